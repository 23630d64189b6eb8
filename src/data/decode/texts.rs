//! Decodes text shards from JSON: the text of a report, the glossary. They are read apart from
//! figures, so that only pages that show such texts load the code for it.

use super::json;
use super::reader::{Node, Reader};
use super::unpack;
use crate::data::dataset::{Dataset, Part};
use crate::data::error::DataError;

/// Decodes a text shard.
///
/// # Errors
/// [`DataError`] if the file is not as expected; it gives file, location, found and expected
/// values.
pub fn words(file: &str, bytes: &[u8], dataset: &Dataset) -> Result<Part, DataError> {
    let json = json(file, bytes)?;
    let reader = Reader::new(file);
    let words = unpack::words(&Node::root(&reader, &json));
    let words = reader.finish(words)?;
    let report = words
        .key
        .strip_prefix("text/")
        .and_then(|id| dataset.report_idx(id));
    Ok(Part {
        key: words.key,
        series: Vec::new(),
        checks: Vec::new().into(),
        unlinked: Vec::new(),
        definition: None,
        text: report.map(|report| (report, words.text.into())),
        terms: words.terms.into(),
        claims: words.claims.into(),
        entries: words.entries.into(),
        about: words.about.into(),
        data_notes: words.data_notes.into(),
    })
}

/// True if a shard contains texts.
pub fn is_words(key: &str) -> bool {
    key == "glossary"
        || key == "notes"
        || key == "search"
        || key == "claims"
        || key.starts_with("text/")
}
