//! A claim that looks forward as a line through time.

use crate::data::claim::{Claim, Evidence};
use crate::data::dataset::Dataset;

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
    let sentence = report.map_or("", |report| report.date.as_str());
    let is_inferred = report.is_some_and(|report| report.date_inferred);
    let around = if is_inferred { "Around " } else { "" };
    let when = format!("{around}{}", format::date_text(sentence));
    let mut steps = vec![(month_of(sentence), Step::Said(when))];
    if !claim.by.is_empty() {
        steps.push((month_of(&claim.by), Step::Due(format::date_text(&claim.by))));
    }
    let figures = claim.evidence.iter().cloned();
    let figures = figures.map(|figure| (figure.month.clone(), Step::Figure(figure)));
    steps.extend(figures);
    steps.sort_by(|(a, _), (b, _)| a.cmp(b));
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

/// The month of a day or a month as written in the files.
fn month_of(date: &str) -> String {
    date.get(..7).unwrap_or(date).to_owned()
}
