//! A promise as a line through time.

use super::promise::PromiseView;
use crate::data::claim::{Claim, Evidence};
use crate::data::dataset::Dataset;
use crate::data::month::Month;

use crate::format;

/// A point on the line through time of a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Claim that makes or repeats the promise, with the date of its report.
    Said(String, Box<Claim>),
    /// Date by which it is due.
    Due(String),
    /// A figure.
    Figure(Evidence),
    /// Figures that are collapsed until the reader expands them.
    More(Vec<Evidence>),
}

/// Label of the month in which a promise is due.
pub const DUE: &str = "Due by then.";

/// Label of the button that expands the remaining figures.
pub fn more(count: usize) -> String {
    match count {
        1 => "One more figure".to_owned(),
        more => format!("{more} more figures"),
    }
}

/// Timeline of a promise: its claims, its due date and its figures in chronological order. Of many
/// figures, only the first few are expanded.
pub fn steps(dataset: &Dataset, promise: &PromiseView) -> Vec<Step> {
    const SHOWN: usize = 3;
    let said = promise.claims.iter().map(|claim| said(dataset, claim));
    let mut steps: Vec<(Month, Step)> = said.flatten().collect();
    if let Some(due) = promise.due {
        steps.push((due, Step::Due(format::month(due))));
    }
    let figures = promise.evidence().into_iter();
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

/// A claim at the date of its report.
fn said(dataset: &Dataset, claim: &Claim) -> Option<(Month, Step)> {
    let report = dataset.report(dataset.report_idx(&claim.report)?)?;
    let around = if report.date_inferred { "Around " } else { "" };
    let when = format!("{around}{}", format::date(report.date));
    Some((
        report.date.month(),
        Step::Said(when, Box::new(claim.clone())),
    ))
}
