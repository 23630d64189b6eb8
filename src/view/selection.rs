//! Selection of the data that one page draws: lines of points, with the events and measures that
//! concern them.

pub mod breaks;
pub mod confidence;
pub mod line;
pub mod measure;
pub mod national;
pub mod peer_average;
pub mod period_options;
pub mod queries;
mod rounding;

use std::sync::Arc;

use crate::data::catalog::{Area, Event, Indicator};
use crate::data::dataset::{Dataset, Series};
use crate::data::figure::{AreaIdx, IndicatorIdx};
use crate::data::words::{AreaKind, Scope, Unit};
use crate::stats::order::sort_by_f64;

use super::state::{Average, Measure, ViewState};
pub use crate::view::selection::line::{Line, Point};
use crate::view::selection::line::{Reading, lines_of};
use crate::view::selection::national::Reach;
use crate::view::selection::peer_average::Averages;

/// The most lines that one chart draws.
pub const MAX_LINES: usize = 6;

/// Data that a chart draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The indicator as it reads in the measure in which it is shown.
    pub indicator: Indicator,
    /// Lines of the chart, home areas first.
    pub lines: Vec<Line>,
    /// The indicator of the national figures beside local ones, in the measure in which they are
    /// shown.
    pub national: Option<Indicator>,
    /// Areas that have figures, whether shown or not.
    pub areas: Vec<AreaIdx>,
    /// Ids of the default areas.
    pub default_areas: Vec<String>,
    /// The unit in which its source prints it.
    pub printed_unit: Unit,
    /// Available measures, the printed one first.
    pub measures: Vec<Measure>,
    /// Events that concern what is shown.
    pub events: Vec<SelectedEvent>,
    /// True if national yearly figures are available.
    pub has_national: bool,
    /// True if intervals are to be drawn.
    pub intervals: bool,
}

impl Selection {
    /// The indicator that a line shows.
    pub fn indicator_of(&self, line: &Line) -> &Indicator {
        match &self.national {
            Some(national) if line.is_beside => national,
            _ => &self.indicator,
        }
    }
}

/// An event that concerns what is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectedEvent {
    /// The event.
    pub event: Event,
    /// Names of the councils that it concerns, where it does not concern every council shown.
    pub only: Vec<String>,
}

/// Selects the data that a view requests of an indicator; `None` if the indicator is unknown.
pub fn select(dataset: &Dataset, at: IndicatorIdx, view: &ViewState) -> Option<Selection> {
    select_reaching(dataset, at, view, Reach::Near)
}

/// Selects as [`select`] does, with the national figures of some dates where the view requests
/// them.
pub fn select_reaching(
    dataset: &Dataset,
    at: IndicatorIdx,
    view: &ViewState,
    reach: Reach,
) -> Option<Selection> {
    let indicator = dataset.indicator(at)?;
    let areas = areas(dataset, at);
    let default_areas = default_areas(dataset, indicator, &areas);
    let measures = measures(dataset, at, &areas);
    let measure = view.measure;
    let reading = Reading {
        indicator,
        measure: if measures.contains(&measure) {
            measure
        } else {
            Measure::Printed
        },
        // Medians of segments do not add up to a total.
        average: if indicator.chart.is_composition() {
            Average::Mean
        } else {
            view.average
        },
        months: view.period,
    };
    let id_of = |area: AreaIdx| dataset.area(area).map_or("", |area| area.id.as_str());
    let shown = areas
        .iter()
        .filter(|area| view.shows(id_of(**area), &default_areas));
    let lines: Vec<Line> = shown
        .filter_map(|area| averages(dataset, at, *area, reading.average))
        .flat_map(|found| lines_of(dataset, &found, &reading))
        .collect();
    let shown = measure::indicator_in(indicator, reading.measure);
    let mut lines = lines;
    if view.beside {
        lines.extend(national::lines(dataset, &shown, &lines, view, reach));
    }
    Some(Selection {
        has_national: national::nearest(dataset, indicator).is_some(),
        national: lines.iter().find(|line| line.is_beside).and_then(|line| {
            let about = dataset.indicator(line.series.indicator)?;
            Some(measure::indicator_in(about, line.measure))
        }),
        indicator: shown,
        events: events(dataset, indicator, &lines),
        lines,
        areas,
        default_areas,
        printed_unit: indicator.unit,
        intervals: view.intervals,
        measures,
    })
}

/// The figures of an indicator in an area, or the averages of the members of a group.
fn averages(
    dataset: &Dataset,
    at: IndicatorIdx,
    area: AreaIdx,
    average: Average,
) -> Option<Averages> {
    let own = dataset.series(at, area).map(Averages::from);
    own.or_else(|| peer_average::series(dataset, at, area, average))
}

/// Ids of the areas that have figures of an indicator, in the order in which they are offered.
pub fn known_areas(dataset: &Dataset, at: IndicatorIdx) -> Vec<String> {
    let areas = areas(dataset, at);
    let known = areas.into_iter().filter_map(|area| dataset.area(area));
    known.map(|area| area.id.clone()).collect()
}

/// The areas that have figures: home areas first, groups of areas among them, then in catalogue
/// order.
fn areas(dataset: &Dataset, at: IndicatorIdx) -> Vec<AreaIdx> {
    let own = dataset.series_of(at);
    let own = own.iter().filter(|series| !series.observations.is_empty());
    let mut areas: Vec<AreaIdx> = own.map(|series| series.area).collect();
    let indexed = dataset.catalog().areas.iter().enumerate();
    let groups = indexed.filter(|(_, area)| {
        let mut members = area.members.iter().filter_map(|id| dataset.area_idx(id));
        members.any(|member| areas.contains(&member))
    });
    let is_national = dataset
        .indicator(at)
        .is_some_and(|about| about.scope == Scope::National);
    let groups: Vec<AreaIdx> = groups.map(|(idx, _)| AreaIdx(idx)).collect();
    if is_national {
        areas.extend(groups);
    }
    sort_by_f64(&mut areas, |area| f64::from(rank(dataset, *area)));
    areas
}

/// Home areas first, then what they are compared with, then other councils.
fn rank(dataset: &Dataset, area: AreaIdx) -> u8 {
    if dataset.home().any(|home| home == area) {
        return 0;
    }
    match dataset.area(area).map(|area| area.kind) {
        Some(AreaKind::Joint) => 1,
        Some(AreaKind::Neighbours) => 2,
        Some(AreaKind::Region) => 3,
        Some(AreaKind::Country) => 4,
        Some(AreaKind::Council) | None => 5,
    }
}

/// Ids of the default areas: all of them if figures come from reports; if they are national, the
/// site's own areas and their benchmarks.
fn default_areas(dataset: &Dataset, indicator: &Indicator, areas: &[AreaIdx]) -> Vec<String> {
    let site = &dataset.catalog().site;
    let ids = areas
        .iter()
        .filter_map(|area| dataset.area(*area))
        .map(|area| &area.id);
    let is_own = |id: &&String| site.home.contains(id) || site.comparators.contains(id);
    match indicator.scope {
        Scope::Reports => ids.cloned().collect(),
        Scope::National => ids.filter(is_own).cloned().collect(),
    }
}

/// The measures in which an indicator can be shown.
fn measures(dataset: &Dataset, at: IndicatorIdx, areas: &[AreaIdx]) -> Vec<Measure> {
    let mut measures = vec![Measure::Printed];
    let Some(indicator) = dataset.indicator(at) else {
        return measures;
    };
    let is_council = |area: &&AreaIdx| {
        dataset
            .area(**area)
            .is_some_and(|area| area.kind == AreaKind::Council)
    };
    let councils = areas.iter().filter(is_council);
    let mut councils = councils
        .filter_map(|area| dataset.series(at, *area))
        .peekable();
    let has_base = |series: &&Arc<Series>| {
        let last = series.observations.last();
        last.is_some_and(|o| measure::base(dataset, indicator, series.area, o.period).is_some())
    };
    let has_count =
        |series: &&Arc<Series>| series.observations.iter().any(|o| o.numerator.is_some());
    if indicator.unit == Unit::Count
        && councils.peek().is_some()
        && councils.clone().all(|s| has_base(&s))
    {
        measures.push(Measure::Rate);
    }
    // Counts of segments cannot be compared between areas of different size.
    let is_share = measure::is_share(indicator) && !indicator.chart.is_composition();
    if is_share && councils.any(|s| has_count(&s)) {
        measures.push(Measure::Count);
    }
    measures
}

/// The events that fall within the time of some lines and concern them.
fn events(dataset: &Dataset, indicator: &Indicator, lines: &[Line]) -> Vec<SelectedEvent> {
    let ids: Vec<&str> = lines
        .iter()
        .filter_map(|line| dataset.area(line.area).map(|area| area.id.as_str()))
        .collect();
    let points = lines.iter().flat_map(|line| &line.points);
    let spans = points.map(|point| point.period.months());
    let whole = spans.reduce(|(from, to), (first, last)| (from.min(first), to.max(last)));
    let within = |event: &&Event| {
        let (from, to) = event.months();
        whole.is_some_and(|(first, last)| to >= first && from <= last)
    };
    let home: Vec<&Area> = dataset.home().filter_map(|at| dataset.area(at)).collect();
    let only = |event: &Event| -> Vec<String> {
        let shown = home
            .iter()
            .copied()
            .filter(|area| ids.contains(&area.id.as_str()));
        let (in_it, out): (Vec<&Area>, Vec<&Area>) =
            shown.partition(|area| event.areas.contains(&area.id));
        let named = in_it.iter().filter(|_| !out.is_empty());
        named.map(|area| area.name.clone()).collect()
    };
    let events = dataset.events(&indicator.id, &ids).filter(within);
    let events = events.map(|event| SelectedEvent {
        event: event.clone(),
        only: only(event),
    });
    events.collect()
}
