//! The list of all indicators as a value: by theme, with the latest figure of each council.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::{AreaIdx, IndicatorIdx};
use crate::data::words::{AreaKind, Scope};

use super::indicator::headline::latest_in;
use super::subject;
use crate::format::{self, labels};

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Id of the indicator.
    pub id: String,
    /// Name of the indicator.
    pub name: String,
    /// Text of each cell, one for each heading.
    pub cells: Vec<String>,
    /// Number of figures, in words.
    pub figures: String,
}

/// A theme with its indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeRows {
    /// Heading.
    pub name: String,
    /// One sentence.
    pub about: String,
    /// Headings of what there is to say of each indicator.
    pub heads: Vec<String>,
    /// Indicators of the theme.
    pub rows: Vec<Row>,
}

/// The list of all indicators: each theme's own, then the national ones.
pub fn view(dataset: &Dataset) -> Vec<ThemeRows> {
    let dataset = &dataset.with_latest();
    let home: Vec<AreaIdx> = dataset.home().collect();
    let names = home.iter().filter_map(|area| dataset.area(*area));
    let heads: Vec<String> = names.map(|area| area.name.clone()).collect();
    let themes = &dataset.catalog().themes;
    let mut lists: Vec<ThemeRows> = themes
        .iter()
        .map(|theme| ThemeRows {
            name: theme.name.clone(),
            about: theme.about.clone(),
            heads: heads.clone(),
            rows: rows(
                dataset,
                |about| about.theme == theme.id && about.scope == Scope::Reports,
                |at| councils(dataset, at, &home, &heads),
            ),
        })
        .collect();
    let national = ThemeRows {
        name: "National statistics".to_owned(),
        about: "From national statistical releases, to compare councils.".to_owned(),
        heads: vec!["Theme".to_owned(), "Areas".to_owned()],
        rows: rows(
            dataset,
            |about| about.scope == Scope::National,
            |at| {
                let Some(about) = dataset.indicator(at) else {
                    return Vec::new();
                };
                let theme = themes.iter().find(|theme| theme.id == about.theme);
                vec![
                    theme.map(|theme| theme.name.clone()).unwrap_or_default(),
                    format::number(f64::from(about.n_areas), 0),
                ]
            },
        ),
    };
    lists.push(national);
    lists.retain(|list| !list.rows.is_empty());
    lists
}

/// True if an indicator is listed for itself, and not as a fact of its subject.
fn is_listed(dataset: &Dataset, about: &Indicator) -> bool {
    !subject::is_fact(dataset, &about.id)
}

/// The sentence before the list: how many indicators are local and how many are national.
pub fn lead(dataset: &Dataset) -> String {
    let indicators = dataset.catalog().indicators.iter();
    let indicators = indicators.filter(|about| is_listed(dataset, about));
    let indicators: Vec<&Indicator> = indicators.collect();
    let of_reports = |about: &&&Indicator| about.scope == Scope::Reports;
    let local = indicators.iter().filter(of_reports).count();
    let national = indicators.len() - local;
    let mut parts = Vec::new();
    if local > 0 {
        let measures = format::count_of(local, "local indicator");
        let home = &dataset.catalog().site.home;
        let of = match home.as_slice() {
            [only] => dataset.area_idx(only).and_then(|at| dataset.area(at)),
            _ => None,
        };
        let of = of.map_or("each council", |area| area.name.as_str());
        parts.push(format!("{measures}, with the latest figure for {of}"));
    }
    if national > 0 {
        parts.push(format::count_of(national, "national statistic"));
    }
    format!("{}.", parts.join(", and "))
}

/// The rows of some indicators, with cells of their own.
fn rows(
    dataset: &Dataset,
    belongs: impl Fn(&Indicator) -> bool,
    cells: impl Fn(IndicatorIdx) -> Vec<String>,
) -> Vec<Row> {
    let indexed = dataset.catalog().indicators.iter().enumerate();
    let own = indexed.filter(|(_, about)| belongs(about) && is_listed(dataset, about));
    let rows = own.map(|(at, about)| Row {
        id: about.id.clone(),
        name: about.name.clone(),
        cells: cells(IndicatorIdx(at)),
        figures: format::number(f64::from(about.n_figures), 0),
    });
    rows.collect()
}

/// The latest figure of each council; one that they share only once.
fn councils(
    dataset: &Dataset,
    at: IndicatorIdx,
    home: &[AreaIdx],
    names: &[String],
) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    let joint = joint(dataset, at);
    let mut first_joint = None;
    for (area, name) in home.iter().zip(names) {
        cells.push(match (latest_in(dataset, at, *area), &joint, first_joint) {
            (Some(own), ..) => own,
            (None, Some(_), Some(first)) => format!("Together with {first}"),
            (None, Some(joint), None) => {
                first_joint = Some(name);
                joint.clone()
            }
            (None, None, _) => without_figure(dataset, at, *area),
        });
    }
    cells
}

/// The latest figure of councils together, after the name of their joint area.
fn joint(dataset: &Dataset, at: IndicatorIdx) -> Option<String> {
    dataset.series_of(at).into_iter().find_map(|series| {
        let area = dataset
            .area(series.area)
            .filter(|area| area.kind == AreaKind::Joint)?;
        let found = latest_in(dataset, at, series.area)?;
        Some(format!("{} together: {found}", area.short_name))
    })
}

/// Text for an area without a figure: the reason, if one is recorded.
fn without_figure(dataset: &Dataset, at: IndicatorIdx, area: AreaIdx) -> String {
    let gaps = dataset
        .series(at, area)
        .and_then(|series| series.gaps.first());
    gaps.map_or_else(
        || "No figure".to_owned(),
        |gap| format!("No figure: {}", labels::absence(gap.absence)),
    )
}
