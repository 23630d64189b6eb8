//! Rows of a shard: positions in its lists are replaced by the entries.

use std::sync::Arc;

use super::reader::Reader;
use crate::data::dataset::Dataset;
use crate::data::figure::{
    AreaIdx, Breakdown, Gap, IndicatorIdx, Observation, Place, Quantity, ReportIdx, Source, Target,
    TargetGroup,
};
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::wire::{PartFile, WirePlace};
use crate::data::words::Qualifier;

/// Lists of one shard, resolved once, and the rows that refer to them.
pub(crate) struct Lists<'a> {
    reader: &'a Reader<'a>,
    areas: Vec<AreaIdx>,
    pub(crate) indicators: Vec<IndicatorIdx>,
    breakdowns: Vec<Arc<Breakdown>>,
    places: Vec<(ReportIdx, Arc<Place>)>,
    periods: Vec<Period>,
}

impl<'a> Lists<'a> {
    pub(crate) fn new(reader: &'a Reader<'a>, wire: &PartFile, dataset: &Dataset) -> Self {
        let uneven = [
            ("observations", wire.observations.uneven()),
            ("targets", wire.targets.uneven()),
            ("gaps", wire.gaps.uneven()),
        ];
        for (table, column) in uneven {
            if let Some((column, found, expected)) = column {
                let place = format!("{table}.{column}");
                reader.note(
                    &place,
                    &format!("{found} cells"),
                    &format!("{expected} cells"),
                );
            }
        }
        let unknown = |list: &str, at: usize, found: &str, expected: &str| {
            reader.note(&format!("{list}[{at}]"), &format!("“{found}”"), expected);
        };
        let mut lists = Self {
            reader,
            areas: Vec::new(),
            indicators: Vec::new(),
            breakdowns: Vec::new(),
            places: Vec::new(),
            periods: Vec::new(),
        };
        for (at, id) in wire.areas.iter().enumerate() {
            match dataset.area_idx(id) {
                Some(area) => lists.areas.push(area),
                None => unknown("areas", at, id, "an area of the index"),
            }
        }
        for (at, id) in wire.indicators.iter().enumerate() {
            match dataset.indicator_idx(id) {
                Some(indicator) => lists.indicators.push(indicator),
                None => unknown("indicators", at, id, "an indicator of the index"),
            }
        }
        for (at, text) in wire.periods.iter().enumerate() {
            match text.parse() {
                Ok(period) => lists.periods.push(period),
                Err(_) => unknown("periods", at, text, "a period such as YYYY-MM"),
            }
        }
        for (at, place) in wire.places.iter().enumerate() {
            match dataset.report_idx(&place.report) {
                Some(report) => lists.places.push((report, Arc::new(placed(place)))),
                None => unknown("places", at, &place.report, "a report of the index"),
            }
        }
        lists
            .breakdowns
            .extend(wire.breakdowns.iter().map(|breakdown| {
                Arc::new(Breakdown {
                    id: (!breakdown.id.is_empty()).then(|| breakdown.id.clone()),
                    name: breakdown.name.clone(),
                    group: breakdown.group.clone(),
                    target_group: TargetGroup::from_code(breakdown.target_group.as_deref()),
                })
            }));
        lists
    }

    /// Index in a list of some length that a cell of a column points to.
    #[inline(never)]
    fn at(
        &self,
        (table, name): (&str, &str),
        column: &[u32],
        row: usize,
        length: usize,
    ) -> Option<usize> {
        let position = column.get(row).copied().unwrap_or_default();
        let is_there = (position as usize) < length;
        if !is_there {
            let place = format!("{table}.{name}[{row}]");
            let expected = format!("a position below {length}");
            self.reader.note(&place, &position.to_string(), &expected);
        }
        is_there.then_some(position as usize)
    }

    /// Indicator, area, breakdown and source of a row.
    #[inline(never)]
    fn subject(&self, of: &Subjects<'_>, row: usize) -> Option<Subject> {
        let at = |name, column, length| self.at((of.table, name), column, row, length);
        let indicator = at("indicator", of.indicator, self.indicators.len())?;
        let area = at("area", of.area, self.areas.len())?;
        let breakdown = at("breakdown", of.breakdown, self.breakdowns.len())?;
        let place = at("place", of.place, self.places.len())?;
        let (report, place) = self.places.get(place)?;
        Some(Subject {
            indicator: *self.indicators.get(indicator)?,
            area: *self.areas.get(area)?,
            breakdown: Arc::clone(self.breakdowns.get(breakdown)?),
            source: Source {
                report: *report,
                place: Arc::clone(place),
                printed: text(of.printed, row),
            },
        })
    }

    fn month(&self, column: &[String], row: usize, name: &str) -> Option<Month> {
        let found = column.get(row).map(String::as_str).unwrap_or_default();
        let month = found.parse().ok();
        if month.is_none() {
            let place = format!("{name}[{row}]");
            self.reader
                .note(&place, &format!("“{found}”"), "a month such as YYYY-MM");
        }
        month
    }

    pub(crate) fn observation(&self, wire: &PartFile, row: usize) -> Option<Observation> {
        let columns = &wire.observations;
        let of = Subjects {
            table: "observations",
            indicator: &columns.indicator,
            area: &columns.area,
            breakdown: &columns.breakdown,
            place: &columns.place,
            printed: &columns.printed,
        };
        let of = self.subject(&of, row)?;
        let name = ("observations", "period");
        let period = self.at(name, &columns.period, row, self.periods.len())?;
        let bounds = [&columns.value, &columns.lower, &columns.upper];
        Some(Observation {
            id: text(&columns.id, row).unwrap_or_else(|| made_id(wire, row).into()),
            indicator: of.indicator,
            area: of.area,
            breakdown: of.breakdown,
            period: *self.periods.get(period)?,
            dating: cell(&columns.dating, row),
            quantity: quantity(bounds, &columns.qualifier, row),
            numerator: cell(&columns.numerator, row),
            denominator: cell(&columns.denominator, row),
            status: cell(&columns.status, row),
            source: of.source,
            note: text(&columns.note, row),
        })
    }

    pub(crate) fn target(&self, wire: &PartFile, row: usize) -> Option<Target> {
        let columns = &wire.targets;
        let of = Subjects {
            table: "targets",
            indicator: &columns.indicator,
            area: &columns.area,
            breakdown: &columns.breakdown,
            place: &columns.place,
            printed: &columns.printed,
        };
        let of = self.subject(&of, row)?;
        let ends = columns.to.get(row).is_some_and(|to| !to.is_empty());
        let bounds = [&columns.value, &columns.lower, &columns.upper];
        Some(Target {
            id: text(&columns.id, row).unwrap_or_default(),
            indicator: of.indicator,
            area: of.area,
            breakdown: of.breakdown,
            kind: cell(&columns.kind, row),
            from: self.month(&columns.from, row, "targets.from")?,
            to: if ends {
                Some(self.month(&columns.to, row, "targets.to")?)
            } else {
                None
            },
            quantity: quantity(bounds, &columns.qualifier, row),
            source: of.source,
            note: text(&columns.note, row),
        })
    }

    pub(crate) fn gap(&self, wire: &PartFile, row: usize) -> Option<Gap> {
        let columns = &wire.gaps;
        let of = Subjects {
            table: "gaps",
            indicator: &columns.indicator,
            area: &columns.area,
            breakdown: &columns.breakdown,
            place: &columns.place,
            printed: &[],
        };
        let of = self.subject(&of, row)?;
        Some(Gap {
            indicator: of.indicator,
            area: of.area,
            breakdown: of.breakdown,
            from: self.month(&columns.from, row, "gaps.from")?,
            to: self.month(&columns.to, row, "gaps.to")?,
            absence: cell(&columns.absence, row),
            source: of.source,
            note: text(&columns.note, row),
        })
    }
}

/// Columns of a table for the indicator, area, breakdown and source of its rows.
struct Subjects<'a> {
    table: &'static str,
    indicator: &'a [u32],
    area: &'a [u32],
    breakdown: &'a [u32],
    place: &'a [u32],
    printed: &'a [String],
}

/// Indicator, area, breakdown and source of a row.
struct Subject {
    indicator: IndicatorIdx,
    area: AreaIdx,
    breakdown: Arc<Breakdown>,
    source: Source,
}

/// The id of an observation that brings none: what it is of.
fn made_id(wire: &PartFile, row: usize) -> String {
    let columns = &wire.observations;
    let named = |list: &[String], column: &[u32]| {
        let at = column.get(row).copied().unwrap_or_default();
        list.get(at as usize).cloned().unwrap_or_default()
    };
    let part = columns
        .breakdown
        .get(row)
        .and_then(|at| wire.breakdowns.get(*at as usize));
    let parts = [
        named(&wire.indicators, &columns.indicator),
        named(&wire.areas, &columns.area),
        named(&wire.periods, &columns.period),
        part.map(|part| part.id.clone()).unwrap_or_default(),
    ];
    parts
        .join(".")
        .trim_end_matches('.')
        .replace(['/', ' '], "-")
}

fn placed(place: &WirePlace) -> Place {
    Place {
        id: place.id.clone(),
        section: place.section.clone(),
        number: place.number.clone(),
        inferred: place.inferred,
        order: place.order as usize,
    }
}

/// The quantity of a row from its value, its lower and its upper bound.
#[inline(never)]
fn quantity(bounds: [&Vec<Option<f64>>; 3], qualifier: &[Qualifier], row: usize) -> Quantity {
    let [value, lower, upper] = bounds.map(|column| cell(column, row));
    Quantity {
        value,
        lower,
        upper,
        qualifier: cell(qualifier, row),
    }
}

/// Cell, or the default if its whole column was left out.
fn cell<T: Copy + Default>(column: &[T], row: usize) -> T {
    column.get(row).copied().unwrap_or_default()
}

/// Text of a cell, unless it is empty or its whole column was left out.
#[inline(never)]
fn text(column: &[String], row: usize) -> Option<Arc<str>> {
    let cell = column.get(row).filter(|cell| !cell.is_empty())?;
    Some(Arc::from(cell.as_str()))
}
