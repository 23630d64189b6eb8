//! The page of one indicator as a value: sentences, rows, choices.

use crate::data::catalog::Indicator;
use crate::data::dataset::{Dataset, Series};
use crate::data::figure::{IndicatorIdx, Observation, Target};
use crate::data::month::Month;
use crate::data::order::by_number;

use super::select::{Line, Selection, select};
use super::state::ViewState;
use super::verdict::{self, Mark};
use super::{format, headline, sentence, source, summary};

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

/// One row of the table: one figure of one report.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    /// Id of the observation.
    pub id: String,
    /// Of whom.
    pub area: String,
    /// When.
    pub period: String,
    /// The number.
    pub value: String,
    /// What the value is called out loud.
    pub sentence: String,
    /// A word where it is not simply printed.
    pub mark: String,
    /// Change from the figure before.
    pub change: String,
    /// Shape of the verdict.
    pub verdict_mark: Mark,
    /// Verdict in words.
    pub verdict: String,
    /// Report and place.
    pub source: String,
    /// Id of the report.
    pub report: String,
    /// Id of the place in it.
    pub place: String,
    /// Lines of the source panel.
    pub panel: Vec<(&'static str, String)>,
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
    /// Areas to switch.
    pub areas: Vec<Choice>,
    /// Times to choose from.
    pub periods: Vec<Choice>,
    /// Targets of what is shown, each once.
    pub targets: Vec<Target>,
    /// Months without a figure and why: when, and what was there.
    pub gaps: Vec<(String, String)>,
    /// What to tell about a choice that cannot be met.
    pub notices: Vec<String>,
}

/// The page of an indicator; none where there is no such indicator.
pub fn view(dataset: &Dataset, at: IndicatorIdx, asked: &ViewState) -> Option<IndicatorView> {
    let everything = select(dataset, at, &ViewState::default())?;
    let with_figures = everything.areas.iter();
    let with_figures = with_figures.filter_map(|area| dataset.area(*area));
    let ids: Vec<String> = with_figures.map(|area| area.id.clone()).collect();
    let kept = asked.among(&ids);
    let notices = notices(asked, &kept, &everything);
    let asked = &kept;
    let selection = select(dataset, at, asked)?;
    let areas = everything
        .areas
        .iter()
        .filter_map(|area| dataset.area(*area));
    let areas = areas.map(|area| Choice {
        id: area.id.clone(),
        label: area.name.clone(),
        is_on: asked.shows(&area.id),
    });
    let areas: Vec<Choice> = areas.collect();
    Some(IndicatorView {
        finding: headline::finding(dataset, &selection),
        chart_title: headline::chart_title(&selection),
        summary: summary::sentences(&selection),
        rows: rows(dataset, &selection),
        periods: periods(&everything, asked),
        notices,
        targets: targets(dataset, at, asked),
        gaps: gaps(dataset, at, asked),
        areas,
        selection,
    })
}

/// The series of an indicator in the areas asked for, with or without figures.
fn asked_series<'a>(
    dataset: &'a Dataset,
    at: IndicatorIdx,
    asked: &'a ViewState,
) -> impl Iterator<Item = &'a Series> {
    dataset
        .series_of(at)
        .into_iter()
        .map(AsRef::as_ref)
        .filter(|series: &&Series| {
            let id = dataset
                .area(series.area)
                .map_or("", |area| area.id.as_str());
            asked.shows(id)
        })
}

fn targets(dataset: &Dataset, at: IndicatorIdx, asked: &ViewState) -> Vec<Target> {
    asked_series(dataset, at, asked)
        .flat_map(|series| series.targets.clone())
        .collect()
}

fn gaps(dataset: &Dataset, at: IndicatorIdx, asked: &ViewState) -> Vec<(String, String)> {
    let mut gaps = Vec::new();
    for series in asked_series(dataset, at, asked) {
        let area = dataset
            .area(series.area)
            .map_or("", |area| area.name.as_str());
        for gap in &series.gaps {
            let when = format!("{area}, {}.", format::months(gap.from, gap.to));
            let why = headline::capital(summary::absence(gap.absence));
            let source = source::short(&gap.source, dataset);
            gaps.push((when, format!("{why}. {} {source}.", gap.note)));
        }
    }
    gaps
}

/// What to tell about areas that have no figures here, and a measure that cannot be had.
fn notices(asked: &ViewState, kept: &ViewState, everything: &Selection) -> Vec<String> {
    let unknown = asked.areas.iter().filter(|id| !kept.areas.contains(id));
    let mut notices: Vec<String> = unknown
        .map(|id| {
            format!(
                "There are no figures for “{}” here.",
                super::url::shortened(id)
            )
        })
        .collect();
    if !notices.is_empty() && kept.areas.is_empty() {
        notices.push("All areas are shown instead.".to_owned());
    }
    if kept.measure == super::state::Measure::Rate && !everything.has_rates {
        notices.push("This cannot be shown as a rate. Figures are shown as printed.".to_owned());
    }
    notices
}

/// Every figure of a selection, one row each.
fn rows(dataset: &Dataset, selection: &Selection) -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for line in &selection.lines {
        for point in line.points.iter().rev() {
            let verdict = verdict::of(line, point, &selection.indicator);
            let change = sentence::change_since(line, point, &selection.indicator);
            let said = sentence::point(dataset, line, point, &selection.indicator);
            for observation in &point.observations {
                rows.push(FigureRow {
                    value: format::quantity(&point.quantity, &selection.indicator),
                    sentence: said.clone(),
                    change: change.clone().unwrap_or_default(),
                    verdict_mark: verdict.mark,
                    verdict: verdict.words.clone(),
                    ..row(dataset, line, observation, &selection.indicator)
                });
            }
        }
        for observation in &line.undated {
            rows.push(row(dataset, line, observation, &selection.indicator));
        }
    }
    rows
}

fn row(
    dataset: &Dataset,
    line: &Line,
    observation: &Observation,
    indicator: &Indicator,
) -> FigureRow {
    let report = dataset.report(observation.source.report);
    FigureRow {
        id: observation.id.to_string(),
        area: line.name.clone(),
        period: sentence::when(observation.period, observation.dating),
        value: format::quantity(&observation.quantity, indicator),
        sentence: format!(
            "{}: {}.",
            line.name,
            sentence::counted(&observation.quantity, indicator)
        ),
        mark: source::status_mark(observation.status).to_owned(),
        change: String::new(),
        verdict_mark: Mark::NoTarget,
        verdict: String::new(),
        source: source::short(&observation.source, dataset),
        report: report.map(|report| report.id.clone()).unwrap_or_default(),
        place: observation.source.place.id.clone(),
        panel: source::panel(observation, dataset),
    }
}

/// All, and every financial year that has a figure.
fn periods(everything: &Selection, asked: &ViewState) -> Vec<Choice> {
    let points = everything.lines.iter().flat_map(|line| &line.points);
    let mut years: Vec<i32> = Vec::new();
    for year in points.map(|point| financial_year(point.period.months().1)) {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    by_number(&mut years, |year| f64::from(*year));
    let mut choices = vec![Choice {
        id: String::new(),
        label: "All periods".to_owned(),
        is_on: asked.period.is_none(),
    }];
    for year in years {
        let (Some(from), Some(to)) = (Month::new(year, 4), Month::new(year + 1, 3)) else {
            continue;
        };
        choices.push(Choice {
            id: format!("{from}..{to}"),
            label: format!("April {year} to March {}", year + 1),
            is_on: asked.period == Some((from, to)),
        });
    }
    if let Some((from, to)) = asked.period
        && !choices.iter().any(|choice| choice.is_on)
    {
        choices.push(Choice {
            id: format!("{from}..{to}"),
            label: format::months(from, to),
            is_on: true,
        });
    }
    choices
}

/// The calendar year in which the financial year of a month starts.
fn financial_year(month: Month) -> i32 {
    if month.number() >= 4 {
        month.year()
    } else {
        month.year() - 1
    }
}
