//! A claim that looks forward as a line through time.

use crate::data::claim::{Claim, Evidence};
use crate::data::dataset::Dataset;
use crate::data::month::Month;

use crate::format;

/// A point on the line through time of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Date of the report that makes the claim.
    Said(String),
    /// Date by which the claim says that something will happen.
    Due(String),
    /// A figure.
    Figure(Evidence),
    /// Figures that are collapsed until the reader expands them.
    More(Vec<Evidence>),
}

/// Label of the month by which a claim says that something will happen.
pub const DUE: &str = "Expected by then.";

/// Label of the button that expands the remaining figures.
pub fn more(count: usize) -> String {
    match count {
        1 => "One more figure".to_owned(),
        more => format!("{more} more figures"),
    }
}

/// Timeline of a claim: the claim, its due date and its figures in chronological order. Of many
/// figures, only the first few are expanded.
pub fn steps(dataset: &Dataset, claim: &Claim) -> Vec<Step> {
    const SHOWN: usize = 3;
    let report = dataset
        .report_idx(&claim.report)
        .and_then(|at| dataset.report(at));
    let mut steps: Vec<(Month, Step)> = Vec::new();
    if let Some(report) = report {
        let around = if report.date_inferred { "Around " } else { "" };
        let when = format!("{around}{}", format::date(report.date));
        steps.push((report.date.month(), Step::Said(when)));
    }
    if let Some(by) = claim.by {
        steps.push((by, Step::Due(format::month(by))));
    }
    let figures = claim.evidence.iter().cloned();
    steps.extend(figures.map(|figure| (figure.month, Step::Figure(figure))));
    steps.sort_by_key(|(month, _)| *month);
    let mut shown = Vec::new();
    let mut n_figures = 0;
    for (_, step) in steps {
        if let Step::Figure(figure) = step {
            n_figures += 1;
            match shown.last_mut() {
                _ if n_figures <= SHOWN => shown.push(Step::Figure(figure)),
                Some(Step::More(more)) => more.push(figure),
                _ => shown.push(Step::More(vec![figure])),
            }
        } else {
            shown.push(step);
        }
    }
    shown
}
