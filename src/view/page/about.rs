//! The page about the site as a value: what holds of its figures, and the marks that they use.

use crate::data::dataset::Dataset;
use crate::data::words::{AreaKind, ReportKind, TargetKind};
use crate::format;
use crate::view::page::availability::has_content;
use crate::view::state::route::Route;
use crate::view::target::status::Mark;
use crate::view::wording::legend::{self, LegendItem};

/// Everything that the page derives from the dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutPage {
    /// Paragraphs on what a reader can rely on.
    pub assurances: Vec<String>,
    /// The verdicts in use, each with its meaning.
    pub verdicts: Vec<(Mark, String)>,
    /// The marks of charts in use.
    pub marks: Vec<LegendItem>,
    /// Number of reports that figures come from, if there are any.
    pub reports: Option<String>,
    /// True if figures come from statistical releases.
    pub has_releases: bool,
    /// Contents that cannot be downloaded, if not all can be.
    pub not_downloaded: Option<&'static str>,
}

/// The page.
pub fn view(dataset: &Dataset) -> AboutPage {
    let catalog = dataset.catalog();
    let n_reports = dataset.reports().filter(|report| report.n_figures > 0);
    let n_reports = n_reports.count();
    let mut sources = catalog.reports.iter();
    AboutPage {
        assurances: assurances(dataset),
        verdicts: legend::verdicts(&catalog.inventory),
        marks: legend::of_charts(&catalog.inventory),
        reports: (n_reports > 0).then(|| format::count_of(n_reports, "report")),
        has_releases: sources.any(|source| source.kind == ReportKind::Release),
        not_downloaded: has_averages(dataset).then_some(
            " Averages of similar councils are calculated by this site and are not in those files.",
        ),
    }
}

/// True if the site calculates averages of groups of councils.
pub fn has_averages(dataset: &Dataset) -> bool {
    let mut areas = dataset.catalog().areas.iter();
    let has_groups =
        areas.any(|area| area.kind == AreaKind::Neighbours && !area.members.is_empty());
    has_groups && has_content(dataset, &Route::Compare)
}

fn assurances(dataset: &Dataset) -> Vec<String> {
    let catalog = dataset.catalog();
    let mut paragraphs = vec![
        "On the page of an indicator, each published figure leads to its source and to the words or \
         the file in which it was published. Nothing is corrected silently: where two sources \
         contradict each other, both figures are shown."
            .to_owned(),
    ];
    let kinds = catalog.inventory.targets.iter();
    let has_targets = kinds.clone().any(|kind| *kind != TargetKind::Standard);
    let judged = has_targets.then(|| {
        "A verdict compares a figure with the target that was in force at its date, never with a \
         later one."
            .to_owned()
    });
    let exactness = [judged, legend::kept_words(&catalog.inventory)];
    let exactness: Vec<String> = exactness.into_iter().flatten().collect();
    if !exactness.is_empty() {
        paragraphs.push(exactness.join(" "));
    }
    let events = if catalog.events.is_empty() {
        ""
    } else {
        " Charts mark events, so that you can ask about them."
    };
    paragraphs.push(format!(
        "This site never says why something changed.{events}"
    ));
    paragraphs
}

/// The description of the page for search engines and previews.
pub fn description(dataset: &Dataset) -> String {
    let is_checked = has_content(dataset, &Route::Checks);
    let figures = if is_checked {
        "how its figures are checked"
    } else {
        "where its figures come from"
    };
    format!("What this site is, {figures} and what its marks mean.")
}
