//! Line charts: the lines of a selection over time, with targets and events.

use crate::chart::kind::ChartSpec;
use crate::chart::kind::line::{EventMark, LinePoint, LineSeries, LineSpec, TargetRange};
use crate::chart::scale::Extent;
use crate::data::dataset::Dataset;
use crate::data::figure::Target;
use crate::data::period::Period;
use crate::data::words::Qualifier;
use crate::view::selection::confidence;
use crate::view::selection::{Line, Point, SelectedEvent, Selection};
use crate::view::target;
use crate::view::wording::{data_point, provenance};

use super::axis::value_axis;
use super::series::{drawn, id_of, is_context, styles};

/// The chart of the lines of a selection over time, with targets and events.
pub fn chart(dataset: &Dataset, selection: &Selection) -> ChartSpec {
    ChartSpec::Line(spec(dataset, selection))
}

/// The spec of the lines of a selection over time, with targets and events.
pub(super) fn spec(dataset: &Dataset, selection: &Selection) -> LineSpec {
    let styles = styles(dataset, selection);
    let series = drawn(selection)
        .zip(styles)
        .map(|(line, style)| LineSeries {
            name: line.name.clone(),
            style,
            is_context: is_context(line),
            points: line
                .points
                .iter()
                .enumerate()
                .map(|(at, point)| {
                    let before = at.checked_sub(1).and_then(|before| line.points.get(before));
                    line_point(dataset, selection, line, before, point)
                })
                .collect(),
        });
    LineSpec {
        axis: value_axis(selection.indicator.unit),
        series: series.collect(),
        targets: targets(selection),
        events: events(selection),
        range: None,
        months: None,
        compact: false,
    }
}

fn line_point(
    dataset: &Dataset,
    selection: &Selection,
    line: &Line,
    before: Option<&Point>,
    point: &Point,
) -> LinePoint {
    let numbered = |point: &Point| point.quantity.point().is_some();
    let joins = !line.is_beside
        && before.is_some_and(|before| {
            line.unlike(before, point).is_none()
                && before.period.is_followed_by(point.period)
                && numbered(before)
                && numbered(point)
        });
    LinePoint {
        months: point.period.extent().into(),
        joins,
        value: point.quantity.point(),
        bounds: (!is_exact(point)).then(|| point.quantity.bounds().into()),
        interval: selection
            .intervals
            .then(|| confidence::of(point, selection.indicator_of(line)))
            .flatten()
            .map(|interval| Extent::new(interval.lower, interval.upper)),
        hollow: provenance::is_hollow(point, dataset),
        sentence: data_point::point(dataset, line, point, selection.indicator_of(line)),
        id: id_of(point),
    }
}

/// True if the chart has figures for longer periods beside others for single months or dates.
pub fn has_longer(selection: &Selection) -> bool {
    let points = drawn(selection).flat_map(|line| &line.points);
    let is_long = |point: &Point| {
        let (from, to) = point.period.extent();
        to - from > 1.5
    };
    let mut numbered = points.filter(|point| point.quantity.point().is_some());
    let Some(first) = numbered.next().map(is_long) else {
        return false;
    };
    numbered.any(|point| is_long(point) != first)
}

/// True if the source gives a number, even if it is rounded.
fn is_exact(point: &Point) -> bool {
    matches!(
        point.quantity.qualifier,
        Qualifier::Exact | Qualifier::About | Qualifier::Almost
    )
}

/// The targets that are drawn with the lines of a selection, each once.
pub fn targets(selection: &Selection) -> Vec<TargetRange> {
    let lines: Vec<&Line> = drawn(selection).collect();
    let all = target::on_chart::drawn(&lines).into_iter();
    let mut targets: Vec<TargetRange> = Vec::new();
    for target in all.filter_map(|target| range_of(target, selection)) {
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    targets
}

/// A target as a range of values over time; `None` where its level is not known.
fn range_of(of: &Target, selection: &Selection) -> Option<TargetRange> {
    let quantity = &of.quantity;
    let (low, high) = if quantity.qualifier == Qualifier::Range {
        (quantity.lower?, quantity.upper?)
    } else {
        let at = quantity.value.or(quantity.lower).or(quantity.upper)?;
        (at, at)
    };
    let to = of
        .to
        .map_or(f64::INFINITY, |to| f64::from(to.index()) + 1.0);
    Some(TargetRange {
        from: f64::from(of.from.index()),
        to,
        low,
        high,
        label: target::name(of, &selection.indicator).replace(" of ", " "),
    })
}

/// The events of a selection, numbered from 1 as in the list beside the chart.
fn events(selection: &Selection) -> Vec<EventMark> {
    let marks = selection
        .events
        .iter()
        .enumerate()
        .map(|(at, SelectedEvent { event, .. })| {
            let (from, _) = Period::from(event.from).extent();
            let to = event.to.map_or(from, |to| Period::from(to).extent().1);
            EventMark {
                from,
                to,
                number: at + 1,
                breaks: event.breaks,
            }
        });
    marks.collect()
}
