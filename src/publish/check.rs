//! Checks content as far as publishing goes: what passes here can be published.

use std::path::Path;
use std::sync::Arc;

use super::compile::{Compiled, compile, read_back};
use super::content::{self, Content};
use super::error::PublishError;
use super::progress::Progress;
use crate::data::dataset::Dataset;
use crate::data::words::ReportKind;
use crate::view::format;

/// Content that passed every check, with the data that pages are written from.
#[derive(Debug)]
pub struct Checked {
    /// The content.
    pub content: Content,
    /// Its data files.
    pub compiled: Compiled,
    /// The data as the browser reads them.
    pub dataset: Arc<Dataset>,
}

/// Reads, compiles and reads back the content of a folder.
///
/// # Errors
/// [`PublishError::Content`] with every mistake, or the data file that cannot be read back.
pub fn check(dir: &Path, progress: &Progress) -> Result<Checked, PublishError> {
    progress.step("Checking the content", 0);
    let content = content::read(dir).map_err(PublishError::Content)?;
    progress.step("Compiling the data", 0);
    let compiled = compile(&content).map_err(|error| PublishError::Format(error.to_string()))?;
    let dataset = Arc::new(read_back(&compiled)?);
    Ok(Checked {
        content,
        compiled,
        dataset,
    })
}

impl Checked {
    /// A sentence that counts what was read.
    pub fn summary(&self) -> String {
        let (catalog, figures) = (&self.content.catalog, &self.content.figures);
        let reports = catalog.reports.iter();
        let n_reports = reports.filter(|report| report.kind == ReportKind::Report);
        let n_texts = self.content.texts.reports.len();
        format!(
            "{}, {}, {} and {}, {} with a text, are in order.",
            counted(figures.observations.len(), "figure"),
            counted(figures.targets.len(), "target"),
            counted(figures.gaps.len(), "gap"),
            counted(n_reports.count(), "report"),
            n_texts,
        )
    }
}

/// “1 figure”, “8,259 figures”.
fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    let number = format::number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)), 0);
    format!("{number} {noun}{ending}")
}
