//! Lines of a chart, built from a series: one for each breakdown, a point for each figure.

use std::sync::Arc;

use crate::data::catalog::{Area, Indicator};
use crate::data::dataset::{Dataset, Series};
use crate::data::figure::{AreaIdx, Breakdown, Observation, Quantity};
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{AreaKind, Dating, Status, Word};
use crate::format;
use crate::stats::order::sort_by_f64;

use super::breaks::{self, Break};
use super::measure::{self, Base};
use super::peer_average::{Averages, Coverage};
use super::rounding::Rounding;
use crate::view::state::{Average, Measure};

/// One figure to draw: the same number for the same time, from one report or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Period of the figure.
    pub period: Period,
    /// Number, in the requested measure.
    pub quantity: Quantity,
    /// Observations that give it; never empty, latest report last.
    pub observations: Vec<Observation>,
    /// Population that a rate is calculated from, if the rate is not printed.
    pub base: Option<Base>,
    /// Members that the average of a group rests on.
    pub coverage: Option<Arc<Coverage>>,
    /// True if what was counted gives the number to a tenth: counts that are rounded may not.
    pub is_precise: bool,
}

impl Point {
    /// The latest report's figure.
    pub fn observation(&self) -> Option<&Observation> {
        self.observations.last()
    }

    /// The number as it follows from what was counted, where its source gives that.
    pub fn counted(&self) -> Option<f64> {
        self.observation()?.counted(self.quantity.point()?)
    }

    /// The number, from what was counted where its source gives that.
    pub fn exact(&self) -> Option<f64> {
        self.counted().or_else(|| self.quantity.point())
    }

    /// The number as it follows from what was counted, where that gives it to a tenth.
    pub fn precise(&self) -> Option<f64> {
        self.counted().filter(|_| self.is_precise)
    }

    /// The numbers of two points, from what was counted where that gives both to a tenth.
    pub fn both(before: &Self, after: &Self) -> Option<(f64, f64)> {
        let counted = before.precise().zip(after.precise());
        counted.or_else(|| before.quantity.point().zip(after.quantity.point()))
    }

    /// Certainty of the period.
    pub fn dating(&self) -> Dating {
        self.observation().map(|o| o.dating).unwrap_or_default()
    }

    /// True if other figures make it unlikely.
    pub fn is_doubted(&self) -> bool {
        let mut own = self.observations.iter();
        own.all(|o| o.status == Status::Doubted)
    }

    /// True if some report or release prints the figure as it is.
    pub fn is_printed(&self) -> bool {
        let printed = |o: &Observation| matches!(o.status, Status::Printed | Status::Revised);
        self.base.is_none() && self.observations.iter().any(printed)
    }
}

/// Line of one breakdown of an indicator in one area: its figures in chronological order.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Area of the figures.
    pub area: AreaIdx,
    /// Kind of the area.
    pub kind: AreaKind,
    /// Breakdown of the figures.
    pub breakdown: Arc<Breakdown>,
    /// Name in the legend.
    pub name: String,
    /// Phrase for use within a sentence: `the mean of its neighbours`.
    pub phrase: String,
    /// Figures of a known period.
    pub points: Vec<Point>,
    /// Figures of which only a longer period is known.
    pub undated: Vec<Observation>,
    /// All data on this indicator and area.
    pub series: Arc<Series>,
    /// Measure in which numbers are shown.
    pub measure: Measure,
    /// Average of a group: mean or median.
    pub average: Average,
    /// True if it holds national figures beside local ones, drawn at their dates and never joined.
    pub is_beside: bool,
    /// Breaks after which its figures are not comparable.
    pub breaks: Vec<Break>,
}

impl Line {
    /// True if it is a benchmark: a group, a region, the country.
    pub fn is_reference(&self) -> bool {
        matches!(
            self.kind,
            AreaKind::Neighbours | AreaKind::Region | AreaKind::Country
        )
    }

    /// Reason that two figures, the earlier first, are not comparable; `None` if they are.
    pub fn incomparable_reason(&self, earlier: &Point, later: &Point) -> Option<String> {
        let (from, to) = (earlier.period, later.period);
        if !from.is_same_kind(to) {
            return Some("they are of different lengths of time".to_owned());
        }
        if from.holds(to) || to.holds(from) {
            return Some("one of the two times lies within the other".to_owned());
        }
        if self.has_break(from.months().1, to.months().1) {
            return Some("the record breaks between".to_owned());
        }
        let (then, now) = earlier.coverage.as_ref().zip(later.coverage.as_ref())?;
        then.differs_from(now)
    }

    /// Reason that no change is given from one figure to another, the earlier first; `None` if it
    /// is.
    pub fn unlike(&self, earlier: &Point, later: &Point) -> Option<String> {
        if earlier.is_doubted() || later.is_doubted() {
            return Some("one of the two is in doubt".to_owned());
        }
        self.incomparable_reason(earlier, later)
    }

    /// The name beside a figure, with how many members an average rests on where that is not all:
    /// `Neighbours of Leeds, 2025 list (mean of 7 of 10)`.
    pub fn name_at(&self, point: &Point) -> String {
        self.with_members(&self.name, point, |method, used, all| {
            (
                format!("({method})"),
                format!("({method} of {used} of {all})"),
            )
        })
    }

    /// The phrase beside a figure, with how many members an average rests on where that is not
    /// all: `the mean of 7 of its 10 neighbours of the 2025 list`.
    pub fn phrase_at(&self, point: &Point) -> String {
        self.with_members(&self.phrase, point, |method, used, all| {
            (
                format!("{method} of its "),
                format!("{method} of {used} of its {all} "),
            )
        })
    }

    fn with_members(
        &self,
        text: &str,
        point: &Point,
        words: impl Fn(&str, usize, usize) -> (String, String),
    ) -> String {
        let partial = point.coverage.iter().find(|known| !known.is_complete());
        let Some(coverage) = partial else {
            return text.to_owned();
        };
        let method = self.average.code();
        let (all, some) = words(method, coverage.used.len(), coverage.members());
        text.replacen(&all, &some, 1)
    }

    /// True if the record breaks between two months, the earlier first.
    pub fn has_break(&self, earlier: Month, later: Month) -> bool {
        self.breaks.iter().any(|cut| cut.separates(earlier, later))
    }

    /// True if two figures, the earlier first, are comparable and may be joined.
    pub fn compares(&self, earlier: &Point, later: &Point) -> bool {
        self.incomparable_reason(earlier, later).is_none()
    }
}

/// Options for building the lines of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    /// Indicator as its source prints it.
    pub indicator: &'a Indicator,
    /// Measure in which numbers are shown.
    pub measure: Measure,
    /// Average of a group: mean or median.
    pub average: Average,
    /// First and last month; none for all.
    pub months: Option<(Month, Month)>,
}

/// One line for each breakdown, the total first, then in the order in which the breakdowns appear.
pub(crate) fn lines_of(
    dataset: &Dataset,
    Averages { series, coverage }: &Averages,
    reading: &Reading<'_>,
) -> Vec<Line> {
    let Some(area) = dataset.area(series.area) else {
        return Vec::new();
    };
    let name = if area.members.is_empty() {
        area.name.clone()
    } else {
        format!("{} ({})", area.short_name, reading.average.code())
    };
    let phrase = phrase(area, reading.average);
    let breaks = breaks::of(dataset, &reading.indicator.id, &area.id);
    let rounding = Rounding::of(series);
    let mut lines: Vec<Line> = Vec::new();
    for (slot, observation) in series.observations.iter().enumerate() {
        let (first, last) = observation.period.months();
        if reading
            .months
            .is_some_and(|(from, to)| last < from || first > to)
        {
            continue;
        }
        let at = lines
            .iter()
            .position(|line| line.breakdown.id == observation.breakdown.id);
        let at = at.unwrap_or_else(|| {
            let part = &observation.breakdown;
            let name = format!("{name}{}", format::part(part));
            lines.push(Line {
                area: series.area,
                kind: area.kind,
                breakdown: Arc::clone(part),
                name,
                phrase: phrase.clone(),
                points: Vec::new(),
                undated: Vec::new(),
                series: Arc::clone(series),
                measure: reading.measure,
                average: reading.average,
                is_beside: false,
                breaks: breaks.clone(),
            });
            lines.len() - 1
        });
        let Some(line) = lines.get_mut(at) else {
            continue;
        };
        if observation.dating == Dating::Undated {
            line.undated.push(observation.clone());
        } else if let Some(point) = point(dataset, observation, series.area, reading) {
            let coverage = coverage.get(slot).cloned();
            let point = Point {
                coverage,
                is_precise: rounding.gives_tenths(observation),
                ..point
            };
            add(line, point);
        }
    }
    sort_by_f64(&mut lines, |line| {
        f64::from(u8::from(!line.breakdown.is_total()))
    });
    lines
}

fn phrase(area: &Area, average: Average) -> String {
    if area.members.is_empty() {
        return area.name.clone();
    }
    // Which list is meant decides the result, so it is always named.
    let list = area.vintage.as_ref();
    let list = list.map_or_else(String::new, |year| format!(" of the {year} list"));
    format!("the {} of its neighbours{list}", average.code())
}

/// Point of a figure in the requested measure; `None` if it is not available.
fn point(
    dataset: &Dataset,
    observation: &Observation,
    area: AreaIdx,
    reading: &Reading<'_>,
) -> Option<Point> {
    let (quantity, base) = match reading.measure {
        Measure::Printed => (observation.quantity, None),
        Measure::Count => (measure::as_count(observation)?, None),
        Measure::Rate => {
            let base = measure::base(dataset, reading.indicator, area, observation.period)?;
            (measure::as_rate(&observation.quantity, &base), Some(base))
        }
    };
    Some(Point {
        period: observation.period,
        quantity,
        observations: vec![observation.clone()],
        base,
        coverage: None,
        is_precise: false,
    })
}

/// Adds a point to a line; the same number for the same time joins the point it repeats.
fn add(line: &mut Line, point: Point) {
    let mut known = line.points.iter_mut();
    let repeated =
        known.find(|known| known.period == point.period && known.quantity == point.quantity);
    match repeated {
        Some(known) => known.observations.extend(point.observations),
        None => line.points.push(point),
    }
}
