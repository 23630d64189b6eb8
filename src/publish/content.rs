//! The tables in `content/`, read and checked against each other.
//!
//! The result refers only to things that exist. Every mistake is reported in one run.

mod catalog;
mod claims;
mod disclosure;
mod figures;
mod national;
pub(crate) mod pending;
pub mod reports;
pub(crate) mod rules;
pub(crate) mod tables;

use std::path::Path;

pub use catalog::Catalog;
pub use reports::Texts;
pub use tables::columns::{AREAS as AREA_COLUMNS, INDICATORS as INDICATOR_COLUMNS};
pub use tables::rows::{Figures, GapRow, ObservationRow, Subject, TargetRow};

use super::table::{Problem, Problems};
use crate::data::claim::Claim;

/// All content, checked.
#[derive(Debug)]
pub struct Content {
    /// Areas, themes, indicators, report paragraphs, reports and events.
    pub catalog: Catalog,
    /// Figures, targets and gaps.
    pub figures: Figures,
    /// Facts of the reports that are not figures here, each with the reason.
    pub left_out: Vec<(String, String)>,
    /// The reports to read, and the terms they use.
    pub texts: Texts,
    /// Claims of the reports, each with its verdict.
    pub claims: Vec<Claim>,
}

/// Reads every table in `dir`.
///
/// # Errors
/// All problems found, in the order of the tables.
pub fn read(dir: &Path) -> Result<Content, Vec<Problem>> {
    let mut problems = Problems::default();
    pending::check(dir, &mut problems);
    let (mut catalog, sources) = catalog::read(dir, &mut problems);
    // Where a table that names things is not read, nothing that names them is to blame.
    let is_named = !problems.has_unread_table();
    let mut figures = figures::read(dir, &catalog, &mut problems);
    let national = national::figures(dir, &sources, &catalog, &mut problems);
    figures.observations.extend(national.observations);
    figures.gaps.extend(national.gaps);
    for (indicator, definition) in &mut catalog.indicators {
        definition.releases = national.releases.get(&indicator.id).cloned();
    }
    national::check_groups(&catalog.areas, &figures.observations, &mut problems);
    let left_out = figures::left_out(dir, &figures, &catalog, &mut problems);
    // If a figure is wrong, rows that refer to it are not reported.
    let mut named = Problems::default();
    let mut own = Problems::default();
    let is_whole = problems.0.is_empty();
    let texts = reports::read(dir, &catalog, &figures, &left_out, &mut own, &mut named);
    catalog::subjects::check_figures(&catalog.subjects, &figures.observations, &mut named);
    let claims = claims::read(dir, &catalog, &figures, &texts, &mut own, &mut named);
    if is_named {
        problems.0.extend(own.0);
    }
    if is_whole {
        problems.0.extend(named.0);
    }
    disclosure::check(dir, &catalog, &figures, &mut problems);
    if problems.0.is_empty() {
        Ok(Content {
            catalog,
            figures,
            left_out,
            texts,
            claims,
        })
    } else {
        Err(problems.0)
    }
}

/// The counts of few people and the personal data in the text files of a folder that is published
/// as it is, apart from what the content decides to publish.
pub fn public_problems(content: &Path, public: &Path) -> Vec<Problem> {
    disclosure::check_public(content, public)
}
