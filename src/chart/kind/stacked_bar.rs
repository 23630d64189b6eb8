//! Stacked bars of the same length: the composition of a whole in each row. Missing segments leave
//! the end of the bar empty.

use std::sync::Arc;

use crate::chart::geometry::{Align, Point, Rect, Size};
use crate::chart::scale::{Extent, Scale};
use crate::chart::scene::{Chart, Datum, Ink, Scene};
use crate::chart::text;
use crate::stats::order::to_f64;

/// Stacked bars.
///
/// ```
/// use candour::chart::geometry::Size;
/// use candour::chart::kind::stacked_bar::{Segment, StackedBarRow, StackedBarSpec};
/// use candour::chart::scene::Chart as _;
///
/// let segment = |slot, value| Segment { slot, value, ..Segment::default() };
/// let spec = StackedBarSpec {
///     names: vec!["In time".to_owned(), "Late".to_owned()],
///     rows: vec![StackedBarRow {
///         name: "Leeds".to_owned(),
///         segments: vec![segment(0, 75.0), segment(1, 25.0)],
///         missing: None,
///     }],
/// };
/// let scene = spec.layout(Size::new(600.0, spec.height(600.0)));
/// assert_eq!(scene.data.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StackedBarSpec {
    /// Names of the segments, in order.
    pub names: Vec<String>,
    /// The rows, from the top.
    pub rows: Vec<StackedBarRow>,
}

/// Stacked bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StackedBarRow {
    /// Name of the bar.
    pub name: String,
    /// Segments, in order.
    pub segments: Vec<Segment>,
    /// Reason why segments are missing.
    pub missing: Option<String>,
}

/// Segment of a bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Segment {
    /// Index of its name and colour.
    pub slot: usize,
    /// Share in per cent.
    pub value: f64,
    /// The share as text.
    pub value_text: String,
    /// The sentence that describes it.
    pub sentence: String,
    /// Id of its observation.
    pub id: Arc<str>,
}

/// The whole, in per cent.
const WHOLE: f64 = 100.0;
const LEGEND: f64 = 24.0;
const BAR: f64 = 24.0;
const NARROW: f64 = 560.0;

fn row_height(width: f64) -> f64 {
    if width < NARROW { 54.0 } else { 36.0 }
}

/// Number of rows of the legend.
fn legend_rows(spec: &StackedBarSpec, width: f64) -> f64 {
    let mut rows = 1.0;
    let mut x = 0.0;
    for name in &spec.names {
        let wide = text::width(name, text::SIZE) + 34.0;
        if x > 0.0 && x + wide > width {
            rows += 1.0;
            x = 0.0;
        }
        x += wide;
    }
    rows
}

impl Chart for StackedBarSpec {
    fn height(&self, width: f64) -> f64 {
        let rows = to_f64(self.rows.len().max(1));
        legend_rows(self, width) * LEGEND + 10.0 + rows * row_height(width)
    }

    fn layout(&self, size: Size) -> Scene {
        let mut scene = Scene::empty(size);
        let narrow = size.width < NARROW;
        let names = self.rows.iter().map(|row| row.name.as_str());
        let widest = text::widest(names, text::SIZE).min(size.width * 0.4);
        let left = if narrow { 0.0 } else { widest + 12.0 };
        let top = legend_rows(self, size.width) * LEGEND + 10.0;
        scene.plot = Rect::new(left, top, size.width, size.height);
        legend(&mut scene, self);
        if size.width - left < 40.0 {
            return scene;
        }
        if self.rows.iter().all(|row| row.segments.is_empty()) {
            scene.no_data(scene.plot);
        }
        let x = Scale::new(Extent::new(0.0, WHOLE), Extent::new(left, size.width));
        for (at, row) in self.rows.iter().enumerate() {
            let row_top = top + to_f64(at) * row_height(size.width);
            let bar_top = if narrow {
                row_top + 20.0
            } else {
                row_top + 4.0
            };
            let middle = bar_top + BAR / 2.0;
            let (name_at, align, room) = if narrow {
                (Point::new(0.0, row_top + 10.0), Align::Start, size.width)
            } else {
                (Point::new(left - 8.0, middle), Align::End, widest + 2.0)
            };
            scene.text(
                name_at,
                text::fitted(&row.name, text::SIZE, room),
                Ink::Ink,
                align,
            );
            draw(&mut scene, at, row, bar_top, &x);
        }
        scene
    }
}

/// Draws the names of the segments with their colours.
fn legend(scene: &mut Scene, spec: &StackedBarSpec) {
    let (mut x, mut y) = (0.0, 10.0);
    for (at, name) in spec.names.iter().enumerate() {
        let wide = text::width(name, text::SIZE) + 34.0;
        if x > 0.0 && x + wide > scene.size.width {
            x = 0.0;
            y += LEGEND;
        }
        scene.fill(Rect::new(x, y - 7.0, x + 14.0, y + 7.0), Ink::Series(at));
        let room = (scene.size.width - x - 20.0).max(0.0);
        scene.text(
            Point::new(x + 20.0, y),
            text::fitted(name, text::SIZE, room),
            Ink::Ink,
            Align::Start,
        );
        x += wide;
    }
}

/// Draws a bar and its segments, each with its share where there is room.
fn draw(scene: &mut Scene, series: usize, row: &StackedBarRow, top: f64, x: &Scale) {
    let bottom = top + BAR;
    let frame = [
        (0.0, top),
        (WHOLE, top),
        (WHOLE, bottom),
        (0.0, bottom),
        (0.0, top),
    ];
    scene.path(
        frame
            .map(|(at, y)| Point::new(x.px_from_data(at), y))
            .to_vec(),
        Ink::Line,
        1.0,
        None,
    );
    let mut from = 0.0;
    let mut beside = "";
    for segment in &row.segments {
        let to = (from + segment.value).min(WHOLE);
        let (start, end) = (x.px_from_data(from), x.px_from_data(to));
        let ink = Ink::Series(segment.slot);
        // Paper between segments separates them in any colour.
        scene.fill(Rect::new(start, top, (end - 1.5).max(start), bottom), ink);
        let middle = Point::new(f64::midpoint(start, end), f64::midpoint(top, bottom));
        let wide = text::width(&segment.value_text, text::SIZE) + 12.0;
        let is_named = end - start > wide;
        beside = if is_named { "" } else { &segment.value_text };
        if is_named {
            let half = wide / 2.0 - 2.0;
            scene.fill(
                Rect::new(middle.x - half, top + 3.0, middle.x + half, bottom - 3.0),
                Ink::Paper,
            );
            scene.text(middle, segment.value_text.clone(), Ink::Ink, Align::Middle);
        }
        scene.data.push(Datum {
            at: middle,
            series,
            ink,
            sentence: segment.sentence.clone(),
            id: segment.id.clone(),
            time: None,
        });
        from = to;
    }
    // The share of a last segment that is too narrow for it goes into the empty end of the bar,
    // before the reason for what is missing.
    let Some(missing) = row.missing.as_deref() else {
        return;
    };
    let both = if beside.is_empty() {
        missing.to_owned()
    } else {
        format!("{beside}; {missing}")
    };
    let room = x.px_from_data(WHOLE) - x.px_from_data(from) - 8.0;
    let fits = |words: &&str| !words.is_empty() && text::width(words, text::SIZE) < room;
    // In short, where there is no room: `suppressed to protect children’s identity`.
    let short = missing.split(" to ").next().unwrap_or_default();
    if let Some(words) = [both.as_str(), beside, short].into_iter().find(fits) {
        let at = Point::new(x.px_from_data(from) + 6.0, f64::midpoint(top, bottom));
        scene.text(at, words.to_owned(), Ink::Soft, Align::Start);
    }
}
