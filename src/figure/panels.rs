//! Small multiples: several small charts over time.

use crate::chart::kind::ChartSpec;
use crate::chart::kind::line::LineSpec;
use crate::chart::marker::LegendEntry;
use crate::chart::scale::Extent;
use crate::chart::scene::Ink;
use crate::data::dataset::Dataset;
use crate::data::words::Unit;
use crate::view::selection::Selection;

use super::{line, series};

/// Small multiples: one chart over time for each selection, all with the same time and scale unless
/// each has its own. Charts of different units never share a scale.
pub fn panels(dataset: &Dataset, selections: &[Selection], own_scales: bool) -> Vec<ChartSpec> {
    let mut specs: Vec<LineSpec> = selections
        .iter()
        .map(|selection| line::spec(dataset, selection))
        .collect();
    let units = || selections.iter().map(|selection| selection.indicator.unit);
    let months = months(&specs);
    let ranges: Vec<Option<Extent>> = units()
        .map(|own| range(specs.iter().zip(units()).filter(|(_, unit)| *unit == own)))
        .collect();
    for (spec, range) in specs.iter_mut().zip(ranges) {
        spec.compact = true;
        spec.events.clear();
        spec.months = months.filter(|_| !own_scales);
        spec.range = range.filter(|_| !own_scales);
    }
    specs.into_iter().map(ChartSpec::Line).collect()
}

/// The time that contains every point of some charts, with a margin.
fn months(specs: &[LineSpec]) -> Option<Extent> {
    let series = specs.iter().flat_map(|spec| &spec.series);
    let points = series.flat_map(|series| &series.points);
    let whole = points.map(|point| point.months).reduce(union);
    whole.map(|whole| Extent::new(whole.start - 1.0, whole.end + 1.0))
}

fn union(a: Extent, b: Extent) -> Extent {
    Extent::new(a.start.min(b.start), a.end.max(b.end))
}

/// The least and greatest value of some charts.
fn range<'a>(specs: impl Iterator<Item = (&'a LineSpec, Unit)>) -> Option<Extent> {
    let series = specs.flat_map(|(spec, _)| &spec.series);
    let points = series.flat_map(|series| &series.points);
    let values = points.filter_map(|point| point.value);
    values.map(|value| Extent::new(value, value)).reduce(union)
}

/// The legend of small multiples: the series that are in more than one chart, and the references.
pub fn legend(dataset: &Dataset, selections: &[Selection]) -> Vec<LegendEntry> {
    let all: Vec<LegendEntry> = selections
        .iter()
        .flat_map(|selection| series::legend(dataset, selection))
        .collect();
    let mut legend = Vec::new();
    for entry in &all {
        let times = all.iter().filter(|other| *other == entry).count();
        if (times > 1 || entry.ink == Ink::Soft) && !legend.contains(entry) {
            legend.push(entry.clone());
        }
    }
    legend
}
