//! Content to data files: the index, and one part for each area, indicator and report.
//!
//! File names carry a hash of what is in them, so that a host may keep them for ever.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::data::catalog::{Definition, Edition, Indicator};
use crate::data::wire::{
    FileEntry, IndexFile, PartFile, SCHEMA_MAJOR, SCHEMA_MINOR, SchemaVersion,
};

use super::content::Content;
use super::part::PartBuilder;

/// The compiled dataset: files as they will lie in `data/`.
#[derive(Debug)]
pub struct Compiled {
    /// The index.
    pub index: IndexFile,
    /// Name and bytes of every file, the index among them.
    pub files: Vec<(String, Vec<u8>)>,
}

const SCHEMA: SchemaVersion = SchemaVersion {
    major: SCHEMA_MAJOR,
    minor: SCHEMA_MINOR,
};

/// Compiles checked content.
///
/// # Errors
/// Only where JSON cannot be written.
pub fn compile(content: &Content) -> serde_json::Result<Compiled> {
    let catalog = &content.catalog;
    let mut parts = Vec::new();
    for area in &catalog.areas {
        parts.push(part(
            content,
            &format!("area/{}", area.id),
            |s| s.area == area.id,
            None,
        ));
    }
    for (indicator, definition) in &catalog.indicators {
        let key = format!("indicator/{}", indicator.id);
        let long = Some((indicator.id.as_str(), definition));
        parts.push(part(content, &key, |s| s.indicator == indicator.id, long));
    }
    for report in &catalog.reports {
        parts.push(part(
            content,
            &format!("report/{}", report.id),
            |s| s.report == report.id,
            None,
        ));
    }
    let mut files = Vec::new();
    let mut entries = Vec::new();
    let mut whole = Sha256::new();
    for part in &parts {
        let bytes = serde_json::to_vec(part)?;
        whole.update(&bytes);
        let name = part.key.replace('/', "-");
        let path = format!("{name}.{}.json", hash(&bytes));
        let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        entries.push(FileEntry {
            key: part.key.clone(),
            path: path.clone(),
            bytes: size,
        });
        files.push((path, bytes));
    }
    let index = index(content, entries, &hex(&whole.finalize())[..16]);
    files.push(("index.json".to_owned(), serde_json::to_vec(&index)?));
    Ok(Compiled { index, files })
}

/// The first 16 hex digits of a SHA-256.
pub fn hash(bytes: &[u8]) -> String {
    let mut digits = hex(&Sha256::digest(bytes));
    digits.truncate(16);
    digits
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

fn part(
    content: &Content,
    key: &str,
    belongs: impl Fn(&super::content::Subject) -> bool,
    definition: Option<(&str, &Definition)>,
) -> PartFile {
    let mut builder = PartBuilder::new(&content.catalog);
    if let Some((indicator, _)) = definition {
        builder.indicator_first(indicator);
    }
    let figures = &content.figures;
    for row in figures
        .observations
        .iter()
        .filter(|row| belongs(&row.subject))
    {
        builder.observation(row);
    }
    for row in figures.targets.iter().filter(|row| belongs(&row.subject)) {
        builder.target(row);
    }
    for row in figures.gaps.iter().filter(|row| belongs(&row.subject)) {
        builder.gap(row);
    }
    builder.finish(SCHEMA, key, definition.map(|(_, text)| text.clone()))
}

fn index(content: &Content, files: Vec<FileEntry>, build: &str) -> IndexFile {
    let catalog = &content.catalog;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let indicators = catalog.indicators.iter().map(|(indicator, _)| {
        let observations = content.figures.observations.iter();
        let own = observations.filter(|row| row.subject.indicator == indicator.id);
        let areas: BTreeSet<&str> = own.clone().map(|row| row.subject.area.as_str()).collect();
        Indicator {
            n_areas: count(areas.len()),
            n_figures: count(own.count()),
            ..indicator.clone()
        }
    });
    let reports = catalog.reports.iter().map(|report| {
        let observed = content.figures.observations.iter().map(|row| &row.subject);
        let targeted = content.figures.targets.iter().map(|row| &row.subject);
        let own = observed
            .chain(targeted)
            .filter(|subject| subject.report == report.id);
        let mut report = report.clone();
        report.n_figures = count(own.count());
        report
    });
    IndexFile {
        schema: SCHEMA,
        edition: Edition {
            date: catalog.edition_date.clone(),
            build: build.to_owned(),
        },
        site: catalog.site.clone(),
        areas: catalog.areas.clone(),
        themes: catalog.themes.clone(),
        indicators: indicators.collect(),
        reports: reports.collect(),
        events: catalog
            .events
            .iter()
            .map(|(event, _)| event.clone())
            .collect(),
        files,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_of_this_repository_compiles() {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let content = super::super::content::read(&dir).unwrap_or_else(|problems| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"));
        });
        let compiled = compile(&content).unwrap();
        assert_eq!(compiled.index.reports.len(), 5);
    }
}
