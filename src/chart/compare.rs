//! From a comparison to the charts that show it.

use std::sync::Arc;

use crate::data::dataset::Dataset;
use crate::data::period::Period;
use crate::view::compare::{Compared, Comparison, Role};
use crate::view::line::Line;
use crate::view::select::Selection;
use crate::view::state::{Arrangement, ViewState};
use crate::view::{format, sentence, summary};

use super::build;
use super::spec::{ChartSpec, DotRow, DotsSpec, Emphasis, LineSpec, Part, PartsRow, PartsSpec};

/// Areas ranked at one date, or at two where then and now are asked for.
pub fn dots(dataset: &Dataset, comparison: &Comparison, asked: &ViewState) -> ChartSpec {
    let mut picked = 0;
    let rows = comparison.rows.iter().map(|row| {
        let emphasis = match row.role {
            Role::Home => {
                picked += 1;
                Emphasis::Picked(picked - 1)
            }
            Role::Reference => Emphasis::Reference,
            Role::Other => Emphasis::Other,
        };
        dot(dataset, comparison, row, emphasis, asked)
    });
    ChartSpec::Dots(DotsSpec {
        unit: comparison.indicator.unit,
        unit_name: summary::unit(comparison.indicator.unit).to_owned(),
        rows: rows.collect(),
    })
}

fn is_then_and_now(asked: &ViewState) -> bool {
    asked.arrangement == Arrangement::ThenAndNow
}

fn dot(
    dataset: &Dataset,
    comparison: &Comparison,
    row: &Compared,
    emphasis: Emphasis,
    asked: &ViewState,
) -> DotRow {
    let both = is_then_and_now(asked);
    let indicator = &comparison.indicator;
    let then = row.then.as_ref().filter(|_| both);
    let said = |point: Option<&crate::view::line::Point>| {
        let text = point.map(|point| sentence::point(dataset, &row.line, point, indicator));
        let id = point
            .and_then(|point| point.observation())
            .map(|o| Arc::clone(&o.id));
        (
            text.unwrap_or_default(),
            id.unwrap_or_else(|| Arc::from("")),
        )
    };
    let number = |point: &crate::view::line::Point| format::quantity(&point.quantity, indicator);
    let now = row.now.as_ref();
    let value_text = match (then, now) {
        (Some(then), Some(now)) => format!("{} to {}", number(then), number(now)),
        (None, Some(now)) if both => format!("{}, then unknown", number(now)),
        (_, Some(now)) => number(now),
        (_, None) => row.missing.clone(),
    };
    let (sentence, id) = said(now);
    let (then_sentence, then_id) = said(then);
    DotRow {
        name: row.line.name.clone(),
        emphasis,
        value: now.and_then(|point| point.quantity.point()),
        value_text,
        interval: row
            .interval
            .filter(|_| asked.intervals && !both)
            .map(|interval| (interval.lower, interval.upper)),
        then: then.and_then(|point| point.quantity.point()),
        sentence,
        id,
        then_sentence,
        then_id,
    }
}

/// The parts of each area's whole at one date.
pub fn parts(dataset: &Dataset, selection: &Selection, at: Period) -> ChartSpec {
    let mut names: Vec<String> = Vec::new();
    for line in selection
        .lines
        .iter()
        .filter(|line| !line.breakdown.id.is_empty())
    {
        if !names.contains(&line.breakdown.name) {
            names.push(line.breakdown.name.clone());
        }
    }
    let mut rows: Vec<PartsRow> = Vec::new();
    let mut of = None;
    for line in selection
        .lines
        .iter()
        .filter(|line| !line.breakdown.id.is_empty())
    {
        if of != Some(line.area) {
            of = Some(line.area);
            rows.push(PartsRow {
                name: line.name.replace(&format!(", {}", line.breakdown.name), ""),
                parts: Vec::new(),
                missing: String::new(),
            });
        }
        let slot = names.iter().position(|name| *name == line.breakdown.name);
        let Some((row, slot)) = rows.last_mut().zip(slot) else {
            continue;
        };
        match part(dataset, selection, line, at, slot) {
            Some(part) => row.parts.push(part),
            None => row.missing = crate::view::compare::missing(line, at),
        }
    }
    for row in &mut rows {
        crate::stats::order::by_number(&mut row.parts, |part| {
            crate::stats::order::number(part.slot)
        });
    }
    ChartSpec::Parts(PartsSpec { parts: names, rows })
}

fn part(
    dataset: &Dataset,
    selection: &Selection,
    line: &Line,
    at: Period,
    slot: usize,
) -> Option<Part> {
    let point = line.points.iter().find(|point| point.period == at)?;
    Some(Part {
        slot,
        value: point.quantity.point()?,
        value_text: format::quantity(&point.quantity, &selection.indicator),
        sentence: sentence::point(dataset, line, point, &selection.indicator),
        id: Arc::clone(&point.observation()?.id),
    })
}

/// Small charts over time, one for each selection; all on one scale unless each has its own.
/// Those of different units never share one.
pub fn panels(dataset: &Dataset, selections: &[Selection], own_scales: bool) -> Vec<ChartSpec> {
    let mut specs: Vec<LineSpec> = selections
        .iter()
        .filter_map(|selection| match build::line(dataset, selection) {
            ChartSpec::Line(spec) => Some(spec),
            _ => None,
        })
        .collect();
    let extents = |spec: &LineSpec| {
        let points = spec.series.iter().flat_map(|series| &series.points);
        points.map(|point| point.extent).collect::<Vec<_>>()
    };
    let all: Vec<(f64, f64)> = specs.iter().flat_map(extents).collect();
    let from = all
        .iter()
        .map(|(from, _)| *from)
        .fold(f64::INFINITY, f64::min);
    let to = all
        .iter()
        .map(|(_, to)| *to)
        .fold(f64::NEG_INFINITY, f64::max);
    let ranges: Vec<Option<(f64, f64)>> = specs.iter().map(|spec| range(&specs, spec)).collect();
    for (spec, range) in specs.iter_mut().zip(ranges) {
        spec.compact = true;
        spec.events.clear();
        spec.months = (from < to).then_some((from - 1.0, to + 1.0));
        spec.range = range.filter(|_| !own_scales);
    }
    specs.into_iter().map(ChartSpec::Line).collect()
}

/// The least and greatest number in all charts of the unit of one.
fn range(specs: &[LineSpec], own: &LineSpec) -> Option<(f64, f64)> {
    let same = specs.iter().filter(|spec| spec.unit == own.unit);
    let points = same
        .flat_map(|spec| &spec.series)
        .flat_map(|series| &series.points);
    let numbers = points
        .filter_map(|point| point.value)
        .map(|value| (value, value));
    numbers.reduce(|(low, high), (next, _)| (low.min(next), high.max(next)))
}
