//! Decodes bytes into the dataset. Every reference is resolved and every column length checked
//! here, so that no later code can meet a broken file.
//!
//! A file with an error anywhere is rejected as a whole, with one [`DataError`] that names it;
//! other files are not affected.

mod reader;
mod rows;
pub mod texts;
mod unpack;

use std::sync::Arc;

use serde_json::Value;

use super::dataset::{Dataset, Part, Series};
use super::error::DataError;
use super::figure::{AreaIdx, IndicatorIdx};
use super::wire::SCHEMA_MAJOR;
use crate::data::decode::reader::{Node, Reader};
use crate::data::decode::rows::Lists;
use crate::stats::order::{sort_by_f64, to_f64};

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

/// Decodes one shard and resolves it against the catalogue.
///
/// # Errors
/// [`DataError`] if the bytes are not a shard, its columns differ in length, or it names something
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
        // Sorted by period, then by report: the second sort is stable and keeps the order of the
        // first.
        sort_by_f64(&mut series.observations, |o| to_f64(o.source.report.0));
        sort_by_f64(&mut series.observations, |o| o.period.order());
        sort_by_f64(&mut series.targets, |target| f64::from(target.from.index()));
        sort_by_f64(&mut series.gaps, |gap| f64::from(gap.from.index()));
    }
    let subject = lists.indicators.first().copied();
    let definition = wire.definition.map(Arc::new);
    reader.finish(Part {
        key: wire.key,
        series: series.into_iter().map(Arc::new).collect(),
        checks: wire.checks.into(),
        unlinked: wire.unlinked,
        definition: subject.zip(definition),
        text: None,
        terms: Arc::new([]),
        claims: Arc::new([]),
        entries: Arc::new([]),
        about: Arc::new([]),
        data_notes: Arc::new([]),
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
pub(crate) fn json(file: &str, bytes: &[u8]) -> Result<Value, DataError> {
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
