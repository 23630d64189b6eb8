//! Lines over time.
//!
//! A line joins only months that follow each other; every other gap stays a gap. A figure for a
//! longer time is a bar as long as that time. Bounds are whiskers, open where the source gives
//! one side only. Targets are drawn for the months in which they were in force.

mod targets;

use crate::chart::geometry::{Rect, Size, Spot};
use crate::chart::label::Labels;
use crate::chart::marker::{self, Fill};
use crate::chart::scale::Scale;
use crate::chart::scene::{Align, Datum, Ink, Scene};
use crate::chart::spec::{LinePoint, LineSeries, LineSpec};
use crate::chart::text;
use crate::chart::ticks::{self, Axis};
use crate::data::words::Unit;
use crate::stats::order::{sort_by_f64, to_f64};
use crate::view::format;

use targets::Frame;

/// The height that suits a width.
pub fn height(spec: &LineSpec, width: f64) -> f64 {
    match (spec.compact, width < 560.0) {
        (true, _) => 190.0,
        (false, true) => 320.0,
        (false, false) => 400.0,
    }
}

/// Room above the plot for event numbers, and below for the months.
const TOP: f64 = 52.0;
const COMPACT_TOP: f64 = 24.0;
const BOTTOM: f64 = 34.0;
const RIGHT: f64 = 18.0;

/// Lays the chart out.
pub fn layout(spec: &LineSpec, size: Size) -> Scene {
    let mut scene = Scene::empty(size);
    let axis = value_axis(spec);
    let decimals = ticks::decimals(axis.step);
    let tick_text = |value: &f64| format::in_unit(*value, spec.unit, decimals);
    let widest = axis
        .ticks
        .iter()
        .map(tick_text)
        .map(|t| text::width(&t, text::SIZE));
    let left = widest.fold(24.0, f64::max) + 10.0;
    let top = if spec.compact { COMPACT_TOP } else { TOP };
    let plot = Rect::new(left, top, size.width - RIGHT, size.height - BOTTOM);
    scene.plot = plot;
    let months = month_range(spec);
    let frame = Frame {
        plot,
        x: Scale::new(months, (plot.left, plot.right)),
        y: Scale::new(axis.domain, (plot.bottom, plot.top)),
        months,
    };
    if plot.width() < 40.0 || plot.height() < 40.0 {
        return scene;
    }
    targets::bands(&mut scene, spec, &frame);
    targets::grid(&mut scene, &axis, &frame, tick_text);
    targets::month_marks(&mut scene, &frame);
    scene.text(
        Spot::new(0.0, 9.0),
        spec.unit_name.clone(),
        Ink::Soft,
        Align::Start,
    );
    let mut labels = Labels::new(Rect::new(
        plot.left,
        plot.top - 12.0,
        size.width,
        plot.bottom,
    ));
    targets::events(&mut scene, spec, &frame, &mut labels);
    targets::goal_lines(&mut scene, spec, &frame);
    for (at, ink) in order(spec) {
        if let Some(series) = spec.series.get(at) {
            draw_series(&mut scene, (at, ink), series, &frame, &mut labels);
        }
    }
    // Keys walk through the series as they are listed.
    sort_by_f64(&mut scene.data, |datum| to_f64(datum.series));
    targets::goal_labels(&mut scene, spec, &frame, &mut labels);
    series_labels(&mut scene, spec, &frame, &mut labels);
    if scene.data.is_empty() {
        let middle = f64::midpoint(plot.left, plot.right);
        let at = Spot::new(middle, f64::midpoint(plot.top, plot.bottom));
        scene.text(at, "No figures to draw", Ink::Soft, Align::Middle);
    } else if axis.domain.0 > 0.0 {
        let start = format::in_unit(axis.domain.0, spec.unit, decimals);
        scene
            .notes
            .push(format!("The scale starts at {start}, not at zero."));
    }
    scene
}

/// The series in the order of painting, what is compared with first, each with its colour.
fn order(spec: &LineSpec) -> Vec<(usize, Ink)> {
    let listed = spec.series.iter().enumerate();
    let context = listed.clone().filter(|(_, series)| series.is_context);
    let own = listed.filter(|(_, series)| !series.is_context);
    let grey = context.map(|(at, _)| (at, Ink::Soft));
    let coloured = own.map(|(at, series)| (at, Ink::Series(series.style)));
    grey.chain(coloured).collect()
}

/// About how many marks a value axis has, whatever its height, so that what is said of it holds
/// at every width.
const N_MARKS: usize = 5;

fn value_axis(spec: &LineSpec) -> Axis {
    let points = spec.series.iter().flat_map(|series| &series.points);
    let numbers = points.flat_map(|point| {
        let ends = |bounds: Option<(f64, f64)>| bounds.unwrap_or((f64::NAN, f64::NAN));
        let ((low, high), (least, most)) = (ends(point.bounds), ends(point.interval));
        [point.value.unwrap_or(f64::NAN), low, high, least, most]
    });
    let shared = spec.range.map(|(low, high)| [low, high]);
    let months = month_range(spec);
    let shown = spec
        .goals
        .iter()
        .filter(|goal| goal.from < months.1 && goal.to > months.0);
    let goals = shown.flat_map(|goal| [goal.low, goal.high]);
    let numbers: Vec<f64> = numbers
        .chain(goals)
        .chain(shared.into_iter().flatten())
        .filter(|number| number.is_finite())
        .collect();
    let cap = (spec.unit == Unit::Percent).then_some(100.0);
    let room = least_room(&numbers, spec.unit);
    let marks = if spec.compact { N_MARKS - 2 } else { N_MARKS };
    ticks::axis(numbers.into_iter().chain(room), marks, cap)
}

/// Numbers that widen an axis where a small difference would otherwise fill the chart: an axis
/// spans at least 10 points of a percentage, or 5 of anything counted whole.
fn least_room(numbers: &[f64], unit: Unit) -> Vec<f64> {
    let least = match unit {
        Unit::Percent => 10.0,
        Unit::Rate | Unit::Caseload => 0.0,
        _ => 5.0,
    };
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let missing = least - (high - low);
    // One number alone is drawn from zero, so that it tells its size.
    if missing > 0.0 && low >= 0.0 && high > low {
        vec![
            (low - missing).max(0.0),
            if low > missing { high } else { low + least },
        ]
    } else {
        Vec::new()
    }
}

/// The months that hold every point, with a little room; a year where there is none.
fn month_range(spec: &LineSpec) -> (f64, f64) {
    if let Some(months) = spec.months {
        return months;
    }
    let points = spec.series.iter().flat_map(|series| &series.points);
    let extents = points.map(|point| point.extent);
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for (start, end) in extents.filter(|(start, end)| start.is_finite() && end.is_finite()) {
        from = from.min(start);
        to = to.max(end);
    }
    if from > to {
        return (24_240.0, 24_252.0);
    }
    let room = ((6.0 - (to - from)) / 2.0).max(0.4);
    (from - room, to + room)
}

fn draw_series(
    scene: &mut Scene,
    (series, ink): (usize, Ink),
    drawn: &LineSeries,
    frame: &Frame,
    labels: &mut Labels,
) {
    let points = &drawn.points;
    let mut run: Vec<Spot> = Vec::new();
    for point in points {
        let at = point.value.map(|value| spot(point, value, frame));
        if !point.joins || at.is_none() {
            finish(scene, std::mem::take(&mut run), (drawn.style, ink), labels);
        }
        run.extend(at);
    }
    finish(scene, run, (drawn.style, ink), labels);
    for (place, point) in points.iter().enumerate() {
        let is_joined = point.joins || points.get(place + 1).is_some_and(|next| next.joins);
        if let Some((low, high)) = point.interval {
            let x = f64::midpoint(frame.x.px(point.extent.0), frame.x.px(point.extent.1));
            scene.line(
                Spot::new(x, frame.y.px(low)),
                Spot::new(x, frame.y.px(high)),
                ink,
                1.0,
            );
        }
        let (start, end) = (frame.x.px(point.extent.0), frame.x.px(point.extent.1));
        if let Some(bounds) = point.bounds {
            let drawn = whisker(scene, point, bounds, ink, frame);
            labels.keep_free(drawn);
        }
        let at = match (point.value, point.bounds) {
            (Some(value), _) => spot(point, value, frame),
            (None, Some(bounds)) => spot(point, middle(bounds), frame),
            (None, None) => continue,
        };
        if point.extent.1 - point.extent.0 > 1.5 && point.value.is_some() && !is_joined {
            scene.line(Spot::new(start, at.y), Spot::new(end, at.y), ink, 2.0);
            labels.keep_free(Rect::new(start, at.y - 3.0, end, at.y + 3.0));
        }
        if point.value.is_some() {
            let fill = if point.hollow {
                Fill::Hollow
            } else {
                Fill::Solid
            };
            marker::draw(scene, at, drawn.style, ink, fill);
        }
        let reach = marker::RADIUS + 2.0;
        labels.keep_free(Rect::new(
            at.x - reach,
            at.y - reach,
            at.x + reach,
            at.y + reach,
        ));
        scene.data.push(Datum {
            at,
            series,
            ink,
            sentence: point.sentence.clone(),
            id: point.id.clone(),
            time: Some(f64::midpoint(point.extent.0, point.extent.1)),
        });
    }
}

/// Paints a run of joined points and keeps labels off it.
fn finish(scene: &mut Scene, run: Vec<Spot>, (style, ink): (usize, Ink), labels: &mut Labels) {
    if run.len() < 2 {
        return;
    }
    for (from, to) in run.iter().zip(run.iter().skip(1)) {
        for step in 0..=8 {
            let share = f64::from(step) / 8.0;
            let (x, y) = (
                from.x + (to.x - from.x) * share,
                from.y + (to.y - from.y) * share,
            );
            labels.keep_free(Rect::new(x - 3.0, y - 3.0, x + 3.0, y + 3.0));
        }
    }
    // Paper on both sides keeps a line apart from bands and other lines.
    scene.path(run.clone(), Ink::Paper, 5.5, None);
    let width = if ink == Ink::Soft { 1.5 } else { 2.5 };
    scene.path(run, ink, width, marker::dash(style));
}

fn spot(point: &LinePoint, value: f64, frame: &Frame) -> Spot {
    let middle = f64::midpoint(point.extent.0, point.extent.1);
    Spot::new(frame.x.px(middle), frame.y.px(value))
}

/// The middle of two bounds; the finite one where the other is open.
fn middle((low, high): (f64, f64)) -> f64 {
    match (low.is_finite(), high.is_finite()) {
        (true, true) => f64::midpoint(low, high),
        (true, false) => low,
        _ => high,
    }
}

/// A bar from bound to bound with end strokes; an open end has an arrow instead.
fn whisker(
    scene: &mut Scene,
    point: &LinePoint,
    bounds: (f64, f64),
    ink: Ink,
    frame: &Frame,
) -> Rect {
    const OPEN: f64 = 28.0;
    const HALF: f64 = 6.0;
    let x = f64::midpoint(frame.x.px(point.extent.0), frame.x.px(point.extent.1));
    let (low, high) = bounds;
    let top = if high.is_finite() {
        frame.y.px(high)
    } else {
        frame.y.px(low) - OPEN
    };
    let bottom = if low.is_finite() {
        frame.y.px(low)
    } else {
        frame.y.px(high) + OPEN
    };
    scene.line(Spot::new(x, top), Spot::new(x, bottom), ink, 2.0);
    let long = point.extent.1 - point.extent.0 > 1.5;
    let (left, right) = if long {
        (frame.x.px(point.extent.0), frame.x.px(point.extent.1))
    } else {
        (x - HALF, x + HALF)
    };
    for (y, finite, away) in [
        (top, high.is_finite(), 1.0),
        (bottom, low.is_finite(), -1.0),
    ] {
        if finite {
            scene.line(Spot::new(left, y), Spot::new(right, y), ink, 2.0);
        } else {
            let wing = |side: f64| Spot::new(x + side * 4.0, y + away * 6.0);
            scene.path(vec![wing(-1.0), Spot::new(x, y), wing(1.0)], ink, 2.0, None);
        }
    }
    Rect::new(left - 2.0, top - 2.0, right + 2.0, bottom + 2.0)
}

/// The name of each series at its last point, where there is room.
fn series_labels(scene: &mut Scene, spec: &LineSpec, frame: &Frame, labels: &mut Labels) {
    if spec.series.len() < 2 {
        return;
    }
    let shown = |series: &LineSeries| !(spec.compact && series.is_context);
    for (at, series) in spec
        .series
        .iter()
        .enumerate()
        .filter(|(_, series)| shown(series))
    {
        let last = scene
            .data
            .iter()
            .rfind(|datum| datum.series == at)
            .map(|datum| datum.at);
        let Some(last) = last else { continue };
        let room = frame.plot.width() * 0.6;
        let name = text::fitted(&series.name, text::SIZE, room);
        let places = [
            (Spot::new(last.x + 11.0, last.y), Align::Start),
            (Spot::new(last.x, last.y - 17.0), Align::Middle),
            (Spot::new(last.x + 4.0, last.y - 17.0), Align::End),
            (Spot::new(last.x, last.y + 17.0), Align::Middle),
            (Spot::new(last.x + 4.0, last.y + 17.0), Align::End),
            (Spot::new(last.x - 11.0, last.y), Align::End),
        ];
        labels.place(scene, &name, Ink::Ink, &places);
    }
}
