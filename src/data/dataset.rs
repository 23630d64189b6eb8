//! The dataset as the program sees it: a catalogue, and the series that have been loaded.
//!
//! Cheap to share and immutable: adding a shard gives a new dataset. Adding the same shard twice
//! changes nothing. Nothing here knows where the files came from.

use std::sync::Arc;

use super::catalog::{Area, Definition, Event, Indicator, Report};
use super::claim::{Check, Claim};
use super::figure::{AreaIdx, Gap, IndicatorIdx, Observation, ReportIdx, Target};
use super::search::Entry;
use super::text::{Block, Term};
use super::wire::{FileEntry, IndexFile};
use super::words::ReportKind;
use crate::stats::order::{sort_by_f64, to_f64};

/// Key of the file with the latest figures of the site's areas. A site has one where the files of
/// those areas are too large for the first page.
pub const LATEST: &str = "latest";

/// Key of the file with the national figures of the site's own areas for the headline of each
/// subject. A site without such figures has none.
pub const NATIONAL: &str = "national";

/// All there is about one indicator in one area, in order of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Indicator.
    pub indicator: IndicatorIdx,
    /// Area of the series.
    pub area: AreaIdx,
    /// Figures, by period, then by report.
    pub observations: Vec<Observation>,
    /// Targets, by start.
    pub targets: Vec<Target>,
    /// Gaps, by start.
    pub gaps: Vec<Gap>,
}

/// Contents of one shard, checked and resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The file's key, as in the index.
    pub key: String,
    /// Complete series, or in a report's shard only the figures of that report.
    pub series: Vec<Arc<Series>>,
    /// Results of recalculated figures.
    pub checks: Arc<[Check]>,
    /// Ids of the figures and targets that the text of their report does not state.
    pub unlinked: Vec<String>,
    /// The long texts of an indicator.
    pub definition: Option<(IndicatorIdx, Arc<Definition>)>,
    /// The blocks of a report to read.
    pub text: Option<(ReportIdx, Arc<[Block]>)>,
    /// The terms of the glossary.
    pub terms: Arc<[Term]>,
    /// Claims of the reports.
    pub claims: Arc<[Claim]>,
    /// Entries to search.
    pub entries: Arc<[Entry]>,
    /// The publisher's text for the page about the site.
    pub about: Arc<[Block]>,
    /// The publisher's notes for the page of data.
    pub data_notes: Arc<[Block]>,
}

/// Catalogue and the shards loaded so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    catalog: Arc<IndexFile>,
    /// Series by indicator, then area, each pair once.
    series: Vec<Arc<Series>>,
    checks: Vec<Check>,
    /// Ids, sorted, of the figures and targets that the text of their report does not state.
    unlinked: Vec<String>,
    /// Figures for pages that show the latest ones of many series, which may not be loaded
    /// completely.
    latest: Vec<Arc<Series>>,
    definitions: Vec<(IndicatorIdx, Arc<Definition>)>,
    reports: Vec<(ReportIdx, Vec<Arc<Series>>)>,
    texts: Vec<(ReportIdx, Arc<[Block]>)>,
    terms: Arc<[Term]>,
    claims: Arc<[Claim]>,
    entries: Arc<[Entry]>,
    about: Arc<[Block]>,
    data_notes: Arc<[Block]>,
    own_claims: Vec<(ReportIdx, Arc<[Claim]>)>,
    /// Keys of the shards that were added.
    parts: Vec<String>,
}

impl Dataset {
    /// A dataset with a catalogue and no figures yet.
    pub fn new(catalog: IndexFile) -> Self {
        Self {
            catalog: Arc::new(catalog),
            series: Vec::new(),
            checks: Vec::new(),
            unlinked: Vec::new(),
            latest: Vec::new(),
            definitions: Vec::new(),
            reports: Vec::new(),
            texts: Vec::new(),
            terms: Arc::new([]),
            claims: Arc::new([]),
            entries: Arc::new([]),
            about: Arc::new([]),
            data_notes: Arc::new([]),
            own_claims: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// The catalogue.
    pub fn catalog(&self) -> &IndexFile {
        &self.catalog
    }

    /// The same dataset with one more shard.
    #[must_use]
    pub fn with_part(&self, part: &Part) -> Self {
        let mut next = self.clone();
        if !next.has_part(&part.key) {
            next.parts.push(part.key.clone());
        }
        let report = part
            .key
            .strip_prefix("report/")
            .and_then(|id| self.report_idx(id));
        if [LATEST, NATIONAL].contains(&part.key.as_str()) {
            if !self.has_part(&part.key) {
                next.latest.extend(part.series.iter().cloned());
            }
        } else if let Some(report) = report {
            next.reports.retain(|(known, _)| *known != report);
            next.reports.push((report, part.series.clone()));
        } else {
            next.add(&part.series);
        }
        for check in part.checks.iter() {
            if next.check(&check.figure).is_none() {
                next.checks.push(check.clone());
            }
        }
        for id in &part.unlinked {
            if let Err(at) = next.unlinked.binary_search(id) {
                next.unlinked.insert(at, id.clone());
            }
        }
        if let Some((indicator, definition)) = &part.definition
            && next.definition(*indicator).is_none()
        {
            next.definitions.push((*indicator, Arc::clone(definition)));
        }
        if let Some((report, text)) = &part.text {
            next.texts.retain(|(known, _)| known != report);
            next.texts.push((*report, Arc::clone(text)));
            next.own_claims.retain(|(known, _)| known != report);
            next.own_claims.push((*report, Arc::clone(&part.claims)));
        } else if !part.claims.is_empty() {
            next.claims = Arc::clone(&part.claims);
        }
        if !part.entries.is_empty() {
            next.entries = Arc::clone(&part.entries);
        }
        if !part.about.is_empty() {
            next.about = Arc::clone(&part.about);
        }
        if !part.data_notes.is_empty() {
            next.data_notes = Arc::clone(&part.data_notes);
        }
        if !part.terms.is_empty() {
            next.terms = Arc::clone(&part.terms);
        }
        next
    }

    /// The same dataset with the latest figures of each series that is not loaded completely. Only
    /// pages that show no more than the latest figures may read it.
    #[must_use]
    pub fn with_latest(&self) -> Self {
        let mut next = self.clone();
        next.add(&self.latest);
        next
    }

    /// Adds series that are not there yet.
    fn add(&mut self, series: &[Arc<Series>]) {
        for series in series {
            let key = (series.indicator, series.area);
            let at = self
                .series
                .partition_point(|known| (known.indicator, known.area) < key);
            if self.series(series.indicator, series.area).is_none() {
                self.series.insert(at, Arc::clone(series));
            }
        }
    }

    /// True if the shard with a key was added.
    pub fn has_part(&self, key: &str) -> bool {
        self.parts.iter().any(|known| known == key)
    }

    /// Result of a recalculated figure, if there is one and it is loaded.
    pub fn check(&self, figure: &str) -> Option<&Check> {
        let mut known = self.checks.iter();
        known.find(|check| check.figure == figure && !figure.is_empty())
    }

    /// True if a report that is there to read states a figure or target, so that its text has an
    /// anchor for it.
    pub fn is_linked(&self, report: &str, id: &str) -> bool {
        let known = |known: &String| known.as_str().cmp(id);
        self.file(&format!("text/{report}")).is_some()
            && self.unlinked.binary_search_by(known).is_err()
    }

    /// The blocks of a report to read, if loaded.
    pub fn text(&self, report: ReportIdx) -> Option<&Arc<[Block]>> {
        let mut known = self.texts.iter();
        known.find(|(of, _)| *of == report).map(|(_, text)| text)
    }

    /// Entries to search; none until loaded.
    pub fn entries(&self) -> &Arc<[Entry]> {
        &self.entries
    }

    /// The claims of all reports; none until loaded.
    pub fn claims(&self) -> &Arc<[Claim]> {
        &self.claims
    }

    /// The claims of one report, if its text is loaded.
    pub fn claims_of(&self, report: ReportIdx) -> Option<&Arc<[Claim]>> {
        let mut known = self.own_claims.iter();
        known
            .find(|(of, _)| *of == report)
            .map(|(_, claims)| claims)
    }

    /// The terms of the glossary; none until loaded.
    pub fn terms(&self) -> &Arc<[Term]> {
        &self.terms
    }

    /// The publisher's text for the page about the site; nothing until loaded.
    pub fn about(&self) -> &Arc<[Block]> {
        &self.about
    }

    /// The publisher's notes for the page of data; nothing until loaded.
    pub fn data_notes(&self) -> &Arc<[Block]> {
        &self.data_notes
    }

    /// The file with a key.
    pub fn file(&self, key: &str) -> Option<&FileEntry> {
        self.catalog.files.iter().find(|file| file.key == key)
    }

    /// An area of the catalogue.
    pub fn area(&self, idx: AreaIdx) -> Option<&Area> {
        self.catalog.areas.get(idx.0)
    }

    /// An indicator of the catalogue.
    pub fn indicator(&self, idx: IndicatorIdx) -> Option<&Indicator> {
        self.catalog.indicators.get(idx.0)
    }

    /// A report of the catalogue.
    pub fn report(&self, idx: ReportIdx) -> Option<&Report> {
        self.catalog.reports.get(idx.0)
    }

    /// The reports to read, in order of time.
    pub fn reports(&self) -> impl Iterator<Item = &Report> {
        let all = self.catalog.reports.iter();
        all.filter(|report| report.kind == ReportKind::Report)
    }

    /// Position of the area with an id.
    pub fn area_idx(&self, id: &str) -> Option<AreaIdx> {
        self.catalog
            .areas
            .iter()
            .position(|area| area.id == id)
            .map(AreaIdx)
    }

    /// Position of the indicator with an id.
    pub fn indicator_idx(&self, id: &str) -> Option<IndicatorIdx> {
        let mut indicators = self.catalog.indicators.iter();
        indicators
            .position(|indicator| indicator.id == id)
            .map(IndicatorIdx)
    }

    /// Position of the report with an id.
    pub fn report_idx(&self, id: &str) -> Option<ReportIdx> {
        self.catalog
            .reports
            .iter()
            .position(|report| report.id == id)
            .map(ReportIdx)
    }

    /// The areas the site is about, in its order.
    pub fn home(&self) -> impl Iterator<Item = AreaIdx> {
        self.catalog
            .site
            .home
            .iter()
            .filter_map(|id| self.area_idx(id))
    }

    /// One series, if loaded.
    pub fn series(&self, indicator: IndicatorIdx, area: AreaIdx) -> Option<&Arc<Series>> {
        let key = (indicator, area);
        let at = self
            .series
            .partition_point(|known| (known.indicator, known.area) < key);
        self.series
            .get(at)
            .filter(|known| (known.indicator, known.area) == key)
    }

    /// Every loaded series of an indicator: home areas first, then in catalogue order.
    pub fn series_of(&self, indicator: IndicatorIdx) -> Vec<&Arc<Series>> {
        let home: Vec<AreaIdx> = self.home().collect();
        let from = self
            .series
            .partition_point(|known| known.indicator < indicator);
        let same = |known: &&Arc<Series>| known.indicator == indicator;
        let mut found: Vec<_> = self.series.iter().skip(from).take_while(same).collect();
        let away = home.len() + 1;
        let rank = |series: &&Arc<Series>| home.iter().position(|area| *area == series.area);
        sort_by_f64(&mut found, |series| to_f64(rank(series).unwrap_or(away)));
        found
    }

    /// The long texts of an indicator, if loaded.
    pub fn definition(&self, indicator: IndicatorIdx) -> Option<&Arc<Definition>> {
        let mut known = self.definitions.iter();
        known.find(|(of, _)| *of == indicator).map(|(_, text)| text)
    }

    /// Text of a report, if loaded.
    pub fn report_series(&self, report: ReportIdx) -> Option<&[Arc<Series>]> {
        let mut known = self.reports.iter();
        known
            .find(|(of, _)| *of == report)
            .map(|(_, series)| series.as_slice())
    }

    /// The events that touch an indicator in any of some areas, in time order.
    pub fn events<'a>(
        &'a self,
        indicator: &'a str,
        areas: &'a [&'a str],
    ) -> impl Iterator<Item = &'a Event> {
        self.catalog
            .events
            .iter()
            .filter(move |event| areas.iter().any(|area| event.concerns(indicator, area)))
    }
}
