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
use super::order::by_number;
use super::period::Period;
use super::read::Node;
use super::unpack;
use super::wire::{PartFile, SCHEMA_MAJOR};

/// Reads `index.json`.
///
/// # Errors
/// [`DataError`] where the bytes are not an index of a version that this program reads.
pub fn index(file: &str, bytes: &[u8]) -> Result<Dataset, DataError> {
    let json = json(file, bytes)?;
    unpack::index(&Node::root(file, &json)).map(Dataset::new)
}

/// Reads one part and resolves it against the catalogue.
///
/// # Errors
/// [`DataError`] where the bytes are not a part, its columns are uneven, or it names something
/// that is not in the catalogue.
pub fn part(file: &str, bytes: &[u8], dataset: &Dataset) -> Result<Part, DataError> {
    let json = json(file, bytes)?;
    let wire = unpack::part(&Node::root(file, &json))?;
    let resolver = Resolver::new(file, &wire, dataset)?;
    let mut series: Vec<Series> = Vec::new();
    for row in 0..wire.observations.len() {
        let observation = resolver.observation(&wire, row)?;
        entry(&mut series, observation.indicator, observation.area)
            .observations
            .push(observation);
    }
    for row in 0..wire.targets.len() {
        let target = resolver.target(&wire, row)?;
        entry(&mut series, target.indicator, target.area).targets.push(target);
    }
    for row in 0..wire.gaps.len() {
        let gap = resolver.gap(&wire, row)?;
        entry(&mut series, gap.indicator, gap.area).gaps.push(gap);
    }
    for series in &mut series {
        // By period, then by report: the later of two sorts keeps the order of the first.
        by_number(&mut series.observations, |o| position(o.source.report.0));
        by_number(&mut series.observations, |o| o.period.order());
        by_number(&mut series.targets, |target| f64::from(target.from.index()));
        by_number(&mut series.gaps, |gap| f64::from(gap.from.index()));
    }
    let definition = wire.definition.map(Arc::new);
    let definition = definition.zip(resolver.indicators.first()).map(|(text, idx)| (*idx, text));
    Ok(Part {
        key: wire.key,
        series: series.into_iter().map(Arc::new).collect(),
        definition,
    })
}

fn position(at: usize) -> f64 {
    u32::try_from(at).map_or(f64::MAX, f64::from)
}

fn entry(series: &mut Vec<Series>, indicator: IndicatorIdx, area: AreaIdx) -> &mut Series {
    let at = series.iter().position(|s| s.indicator == indicator && s.area == area);
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
    #[expect(clippy::indexing_slicing, reason = "the position was found or made just above")]
    &mut series[at]
}

/// JSON of a version that this program reads.
fn json(file: &str, bytes: &[u8]) -> Result<Value, DataError> {
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
    let version = unpack::version(&Node::root(file, &json))?;
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
    DataError::Shape { file, column: error.column(), problem: problem.to_owned() }
}

/// The lists of one part, resolved once.
struct Resolver<'a> {
    file: &'a str,
    areas: Vec<AreaIdx>,
    indicators: Vec<IndicatorIdx>,
    breakdowns: Vec<Arc<Breakdown>>,
    places: Vec<(ReportIdx, Arc<Place>)>,
    periods: Vec<Period>,
}

impl<'a> Resolver<'a> {
    fn new(file: &'a str, wire: &PartFile, dataset: &Dataset) -> Result<Self, DataError> {
        let cell = |list: &str, found: &str, expected: &str| cell_error(file, list, found, expected);
        let uneven = [
            ("observations", wire.observations.uneven()),
            ("targets", wire.targets.uneven()),
            ("gaps", wire.gaps.uneven()),
        ];
        for (table, column) in uneven {
            if let Some((column, found, expected)) = column {
                let place = format!("{table}.{column}");
                let (found, expected) = (format!("{found} cells"), expected.to_string());
                return Err(cell_error(file, &place, &found, &expected));
            }
        }
        let areas = wire.areas.iter().map(|id| {
            dataset.area_idx(id).ok_or_else(|| cell("areas", id, "an area of the index"))
        });
        let indicators = wire.indicators.iter().map(|id| {
            let known = dataset.indicator_idx(id);
            known.ok_or_else(|| cell("indicators", id, "an indicator of the index"))
        });
        let places = wire.places.iter().map(|place| {
            let report = dataset.report_idx(&place.report);
            let report =
                report.ok_or_else(|| cell("places", &place.report, "a report of the index"))?;
            let place = Place {
                id: place.id.clone(),
                section: place.section.clone(),
                number: place.number.clone(),
                inferred: place.inferred,
                order: place.order as usize,
            };
            Ok((report, Arc::new(place)))
        });
        let periods = wire.periods.iter().map(|text| {
            let period = text.parse();
            period.map_err(|()| cell("periods", text, "a period such as 2020-06"))
        });
        let breakdowns = wire.breakdowns.iter().map(|breakdown| {
            Arc::new(Breakdown {
                id: breakdown.id.clone(),
                name: breakdown.name.clone(),
                group: breakdown.group.clone(),
                target_group: breakdown.target_group.clone(),
            })
        });
        Ok(Self {
            file,
            areas: areas.collect::<Result<_, _>>()?,
            indicators: indicators.collect::<Result<_, _>>()?,
            breakdowns: breakdowns.collect(),
            places: places.collect::<Result<_, DataError>>()?,
            periods: periods.collect::<Result<_, _>>()?,
        })
    }

    /// The entry of `list` that cell `row` of a column points to.
    fn at<T: Clone>(
        &self,
        list: &[T],
        column: &[u32],
        row: usize,
        name: &str,
    ) -> Result<T, DataError> {
        let position = column.get(row).copied().unwrap_or_default();
        list.get(position as usize).cloned().ok_or_else(|| {
            let place = format!("{name}, row {row}");
            let expected = format!("a number below {}", list.len());
            cell_error(self.file, &place, &position.to_string(), &expected)
        })
    }

    fn source(&self, column: &[u32], row: usize, printed: &[String]) -> Result<Source, DataError> {
        let (report, place) = self.at(&self.places, column, row, "place")?;
        Ok(Source { report, place, printed: text(printed, row) })
    }

    fn month(&self, column: &[String], row: usize, name: &str) -> Result<Month, DataError> {
        let found = column.get(row).map(String::as_str).unwrap_or_default();
        found.parse().map_err(|()| {
            cell_error(self.file, &format!("{name}, row {row}"), found, "a month such as 2020-06")
        })
    }

    fn observation(&self, wire: &PartFile, row: usize) -> Result<Observation, DataError> {
        let columns = &wire.observations;
        Ok(Observation {
            id: text(&columns.id, row),
            indicator: self.at(&self.indicators, &columns.indicator, row, "indicator")?,
            area: self.at(&self.areas, &columns.area, row, "area")?,
            breakdown: self.at(&self.breakdowns, &columns.breakdown, row, "breakdown")?,
            period: self.at(&self.periods, &columns.period, row, "period")?,
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
            source: self.source(&columns.place, row, &columns.printed)?,
            note: text(&columns.note, row),
        })
    }

    fn target(&self, wire: &PartFile, row: usize) -> Result<Target, DataError> {
        let columns = &wire.targets;
        let ends = columns.to.get(row).is_some_and(|to| !to.is_empty());
        Ok(Target {
            id: text(&columns.id, row),
            indicator: self.at(&self.indicators, &columns.indicator, row, "indicator")?,
            area: self.at(&self.areas, &columns.area, row, "area")?,
            breakdown: self.at(&self.breakdowns, &columns.breakdown, row, "breakdown")?,
            kind: cell(&columns.kind, row),
            from: self.month(&columns.from, row, "from")?,
            to: ends.then(|| self.month(&columns.to, row, "to")).transpose()?,
            quantity: Quantity {
                value: cell(&columns.value, row),
                lower: cell(&columns.lower, row),
                upper: cell(&columns.upper, row),
                qualifier: cell(&columns.qualifier, row),
            },
            source: self.source(&columns.place, row, &columns.printed)?,
            note: text(&columns.note, row),
        })
    }

    fn gap(&self, wire: &PartFile, row: usize) -> Result<Gap, DataError> {
        let columns = &wire.gaps;
        Ok(Gap {
            indicator: self.at(&self.indicators, &columns.indicator, row, "indicator")?,
            area: self.at(&self.areas, &columns.area, row, "area")?,
            breakdown: self.at(&self.breakdowns, &columns.breakdown, row, "breakdown")?,
            from: self.month(&columns.from, row, "from")?,
            to: self.month(&columns.to, row, "to")?,
            absence: cell(&columns.absence, row),
            source: self.source(&columns.place, row, &[])?,
            note: text(&columns.note, row),
        })
    }
}

/// A cell, or the default where its whole column was left out.
fn cell<T: Copy + Default>(column: &[T], row: usize) -> T {
    column.get(row).copied().unwrap_or_default()
}

fn text(column: &[String], row: usize) -> Arc<str> {
    Arc::from(column.get(row).map(String::as_str).unwrap_or_default())
}

fn cell_error(file: &str, place: &str, found: &str, expected: &str) -> DataError {
    DataError::Cell {
        file: file.to_owned(),
        place: place.to_owned(),
        found: found.to_owned(),
        expected: expected.to_owned(),
    }
}
