//! Compiles content to data files: the index, and one shard for each area, indicator and report.
//!
//! File names carry a hash of their contents, so that a host may cache them for ever.

mod derived;
mod empty;
mod inventory;
mod latest;
pub mod part;
mod search;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::data::catalog::{Definition, Edition, Indicator, Inventory, Report};
use crate::data::dataset::{Dataset, LATEST, NATIONAL};
use crate::data::decode::{self, texts};
use crate::data::error::DataError;
use crate::data::wire::{
    FileEntry, IndexFile, PartFile, SCHEMA_MAJOR, SCHEMA_MINOR, SchemaVersion,
};
use crate::data::words::{ReportKind, Scope, Status, Word};

use super::content::{Content, GapRow, ObservationRow, Subject, TargetRow};
use part::PartBuilder;

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
    let rows = Rows::new(content);
    let mut files = Shards::default();
    for area in &catalog.areas {
        let key = format!("area/{}", area.id);
        files.add(part(content, &key, rows.areas.get(area.id.as_str()), None))?;
    }
    if files.n_bytes(|id| latest::is_listed(content, id)) > latest::MAX_AREA_BYTES {
        let own = rows.latest(|id| latest::is_listed(content, id));
        files.add(part(content, LATEST, Some(&own), None))?;
    }
    let national = rows.national_headlines(content);
    if !national.observations.is_empty() {
        files.add(part(content, NATIONAL, Some(&national), None))?;
    }
    for (indicator, definition) in &catalog.indicators {
        let key = format!("indicator/{}", indicator.id);
        let long = Some((indicator.id.as_str(), definition));
        let own = rows.indicators.get(indicator.id.as_str());
        files.add(part(content, &key, own, long))?;
    }
    for report in catalog
        .reports
        .iter()
        .filter(|report| report.kind == ReportKind::Report)
    {
        let key = format!("report/{}", report.id);
        let own = Some(rows.reports.get(report.id.as_str()).unwrap_or(&NO_ROWS));
        files.add(part(content, &key, own, None))?;
    }
    let texts = &content.texts;
    for (report, blocks) in &texts.reports {
        let bare =
            PartBuilder::new(&content.catalog).finish(SCHEMA, &format!("text/{report}"), None);
        let own = content
            .claims
            .iter()
            .filter(|claim| claim.report == *report);
        files.add(Some(PartFile {
            text: blocks.clone(),
            claims: own.cloned().collect(),
            ..bare
        }))?;
    }
    let empty_pages = empty::pages(content);
    for shard in shared_words(content, &empty_pages) {
        files.add(Some(shard))?;
    }
    let Shards {
        mut files,
        entries,
        hash: whole,
        reports,
    } = files;
    let mut index = index(content, entries, &hex(&whole.finalize())[..16]);
    index.latest_step = derived::latest_step(&index, &reports);
    index.empty_pages = empty_pages;
    index.inventory = inventory::inventory(content, &index, &files);
    files.push(("index.json".to_owned(), serde_json::to_vec(&index)?));
    Ok(Compiled { index, files })
}

/// Compiled files, each serialised to JSON as soon as it is complete, so that only one is in memory
/// as columns at a time.
#[derive(Default)]
struct Shards {
    files: Vec<(String, Vec<u8>)>,
    entries: Vec<FileEntry>,
    hash: Sha256,
    /// The files of reports, from which the latest step between them is derived.
    reports: Vec<PartFile>,
}

impl Shards {
    fn add(&mut self, part: Option<PartFile>) -> serde_json::Result<()> {
        let Some(part) = part else {
            return Ok(());
        };
        let bytes = serde_json::to_vec(&part)?;
        self.hash.update(&bytes);
        let name = part.key.replace('/', "-");
        let path = format!("{name}.{}.json", hash(&bytes));
        self.entries.push(FileEntry {
            key: part.key.clone(),
            path: path.clone(),
            bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        });
        self.files.push((path, bytes));
        if part.key.starts_with("report/") {
            self.reports.push(part);
        }
        Ok(())
    }

    /// Size of the files of some areas, by id.
    fn n_bytes(&self, is_wanted: impl Fn(&str) -> bool) -> usize {
        let files = self.entries.iter().zip(&self.files);
        let wanted =
            files.filter(|(entry, _)| entry.key.strip_prefix("area/").is_some_and(&is_wanted));
        wanted.map(|(_, (_, bytes))| bytes.len()).sum()
    }
}

/// Dataset of compiled content, with every shard, decoded as the browser will decode it.
///
/// # Errors
/// [`DataError`] if a file cannot be decoded.
pub fn read_back(compiled: &Compiled) -> Result<Dataset, DataError> {
    let bytes = |name: &str| {
        let file = compiled.files.iter().find(|(file, _)| file == name);
        file.map(|(_, bytes)| bytes.as_slice()).unwrap_or_default()
    };
    let mut dataset = decode::index("index.json", bytes("index.json"))?;
    for file in &compiled.index.files {
        let read = if texts::is_words(&file.key) {
            texts::words
        } else {
            decode::part
        };
        let part = read(&file.path, bytes(&file.path), &dataset)?;
        dataset = dataset.with_part(&part);
    }
    Ok(dataset)
}

/// Text shards that belong to no single report: the search list, the claims, the terms and the
/// publisher's own texts. A shard without content is left out.
fn shared_words(content: &Content, empty_pages: &[String]) -> Vec<PartFile> {
    let bare = |key: &str| PartBuilder::new(&content.catalog).finish(SCHEMA, key, None);
    let texts = &content.texts;
    let mut parts = vec![PartFile {
        entries: search::entries(content, empty_pages),
        ..bare("search")
    }];
    if !content.claims.is_empty() {
        parts.push(PartFile {
            claims: content.claims.clone(),
            ..bare("claims")
        });
    }
    if !texts.terms.is_empty() {
        parts.push(PartFile {
            terms: texts.terms.clone(),
            ..bare("glossary")
        });
    }
    if !(texts.about.is_empty() && texts.data_notes.is_empty()) {
        parts.push(PartFile {
            about: texts.about.clone(),
            data_notes: texts.data_notes.clone(),
            ..bare("notes")
        });
    }
    parts
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

/// Rows of one shard.
#[derive(Debug, Default)]
struct Own<'a> {
    observations: Vec<&'a ObservationRow>,
    targets: Vec<&'a TargetRow>,
    gaps: Vec<&'a GapRow>,
}

static NO_ROWS: Own<'static> = Own {
    observations: Vec::new(),
    targets: Vec::new(),
    gaps: Vec::new(),
};

/// Every row under the area, indicator and report it belongs to. What is national belongs to
/// its indicator only: it is looked at across areas.
#[derive(Debug, Default)]
struct Rows<'a> {
    areas: BTreeMap<&'a str, Own<'a>>,
    indicators: BTreeMap<&'a str, Own<'a>>,
    reports: BTreeMap<&'a str, Own<'a>>,
}

impl<'a> Rows<'a> {
    fn new(content: &'a Content) -> Self {
        let about = content
            .catalog
            .indicators
            .iter()
            .map(|(indicator, _)| indicator);
        let national: BTreeSet<&str> = about
            .filter(|indicator| indicator.scope == Scope::National)
            .map(|indicator| indicator.id.as_str())
            .collect();
        let mut rows = Self::default();
        let figures = &content.figures;
        for row in &figures.observations {
            rows.add(&row.subject, &national, |own| own.observations.push(row));
        }
        for row in &figures.targets {
            rows.add(&row.subject, &national, |own| own.targets.push(row));
        }
        for row in &figures.gaps {
            rows.add(&row.subject, &national, |own| own.gaps.push(row));
        }
        rows
    }

    /// The latest figures, all targets and all gaps of some areas, by id.
    fn latest(&self, is_wanted: impl Fn(&str) -> bool) -> Own<'a> {
        let mut latest = Own::default();
        let wanted = self.areas.iter().filter(|(id, _)| is_wanted(id));
        for (_, own) in wanted {
            latest.observations.extend(latest::rows(&own.observations));
            latest.targets.extend(&own.targets);
            latest.gaps.extend(&own.gaps);
        }
        latest
    }

    /// The national figures of the site's own areas for the headline of each subject.
    fn national_headlines(&self, content: &'a Content) -> Own<'a> {
        let catalog = &content.catalog;
        let about = |id: &str| {
            let mut indicators = catalog.indicators.iter().map(|(about, _)| about);
            indicators.find(|about| about.id == id)
        };
        let headlines = catalog.subjects.iter().filter_map(|row| {
            let headline = about(&row.subject.headline)?;
            match headline.scope {
                Scope::National => Some(headline),
                Scope::Reports => about(headline.national.as_deref()?),
            }
        });
        let is_home = |area: &String| catalog.site.home.contains(area);
        let mut own = Own::default();
        for rows in headlines.filter_map(|about| self.indicators.get(about.id.as_str())) {
            let observations = rows.observations.iter();
            let gaps = rows.gaps.iter();
            own.observations
                .extend(observations.filter(|row| is_home(&row.subject.area)));
            own.gaps
                .extend(gaps.filter(|row| is_home(&row.subject.area)));
        }
        own
    }

    fn add(&mut self, of: &'a Subject, national: &BTreeSet<&str>, push: impl Fn(&mut Own<'a>)) {
        push(self.indicators.entry(of.indicator.as_str()).or_default());
        if !national.contains(of.indicator.as_str()) {
            push(self.areas.entry(of.area.as_str()).or_default());
            push(self.reports.entry(of.report.as_str()).or_default());
        }
    }
}

/// Shard of some rows; `None` if there are no rows and no long texts.
fn part(
    content: &Content,
    key: &str,
    own: Option<&Own<'_>>,
    definition: Option<(&str, &Definition)>,
) -> Option<PartFile> {
    if own.is_none() && definition.is_none() {
        return None;
    }
    let own = own.unwrap_or(&NO_ROWS);
    let mut builder = PartBuilder::new(&content.catalog);
    if let Some((indicator, _)) = definition {
        builder.indicator_first(indicator);
    }
    for row in &own.observations {
        builder.observation(row);
    }
    for row in &own.targets {
        builder.target(row);
    }
    for row in &own.gaps {
        builder.gap(row);
    }
    Some(PartFile {
        checks: derived::checks(content, &own.observations),
        unlinked: unlinked(content, own),
        ..builder.finish(SCHEMA, key, definition.map(|(_, text)| text.clone()))
    })
}

/// Ids of the figures and targets of a shard that the text of their report does not state.
fn unlinked(content: &Content, own: &Own<'_>) -> Vec<String> {
    let texts = &content.texts;
    let figures = own.observations.iter();
    let figures = figures.filter(|row| row.status != Status::Derived);
    let figures = figures.map(|row| (&row.id, &row.subject));
    let targets = own.targets.iter().map(|row| (&row.id, &row.subject));
    let is_unlinked = |(id, of): &(&String, &Subject)| {
        texts.reports.contains_key(&of.report) && !texts.linked.contains(*id)
    };
    let unlinked = figures.chain(targets).filter(is_unlinked);
    unlinked.map(|(id, _)| id.clone()).collect()
}

/// Area, breakdown, period and number of a figure, which are the same in each report that gives it.
type FigureKey<'a> = (&'a str, &'a str, String, [Option<u64>; 3], &'static str);

fn figure_key(row: &ObservationRow) -> FigureKey<'_> {
    let (of, quantity) = (&row.subject, &row.quantity);
    let numbers = [quantity.value, quantity.lower, quantity.upper];
    (
        &of.area,
        &of.breakdown,
        row.period.to_string(),
        numbers.map(|number| number.map(f64::to_bits)),
        quantity.qualifier.code(),
    )
}

fn index(content: &Content, files: Vec<FileEntry>, build: &str) -> IndexFile {
    let catalog = &content.catalog;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut areas: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut figures: BTreeMap<&str, BTreeSet<FigureKey<'_>>> = BTreeMap::new();
    let mut reported: BTreeMap<&str, usize> = BTreeMap::new();
    let mut targets: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &content.figures.observations {
        let of = &row.subject;
        areas.entry(&of.indicator).or_default().insert(&of.area);
        let own = figures.entry(&of.indicator).or_default();
        own.insert(figure_key(row));
        *reported.entry(&of.report).or_default() += 1;
    }
    for row in &content.figures.targets {
        *reported.entry(&row.subject.report).or_default() += 1;
        *targets.entry(&row.subject.report).or_default() += 1;
    }
    let indicators = catalog.indicators.iter().map(|(indicator, _)| {
        let id = indicator.id.as_str();
        Indicator {
            n_areas: count(areas.get(id).map_or(0, BTreeSet::len)),
            n_figures: count(figures.get(id).map_or(0, BTreeSet::len)),
            ..indicator.clone()
        }
    });
    let of = |counts: &BTreeMap<&str, usize>, report: &Report| {
        let known = counts.get(report.id.as_str());
        count(known.copied().unwrap_or_default())
    };
    let reports = catalog.reports.iter().map(|report| Report {
        n_figures: of(&reported, report),
        n_targets: of(&targets, report),
        ..report.clone()
    });
    IndexFile {
        schema: SCHEMA,
        edition: Edition {
            // Content without an edition date is refused before it is compiled.
            date: catalog.edition.unwrap_or_default(),
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
        subjects: (catalog.subjects.iter())
            .map(|row| row.subject.clone())
            .collect(),
        sets: catalog.sets.clone(),
        latest_step: None,
        inventory: Inventory::default(),
        empty_pages: Vec::new(),
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
        assert_eq!(compiled.index.reports.len(), 10);
    }
}
