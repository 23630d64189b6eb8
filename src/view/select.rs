//! From the dataset to what one page draws: lines of points, with what concerns them.

use std::sync::Arc;

use crate::data::catalog::{Event, Indicator};
use crate::data::dataset::{Dataset, Series};
use crate::data::figure::{AreaIdx, Breakdown, IndicatorIdx, Observation, Quantity};
use crate::data::month::Month;
use crate::data::order::by_number;
use crate::data::period::Period;
use crate::data::words::{Dating, Status};

use super::breaks::{self, Break};
use super::measure::{self, Base};
use super::state::{Measure, ViewState};

/// The most lines that one chart draws.
pub const MAX_LINES: usize = 4;

/// One figure to draw: the same number for the same time, from one report or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// When.
    pub period: Period,
    /// The number, in the measure asked for.
    pub quantity: Quantity,
    /// Where it is printed; never empty, latest report last.
    pub observations: Vec<Observation>,
}

impl Point {
    /// The latest report's figure.
    pub fn observation(&self) -> Option<&Observation> {
        self.observations.last()
    }

    /// How sure its time is.
    pub fn dating(&self) -> Dating {
        self.observation().map(|o| o.dating).unwrap_or_default()
    }

    /// Whether it is not simply printed, so that it is drawn hollow.
    pub fn is_hollow(&self) -> bool {
        let sure = |o: &Observation| matches!(o.status, Status::Printed | Status::Revised);
        !self.observations.iter().any(sure)
    }
}

/// The figures of one part of an indicator in one area, in order of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Of whom.
    pub area: AreaIdx,
    /// Of which part.
    pub breakdown: Arc<Breakdown>,
    /// Name for a key.
    pub name: String,
    /// The figures whose time is known.
    pub points: Vec<Point>,
    /// The figures of which only a longer time is known.
    pub undated: Vec<Observation>,
    /// All there is about this indicator and area.
    pub series: Arc<Series>,
    /// The population its rates are worked out from.
    pub base: Option<Base>,
    /// Where its figures stop being comparable.
    pub breaks: Vec<Break>,
}

impl Line {
    /// Whether figures of two periods, the earlier first, may be set against each other: both
    /// are of one sort, and no break lies between them.
    pub fn compares(&self, earlier: Period, later: Period) -> bool {
        let (before, after) = (earlier.months().1, later.months().1);
        earlier.same_sort(later) && !self.breaks.iter().any(|cut| cut.parts(before, after))
    }
}

/// What a page draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The indicator as it reads in the measure asked for.
    pub indicator: Indicator,
    /// Its lines, home areas first.
    pub lines: Vec<Line>,
    /// Areas that have figures, whether shown or not.
    pub areas: Vec<AreaIdx>,
    /// Whether every area has the population that rates need.
    pub has_rates: bool,
    /// Events that concern what is shown.
    pub events: Vec<Event>,
}

/// Selects what a view asks of an indicator; none where the indicator is unknown.
pub fn select(dataset: &Dataset, at: IndicatorIdx, view: &ViewState) -> Option<Selection> {
    let indicator = dataset.indicator(at)?;
    let all = dataset.series_of(at);
    let known = |series: &&&Arc<Series>| !series.observations.is_empty();
    let areas: Vec<AreaIdx> = all.iter().filter(known).map(|series| series.area).collect();
    let councils = areas.iter().filter(|area| {
        dataset
            .area(**area)
            .is_some_and(|a| a.kind == crate::data::words::AreaKind::Council)
    });
    let mut councils = councils.peekable();
    let has_rates = councils.peek().is_some()
        && councils.all(|area| measure::base(dataset, indicator, *area).is_some());
    let rates = view.measure == Measure::Rate && has_rates;
    let mut lines = Vec::new();
    for series in &all {
        let id = dataset
            .area(series.area)
            .map_or("", |area| area.id.as_str());
        if !view.shows(id) {
            continue;
        }
        let base = if rates {
            measure::base(dataset, indicator, series.area)
        } else {
            None
        };
        if rates && base.is_none() {
            continue;
        }
        lines.extend(lines_of(dataset, series, base.as_ref(), view.period));
    }
    let shown: Vec<&str> = lines
        .iter()
        .filter_map(|line| dataset.area(line.area).map(|area| area.id.as_str()))
        .collect();
    let spans = lines
        .iter()
        .flat_map(|line| &line.points)
        .map(|point| point.period.months());
    let spans: Vec<(Month, Month)> = spans.collect();
    let first = spans.iter().map(|(from, _)| *from).min();
    let last = spans.iter().map(|(_, to)| *to).max();
    let within = |event: &&Event| {
        let months = event.months().zip(first.zip(last));
        months.is_some_and(|((from, to), (first, last))| to >= first && from <= last)
    };
    let events = dataset
        .events(&indicator.id, &shown)
        .filter(within)
        .cloned()
        .collect();
    Some(Selection {
        indicator: if rates {
            measure::rate_indicator(indicator)
        } else {
            indicator.clone()
        },
        lines,
        areas,
        has_rates,
        events,
    })
}

/// One line for each part, in the order in which the parts first appear.
fn lines_of(
    dataset: &Dataset,
    series: &Arc<Series>,
    base: Option<&Base>,
    months: Option<(Month, Month)>,
) -> Vec<Line> {
    let area = dataset
        .area(series.area)
        .map_or("", |area| area.name.as_str());
    let breaks = breaks_of(dataset, series);
    let mut lines: Vec<Line> = Vec::new();
    for observation in &series.observations {
        let (first, last) = observation.period.months();
        if months.is_some_and(|(from, to)| last < from || first > to) {
            continue;
        }
        let at = lines
            .iter()
            .position(|line| line.breakdown.id == observation.breakdown.id);
        let at = at.unwrap_or_else(|| {
            let part = &observation.breakdown;
            let name = if part.id.is_empty() {
                area.to_owned()
            } else {
                format!("{area}, {}", part.name)
            };
            lines.push(Line {
                area: series.area,
                breakdown: Arc::clone(part),
                name,
                points: Vec::new(),
                undated: Vec::new(),
                series: Arc::clone(series),
                base: base.cloned(),
                breaks: breaks.clone(),
            });
            lines.len() - 1
        });
        let Some(line) = lines.get_mut(at) else {
            continue;
        };
        if observation.dating == Dating::Undated {
            line.undated.push(observation.clone());
        } else {
            add(line, observation, base);
        }
    }
    by_number(&mut lines, |line| {
        f64::from(u8::from(!line.breakdown.id.is_empty()))
    });
    lines
}

fn breaks_of(dataset: &Dataset, series: &Series) -> Vec<Break> {
    let ids = dataset
        .indicator(series.indicator)
        .zip(dataset.area(series.area));
    ids.map(|(indicator, area)| breaks::of(dataset, &indicator.id, &area.id))
        .unwrap_or_default()
}

/// Adds a figure to a line; the same number for the same time joins the point it repeats.
fn add(line: &mut Line, observation: &Observation, base: Option<&Base>) {
    let quantity = base.map_or(observation.quantity, |base| {
        measure::as_rate(&observation.quantity, base)
    });
    let repeats =
        |point: &&mut Point| point.period == observation.period && point.quantity == quantity;
    if let Some(point) = line.points.iter_mut().find(repeats) {
        point.observations.push(observation.clone());
    } else {
        line.points.push(Point {
            period: observation.period,
            quantity,
            observations: vec![observation.clone()],
        });
    }
}
