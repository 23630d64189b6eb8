//! The page of one indicator as a value: its sentences, its choices, what is missing.

use crate::data::dataset::{Dataset, Series};
use crate::data::figure::{IndicatorIdx, Target};
use crate::data::words::{Scope, Unit};

use super::earlier::{self, Earlier};
use super::figure_rows::{FigureRow, rows};
use super::periods::periods;
use super::select::{self, Selection, select};
use super::state::{Measure, ViewState};
use super::{beside, format, headline, interval, measure, source, summary};

/// A choice that a reader can switch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Value in the address.
    pub id: String,
    /// Words on the button.
    pub label: String,
    /// Whether it is on.
    pub is_on: bool,
}

/// Everything an indicator's page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorView {
    /// What is drawn.
    pub selection: Selection,
    /// The finding, first on the page.
    pub finding: String,
    /// Active title of the chart.
    pub chart_title: String,
    /// The summary, sentence by sentence.
    pub summary: Vec<String>,
    /// The table, latest first within each area.
    pub rows: Vec<FigureRow>,
    /// Whether any of its figures could be judged by a target.
    pub is_judged: bool,
    /// Areas to switch.
    pub areas: Vec<Choice>,
    /// Times to choose from.
    pub periods: Vec<Choice>,
    /// Whether intervals can be drawn.
    pub has_intervals: bool,
    /// Targets of what is shown, each once.
    pub targets: Vec<Target>,
    /// Months without a figure and why: when, and what was there.
    pub gaps: Vec<(String, String)>,
    /// The latest month against earlier ones, for each council.
    pub earlier: Vec<Earlier>,
    /// What the national figures beside the local ones are; empty where none are shown.
    pub beside: String,
    /// Where rates are shown that were worked out: what must be known of them.
    pub worked_out: Option<measure::WorkedOut>,
    /// What to tell about a choice that cannot be met.
    pub notices: Vec<String>,
}

/// The page of an indicator; none where there is no such indicator.
pub fn view(dataset: &Dataset, at: IndicatorIdx, asked: &ViewState) -> Option<IndicatorView> {
    let known = select::known_areas(dataset, at);
    let kept = asked.among(&known);
    let selection = select(dataset, at, &kept)?;
    let notices = notices(dataset, asked, &kept, &selection);
    let areas = known
        .iter()
        .filter_map(|id| dataset.area(dataset.area_idx(id)?));
    let areas = areas.map(|area| Choice {
        id: area.id.clone(),
        label: area.name.clone(),
        is_on: kept.shows(&area.id, &selection.unasked),
    });
    let areas: Vec<Choice> = areas.collect();
    let asked = &kept;
    Some(IndicatorView {
        finding: headline::finding(dataset, &selection),
        chart_title: headline::chart_title(dataset, &selection),
        summary: summary::sentences(dataset, &selection, asked.period),
        rows: rows(dataset, &selection),
        is_judged: selection
            .lines
            .iter()
            .any(|line| !line.series.targets.is_empty()),
        periods: periods(dataset, at, asked),
        notices,
        has_intervals: has_intervals(&selection),
        targets: told(dataset, at, asked, &selection.unasked)
            .flat_map(|series| series.targets.clone())
            .collect(),
        gaps: gaps(dataset, told(dataset, at, asked, &selection.unasked)),
        areas,
        earlier: earlier::compared(&selection),
        beside: beside::note(dataset, &selection.indicator, &selection.lines).unwrap_or_default(),
        worked_out: measure::worked_out(dataset, &selection),
        selection,
    })
}

/// The series of an indicator that a page tells of, with or without figures.
fn told<'a>(
    dataset: &'a Dataset,
    at: IndicatorIdx,
    asked: &'a ViewState,
    unasked: &'a [String],
) -> impl Iterator<Item = &'a Series> {
    let everywhere = asked.areas.is_empty()
        && dataset
            .indicator(at)
            .is_some_and(|about| about.scope == Scope::Reports);
    let all = dataset.series_of(at).into_iter().map(AsRef::as_ref);
    all.filter(move |series: &&Series| {
        let area = dataset.area(series.area);
        everywhere || area.is_some_and(|area| asked.shows(&area.id, unasked))
    })
}

/// The gaps of some series: when, and why.
fn gaps<'a>(dataset: &Dataset, series: impl Iterator<Item = &'a Series>) -> Vec<(String, String)> {
    let mut gaps = Vec::new();
    for series in series {
        let area = dataset
            .area(series.area)
            .map_or("", |area| area.name.as_str());
        for gap in &series.gaps {
            let part = match gap.breakdown.name.as_str() {
                "" => String::new(),
                name => format!(", {name}"),
            };
            let when = format!("{area}{part}, {}.", format::months(gap.from, gap.to));
            let why = format::capital(summary::absence(gap.absence));
            let note = match gap.note.as_ref() {
                "" => String::new(),
                note => format!(" {note}"),
            };
            let source = source::short(&gap.source, dataset);
            gaps.push((when, format!("{why}.{note} {source}.")));
        }
    }
    gaps
}

/// Whether intervals can be worked out for any point of a selection.
pub(super) fn has_intervals(selection: &Selection) -> bool {
    let mut points = selection.lines.iter().flat_map(|line| &line.points);
    points.any(|point| interval::of(point, &selection.indicator).is_some())
}

/// What to tell about areas that were asked for and have no figures here: by name, or as they were
/// written where there is no such area.
pub(super) fn without_figures(
    dataset: &Dataset,
    asked: &ViewState,
    kept: &ViewState,
) -> Option<String> {
    let without = asked.areas.iter().filter(|id| !kept.areas.contains(id));
    let names: Vec<String> = without
        .map(|id| {
            let area = dataset.area_idx(id).and_then(|at| dataset.area(at));
            area.map_or_else(
                || format!("“{}”", super::url::shortened(id)),
                |area| area.name.clone(),
            )
        })
        .collect();
    let listed = format::listed(&names);
    (!names.is_empty()).then(|| format!("There are no figures for {listed} here."))
}

/// What to tell about areas that have no figures here, and a measure that cannot be had.
fn notices(
    dataset: &Dataset,
    asked: &ViewState,
    kept: &ViewState,
    selection: &Selection,
) -> Vec<String> {
    let mut notices: Vec<String> = without_figures(dataset, asked, kept).into_iter().collect();
    if !notices.is_empty() && kept.areas.is_empty() {
        notices.push("The areas that this page starts with are shown instead.".to_owned());
    }
    let is_so_already = match kept.measure {
        Measure::Printed => true,
        Measure::Rate => selection.printed_unit == Unit::Rate,
        Measure::Count => matches!(selection.printed_unit, Unit::Count | Unit::People),
    };
    if !is_so_already && !selection.measures.contains(&kept.measure) {
        let wish = match kept.measure {
            Measure::Rate => "a rate",
            Measure::Count | Measure::Printed => "a number",
        };
        notices.push(format!(
            "This cannot be shown as {wish}. Figures are shown as printed."
        ));
    }
    notices
}
