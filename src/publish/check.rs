//! Checks content as far as publishing goes: what passes here can be published.

use std::path::Path;
use std::sync::Arc;

use super::compile::{Compiled, compile, read_back};
use super::content::{self, Content};
use super::error::PublishError;
use super::progress::Progress;
use crate::data::dataset::Dataset;
use crate::data::words::ReportKind;
use crate::format;

/// Content that passed every check, as the data that pages are written from.
#[derive(Debug)]
pub struct Checked {
    /// Numbers of rows.
    pub counts: Counts,
    /// The data files.
    pub compiled: Compiled,
    /// The data as the browser reads them.
    pub dataset: Arc<Dataset>,
}

/// Numbers of rows that were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Figures.
    pub figures: usize,
    /// Targets.
    pub targets: usize,
    /// Runs of months without a figure.
    pub gaps: usize,
    /// Reports.
    pub reports: usize,
    /// Reports that have a text.
    pub texts: usize,
}

/// Reads, compiles and reads back the content of a folder.
///
/// # Errors
/// [`PublishError::Content`] with every mistake, or the data file that cannot be read back.
pub fn check(dir: &Path, progress: &Progress) -> Result<Checked, PublishError> {
    progress.step("Checking the content", 0);
    let content = content::read(dir).map_err(PublishError::Content)?;
    progress.step("Compiling the data", 0);
    let compiled =
        compile(&content).map_err(|error| PublishError::Json("the compiled data", error))?;
    let counts = Counts::of(&content);
    // The rows of a large site take some hundred megabytes, and the rest of the function needs none
    // of them.
    drop(content);
    let dataset = Arc::new(read_back(&compiled)?);
    Ok(Checked {
        counts,
        compiled,
        dataset,
    })
}

impl Counts {
    fn of(content: &Content) -> Self {
        let reports = content.catalog.reports.iter();
        let reports = reports.filter(|report| report.kind == ReportKind::Report);
        Self {
            figures: content.figures.observations.len(),
            targets: content.figures.targets.len(),
            gaps: content.figures.gaps.len(),
            reports: reports.count(),
            texts: content.texts.reports.len(),
        }
    }

    /// A sentence that gives all of them.
    pub fn summary(&self) -> String {
        format!(
            "{}, {}, {} and {}, {} with a text, are in order.",
            format::count_of(self.figures, "figure"),
            format::count_of(self.targets, "target"),
            format::count_of(self.gaps, "gap"),
            format::count_of(self.reports, "report"),
            self.texts,
        )
    }
}
