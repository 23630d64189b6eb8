//! Charts of the breakdowns of a service: bars at one date, strips of dots for every date.

use crate::chart::kind::ChartSpec;
use crate::chart::kind::bar::BarSpec;
use crate::chart::kind::strip::{StripGroup, StripSpec};
use crate::chart::kind::value_row::ValueRow;
use crate::data::dataset::Dataset;
use crate::data::period::Period;
use crate::format::{self, labels};
use crate::stats::order::sort_by_f64;
use crate::view::selection::queries;
use crate::view::selection::{Line, Selection};
use crate::view::target::status::Mark;
use crate::view::target::{self, status};
use crate::view::wording::data_point;

use super::axis::value_axis;
use super::series::id_of;

/// Bars of the breakdowns of a service at one date, the highest first.
pub fn bar(dataset: &Dataset, selection: &Selection, at: Period) -> ChartSpec {
    let mut rows = rows(dataset, selection, at);
    sort_by_f64(&mut rows, |row| -row.value);
    ChartSpec::Bar(BarSpec {
        unit_name: labels::unit(selection.indicator.unit).to_owned(),
        rows,
    })
}

/// Strips of dots, one for every date at which the breakdowns of a service were counted.
pub fn strip(dataset: &Dataset, selection: &Selection) -> ChartSpec {
    let groups = queries::snapshots(selection).into_iter().map(|at| {
        let dots = rows(dataset, selection, at);
        StripGroup {
            name: format!("{}: {} parts", format::period(at), dots.len()),
            dots,
        }
    });
    ChartSpec::Strip(StripSpec {
        axis: value_axis(selection.indicator.unit),
        groups: groups.collect(),
    })
}

/// True if some breakdown of a service had no target at one of these dates.
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

fn rows(dataset: &Dataset, selection: &Selection, at: Period) -> Vec<ValueRow> {
    let indicator = &selection.indicator;
    let points = selection.lines.iter().filter_map(|line| {
        let point = line.points.iter().find(|point| point.period == at)?;
        Some((line, point, point.quantity.point()?))
    });
    let rows = points.map(|(line, point, value)| {
        let targets = target::in_force(&line.series, &line.breakdown, at.months().1);
        let target = targets
            .first()
            .and_then(|target| target.quantity.value.or(target.quantity.upper));
        ValueRow {
            name: line.breakdown.name.as_ref().unwrap_or(&line.name).clone(),
            value,
            value_text: format::quantity(&point.quantity, indicator),
            target,
            is_past: status::of(line, point, indicator).mark == Mark::Short,
            sentence: data_point::point(dataset, line, point, indicator),
            id: id_of(point),
        }
    });
    rows.collect()
}
