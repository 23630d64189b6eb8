//! Details section below the chart of an indicator, as a value: the summary, then every figure,
//! targets and gaps.

use crate::data::dataset::{Dataset, Series};
use crate::data::figure::Target;
use crate::data::words::{Scope, TargetKind};
use crate::format::citation;
use crate::view::wording::derived_rates;

use super::IndicatorView;
use super::period_comparison::{self, Earlier};
use super::summary;
use super::table::{FigureRow, rows};
use crate::format::{self, labels};
use crate::view::selection::national;

/// Summary beside or below the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct InShort {
    /// The summary, sentence by sentence.
    pub summary: Vec<String>,
    /// Note on the national figures beside the local ones; empty if none are shown.
    pub beside: String,
    /// Note on rates calculated by the site, if any are shown.
    pub worked_out: Option<derived_rates::WorkedOut>,
}

/// Summary beside or below the chart of a page.
pub fn in_short(dataset: &Dataset, page: &IndicatorView) -> InShort {
    let selection = &page.selection;
    InShort {
        summary: summary::sentences(dataset, selection, page.requested.period),
        beside: national::note(dataset, &selection.indicator, &selection.lines).unwrap_or_default(),
        worked_out: derived_rates::worked_out(dataset, selection),
    }
}

/// Details section below the chart of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Below {
    /// The table, latest first within each area.
    pub rows: Vec<FigureRow>,
    /// True if any of its figures could be judged by a target.
    pub is_judged: bool,
    /// The latest month against earlier ones, for each council.
    pub earlier: Vec<Earlier>,
    /// Targets of what is shown, each once.
    pub targets: Vec<Target>,
    /// Months without a figure and why: when, and what was there.
    pub gaps: Vec<(String, String)>,
}

/// Details section below the chart of a page.
pub fn below(dataset: &Dataset, page: &IndicatorView) -> Below {
    let selection = &page.selection;
    Below {
        rows: rows(dataset, selection),
        is_judged: selection
            .lines
            .iter()
            .any(|line| !line.series.targets.is_empty()),
        earlier: period_comparison::compared(selection),
        targets: message(dataset, page)
            .flat_map(|series| series.targets.clone())
            .collect(),
        gaps: gaps(dataset, page),
    }
}

/// The heading of the targets of a page, by the kinds that are there.
pub fn targets_heading(targets: &[Target]) -> &'static str {
    let has = |kind| targets.iter().any(|target| target.kind == kind);
    let has_target = has(TargetKind::Target) || has(TargetKind::Stretch);
    match (has_target, has(TargetKind::Limit)) {
        _ if has(TargetKind::Preferred) => "Targets and expectations",
        (true, true) => "Targets and limits",
        (true, false) => "Targets",
        (false, true) => "Limits",
        (false, false) => "Standards",
    }
}

/// Series of an indicator that its page describes, with or without figures.
fn message<'a>(dataset: &'a Dataset, page: &'a IndicatorView) -> impl Iterator<Item = &'a Series> {
    let (requested, selection) = (&page.requested, &page.selection);
    let everywhere = requested.areas.is_empty() && selection.indicator.scope == Scope::Reports;
    let all = dataset.series_of(page.at).into_iter().map(AsRef::as_ref);
    all.filter(move |series: &&Series| {
        let area = dataset.area(series.area);
        everywhere || area.is_some_and(|area| requested.shows(&area.id, &selection.default_areas))
    })
}

/// The gaps of a page: when, and why.
fn gaps(dataset: &Dataset, page: &IndicatorView) -> Vec<(String, String)> {
    let mut gaps = Vec::new();
    let lines = page
        .selection
        .lines
        .chunk_by(|one, next| one.area == next.area);
    let groups = lines.filter_map(|of_area| {
        let line = of_area.first()?;
        let mut points = line.points.iter();
        let is_group = points.any(|point| point.coverage.is_some());
        is_group.then_some(line.series.as_ref())
    });
    for series in message(dataset, page).chain(groups) {
        let area = dataset
            .area(series.area)
            .map_or("", |area| area.name.as_str());
        for gap in &series.gaps {
            let part = format::part(&gap.breakdown);
            let when = format!("{area}{part}, {}.", format::months(gap.from, gap.to));
            let why = format::capital(labels::absence(gap.absence));
            let note = gap.note.as_ref();
            let note = note.map_or_else(String::new, |note| format!(" {note}"));
            let source = citation::short(&gap.source, dataset);
            gaps.push((when, format!("{why}.{note} {source}.")));
        }
    }
    gaps
}
