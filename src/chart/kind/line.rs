//! A line chart over time.
//!
//! A line joins only consecutive periods; every other gap stays a gap. A figure for more than a
//! month is a bar as long as its period. Bounds are whiskers, open where the source gives one side
//! only. Targets are drawn for the months in which they were in force.

mod events;
mod frame;
mod series;
mod targets;

use crate::chart::geometry::{Align, Point, Rect, Size};
use crate::chart::label::Labels;
use crate::chart::scale::{Extent, Scale};
use crate::chart::scene::{Chart, Ink, Scene};
use crate::chart::text;
use crate::chart::ticks::{self, Axis, AxisSpec};
use crate::stats::order::{sort_by_f64, to_f64};

pub use events::EventMark;
use frame::Frame;
pub use series::{LinePoint, LineSeries};
pub use targets::TargetRange;

/// A line chart over time.
///
/// ```
/// use candour::chart::geometry::Size;
/// use candour::chart::kind::line::{LinePoint, LineSeries, LineSpec};
/// use candour::chart::scale::Extent;
/// use candour::chart::scene::Chart as _;
/// use candour::chart::svg;
///
/// // Three months from January 2020, counted from the year 0.
/// let points = [413.0, 420.0, 396.0].into_iter().zip(2020 * 12..).map(|(value, month)| LinePoint {
///     months: Extent::new(f64::from(month), f64::from(month + 1)),
///     joins: true,
///     value: Some(value),
///     ..LinePoint::default()
/// });
/// let series = LineSeries { name: "Leeds".to_owned(), points: points.collect(), ..LineSeries::default() };
/// let spec = LineSpec { series: vec![series], ..LineSpec::default() };
/// let svg = svg::element(&spec.layout(Size::new(600.0, 300.0)), "chart");
/// assert!(svg.contains("Jan 2020"));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LineSpec {
    /// The value axis.
    pub axis: AxisSpec,
    /// The series.
    pub series: Vec<LineSeries>,
    /// Targets and expected ranges.
    pub targets: Vec<TargetRange>,
    /// Events, numbered as in the list beside the chart.
    pub events: Vec<EventMark>,
    /// Values that the axis must contain, where several charts share a scale.
    pub range: Option<Extent>,
    /// The time shown, in months since the year 0, where several charts share it.
    pub months: Option<Extent>,
    /// True if it is one of several small charts.
    pub compact: bool,
}

impl Chart for LineSpec {
    fn height(&self, width: f64) -> f64 {
        match (self.compact, width < 560.0) {
            (true, _) => 190.0,
            (false, true) => 320.0,
            (false, false) => 400.0,
        }
    }

    fn layout(&self, size: Size) -> Scene {
        let mut scene = Scene::empty(size);
        let axis = value_axis(self);
        let decimals = ticks::decimals(axis.step);
        let tick_text = |value: &f64| self.axis.label(*value, decimals);
        let widest = axis
            .ticks
            .iter()
            .map(tick_text)
            .map(|t| text::width(&t, text::SIZE));
        let left = widest.fold(24.0, f64::max) + 10.0;
        let top = if self.compact { COMPACT_TOP } else { TOP };
        let plot = Rect::new(left, top, size.width - RIGHT, size.height - BOTTOM);
        scene.plot = plot;
        let months = month_range(self);
        let frame = Frame {
            plot,
            x: Scale::new(months, Extent::new(plot.left, plot.right)),
            y: Scale::new(axis.domain, Extent::new(plot.bottom, plot.top)),
            months,
        };
        if plot.width() < 40.0 || plot.height() < 40.0 {
            return scene;
        }
        targets::bands(&mut scene, &self.targets, &frame);
        frame::grid(&mut scene, &axis, &frame, tick_text);
        frame::month_ticks(&mut scene, &frame);
        scene.text(
            Point::new(0.0, 9.0),
            self.axis.title.clone(),
            Ink::Soft,
            Align::Start,
        );
        let room = Rect::new(plot.left, plot.top - 12.0, size.width, plot.bottom);
        let mut labels = Labels::new(room);
        events::draw(&mut scene, &self.events, &frame, &mut labels);
        targets::lines(&mut scene, &self.targets, &frame);
        for is_context in [true, false] {
            for (index, series) in self.series.iter().enumerate() {
                if series.is_context == is_context {
                    series::draw(&mut scene, index, series, &frame, &mut labels);
                }
            }
        }
        // The keyboard steps through the series in their order, not in that of painting.
        sort_by_f64(&mut scene.data, |datum| to_f64(datum.series));
        targets::names(&mut scene, &self.targets, &frame, &mut labels);
        if self.series.len() > 1 {
            for (index, series) in self.series.iter().enumerate() {
                if !(self.compact && series.is_context) {
                    series::name(&mut scene, index, series, &frame, &mut labels);
                }
            }
        }
        if scene.data.is_empty() {
            scene.no_data(plot);
        } else {
            let note = self.axis.start_note(axis.domain.start, decimals);
            scene.notes.extend(note);
        }
        scene
    }
}

/// Room above the plot for event numbers, and below for the months.
const TOP: f64 = 52.0;
const COMPACT_TOP: f64 = 24.0;
const BOTTOM: f64 = 34.0;
const RIGHT: f64 = 18.0;

/// Approximate number of ticks of a value axis, whatever its height, so that notes about it hold at
/// every width.
const N_TICKS: usize = 5;

fn value_axis(spec: &LineSpec) -> Axis {
    let points = spec.series.iter().flat_map(|series| &series.points);
    let numbers = points.flat_map(|point| {
        let extents = [point.bounds, point.interval].into_iter().flatten();
        point.value.into_iter().chain(extents.flat_map(ends))
    });
    let shared = spec.range.into_iter().flat_map(ends);
    let months = month_range(spec);
    let shown = spec
        .targets
        .iter()
        .filter(|target| target.from < months.end && target.to > months.start);
    let targets = shown.flat_map(|target| [target.low, target.high]);
    let numbers: Vec<f64> = numbers
        .chain(targets)
        .chain(shared)
        .filter(|number| number.is_finite())
        .collect();
    let room = least_room(&numbers, spec.axis.min_span);
    let wanted = if spec.compact { N_TICKS - 2 } else { N_TICKS };
    ticks::axis(numbers.into_iter().chain(room), wanted, spec.axis.cap)
}

fn ends(extent: Extent) -> [f64; 2] {
    [extent.start, extent.end]
}

/// Numbers that widen an axis to its least span.
fn least_room(numbers: &[f64], least: f64) -> Vec<f64> {
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let missing = least - (high - low);
    // A single number is drawn from zero, so that the axis shows its size.
    if missing > 0.0 && low >= 0.0 && high > low {
        vec![
            (low - missing).max(0.0),
            if low > missing { high } else { low + least },
        ]
    } else {
        Vec::new()
    }
}

/// The months that contain every point, with a margin; a year where there is no point.
fn month_range(spec: &LineSpec) -> Extent {
    if let Some(months) = spec.months {
        return months;
    }
    let points = spec.series.iter().flat_map(|series| &series.points);
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for Extent { start, end } in points.map(|point| point.months) {
        if start.is_finite() && end.is_finite() {
            from = from.min(start);
            to = to.max(end);
        }
    }
    if from > to {
        return Extent::new(24_240.0, 24_252.0);
    }
    let room = ((6.0 - (to - from)) / 2.0).max(0.4);
    Extent::new(from - room, to + room)
}
