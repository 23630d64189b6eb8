//! A dot plot: a marker in each row, its interval as a whisker, and where two dates are compared a
//! hollow marker for the earlier one with a line to the later.
//!
//! Values are positions, not lengths, so the axis need not start at zero.

use std::sync::Arc;

use crate::chart::geometry::{Align, Point, Rect, Size};
use crate::chart::marker::{self, Fill, MarkStyle, Marker};
use crate::chart::scale::{Extent, Scale};
use crate::chart::scene::{Chart, Datum, Ink, Scene};
use crate::chart::text;
use crate::chart::ticks::{self, Axis, AxisSpec};
use crate::stats::order::to_f64;

/// A dot plot.
///
/// ```
/// use candour::chart::geometry::Size;
/// use candour::chart::kind::dot::{DotRow, DotSpec, DotValue, Emphasis};
/// use candour::chart::scene::Chart as _;
///
/// let row = |name: &str, value: f64, emphasis| DotRow {
///     name: name.to_owned(),
///     value_text: value.to_string(),
///     now: Some(DotValue { value, ..DotValue::default() }),
///     emphasis,
///     ..DotRow::default()
/// };
/// let spec = DotSpec {
///     rows: vec![
///         row("England", 67.0, Emphasis::Reference),
///         row("Leeds", 49.0, Emphasis::Highlighted(0)),
///     ],
///     ..DotSpec::default()
/// };
/// let scene = spec.layout(Size::new(600.0, spec.height(600.0)));
/// assert!(scene.data[0].at.x > scene.data[1].at.x);
/// assert_eq!(scene.notes, ["The scale starts at 45, not at zero."]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DotSpec {
    /// The value axis.
    pub axis: AxisSpec,
    /// The rows, from the top.
    pub rows: Vec<DotRow>,
}

/// One row of a dot plot.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DotRow {
    /// Name of the row.
    pub name: String,
    /// Emphasis of the row.
    pub emphasis: Emphasis,
    /// Current value.
    pub now: Option<DotValue>,
    /// Earlier value, if two dates are compared.
    pub then: Option<DotValue>,
    /// The value as text, or the reason why there is none.
    pub value_text: String,
    /// The confidence interval of the value, where it is shown.
    pub interval: Option<Extent>,
}

/// A value at one date.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DotValue {
    /// The value.
    pub value: f64,
    /// The sentence that describes it.
    pub sentence: String,
    /// Id of its observation.
    pub id: Arc<str>,
}

/// Visual emphasis of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    /// A row that the chart is about, with the colour and marker of a slot.
    Highlighted(usize),
    /// A row to compare others with, such as a region or the country.
    Reference,
    /// Any other row.
    #[default]
    Other,
}

const TOP: f64 = 46.0;
const BOTTOM: f64 = 10.0;
const NARROW: f64 = 560.0;
/// Up to this number, rows are as high as a finger needs.
const FEW: usize = 16;

fn row_height(n_rows: usize, width: f64) -> f64 {
    match (width < NARROW, n_rows > FEW) {
        (true, _) => 40.0,
        (false, false) => 28.0,
        (false, true) => 24.0,
    }
}

impl Chart for DotSpec {
    fn height(&self, width: f64) -> f64 {
        let n_rows = self.rows.len().max(1);
        TOP + to_f64(n_rows) * row_height(n_rows, width) + BOTTOM
    }

    fn layout(&self, size: Size) -> Scene {
        let mut scene = Scene::empty(size);
        let narrow = size.width < NARROW;
        let names = self.rows.iter().map(|row| row.name.as_str());
        let names = text::widest(names, text::SIZE).min(size.width * 0.4);
        let left = if narrow { 8.0 } else { names + 18.0 };
        let values = self.rows.iter().map(|row| row.value_text.as_str());
        let right = (size.width - text::widest(values, text::SIZE) - 18.0).max(left);
        scene.plot = Rect::new(left, TOP, right, size.height - BOTTOM);
        scene.text(
            Point::new(0.0, 10.0),
            self.axis.title.clone(),
            Ink::Soft,
            Align::Start,
        );
        if right - left < 20.0 {
            return scene;
        }
        let numbers = self.rows.iter().flat_map(|row| {
            let values = [&row.now, &row.then].into_iter().flatten();
            let ends = row.interval.map(|interval| [interval.start, interval.end]);
            let values = values.map(|value| value.value);
            values.chain(ends.into_iter().flatten())
        });
        let numbers: Vec<f64> = numbers.filter(|number| number.is_finite()).collect();
        if numbers.is_empty() {
            scene.no_data(Rect::new(left, TOP, right, size.height));
            return scene;
        }
        let n_ticks = if narrow { 3 } else { 6 };
        let axis = ticks::axis(numbers.into_iter(), n_ticks, self.axis.cap);
        let x = Scale::new(axis.domain, Extent::new(left, right));
        grid(&mut scene, self, &axis, &x);
        let decimals = ticks::decimals(axis.step);
        scene
            .notes
            .extend(self.axis.start_note(axis.domain.start, decimals));
        let step = row_height(self.rows.len(), size.width);
        let mut top = TOP;
        for (at, row) in self.rows.iter().enumerate() {
            let ink = if row.emphasis == Emphasis::Other {
                Ink::Soft
            } else {
                Ink::Ink
            };
            let y = if narrow {
                top + step - 12.0
            } else {
                top + step / 2.0
            };
            let (name_at, align, room) = if narrow {
                (Point::new(0.0, top + 10.0), Align::Start, size.width)
            } else {
                (Point::new(left - 14.0, y), Align::End, names + 2.0)
            };
            let name = text::fitted(&row.name, text::SIZE, room);
            scene.text(name_at, name, ink, align);
            draw(&mut scene, at, row, y, &x);
            scene.text(
                Point::new(right + 12.0, y),
                row.value_text.clone(),
                ink,
                Align::Start,
            );
            top += step;
        }
        scene
    }
}

/// Draws the ticks above the rows, with lines through the rows.
fn grid(scene: &mut Scene, spec: &DotSpec, axis: &Axis, x: &Scale) {
    let decimals = ticks::decimals(axis.step);
    let mut free = f64::NEG_INFINITY;
    for tick in &axis.ticks {
        let at = x.px_from_data(*tick).floor() + 0.5;
        let label = spec.axis.label(*tick, decimals);
        let half = text::width(&label, text::SIZE) / 2.0;
        scene.line(
            Point::new(at, TOP - 4.0),
            Point::new(at, scene.plot.bottom),
            Ink::Line,
            1.0,
        );
        if at - half > free {
            scene.text(Point::new(at, TOP - 14.0), label, Ink::Soft, Align::Middle);
            free = at + half + 8.0;
        }
    }
}

/// Draws a row: its interval, the line between two dates, its markers.
fn draw(scene: &mut Scene, series: usize, row: &DotRow, y: f64, x: &Scale) {
    let (marker, ink) = match row.emphasis {
        Emphasis::Highlighted(slot) => (Marker::from_slot(slot), Ink::Series(slot)),
        Emphasis::Reference => (Marker::Diamond, Ink::Ink),
        Emphasis::Other => (Marker::Circle, Ink::Soft),
    };
    let on_row = |value: f64| Point::new(x.px_from_data(value), y);
    if let Some(Extent { start, end }) = row.interval {
        scene.line(on_row(start), on_row(end), ink, 1.5);
        for end in [start, end] {
            let at = on_row(end);
            scene.line(
                Point::new(at.x, y - 4.0),
                Point::new(at.x, y + 4.0),
                ink,
                1.5,
            );
        }
    }
    if let (Some(then), Some(now)) = (&row.then, &row.now) {
        scene.line(on_row(then.value), on_row(now.value), ink, 3.0);
    }
    let hollow_then_solid = [(&row.then, Fill::Hollow), (&row.now, Fill::Solid)];
    for (value, fill) in hollow_then_solid {
        let Some(value) = value else { continue };
        let at = on_row(value.value);
        marker::draw(scene, at, MarkStyle { marker, ink, fill });
        scene.data.push(Datum {
            at,
            series,
            ink,
            sentence: value.sentence.clone(),
            id: value.id.clone(),
            time: None,
        });
    }
}
