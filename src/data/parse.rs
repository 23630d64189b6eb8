//! Bytes to dataset. Every reference is resolved and every column measured here, so that
//! nothing after this can meet a broken file.
//!
//! A file that is wrong anywhere is refused whole, with one [`DataError`] that names it; other
//! files are not concerned.

use std::sync::Arc;

use serde_json::Value;

use super::dataset::{Dataset, Part, Series};
use super::error::DataError;
use super::figure::{
    AreaIdx, Breakdown, Gap, IndicatorIdx, Observation, Place, Quantity, ReportIdx, Source, Target,
};
use super::month::Month;
use super::period::Period;
use super::read::{Node, Reader};
use super::unpack;
use super::wire::{PartFile, SCHEMA_MAJOR, WirePlace};
use crate::stats::order::{by_number, number};

/// Reads `index.json`.
///
/// # Errors
/// [`DataError`] where the bytes are not an index of a version that this program reads.
pub fn index(file: &str, bytes: &[u8]) -> Result<Dataset, DataError> {
    let json = json(file, bytes)?;
    let reader = Reader::new(file);
    let index = unpack::index(&Node::root(&reader, &json));
    reader.finish(index).map(Dataset::new)
}

/// Reads one part and resolves it against the catalogue.
///
/// # Errors
/// [`DataError`] where the bytes are not a part, its columns are uneven, or it names something
/// that is not in the catalogue.
pub fn part(file: &str, bytes: &[u8], dataset: &Dataset) -> Result<Part, DataError> {
    let json = json(file, bytes)?;
    let reader = Reader::new(file);
    let wire = unpack::part(&Node::root(&reader, &json));
    let wire = reader.finish(wire)?;
    let reader = Reader::new(file);
    let lists = Lists::new(&reader, &wire, dataset);
    let mut series: Vec<Series> = Vec::new();
    for observation in (0..wire.observations.len()).filter_map(|row| lists.observation(&wire, row))
    {
        entry(&mut series, observation.indicator, observation.area)
            .observations
            .push(observation);
    }
    for target in (0..wire.targets.len()).filter_map(|row| lists.target(&wire, row)) {
        entry(&mut series, target.indicator, target.area)
            .targets
            .push(target);
    }
    for gap in (0..wire.gaps.len()).filter_map(|row| lists.gap(&wire, row)) {
        entry(&mut series, gap.indicator, gap.area).gaps.push(gap);
    }
    for series in &mut series {
        // By period, then by report: the later of two sorts keeps the order of the first.
        by_number(&mut series.observations, |o| number(o.source.report.0));
        by_number(&mut series.observations, |o| o.period.order());
        by_number(&mut series.targets, |target| f64::from(target.from.index()));
        by_number(&mut series.gaps, |gap| f64::from(gap.from.index()));
    }
    let subject = lists.indicators.first().copied();
    let definition = wire.definition.map(Arc::new);
    reader.finish(Part {
        key: wire.key,
        series: series.into_iter().map(Arc::new).collect(),
        checks: wire.checks.into(),
        definition: subject.zip(definition),
        text: None,
        terms: Arc::new([]),
        claims: Arc::new([]),
        entries: Arc::new([]),
    })
}

fn entry(series: &mut Vec<Series>, indicator: IndicatorIdx, area: AreaIdx) -> &mut Series {
    let at = series
        .iter()
        .position(|s| s.indicator == indicator && s.area == area);
    let at = at.unwrap_or_else(|| {
        series.push(Series {
            indicator,
            area,
            observations: Vec::new(),
            targets: Vec::new(),
            gaps: Vec::new(),
        });
        series.len() - 1
    });
    #[expect(
        clippy::indexing_slicing,
        reason = "the position was found or made just above"
    )]
    &mut series[at]
}

/// JSON of a version that this program reads.
pub(super) fn json(file: &str, bytes: &[u8]) -> Result<Value, DataError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    let not_json = |found: &str| {
        let (file, found) = (file.to_owned(), found.to_owned());
        Err(DataError::NotJson { file, found })
    };
    match first {
        Some(b'{') => {}
        Some(b'<') => return not_json("a web page"),
        Some(_) => return not_json("other text"),
        None => return not_json("an empty file"),
    }
    let json: Value =
        serde_json::from_slice(bytes).map_err(|error| shape_error(file, bytes.len(), &error))?;
    let reader = Reader::new(file);
    let version = unpack::version(&Node::root(&reader, &json));
    let version = reader.finish(version)?;
    if version.major > SCHEMA_MAJOR {
        return Err(DataError::Newer {
            file: file.to_owned(),
            found: version.major,
            expected: SCHEMA_MAJOR,
        });
    }
    Ok(json)
}

fn shape_error(file: &str, bytes: usize, error: &serde_json::Error) -> DataError {
    let file = file.to_owned();
    if error.is_eof() {
        return DataError::CutShort { file, bytes };
    }
    let text = error.to_string();
    let problem = text.split(" at line ").next().unwrap_or(&text);
    DataError::Shape {
        file,
        column: error.column(),
        problem: problem.to_owned(),
    }
}

/// The lists of one part, resolved once, and the rows that refer to them.
struct Lists<'a> {
    reader: &'a Reader<'a>,
    areas: Vec<AreaIdx>,
    indicators: Vec<IndicatorIdx>,
    breakdowns: Vec<Arc<Breakdown>>,
    places: Vec<(ReportIdx, Arc<Place>)>,
    periods: Vec<Period>,
}

impl<'a> Lists<'a> {
    fn new(reader: &'a Reader<'a>, wire: &PartFile, dataset: &Dataset) -> Self {
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
                Err(()) => unknown("periods", at, text, "a period such as 2020-06"),
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
                    id: breakdown.id.clone(),
                    name: breakdown.name.clone(),
                    group: breakdown.group.clone(),
                    target_group: breakdown.target_group.clone(),
                })
            }));
        lists
    }

    /// The entry of a list that a cell points to.
    fn at<T: Clone>(&self, list: &[T], column: &[u32], row: usize, name: &str) -> Option<T> {
        let position = column.get(row).copied().unwrap_or_default();
        let found = list.get(position as usize);
        if found.is_none() {
            self.beyond(name, row, position, list.len());
        }
        found.cloned()
    }

    #[inline(never)]
    fn beyond(&self, name: &str, row: usize, position: u32, length: usize) {
        let expected = format!("a position below {length}");
        self.reader
            .note(&format!("{name}[{row}]"), &position.to_string(), &expected);
    }

    fn source(&self, column: &[u32], row: usize, name: &str, printed: &[String]) -> Option<Source> {
        let (report, place) = self.at(&self.places, column, row, name)?;
        Some(Source {
            report,
            place,
            printed: text(printed, row),
        })
    }

    fn month(&self, column: &[String], row: usize, name: &str) -> Option<Month> {
        let found = column.get(row).map(String::as_str).unwrap_or_default();
        let month = found.parse().ok();
        if month.is_none() {
            let place = format!("{name}[{row}]");
            self.reader
                .note(&place, &format!("“{found}”"), "a month such as 2020-06");
        }
        month
    }

    fn observation(&self, wire: &PartFile, row: usize) -> Option<Observation> {
        let columns = &wire.observations;
        let id = text(&columns.id, row);
        Some(Observation {
            id: if id.is_empty() {
                made_id(wire, row).into()
            } else {
                id
            },
            indicator: self.at(
                &self.indicators,
                &columns.indicator,
                row,
                "observations.indicator",
            )?,
            area: self.at(&self.areas, &columns.area, row, "observations.area")?,
            breakdown: self.at(
                &self.breakdowns,
                &columns.breakdown,
                row,
                "observations.breakdown",
            )?,
            period: self.at(&self.periods, &columns.period, row, "observations.period")?,
            dating: cell(&columns.dating, row),
            quantity: Quantity {
                value: cell(&columns.value, row),
                lower: cell(&columns.lower, row),
                upper: cell(&columns.upper, row),
                qualifier: cell(&columns.qualifier, row),
            },
            numerator: cell(&columns.numerator, row),
            denominator: cell(&columns.denominator, row),
            status: cell(&columns.status, row),
            source: self.source(&columns.place, row, "observations.place", &columns.printed)?,
            note: text(&columns.note, row),
        })
    }

    fn target(&self, wire: &PartFile, row: usize) -> Option<Target> {
        let columns = &wire.targets;
        let ends = columns.to.get(row).is_some_and(|to| !to.is_empty());
        Some(Target {
            id: text(&columns.id, row),
            indicator: self.at(
                &self.indicators,
                &columns.indicator,
                row,
                "targets.indicator",
            )?,
            area: self.at(&self.areas, &columns.area, row, "targets.area")?,
            breakdown: self.at(
                &self.breakdowns,
                &columns.breakdown,
                row,
                "targets.breakdown",
            )?,
            kind: cell(&columns.kind, row),
            from: self.month(&columns.from, row, "targets.from")?,
            to: if ends {
                Some(self.month(&columns.to, row, "targets.to")?)
            } else {
                None
            },
            quantity: Quantity {
                value: cell(&columns.value, row),
                lower: cell(&columns.lower, row),
                upper: cell(&columns.upper, row),
                qualifier: cell(&columns.qualifier, row),
            },
            source: self.source(&columns.place, row, "targets.place", &columns.printed)?,
            note: text(&columns.note, row),
        })
    }

    fn gap(&self, wire: &PartFile, row: usize) -> Option<Gap> {
        let columns = &wire.gaps;
        Some(Gap {
            indicator: self.at(&self.indicators, &columns.indicator, row, "gaps.indicator")?,
            area: self.at(&self.areas, &columns.area, row, "gaps.area")?,
            breakdown: self.at(&self.breakdowns, &columns.breakdown, row, "gaps.breakdown")?,
            from: self.month(&columns.from, row, "gaps.from")?,
            to: self.month(&columns.to, row, "gaps.to")?,
            absence: cell(&columns.absence, row),
            source: self.source(&columns.place, row, "gaps.place", &[])?,
            note: text(&columns.note, row),
        })
    }
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

/// A cell, or the default where its whole column was left out.
fn cell<T: Copy + Default>(column: &[T], row: usize) -> T {
    column.get(row).copied().unwrap_or_default()
}

fn text(column: &[String], row: usize) -> Arc<str> {
    Arc::from(column.get(row).map(String::as_str).unwrap_or_default())
}
