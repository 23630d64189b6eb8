//! From a comparison to the charts that show it.

use std::sync::Arc;

use crate::data::dataset::Dataset;
use crate::view::compare::composition::Parts;
use crate::view::compare::{Compared, Comparison, Role};
use crate::view::format::{self, labels};
use crate::view::selection::Selection;
use crate::view::selection::line::{Line, Point};
use crate::view::state::{Arrangement, ViewState};
use crate::view::wording::data_point;

use super::line;
use crate::chart::scene::Ink;
use crate::chart::spec::{
    ChartSpec, DotRow, DotsSpec, Emphasis, LineSpec, Part, PartsRow, PartsSpec,
};

/// Areas ranked at one date, or at two where then and now are asked for.
pub fn dots(dataset: &Dataset, comparison: &Comparison, asked: &ViewState) -> ChartSpec {
    let rows = comparison.rows.iter().map(|row| {
        let home = dataset.home().position(|home| home == row.line.area);
        let emphasis = match row.role {
            Role::Home => Emphasis::Picked(home.unwrap_or_default()),
            Role::Reference => Emphasis::Reference,
            Role::Other => Emphasis::Other,
        };
        dot(dataset, comparison, row, emphasis, asked)
    });
    ChartSpec::Dots(DotsSpec {
        unit: comparison.indicator.unit,
        unit_name: labels::unit(comparison.indicator.unit).to_owned(),
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
    let said = |point: Option<&Point>| {
        let text = point.map(|point| data_point::point(dataset, &row.line, point, indicator));
        let id = point
            .and_then(|point| point.observation())
            .map(|o| Arc::clone(&o.id));
        (
            text.unwrap_or_default(),
            id.unwrap_or_else(|| Arc::from("")),
        )
    };
    let number = |point: &Point| format::quantity(&point.quantity, indicator);
    let now = row.now.as_ref();
    let value_text = match (then, now) {
        (Some(then), Some(now)) => format!("{} to {}", number(then), number(now)),
        (None, Some(now)) if both => format!("{}, no earlier figure", number(now)),
        (_, Some(now)) => number(now),
        (_, None) => row.missing.clone(),
    };
    let (sentence, id) = said(now);
    let (then_sentence, then_id) = said(then);
    DotRow {
        name: row.name.clone(),
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

/// The parts of each area's whole.
pub fn parts(dataset: &Dataset, parts: &Parts) -> ChartSpec {
    let part = |(slot, found): (usize, &Option<(Line, Point)>)| {
        let (line, point) = found.as_ref()?;
        Some(Part {
            slot,
            value: point.quantity.point()?,
            value_text: format::quantity(&point.quantity, &parts.indicator),
            sentence: data_point::point(dataset, line, point, &parts.indicator),
            id: Arc::clone(&point.observation()?.id),
        })
    };
    let rows = parts.wholes.iter().map(|whole| PartsRow {
        name: whole.name.clone(),
        parts: whole.parts.iter().enumerate().filter_map(part).collect(),
        missing: whole.missing.clone(),
    });
    ChartSpec::Parts(PartsSpec {
        parts: parts.names.clone(),
        rows: rows.collect(),
    })
}

/// Small charts over time, one for each selection; all of the same years and on one scale, unless
/// each has its own. Those of different units never share a scale.
pub fn panels(dataset: &Dataset, selections: &[Selection], own_scales: bool) -> Vec<ChartSpec> {
    let mut specs: Vec<LineSpec> = selections
        .iter()
        .filter_map(|selection| match line::line(dataset, selection) {
            ChartSpec::Line(spec) => Some(spec),
            _ => None,
        })
        .collect();
    let whole = time(&specs);
    let ranges: Vec<Option<(f64, f64)>> = specs.iter().map(|spec| range(&specs, spec)).collect();
    for (spec, range) in specs.iter_mut().zip(ranges) {
        spec.compact = true;
        spec.events.clear();
        spec.months = whole.filter(|_| !own_scales);
        spec.range = range.filter(|_| !own_scales);
    }
    specs.into_iter().map(ChartSpec::Line).collect()
}

/// The time that holds every point of some charts, with a little room.
fn time(specs: &[LineSpec]) -> Option<(f64, f64)> {
    let series = specs.iter().flat_map(|spec| &spec.series);
    let extents = series.flat_map(|series| &series.points);
    let extents = extents.map(|point| point.extent);
    let whole = extents.reduce(|(from, to), (start, end)| (from.min(start), to.max(end)));
    whole.map(|(from, to)| (from - 1.0, to + 1.0))
}

/// The key of several small charts: what is in more than one of them, or compared with.
pub fn panel_keys(dataset: &Dataset, selections: &[Selection]) -> Vec<(Ink, usize, String)> {
    let all: Vec<_> = selections
        .iter()
        .flat_map(|selection| line::keys(dataset, selection))
        .collect();
    let mut keys = Vec::new();
    for key in &all {
        let times = all.iter().filter(|other| *other == key).count();
        if (times > 1 || key.0 == Ink::Soft) && !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    keys
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
