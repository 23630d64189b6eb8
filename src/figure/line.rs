//! From what a page selected to the charts it shows.

use std::sync::Arc;

use crate::data::dataset::Dataset;
use crate::data::figure::Target;
use crate::data::period::Period;
use crate::data::words::{ChartKind, Qualifier, TargetKind};
use crate::stats::order::sort_by_f64;
use crate::view::compare::composition;
use crate::view::format::{self, labels};
use crate::view::selection::confidence;
use crate::view::selection::queries;
use crate::view::selection::{Line, MAX_LINES, Point, Selection};
use crate::view::state::Measure;
use crate::view::target::status::Mark;
use crate::view::target::{self, status};
use crate::view::wording::{data_point, provenance};

use crate::chart::scene::Ink;
use crate::chart::spec::{
    ChartSpec, EventMark, Goal, LinePoint, LineSeries, LineSpec, RankedRow, RankedSpec,
    SparklineSpec, StripGroup, StripSpec,
};

/// The lines of a selection that one chart draws.
pub fn drawn(selection: &Selection) -> impl Iterator<Item = &Line> {
    selection
        .lines
        .iter()
        .filter(|line| !line.points.is_empty())
        .take(MAX_LINES)
}

/// The chart of an indicator's page.
pub fn indicator(dataset: &Dataset, selection: &Selection) -> ChartSpec {
    match selection.indicator.chart {
        ChartKind::Line => line(dataset, selection),
        ChartKind::Ranked => strip(dataset, selection),
        ChartKind::Parts => {
            let latest = queries::snapshots(selection).last().copied();
            let at = latest.unwrap_or(Period::Year(0));
            super::comparison::parts(dataset, &composition::parts(selection, at))
        }
    }
}

/// Lines over time, with targets and events.
pub fn line(dataset: &Dataset, selection: &Selection) -> ChartSpec {
    let indicator = &selection.indicator;
    let styles = styles(dataset, selection);
    let series = drawn(selection)
        .zip(styles)
        .map(|(line, style)| LineSeries {
            name: line.name.clone(),
            style,
            is_context: line.is_reference() || line.is_beside,
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
    ChartSpec::Line(LineSpec {
        unit: indicator.unit,
        unit_name: labels::unit(indicator.unit).to_owned(),
        series: series.collect(),
        goals: goals(selection),
        events: events(selection),
        range: None,
        months: None,
        compact: false,
    })
}

/// Which colour, mark and dash each drawn line has: the site's own areas the first, in their
/// order; what they are compared with the last; any other the first that is free.
fn styles(dataset: &Dataset, selection: &Selection) -> Vec<usize> {
    let comparators = &dataset.catalog().site.comparators;
    let preferred = |line: &Line| {
        let home = dataset.home().position(|home| home == line.area);
        let id = dataset.area(line.area).map(|area| &area.id);
        let reference = comparators.iter().rev().position(|known| Some(known) == id);
        home.or_else(|| MAX_LINES.checked_sub(1 + reference?))
    };
    let mut styles: Vec<Option<usize>> = Vec::new();
    for line in drawn(selection) {
        let own = preferred(line).filter(|own| !styles.contains(&Some(*own)));
        styles.push(own);
    }
    let taken = styles.clone();
    let n_home = dataset.home().count().min(MAX_LINES);
    let others_first = (n_home..MAX_LINES).chain(0..n_home);
    let mut free = others_first.filter(|style| !taken.contains(&Some(*style)));
    let filled = styles
        .into_iter()
        .map(|style| style.or_else(|| free.next()));
    filled.map(Option::unwrap_or_default).collect()
}

/// How a line of a selection stands in the key: its colour, its mark, its name.
pub fn keys(dataset: &Dataset, selection: &Selection) -> Vec<(Ink, usize, String)> {
    let key = |(line, style): (&Line, usize)| {
        let ink = if line.is_reference() || line.is_beside {
            Ink::Soft
        } else {
            Ink::Series(style)
        };
        (ink, style, line.name.clone())
    };
    drawn(selection)
        .zip(styles(dataset, selection))
        .map(key)
        .collect()
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
        extent: point.period.extent(),
        joins,
        value: point.quantity.point(),
        bounds: (!is_exact(point)).then(|| point.quantity.bounds()),
        interval: selection
            .intervals
            .then(|| confidence::of(point, &selection.indicator))
            .flatten()
            .map(|interval| (interval.lower, interval.upper)),
        hollow: provenance::is_hollow(point, dataset),
        sentence: data_point::point(dataset, line, point, &selection.indicator),
        id: id_of(point),
    }
}

/// Whether a figure is drawn of which only bounds are known.
pub fn has_bounds(selection: &Selection) -> bool {
    let mut points = drawn(selection).flat_map(|line| &line.points);
    points.any(|point| !is_exact(point))
}

/// Whether a figure of a longer time is drawn among others of single months or dates.
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

/// Whether a figure is a number, however roughly it is told.
fn is_exact(point: &Point) -> bool {
    matches!(
        point.quantity.qualifier,
        Qualifier::Exact | Qualifier::About | Qualifier::Almost
    )
}

/// The targets that are drawn with the lines of a selection: those in force at some time between
/// the first and the last figure. What holds only later would look as if it held already.
pub fn goals(selection: &Selection) -> Vec<Goal> {
    let points = drawn(selection).flat_map(|line| &line.points);
    let (mut start, mut end) = (f64::INFINITY, f64::NEG_INFINITY);
    for (from, to) in points.map(|point| point.period.extent()) {
        start = start.min(from);
        end = end.max(to);
    }
    let lines = drawn(selection).filter(|line| line.measure == Measure::Printed);
    let all = lines
        .flat_map(|line| &line.series.targets)
        .filter_map(|goal| goal_of(goal, selection));
    let mut goals: Vec<Goal> = Vec::new();
    for goal in all.filter(|goal| goal.from < end && goal.to > start) {
        if !goals.contains(&goal) {
            goals.push(goal);
        }
    }
    goals
}

/// The id of the latest report's figure.
fn id_of(point: &Point) -> Arc<str> {
    point
        .observation()
        .map_or_else(|| Arc::from(""), |observation| Arc::clone(&observation.id))
}

/// A target as a line or a band; none where only a bound of it is known.
fn goal_of(goal: &Target, selection: &Selection) -> Option<Goal> {
    if goal.kind == TargetKind::Standard || target::is_unprinted(goal) {
        return None;
    }
    let quantity = &goal.quantity;
    let (low, high) = if quantity.qualifier == Qualifier::Range {
        (quantity.lower?, quantity.upper?)
    } else {
        let at = quantity.value.or(quantity.lower).or(quantity.upper)?;
        (at, at)
    };
    let to = goal
        .to
        .map_or(f64::INFINITY, |to| f64::from(to.index()) + 1.0);
    Some(Goal {
        from: f64::from(goal.from.index()),
        to,
        low,
        high,
        label: target::name(goal, &selection.indicator).replace(" of ", " "),
    })
}

/// The events of a selection, numbered from 1 as they stand in the list beside the chart.
fn events(selection: &Selection) -> Vec<EventMark> {
    let marks = selection
        .events
        .iter()
        .enumerate()
        .filter_map(|(at, (event, _))| {
            let start = event_position(&event.from, false)?;
            let end = if event.to.is_empty() {
                start
            } else {
                event_position(&event.to, true)?
            };
            Some(EventMark {
                from: start,
                to: end,
                number: at + 1,
                breaks: event.breaks,
            })
        });
    marks.collect()
}

/// Where a day or month of the files lies, in months since the year 0.
fn event_position(text: &str, end: bool) -> Option<f64> {
    let period: Period = text.parse().ok()?;
    let (from, to) = period.extent();
    Some(if end { to } else { from })
}

/// Bars for the parts counted at one date, most first.
pub fn ranked(dataset: &Dataset, selection: &Selection, at: Period) -> ChartSpec {
    let mut rows = rows(dataset, selection, at);
    sort_by_f64(&mut rows, |row| -row.value);
    ChartSpec::Ranked(RankedSpec {
        unit: selection.indicator.unit,
        unit_name: labels::unit(selection.indicator.unit).to_owned(),
        rows,
    })
}

/// Dots for every date at which parts were counted.
pub fn strip(dataset: &Dataset, selection: &Selection) -> ChartSpec {
    let groups = queries::snapshots(selection).into_iter().map(|at| {
        let dots = rows(dataset, selection, at);
        StripGroup {
            name: format!("{}: {} parts", format::period(at), dots.len()),
            dots,
        }
    });
    ChartSpec::Strip(StripSpec {
        unit: selection.indicator.unit,
        unit_name: labels::unit(selection.indicator.unit).to_owned(),
        groups: groups.collect(),
    })
}

/// Whether no target judges some part of a service at one of these dates.
pub fn has_unjudged(selection: &Selection, dates: &[Period]) -> bool {
    let is_unjudged = |line: &Line, at: Period| {
        target::in_force(&line.series, &line.breakdown, at.months().1).is_empty()
    };
    selection.lines.iter().any(|line| {
        let mut points = line
            .points
            .iter()
            .filter(|point| dates.contains(&point.period));
        points.any(|point| is_unjudged(line, point.period))
    })
}

fn rows(dataset: &Dataset, selection: &Selection, at: Period) -> Vec<RankedRow> {
    let indicator = &selection.indicator;
    let points = selection.lines.iter().filter_map(|line| {
        let point = line.points.iter().find(|point| point.period == at)?;
        Some((line, point, point.quantity.point()?))
    });
    let rows = points.map(|(line, point, value)| {
        let goals = target::in_force(&line.series, &line.breakdown, at.months().1);
        let goal = goals
            .first()
            .and_then(|goal| goal.quantity.value.or(goal.quantity.upper));
        RankedRow {
            name: if line.breakdown.name.is_empty() {
                line.name.clone()
            } else {
                line.breakdown.name.clone()
            },
            value,
            value_text: format::quantity(&point.quantity, indicator),
            goal,
            is_past: status::of(line, point, indicator).mark == Mark::Short,
            sentence: data_point::point(dataset, line, point, indicator),
            id: id_of(point),
        }
    });
    rows.collect()
}

/// The small line of a card; none where a line has fewer than three numbers, or where none
/// follows another: specks show no course.
pub fn sparkline(line: &Line) -> Option<ChartSpec> {
    let mut points = Vec::new();
    let mut before: Option<&Point> = None;
    for point in &line.points {
        let Some(value) = point.quantity.point() else {
            continue;
        };
        let joins = before.is_some_and(|before| before.period.is_followed_by(point.period));
        let (from, to) = point.period.extent();
        points.push((f64::midpoint(from, to), value, joins));
        before = Some(point);
    }
    let is_course = points.len() > 2 && points.iter().any(|(_, _, joins)| *joins);
    is_course.then_some(ChartSpec::Sparkline(SparklineSpec { points }))
}
