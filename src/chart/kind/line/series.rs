//! The series of a line chart: points, gaps, whiskers and names.

use std::sync::Arc;

use crate::chart::geometry::{Align, Point, Rect};
use crate::chart::label::Labels;
use crate::chart::marker::{self, Fill, MarkStyle, Marker};
use crate::chart::scale::Extent;
use crate::chart::scene::{Datum, Ink, Scene};
use crate::chart::text;

use super::frame::Frame;

/// A figure for more than this number of months is drawn as a bar of their length.
const LONG: f64 = 1.5;

/// One series.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LineSeries {
    /// Name of the series.
    pub name: String,
    /// Slot of its colour, marker and dash. An area keeps its slot from chart to chart.
    pub style: usize,
    /// True if it is a reference, drawn in grey behind the others.
    pub is_context: bool,
    /// Points, in chronological order.
    pub points: Vec<LinePoint>,
}

impl LineSeries {
    /// Colour of the series.
    pub fn ink(&self) -> Ink {
        if self.is_context {
            Ink::Soft
        } else {
            Ink::Series(self.style)
        }
    }
}

/// One point of a series.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LinePoint {
    /// The time that it covers, in months since the year 0.
    pub months: Extent,
    /// True if a line joins it to the point before.
    pub joins: bool,
    /// The value, where it is known.
    pub value: Option<f64>,
    /// The bounds of a value that is not known exactly; an open side is infinite.
    pub bounds: Option<Extent>,
    /// The confidence interval of the value, where it is shown.
    pub interval: Option<Extent>,
    /// True if its marker is hollow.
    pub hollow: bool,
    /// The sentence that describes it.
    pub sentence: String,
    /// Id of its observation.
    pub id: Arc<str>,
}

impl LinePoint {
    fn is_long(&self) -> bool {
        self.months.length() > LONG
    }

    /// The pixels from start to end.
    fn span(&self, frame: &Frame) -> Extent {
        Extent {
            start: frame.x.px_from_data(self.months.start),
            end: frame.x.px_from_data(self.months.end),
        }
    }

    /// The point of a value.
    fn position(&self, value: f64, frame: &Frame) -> Point {
        let x = frame.x.px_from_data(self.months.midpoint());
        Point::new(x, frame.y.px_from_data(value))
    }
}

/// Draws one series and keeps labels off it.
pub(super) fn draw(
    scene: &mut Scene,
    index: usize,
    series: &LineSeries,
    frame: &Frame,
    labels: &mut Labels,
) {
    let points = &series.points;
    let ink = series.ink();
    let mut run: Vec<Point> = Vec::new();
    for point in points {
        let at = point.value.map(|value| point.position(value, frame));
        if !point.joins || at.is_none() {
            join(scene, std::mem::take(&mut run), series, labels);
        }
        run.extend(at);
    }
    join(scene, run, series, labels);
    for (number, point) in points.iter().enumerate() {
        let is_joined = point.joins || points.get(number + 1).is_some_and(|next| next.joins);
        let span = point.span(frame);
        if let Some(interval) = point.interval {
            let x = span.midpoint();
            scene.line(
                Point::new(x, frame.y.px_from_data(interval.start)),
                Point::new(x, frame.y.px_from_data(interval.end)),
                ink,
                1.0,
            );
        }
        if let Some(bounds) = point.bounds {
            let drawn = whisker(scene, point, bounds, ink, frame);
            labels.keep_free(drawn);
        }
        let Some(value) = point.value.or(point.bounds.map(finite_middle)) else {
            continue;
        };
        let at = point.position(value, frame);
        if point.is_long() && point.value.is_some() && !is_joined {
            let (start, end) = (span.start, span.end);
            scene.line(Point::new(start, at.y), Point::new(end, at.y), ink, 2.0);
            labels.keep_free(Rect::new(start, at.y - 3.0, end, at.y + 3.0));
        }
        if point.value.is_some() {
            let fill = if point.hollow {
                Fill::Hollow
            } else {
                Fill::Solid
            };
            let marker = Marker::from_slot(series.style);
            marker::draw(scene, at, MarkStyle { marker, ink, fill });
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
            series: index,
            ink,
            sentence: point.sentence.clone(),
            id: point.id.clone(),
            time: Some(point.months.midpoint()),
        });
    }
}

/// Draws a line through points that are joined.
fn join(scene: &mut Scene, run: Vec<Point>, series: &LineSeries, labels: &mut Labels) {
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
    let width = if series.is_context { 1.5 } else { 2.5 };
    scene.path(run, series.ink(), width, marker::dash(series.style));
}

/// The midpoint of two bounds; the finite one where the other is open.
fn finite_middle(bounds: Extent) -> f64 {
    match (bounds.start.is_finite(), bounds.end.is_finite()) {
        (true, true) => bounds.midpoint(),
        (true, false) => bounds.start,
        _ => bounds.end,
    }
}

/// Draws a line from bound to bound with end strokes, or an arrow at an open end.
fn whisker(scene: &mut Scene, point: &LinePoint, bounds: Extent, ink: Ink, frame: &Frame) -> Rect {
    const OPEN: f64 = 28.0;
    const HALF: f64 = 6.0;
    let span = point.span(frame);
    let x = span.midpoint();
    let (low, high) = (bounds.start, bounds.end);
    let top = if high.is_finite() {
        frame.y.px_from_data(high)
    } else {
        frame.y.px_from_data(low) - OPEN
    };
    let bottom = if low.is_finite() {
        frame.y.px_from_data(low)
    } else {
        frame.y.px_from_data(high) + OPEN
    };
    scene.line(Point::new(x, top), Point::new(x, bottom), ink, 2.0);
    let (left, right) = if point.is_long() {
        (span.start, span.end)
    } else {
        (x - HALF, x + HALF)
    };
    for (y, finite, away) in [
        (top, high.is_finite(), 1.0),
        (bottom, low.is_finite(), -1.0),
    ] {
        if finite {
            scene.line(Point::new(left, y), Point::new(right, y), ink, 2.0);
        } else {
            let wing = |side: f64| Point::new(x + side * 4.0, y + away * 6.0);
            scene.path(
                vec![wing(-1.0), Point::new(x, y), wing(1.0)],
                ink,
                2.0,
                None,
            );
        }
    }
    Rect::new(left - 2.0, top - 2.0, right + 2.0, bottom + 2.0)
}

/// Places the name of a series at its last point, where there is room.
pub(super) fn name(
    scene: &mut Scene,
    index: usize,
    series: &LineSeries,
    frame: &Frame,
    labels: &mut Labels,
) {
    let last = scene
        .data
        .iter()
        .rfind(|datum| datum.series == index)
        .map(|datum| datum.at);
    let Some(last) = last else { return };
    let room = frame.plot.width() * 0.6;
    let name = text::fitted(&series.name, text::SIZE, room);
    let positions = [
        (Point::new(last.x + 11.0, last.y), Align::Start),
        (Point::new(last.x, last.y - 17.0), Align::Middle),
        (Point::new(last.x + 4.0, last.y - 17.0), Align::End),
        (Point::new(last.x, last.y + 17.0), Align::Middle),
        (Point::new(last.x + 4.0, last.y + 17.0), Align::End),
        (Point::new(last.x - 11.0, last.y), Align::End),
    ];
    labels.place(scene, &name, Ink::Ink, &positions);
}
