//! The list of reports as a value: how many there are, and what was taken from each.

use crate::data::catalog::Report;
use crate::data::dataset::Dataset;
use crate::format;

/// The sentence before the list: which of the reports the local figures come from.
pub fn lead(dataset: &Dataset) -> String {
    let n_reports = dataset.reports().count();
    let n_used = dataset.reports().filter(|report| report.n_figures > 0);
    match (n_used.count(), n_reports) {
        (0, _) => "No figures on this site come from these reports.".to_owned(),
        (1, 1) => "The local figures on this site come from this report.".to_owned(),
        (used, all) if used == all => {
            format!("The local figures on this site come from these {all} reports.")
        }
        (used, all) => {
            format!("The local figures on this site come from {used} of these {all} reports.")
        }
    }
}

/// Number of figures and targets that were taken from a report.
pub fn taken(report: &Report) -> String {
    let n_figures = report.n_figures.saturating_sub(report.n_targets);
    let count = |count: u32, noun| format::count_of(count as usize, noun);
    match (n_figures, report.n_targets) {
        (0, 0) => "No figures".to_owned(),
        (figures, 0) => count(figures, "figure"),
        (0, targets) => count(targets, "target"),
        (figures, targets) => format!(
            "{} and {}",
            count(figures, "figure"),
            count(targets, "target")
        ),
    }
}
