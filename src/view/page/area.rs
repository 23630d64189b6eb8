//! The page of one of the site's own areas: every national measure beside what the area is
//! compared with.

use crate::data::dataset::Dataset;
use crate::data::figure::{AreaIdx, IndicatorIdx};
use crate::data::words::Scope;
use crate::view::selection::queries;

use super::compare::Panel;
use super::controls::{self, Group};
use crate::view::compare::benchmark;
use crate::view::format::{self, excerpt};
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
    /// What the average of its neighbours is.
    pub neighbours: String,
    /// Says that not all national measures are drawn; empty where all are.
    pub note: String,
    /// The national measures that are loaded: a small chart, the latest figure and how it stands.
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
    let mut ids = drawable(dataset);
    ids.truncate(excerpt::MAX_CHARTS);
    ids
}

/// Ids of all national indicators that can be drawn over time.
fn drawable(dataset: &Dataset) -> Vec<String> {
    let all = dataset.catalog().indicators.iter();
    let national =
        all.filter(|about| about.scope == Scope::National && about.chart.is_time_series());
    national.map(|about| about.id.clone()).collect()
}

/// The page; none where the area is not one of the site's own.
pub fn view(dataset: &Dataset, id: &str, asked: &ViewState) -> Option<AreaPage> {
    let at = home(dataset, id)?;
    let area = dataset.area(at)?;
    let site = &dataset.catalog().site;
    let references = site.comparators.iter().filter(|reference| {
        let reference = dataset.area_idx(reference);
        reference.is_some_and(|reference| benchmark::concerns(dataset, reference, at))
    });
    let areas: Vec<String> = std::iter::once(&area.id)
        .chain(references)
        .cloned()
        .collect();
    let shown = ViewState {
        areas,
        average: asked.average,
        intervals: asked.intervals,
        ..ViewState::default()
    };
    let measures: Vec<Panel> = indicators(dataset)
        .iter()
        .filter_map(|id| measure(dataset, dataset.indicator_idx(id)?, at, &shown))
        .collect();
    let mut catalog = dataset.catalog().areas.iter();
    let neighbours =
        catalog.find(|group| group.of == area.id && site.comparators.contains(&group.id));
    let neighbours = neighbours
        .and_then(|group| peer_average::about(dataset, dataset.area_idx(&group.id)?, asked.average))
        .unwrap_or_default();
    let first = measures.first().map(|panel| &panel.selection);
    Some(AreaPage {
        name: area.name.clone(),
        neighbours,
        note: note(indicators(dataset).len(), drawable(dataset).len()),
        averages: first.and_then(|selection| {
            let areas = selection.areas.iter().copied();
            controls::averages(dataset, selection.indicator.chart, areas)
        }),
        measures,
    })
}

/// Number of measures drawn, if that is not all.
fn note(drawn: usize, all: usize) -> String {
    if drawn >= all {
        return String::new();
    }
    format!("The first {drawn} of {all} national measures.")
}

fn measure(dataset: &Dataset, at: IndicatorIdx, own: AreaIdx, shown: &ViewState) -> Option<Panel> {
    let selection: Selection = select(dataset, at, shown)?;
    let line = selection.lines.iter().find(|line| line.area == own)?;
    let point = queries::latest(line)?;
    let indicator = &selection.indicator;
    let held = benchmark::held(dataset, line, point, &selection.lines, indicator);
    let mut finding = format::capital(&format!(
        "{} {}",
        data_point::counted(&point.quantity, indicator),
        format::in_period(point.period)
    ));
    if !held.is_empty() {
        finding.push_str(": ");
        finding.push_str(&held.join(", "));
    }
    finding.push('.');
    let themes = dataset.catalog().themes.iter();
    let theme = themes.clone().find(|theme| theme.id == indicator.theme);
    Some(Panel {
        theme: theme.map(|theme| theme.name.clone()).unwrap_or_default(),
        route: Some(Route::Indicator(indicator.id.clone())),
        title: indicator.name.clone(),
        told: finding,
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
