//! The page of one of the site's own areas: its national measures, each compared with similar
//! councils, its region and its country where the site has figures of them.

use crate::data::dataset::Dataset;
use crate::data::figure::{AreaIdx, IndicatorIdx};
use crate::data::words::{AreaKind, Scope};
use crate::view::selection::queries;

use super::compare::Panel;
use super::controls::{self, Group};
use crate::format::{self, excerpt};
use crate::view::compare::benchmark;
use crate::view::selection::peer_average;
use crate::view::selection::{Selection, select};
use crate::view::state::ViewState;
use crate::view::state::route::Route;
use crate::view::wording::data_point;

/// Everything the page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaPage {
    /// Name of the area.
    pub name: String,
    /// Number of national measures on the page and of those that are compared with something.
    pub lead: String,
    /// Definition of the average of its neighbours.
    pub neighbours: String,
    /// Number of national measures that are not on the page; empty where all are.
    pub note: String,
    /// National measures that are loaded: a small chart, the latest figure and its benchmarks.
    pub measures: Vec<Panel>,
    /// Mean or median.
    pub averages: Option<Group>,
}

/// The site's own area with an id.
pub fn home(dataset: &Dataset, id: &str) -> Option<AreaIdx> {
    let mut home = dataset.home();
    home.find(|at| dataset.area(*at).is_some_and(|area| area.id == id))
}

/// Ids of the national indicators that the page draws over time, as many as it has room for.
pub fn indicators(dataset: &Dataset) -> Vec<String> {
    let all = dataset.catalog().indicators.iter();
    let drawable =
        all.filter(|about| about.scope == Scope::National && about.chart.is_time_series());
    let ids = drawable.map(|about| about.id.clone());
    ids.take(excerpt::MAX_CHARTS).collect()
}

/// The page; none where the area is not one of the site's own.
pub fn view(dataset: &Dataset, id: &str, requested: &ViewState) -> Option<AreaPage> {
    let at = home(dataset, id)?;
    let area = dataset.area(at)?;
    let site = &dataset.catalog().site;
    let references = references(dataset, at).filter_map(|reference| dataset.area(reference));
    let areas: Vec<String> = std::iter::once(area)
        .chain(references)
        .map(|area| area.id.clone())
        .collect();
    let shown = ViewState {
        areas,
        average: requested.average,
        intervals: requested.intervals,
        ..ViewState::default()
    };
    let measures: Vec<Panel> = indicators(dataset)
        .iter()
        .filter_map(|id| measure(dataset, dataset.indicator_idx(id)?, at, &shown))
        .collect();
    let mut catalog = dataset.catalog().areas.iter();
    let neighbours = catalog
        .find(|group| group.of.as_ref() == Some(&area.id) && site.comparators.contains(&group.id));
    let neighbours = neighbours
        .and_then(|group| {
            peer_average::about(dataset, dataset.area_idx(&group.id)?, requested.average)
        })
        .unwrap_or_default();
    let first = measures.first().map(|panel| &panel.selection);
    Some(AreaPage {
        name: area.name.clone(),
        lead: lead(dataset, &[at], &measures),
        neighbours,
        note: note(measures.len(), n_national(dataset)),
        averages: first.and_then(|selection| {
            let areas = selection.areas.iter().copied();
            controls::averages(dataset, selection.indicator.chart, areas)
        }),
        measures,
    })
}

/// The groups, regions and countries that an area is compared with.
fn references(dataset: &Dataset, area: AreaIdx) -> impl Iterator<Item = AreaIdx> {
    let comparators = dataset.catalog().site.comparators.iter();
    let known = comparators.filter_map(|id| dataset.area_idx(id));
    known.filter(move |reference| benchmark::concerns(dataset, *reference, area))
}

/// Names of the benchmarks of some of the site's own areas: `similar councils, Yorkshire and The
/// Humber and England`; empty if there are none.
pub fn compared_with(dataset: &Dataset, areas: &[AreaIdx]) -> String {
    let mut names: Vec<&str> = Vec::new();
    let found = areas.iter().flat_map(|area| references(dataset, *area));
    for reference in found.filter_map(|reference| dataset.area(reference)) {
        let name = match reference.kind {
            AreaKind::Neighbours => "similar councils",
            _ => reference.name.as_str(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    format::listed(&names)
}

/// The heading of the page of an area.
pub fn heading(dataset: &Dataset, id: &str) -> Option<String> {
    let at = home(dataset, id)?;
    let name = &dataset.area(at)?.name;
    let others = compared_with(dataset, &[at]);
    Some(if others.is_empty() {
        format!("{name}: national measures")
    } else {
        format!("{name} compared with {others}")
    })
}

fn n_national(dataset: &Dataset) -> usize {
    let all = dataset.catalog().indicators.iter();
    all.filter(|about| about.scope == Scope::National).count()
}

/// A sentence on how many national measures are shown, and how many of them are compared.
fn lead(dataset: &Dataset, areas: &[AreaIdx], measures: &[Panel]) -> String {
    let (n_shown, n_all) = (measures.len(), n_national(dataset));
    let all = format::count_of(n_all, "national measure");
    let shown = match n_shown {
        _ if n_shown < n_all => format!("{n_shown} of the {all} on this site"),
        1 => "The national measure on this site".to_owned(),
        _ => format!("The {all} on this site"),
    };
    let is_compared = |panel: &&Panel| {
        let mut lines = panel.selection.lines.iter();
        lines.any(|line| line.is_reference() && !line.points.is_empty())
    };
    let n_compared = measures.iter().filter(is_compared).count();
    let others = compared_with(dataset, areas);
    match n_shown - n_compared {
        _ if n_compared == 0 || others.is_empty() => format!("{shown}."),
        0 => format!("{shown}, compared with {others}."),
        alone => format!(
            "{shown}: {n_compared} compared with {others}, and {alone} without a comparison."
        ),
    }
}

/// A sentence on the national measures that are not shown; empty where all are.
fn note(n_shown: usize, n_all: usize) -> String {
    match n_all.saturating_sub(n_shown) {
        0 => String::new(),
        1 => "1 more national measure is not shown here.".to_owned(),
        more => format!("{more} more national measures are not shown here."),
    }
}

fn measure(dataset: &Dataset, at: IndicatorIdx, own: AreaIdx, shown: &ViewState) -> Option<Panel> {
    let selection: Selection = select(dataset, at, shown)?;
    let line = selection.lines.iter().find(|line| line.area == own)?;
    let point = queries::latest(line)?;
    let indicator = &selection.indicator;
    let comparison =
        benchmark::comparison_with_references(dataset, line, point, &selection.lines, indicator);
    let mut finding = format::capital(&data_point::counted_when(indicator, point));
    if !comparison.is_empty() {
        finding.push_str(": ");
        finding.push_str(&comparison);
    }
    finding.push('.');
    let themes = dataset.catalog().themes.iter();
    let theme = themes.clone().find(|theme| theme.id == indicator.theme);
    Some(Panel {
        theme: theme.map(|theme| theme.name.clone()).unwrap_or_default(),
        route: Some(Route::Indicator(indicator.id.clone())),
        title: indicator.name.clone(),
        message: finding,
        selection: Selection {
            lines: if benchmark::is_fair(indicator) {
                selection.lines.clone()
            } else {
                vec![line.clone()]
            },
            ..selection.clone()
        },
    })
}
