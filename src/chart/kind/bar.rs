//! Horizontal bars, each beside its target. Bars always start at zero.

use crate::chart::geometry::{Align, Point, Rect, Size};
use crate::chart::scale::{Extent, Scale};
use crate::chart::scene::{Chart, Datum, Ink, Scene};
use crate::chart::text;
use crate::chart::ticks;
use crate::stats::order::to_f64;

use super::value_row::ValueRow;

/// Horizontal bars.
///
/// ```
/// use candour::chart::geometry::Size;
/// use candour::chart::kind::bar::BarSpec;
/// use candour::chart::kind::value_row::ValueRow;
/// use candour::chart::scene::Chart as _;
///
/// let bar = |name: &str, value: f64| ValueRow {
///     name: name.to_owned(),
///     value,
///     value_text: value.to_string(),
///     ..ValueRow::default()
/// };
/// let spec = BarSpec {
///     unit_name: "Cases for each worker".to_owned(),
///     rows: vec![bar("North", 21.0), bar("South", 14.0)],
/// };
/// let scene = spec.layout(Size::new(600.0, spec.height(600.0)));
/// // The ends of the bars: the greater value reaches further right.
/// assert!(scene.data[0].at.x > scene.data[1].at.x);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BarSpec {
    /// Name of the unit.
    pub unit_name: String,
    /// The bars, from the top.
    pub rows: Vec<ValueRow>,
}

const TOP: f64 = 26.0;
const BOTTOM: f64 = 8.0;

/// Below this width in pixels, names are above their bars.
const NARROW: f64 = 560.0;

fn row_height(width: f64) -> f64 {
    if width < NARROW { 44.0 } else { 28.0 }
}

impl Chart for BarSpec {
    fn height(&self, width: f64) -> f64 {
        let rows = to_f64(self.rows.len().max(1));
        TOP + rows * row_height(width) + BOTTOM
    }

    fn layout(&self, size: Size) -> Scene {
        let mut scene = Scene::empty(size);
        let narrow = size.width < NARROW;
        let names = self.rows.iter().map(|row| row.name.as_str());
        let widest = text::widest(names, text::SIZE).min(size.width * 0.45);
        let left = if narrow { 0.0 } else { widest + 12.0 };
        let values = self.rows.iter().map(|row| row.value_text.as_str());
        let right = (size.width - text::widest(values, text::SIZE) - 12.0).max(left);
        scene.plot = Rect::new(left, TOP, right, size.height - BOTTOM);
        let numbers = self
            .rows
            .iter()
            .flat_map(|row| [Some(row.value), row.target])
            .flatten();
        let axis = ticks::axis(numbers.chain([0.0]), 5, None);
        let x = Scale::new(axis.domain, Extent::new(left, right));
        scene.text(
            Point::new(left, 10.0),
            self.unit_name.clone(),
            Ink::Soft,
            Align::Start,
        );
        if right - left < 20.0 {
            return scene;
        }
        let mut top = TOP;
        for (at, row) in self.rows.iter().enumerate() {
            let bar = if narrow {
                Rect::new(left, top + 22.0, right, top + 36.0)
            } else {
                Rect::new(left, top + 6.0, right, top + 22.0)
            };
            let (name_at, align, room) = if narrow {
                (Point::new(0.0, top + 11.0), Align::Start, size.width)
            } else {
                (
                    Point::new(left - 8.0, f64::midpoint(bar.top, bar.bottom)),
                    Align::End,
                    widest + 2.0,
                )
            };
            let name = text::fitted(&row.name, text::SIZE, room);
            scene.text(name_at, name, Ink::Ink, align);
            draw(&mut scene, at, row, bar, &x);
            top += row_height(size.width);
        }
        scene
    }
}

/// Draws a bar with its value, and its target as a line across it.
fn draw(scene: &mut Scene, series: usize, row: &ValueRow, bar: Rect, x: &Scale) {
    let ink = row.mark_style().ink;
    let (zero, end) = (x.px_from_data(0.0), x.px_from_data(row.value));
    scene.fill(
        Rect::new(zero.min(end), bar.top, end.max(zero), bar.bottom),
        ink,
    );
    let mut text_from = end.max(zero);
    if let Some(target) = row.target {
        let at = x.px_from_data(target).floor() + 0.5;
        // Paper on both sides keeps the line visible across a bar of any colour.
        scene.line(
            Point::new(at, bar.top - 3.0),
            Point::new(at, bar.bottom + 3.0),
            Ink::Paper,
            5.0,
        );
        scene.line(
            Point::new(at, bar.top - 3.0),
            Point::new(at, bar.bottom + 3.0),
            Ink::Target,
            2.0,
        );
        let width = text::width(&row.value_text, text::SIZE);
        if at > text_from - 4.0 && at < text_from + width + 10.0 {
            text_from = at + 2.0;
        }
    }
    let middle = f64::midpoint(bar.top, bar.bottom);
    scene.text(
        Point::new(text_from + 6.0, middle),
        row.value_text.clone(),
        Ink::Ink,
        Align::Start,
    );
    scene.data.push(Datum {
        at: Point::new(end, middle),
        series,
        ink,
        sentence: row.sentence.clone(),
        id: row.id.clone(),
        time: None,
    });
}
