//! The page of one indicator as a value: sentences, rows, choices.

use crate::data::catalog::Indicator;
use crate::data::dataset::{Dataset, Series};
use crate::data::figure::{IndicatorIdx, Observation, Target};
use crate::data::month::Month;
use crate::data::words::{Dating, Scope, Status};
use crate::stats::order::by_number;

use super::earlier::{self, Earlier};
use super::select::{self, Line, Point, Selection, select};
use super::state::{Measure, Route, ViewState};
use super::verdict::{self, Mark};
use super::{beside, format, headline, interval, measure, sentence, source, summary};

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
    /// The page that tells of its source, and the part of it.
    pub read: (Route, String),
    /// The page that works it out again, and the part of it, where that was done.
    pub check: Option<(Route, String)>,
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
    /// Where rates are shown that were worked out: those that reports print themselves.
    pub printed_rates: Option<measure::PrintedRates>,
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
        chart_title: headline::chart_title(&selection),
        summary: summary::sentences(&selection),
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
        printed_rates: measure::printed_rates(dataset, &selection),
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
            let why = headline::capital(summary::absence(gap.absence));
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

fn has_intervals(selection: &Selection) -> bool {
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
    if !selection.measures.contains(&kept.measure) {
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

/// What stands in place of a change where there is no figure before.
const NO_CHANGE: &str = "None to compare";

/// Every figure of a selection, one row each.
fn rows(dataset: &Dataset, selection: &Selection) -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for line in &selection.lines {
        for point in line.points.iter().rev() {
            let verdict = verdict::of(line, point, &selection.indicator);
            let change = sentence::change_since(line, point, &selection.indicator);
            let said = sentence::point(dataset, line, point, &selection.indicator);
            for observation in &point.observations {
                let row = FigureRow {
                    value: format::quantity(&point.quantity, &selection.indicator),
                    sentence: said.clone(),
                    change: change
                        .as_deref()
                        .map_or_else(|| NO_CHANGE.to_owned(), headline::capital),
                    verdict_mark: verdict.mark,
                    verdict: verdict.words.clone(),
                    ..row(dataset, line, observation, &selection.indicator)
                };
                rows.push(worked_out(row, point, line.measure));
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
        mark: source::mark(observation, dataset).to_owned(),
        change: NO_CHANGE.to_owned(),
        verdict_mark: Mark::NoTarget,
        verdict: "Not judged".to_owned(),
        source: source::short(&observation.source, dataset),
        read: source::link(observation, dataset),
        check: source::check_link(observation, dataset),
        panel: source::panel(observation, dataset),
    }
}

/// A row of which the number shown is not the one that its source prints.
fn worked_out(row: FigureRow, point: &Point, measure: Measure) -> FigureRow {
    let Some(how) = source::shown_here(point, measure) else {
        return row;
    };
    let printed = row.panel.into_iter();
    let mark = match measure {
        Measure::Rate => source::status_mark(Status::Derived).to_owned(),
        Measure::Count | Measure::Printed => row.mark,
    };
    FigureRow {
        mark,
        panel: std::iter::once(("Shown here", how))
            .chain(printed)
            .collect(),
        ..row
    }
}

/// All, and every financial year that has a figure; where there is one figure a year, the last
/// years.
fn periods(dataset: &Dataset, at: IndicatorIdx, asked: &ViewState) -> Vec<Choice> {
    let all = dataset.series_of(at);
    let dated = all.iter().flat_map(|series| &series.observations);
    let dated = dated.filter(|o| o.dating != Dating::Undated);
    let mut years: Vec<i32> = Vec::new();
    for year in dated.map(|o| financial_year(o.period.months().1)) {
        if !years.contains(&year) {
            years.push(year);
        }
    }
    by_number(&mut years, |year| f64::from(*year));
    let is_yearly = dataset
        .indicator(at)
        .is_some_and(|about| about.scope == Scope::National);
    let spans = if is_yearly {
        last_years(&years)
    } else {
        each_year(&years)
    };
    let mut choices = vec![Choice {
        id: String::new(),
        label: "All periods".to_owned(),
        is_on: asked.period.is_none(),
    }];
    for (from, to, label) in spans {
        choices.push(Choice {
            id: format!("{from}..{to}"),
            label,
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

/// Each financial year by itself.
fn each_year(years: &[i32]) -> Vec<(Month, Month, String)> {
    let span = |year: &i32| {
        let (from, to) = (Month::new(*year, 4)?, Month::new(year + 1, 3)?);
        Some((from, to, format!("April {year} to March {}", year + 1)))
    };
    years.iter().filter_map(span).collect()
}

/// The last five and ten of more financial years.
fn last_years(years: &[i32]) -> Vec<(Month, Month, String)> {
    let span = |count: usize| {
        let first = years.len().checked_sub(count).filter(|first| *first > 0)?;
        let from = Month::new(*years.get(first)?, 4)?;
        let to = Month::new(years.last()? + 1, 3)?;
        Some((from, to, format!("Last {count} years")))
    };
    [5, 10].into_iter().filter_map(span).collect()
}

/// The calendar year in which the financial year of a month starts.
fn financial_year(month: Month) -> i32 {
    if month.number() >= 4 {
        month.year()
    } else {
        month.year() - 1
    }
}
