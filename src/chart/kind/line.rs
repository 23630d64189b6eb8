//! Lines over time.
//!
//! A line joins only months that follow each other; every other gap stays a gap. A figure for a
//! longer time is a bar as long as that time. Bounds are whiskers, open where the source gives
//! one side only. Targets are drawn for the months in which they were in force.

use crate::chart::dash::Dash;
use crate::chart::geometry::{Rect, Size, Spot};
use crate::chart::label::Labels;
use crate::chart::marker::{self, Fill};
use crate::chart::scale::Scale;
use crate::chart::scene::{Align, Datum, Ink, Scene};
use crate::chart::spec::{LinePoint, LineSpec};
use crate::chart::text;
use crate::chart::ticks::{self, Axis};
use crate::data::month::Month;
use crate::data::words::Unit;
use crate::view::format;

/// The height that suits a width.
pub fn height(width: f64) -> f64 {
    if width < 560.0 { 320.0 } else { 400.0 }
}

/// Room above the plot for event numbers, and below for the months.
const TOP: f64 = 34.0;
const BOTTOM: f64 = 34.0;
const RIGHT: f64 = 18.0;
const GOAL_DASH: Dash = Dash {
    stroke: 6.0,
    gap: 4.0,
};

/// Where things lie on this chart.
struct Frame {
    plot: Rect,
    x: Scale,
    y: Scale,
    months: (f64, f64),
}

/// Lays the chart out.
pub fn layout(spec: &LineSpec, size: Size) -> Scene {
    let mut scene = Scene::empty(size);
    let axis = value_axis(spec, size);
    let decimals = decimals(axis.step);
    let tick_text = |value: &f64| format::in_unit(*value, spec.unit, decimals);
    let widest = axis
        .ticks
        .iter()
        .map(tick_text)
        .map(|t| text::width(&t, text::SIZE));
    let left = widest.fold(24.0, f64::max) + 10.0;
    let plot = Rect::new(left, TOP, size.width - RIGHT, size.height - BOTTOM);
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
    bands(&mut scene, spec, &frame);
    grid(&mut scene, &axis, &frame, tick_text);
    month_marks(&mut scene, &frame);
    scene.text(
        Spot::new(0.0, 10.0),
        spec.unit_name.clone(),
        Ink::Soft,
        Align::Start,
    );
    let mut labels = Labels::new(Rect::new(0.0, plot.top - 12.0, size.width, plot.bottom));
    events(&mut scene, spec, &frame, &mut labels);
    goal_lines(&mut scene, spec, &frame);
    for (at, series) in spec.series.iter().enumerate() {
        draw_series(&mut scene, at, &series.points, &frame, &mut labels);
    }
    goal_labels(&mut scene, spec, &frame, &mut labels);
    series_labels(&mut scene, spec, &frame, &mut labels);
    if axis.domain.0 > 0.0 {
        let start = format::in_unit(axis.domain.0, spec.unit, decimals);
        scene
            .notes
            .push(format!("The scale starts at {start}, not at zero."));
    }
    scene
}

fn value_axis(spec: &LineSpec, size: Size) -> Axis {
    let points = spec.series.iter().flat_map(|series| &series.points);
    let numbers = points.flat_map(|point| {
        let (low, high) = point.bounds.unwrap_or((f64::NAN, f64::NAN));
        [point.value.unwrap_or(f64::NAN), low, high]
    });
    let months = month_range(spec);
    let shown = spec
        .goals
        .iter()
        .filter(|goal| goal.from < months.1 && goal.to > months.0);
    let goals = shown.flat_map(|goal| [goal.low, goal.high]);
    let cap = (spec.unit == Unit::Percent).then_some(100.0);
    let wanted = if size.height < 360.0 { 4 } else { 6 };
    ticks::axis(numbers.chain(goals), wanted, cap)
}

/// Decimals that tell the marks of an axis apart.
fn decimals(step: f64) -> u8 {
    [0_u8, 1, 2, 3]
        .into_iter()
        .find(|places| {
            let scaled = step * 10f64.powi(i32::from(*places));
            (scaled - scaled.round()).abs() < 1e-6 * scaled.abs().max(1.0)
        })
        .unwrap_or(3)
}

/// The months that hold every point, with a little room; a year where there is none.
fn month_range(spec: &LineSpec) -> (f64, f64) {
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

fn bands(scene: &mut Scene, spec: &LineSpec, frame: &Frame) {
    for goal in spec.goals.iter().filter(|goal| goal.high > goal.low) {
        let (from, to) = (goal.from.max(frame.months.0), goal.to.min(frame.months.1));
        if from < to {
            let rect = Rect::new(
                frame.x.px(from),
                frame.y.px(goal.high),
                frame.x.px(to),
                frame.y.px(goal.low),
            );
            scene.fill(rect, Ink::Band);
        }
    }
}

fn grid(scene: &mut Scene, axis: &Axis, frame: &Frame, tick_text: impl Fn(&f64) -> String) {
    for tick in &axis.ticks {
        let y = frame.y.px(*tick).floor() + 0.5;
        let (left, right) = (frame.plot.left, frame.plot.right);
        scene.line(Spot::new(left, y), Spot::new(right, y), Ink::Line, 1.0);
        scene.text(
            Spot::new(left - 8.0, y),
            tick_text(tick),
            Ink::Soft,
            Align::End,
        );
    }
}

fn month_marks(scene: &mut Scene, frame: &Frame) {
    let (from, to) = (
        whole(frame.months.0.ceil()),
        whole(frame.months.1.floor()) - 1,
    );
    let wanted = whole(frame.plot.width() / 84.0).max(2);
    let (Some(from), Some(to)) = (month_at(from), month_at(to.max(from))) else {
        return;
    };
    let y = frame.plot.bottom;
    for month in ticks::months(from, to, usize::try_from(wanted).unwrap_or(2)) {
        let x = frame.x.px(f64::from(month.index()) + 0.5);
        let label = format!(
            "{} {}",
            month.name().get(..3).unwrap_or_default(),
            month.year()
        );
        let half = text::width(&label, text::SIZE) / 2.0;
        scene.line(Spot::new(x, y), Spot::new(x, y + 5.0), Ink::Soft, 1.0);
        let at = x.clamp(half, (scene.size.width - half).max(half));
        scene.text(Spot::new(at, y + 18.0), label, Ink::Soft, Align::Middle);
    }
}

fn month_at(index: i32) -> Option<Month> {
    Month::new(
        index.div_euclid(12),
        index.rem_euclid(12).unsigned_abs() + 1,
    )
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "months and pixels are far below the limit"
)]
fn whole(value: f64) -> i32 {
    value.clamp(-1e6, 1e6) as i32
}

fn events(scene: &mut Scene, spec: &LineSpec, frame: &Frame, labels: &mut Labels) {
    let mut taken: Vec<f64> = Vec::new();
    for event in &spec.events {
        let outside = event.to < frame.months.0 || event.from > frame.months.1;
        if outside {
            continue;
        }
        let at = |month: f64| frame.x.px(month.clamp(frame.months.0, frame.months.1));
        let (from, to) = (at(event.from), at(event.to));
        let (top, bottom) = (frame.plot.top - 4.0, frame.plot.bottom);
        let edges = if to - from > 3.0 {
            vec![from, to]
        } else {
            vec![from]
        };
        for x in edges {
            // What breaks a series is drawn through it; anything else is only marked above it.
            let (end, width, dash) = if event.breaks {
                (
                    bottom,
                    2.0,
                    Some(Dash {
                        stroke: 10.0,
                        gap: 4.0,
                    }),
                )
            } else {
                (top + 9.0, 1.0, None)
            };
            let x = x.floor() + 0.5;
            scene.path(
                vec![Spot::new(x, top), Spot::new(x, end)],
                Ink::Event,
                width,
                dash,
            );
        }
        if to - from > 3.0 {
            scene.line(Spot::new(from, top), Spot::new(to, top), Ink::Event, 2.0);
        }
        // Numbers that would touch move to the right.
        let mut x = f64::midpoint(from, to).clamp(8.0, (scene.size.width - 8.0).max(8.0));
        while taken.iter().any(|other| (other - x).abs() < 17.0) {
            x += 17.0;
        }
        taken.push(x);
        let number = event.number.to_string();
        let spot = Spot::new(x, top - 9.0);
        labels.keep_free(text::bounds(spot, &number, text::SIZE, Align::Middle));
        scene.text(spot, number, Ink::Ink, Align::Middle);
    }
}

fn goal_lines(scene: &mut Scene, spec: &LineSpec, frame: &Frame) {
    for goal in &spec.goals {
        let (from, to) = (goal.from.max(frame.months.0), goal.to.min(frame.months.1));
        if from >= to {
            continue;
        }
        let edges = [Some(goal.low), (goal.high > goal.low).then_some(goal.high)];
        for edge in edges.into_iter().flatten() {
            let y = frame.y.px(edge).floor() + 0.5;
            let line = vec![Spot::new(frame.x.px(from), y), Spot::new(frame.x.px(to), y)];
            scene.path(line, Ink::Target, 1.5, Some(GOAL_DASH));
        }
    }
}

fn goal_labels(scene: &mut Scene, spec: &LineSpec, frame: &Frame, labels: &mut Labels) {
    for goal in &spec.goals {
        let (from, to) = (goal.from.max(frame.months.0), goal.to.min(frame.months.1));
        if from >= to {
            continue;
        }
        let (left, right) = (frame.x.px(from), frame.x.px(to).min(frame.plot.right));
        let (above, below) = (frame.y.px(goal.high) - 10.0, frame.y.px(goal.low) + 11.0);
        let places = [
            (Spot::new(right, above), Align::End),
            (Spot::new(right, below), Align::End),
            (Spot::new(left, above), Align::Start),
            (Spot::new(left, below), Align::Start),
            (Spot::new(f64::midpoint(left, right), above), Align::Middle),
        ];
        labels.place(scene, &goal.label, Ink::Ink, &places);
    }
}

fn draw_series(
    scene: &mut Scene,
    series: usize,
    points: &[LinePoint],
    frame: &Frame,
    labels: &mut Labels,
) {
    let ink = Ink::Series(series);
    let mut run: Vec<Spot> = Vec::new();
    for point in points {
        let at = point.value.map(|value| spot(point, value, frame));
        if !point.joins || at.is_none() {
            finish(scene, std::mem::take(&mut run), series);
        }
        run.extend(at);
    }
    finish(scene, run, series);
    for point in points {
        let (start, end) = (frame.x.px(point.extent.0), frame.x.px(point.extent.1));
        if let Some(bounds) = point.bounds {
            whisker(scene, point, bounds, ink, frame);
        }
        let at = match (point.value, point.bounds) {
            (Some(value), _) => spot(point, value, frame),
            (None, Some(bounds)) => spot(point, middle(bounds), frame),
            (None, None) => continue,
        };
        if point.extent.1 - point.extent.0 > 1.5 && point.value.is_some() {
            scene.line(Spot::new(start, at.y), Spot::new(end, at.y), ink, 2.0);
        }
        if point.value.is_some() {
            let fill = if point.hollow {
                Fill::Hollow
            } else {
                Fill::Solid
            };
            marker::draw(scene, at, series, ink, fill);
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
        });
    }
}

fn finish(scene: &mut Scene, run: Vec<Spot>, series: usize) {
    if run.len() > 1 {
        // Paper on both sides keeps a line apart from bands and other lines.
        scene.path(run.clone(), Ink::Paper, 5.5, None);
        scene.path(run, Ink::Series(series), 2.5, marker::dash(series));
    }
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
fn whisker(scene: &mut Scene, point: &LinePoint, bounds: (f64, f64), ink: Ink, frame: &Frame) {
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
}

/// The name of each series at its last point, where there is room.
fn series_labels(scene: &mut Scene, spec: &LineSpec, frame: &Frame, labels: &mut Labels) {
    if spec.series.len() < 2 {
        return;
    }
    for (at, series) in spec.series.iter().enumerate() {
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
