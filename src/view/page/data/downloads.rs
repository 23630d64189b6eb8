//! The page of data as a value: the files to download, and what each of them holds on this site.

use crate::data::catalog::Report;
use crate::data::dataset::Dataset;
use crate::data::words::Scope;
use crate::format;
use crate::view::wording::legend;

use crate::view::page::about;

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Path relative to the site's root.
    pub path: &'static str,
    /// Name of the file.
    pub name: &'static str,
    /// Contents of the file, in a sentence.
    pub about: String,
}

/// The sentence at the head of the page.
pub fn lead(dataset: &Dataset) -> String {
    let months = if has_local(dataset) {
        ", and see which months are missing and why"
    } else {
        ""
    };
    let averages = if about::has_averages(dataset) {
        " Averages of similar councils are calculated by this site and are not in the files."
    } else {
        ""
    };
    format!("Download every published figure{months}.{averages}")
}

/// The description of the page for search engines and previews.
pub fn description(dataset: &Dataset) -> String {
    let targets = if dataset.catalog().inventory.targets.is_empty() {
        ""
    } else {
        " and targets"
    };
    let months = if has_local(dataset) {
        ", and which months are missing"
    } else {
        ""
    };
    format!("All published figures{targets} as CSV and JSON{months}.")
}

/// True if reports give figures of some indicator.
fn has_local(dataset: &Dataset) -> bool {
    let mut indicators = dataset.catalog().indicators.iter();
    indicators.any(|about| about.scope == Scope::Reports && about.n_figures > 0)
}

/// The files that have something in them.
pub fn files(dataset: &Dataset) -> Vec<DataFile> {
    let catalog = dataset.catalog();
    let file = |path, name, about| DataFile { path, name, about };
    let mut files = vec![file(
        "data/observations.csv",
        "All figures (CSV)",
        "One row for each figure, with its source, as printed, and how exact it is.".to_owned(),
    )];
    let kinds = catalog.inventory.targets.iter();
    let nouns: Vec<&str> = kinds.map(|kind| legend::kind_noun(*kind)).collect();
    if !nouns.is_empty() {
        let each = format::listed(&nouns);
        files.push(file(
            "data/targets.csv",
            "All targets (CSV)",
            format!("Every {each}, with the months it was in force."),
        ));
    }
    if has_local(dataset) {
        files.push(file(
            "data/completeness.csv",
            "Completeness (CSV)",
            "For each local indicator, area and month: a figure, or why there is none.".to_owned(),
        ));
    }
    let mut lists = vec!["areas", "indicators", "reports"];
    lists.extend((!catalog.events.is_empty()).then_some("events"));
    let lists = format::capital(&lists.join(", "));
    files.push(file(
        "data/index.json",
        "Index (JSON)",
        format!("{lists} and a list of the other JSON files."),
    ));
    files.push(file(
        "data/schema.json",
        "Schema (JSON Schema)",
        "Structure of the JSON files.".to_owned(),
    ));
    files
}

/// Number of figures that were taken from a statistical release, and when its files were
/// downloaded.
pub fn taken(release: &Report) -> String {
    let count = format::count_of(release.n_figures as usize, "figure");
    let date = format::date(release.date);
    format!("{count}, from files downloaded on {date}.")
}
