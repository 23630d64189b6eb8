//! Bars, ranked, each against the target of its day. Bars start at zero, always.

use crate::chart::geometry::{Rect, Size, Spot};
use crate::chart::scale::Scale;
use crate::chart::scene::{Align, Datum, Ink, Scene};
use crate::chart::spec::{RankedRow, RankedSpec};
use crate::chart::text;
use crate::chart::ticks;
use crate::stats::order::to_f64;

const TOP: f64 = 26.0;
const BOTTOM: f64 = 8.0;

/// Below this width names stand above their bars.
const NARROW: f64 = 560.0;

fn row_height(width: f64) -> f64 {
    if width < NARROW { 44.0 } else { 28.0 }
}

/// The height that suits a width: as much as the rows need.
pub fn height(spec: &RankedSpec, width: f64) -> f64 {
    let rows = to_f64(spec.rows.len().max(1));
    TOP + rows * row_height(width) + BOTTOM
}

/// Lays the chart out.
pub fn layout(spec: &RankedSpec, size: Size) -> Scene {
    let mut scene = Scene::empty(size);
    let narrow = size.width < NARROW;
    let names = spec
        .rows
        .iter()
        .map(|row| text::width(&row.name, text::SIZE));
    let widest = names.fold(0.0, f64::max).min(size.width * 0.45);
    let left = if narrow { 0.0 } else { widest + 12.0 };
    let values = spec
        .rows
        .iter()
        .map(|row| text::width(&row.value_text, text::SIZE));
    let right = (size.width - values.fold(0.0, f64::max) - 12.0).max(left);
    scene.plot = Rect::new(left, TOP, right, size.height - BOTTOM);
    let numbers = spec
        .rows
        .iter()
        .flat_map(|row| [Some(row.value), row.goal])
        .flatten();
    let axis = ticks::axis(numbers.chain([0.0]), 5, None);
    let x = Scale::new(axis.domain, (left, right));
    scene.text(
        Spot::new(left, 10.0),
        spec.unit_name.clone(),
        Ink::Soft,
        Align::Start,
    );
    if right - left < 20.0 {
        return scene;
    }
    let mut top = TOP;
    for (at, row) in spec.rows.iter().enumerate() {
        let bar = if narrow {
            Rect::new(left, top + 22.0, right, top + 36.0)
        } else {
            Rect::new(left, top + 6.0, right, top + 22.0)
        };
        let name = if narrow {
            (Spot::new(0.0, top + 11.0), Align::Start, size.width)
        } else {
            (
                Spot::new(left - 8.0, f64::midpoint(bar.top, bar.bottom)),
                Align::End,
                widest + 2.0,
            )
        };
        let fitted = text::fitted(&row.name, text::SIZE, name.2);
        scene.text(name.0, fitted, Ink::Ink, name.1);
        draw(&mut scene, at, row, bar, &x);
        top += row_height(size.width);
    }
    scene
}

/// One bar with its number, and the target of the day as a line across it.
fn draw(scene: &mut Scene, series: usize, row: &RankedRow, bar: Rect, x: &Scale) {
    let (_, ink, _) = row.mark();
    let (zero, end) = (x.px(0.0), x.px(row.value));
    scene.fill(
        Rect::new(zero.min(end), bar.top, end.max(zero), bar.bottom),
        ink,
    );
    let mut text_from = end.max(zero);
    if let Some(goal) = row.goal {
        let at = x.px(goal).floor() + 0.5;
        // Paper on both sides keeps the line visible across a bar of any colour.
        scene.line(
            Spot::new(at, bar.top - 3.0),
            Spot::new(at, bar.bottom + 3.0),
            Ink::Paper,
            5.0,
        );
        scene.line(
            Spot::new(at, bar.top - 3.0),
            Spot::new(at, bar.bottom + 3.0),
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
        Spot::new(text_from + 6.0, middle),
        row.value_text.clone(),
        Ink::Ink,
        Align::Start,
    );
    scene.data.push(Datum {
        at: Spot::new(end, middle),
        series,
        ink,
        sentence: row.sentence.clone(),
        id: row.id.clone(),
        time: None,
    });
}
