//! Areas ranked by a figure: a mark for each, its interval as a whisker, and where two dates are
//! compared a hollow mark for then with a line to now.
//!
//! A position tells the figure, not a length, so the axis need not start at zero.

use crate::chart::geometry::{Rect, Size, Spot};
use crate::chart::marker::{self, Fill};
use crate::chart::scale::Scale;
use crate::chart::scene::{Align, Datum, Ink, Scene};
use crate::chart::spec::{DotRow, DotsSpec, Emphasis};
use crate::chart::text;
use crate::chart::ticks;
use crate::data::words::Unit;
use crate::stats::order::to_f64;
use crate::view::format;

const TOP: f64 = 46.0;
const BOTTOM: f64 = 10.0;
const NARROW: f64 = 560.0;
/// Rows of a touch's height, until there are many.
const FEW: usize = 16;

fn row_height(n_rows: usize, width: f64) -> f64 {
    match (width < NARROW, n_rows > FEW) {
        (true, _) => 40.0,
        (false, false) => 28.0,
        (false, true) => 24.0,
    }
}

/// The height that suits a width: as much as the rows need.
pub fn height(spec: &DotsSpec, width: f64) -> f64 {
    let n_rows = spec.rows.len().max(1);
    TOP + to_f64(n_rows) * row_height(n_rows, width) + BOTTOM
}

/// Lays the chart out.
pub fn layout(spec: &DotsSpec, size: Size) -> Scene {
    let mut scene = Scene::empty(size);
    let narrow = size.width < NARROW;
    let widest = |texts: &dyn Fn(&DotRow) -> f64| spec.rows.iter().map(texts).fold(0.0, f64::max);
    let names = widest(&|row| text::width(&row.name, text::SIZE)).min(size.width * 0.4);
    let left = if narrow { 8.0 } else { names + 18.0 };
    let values = widest(&|row| text::width(&row.value_text, text::SIZE));
    let right = (size.width - values - 18.0).max(left);
    scene.plot = Rect::new(left, TOP, right, size.height - BOTTOM);
    scene.text(
        Spot::new(0.0, 10.0),
        spec.unit_name.clone(),
        Ink::Soft,
        Align::Start,
    );
    if right - left < 20.0 {
        return scene;
    }
    let numbers = spec.rows.iter().flat_map(|row| {
        let (low, high) = row.interval.unwrap_or((f64::NAN, f64::NAN));
        [
            row.value.unwrap_or(f64::NAN),
            row.then.unwrap_or(f64::NAN),
            low,
            high,
        ]
    });
    let numbers: Vec<f64> = numbers.filter(|number| number.is_finite()).collect();
    if numbers.is_empty() {
        let middle = Spot::new(f64::midpoint(left, right), f64::midpoint(TOP, size.height));
        scene.text(middle, "No figures to draw", Ink::Soft, Align::Middle);
        return scene;
    }
    let cap = (spec.unit == Unit::Percent).then_some(100.0);
    let axis = ticks::axis(numbers.into_iter(), if narrow { 3 } else { 6 }, cap);
    let x = Scale::new(axis.domain, (left, right));
    grid(&mut scene, spec, &axis, &x);
    if axis.domain.0 > 0.0 {
        let start = format::in_unit(axis.domain.0, spec.unit, ticks::decimals(axis.step));
        scene
            .notes
            .push(format!("The scale starts at {start}, not at zero."));
    }
    let step = row_height(spec.rows.len(), size.width);
    let mut top = TOP;
    for (at, row) in spec.rows.iter().enumerate() {
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
        let (place, align, room) = if narrow {
            (Spot::new(0.0, top + 10.0), Align::Start, size.width)
        } else {
            (Spot::new(left - 14.0, y), Align::End, names + 2.0)
        };
        scene.text(place, text::fitted(&row.name, text::SIZE, room), ink, align);
        draw(&mut scene, at, row, y, &x);
        scene.text(
            Spot::new(right + 12.0, y),
            row.value_text.clone(),
            ink,
            Align::Start,
        );
        top += step;
    }
    scene
}

/// Round numbers above the rows, with a line through them.
fn grid(scene: &mut Scene, spec: &DotsSpec, axis: &ticks::Axis, x: &Scale) {
    let decimals = ticks::decimals(axis.step);
    let mut free = f64::NEG_INFINITY;
    for tick in &axis.ticks {
        let at = x.px(*tick).floor() + 0.5;
        let label = format::in_unit(*tick, spec.unit, decimals);
        let half = text::width(&label, text::SIZE) / 2.0;
        scene.line(
            Spot::new(at, TOP - 4.0),
            Spot::new(at, scene.plot.bottom),
            Ink::Line,
            1.0,
        );
        if at - half > free {
            scene.text(Spot::new(at, TOP - 14.0), label, Ink::Soft, Align::Middle);
            free = at + half + 8.0;
        }
    }
}

/// One row: whisker, then, now.
fn draw(scene: &mut Scene, series: usize, row: &DotRow, y: f64, x: &Scale) {
    let (slot, ink) = match row.emphasis {
        Emphasis::Picked(slot) => (slot, Ink::Series(slot)),
        Emphasis::Reference => (3, Ink::Ink),
        Emphasis::Other => (0, Ink::Soft),
    };
    let on_row = |value: f64| Spot::new(x.px(value), y);
    if let Some((low, high)) = row.interval {
        scene.line(on_row(low), on_row(high), ink, 1.5);
        for end in [low, high] {
            let at = on_row(end);
            scene.line(Spot::new(at.x, y - 4.0), Spot::new(at.x, y + 4.0), ink, 1.5);
        }
    }
    if let Some((then, now)) = row.then.zip(row.value) {
        scene.line(on_row(then), on_row(now), ink, 3.0);
    }
    if let Some(then) = row.then {
        marker::draw(scene, on_row(then), slot, ink, Fill::Hollow);
        scene.data.push(Datum {
            at: on_row(then),
            series,
            ink,
            sentence: row.then_sentence.clone(),
            id: row.then_id.clone(),
            time: None,
        });
    }
    if let Some(now) = row.value {
        marker::draw(scene, on_row(now), slot, ink, Fill::Solid);
        scene.data.push(Datum {
            at: on_row(now),
            series,
            ink,
            sentence: row.sentence.clone(),
            id: row.id.clone(),
            time: None,
        });
    }
}
