//! A report to read, paragraph by paragraph: its contents, its charts' places, the figure that a
//! reader points at.

use crate::data::catalog::Report;
use crate::data::dataset::Dataset;
use crate::data::figure::ReportIdx;
use crate::data::text::{Block, ChartPlace};
use crate::data::words::ChartKind;

use super::select::{Selection, select};
use super::state::{Route, ViewState};
use super::{format, sentence, summary};

/// A heading of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its anchor.
    pub anchor: String,
    /// Whether it stands below another.
    pub is_sub: bool,
    /// Its words.
    pub text: String,
}

/// The headings of a text, in order.
pub fn contents(blocks: &[Block]) -> Vec<Heading> {
    let headings = blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block {
            Block::Heading { level, text } => Some(Heading {
                anchor: heading_anchor(at),
                is_sub: *level > 2,
                text: text.clone(),
            }),
            _ => None,
        });
    headings.collect()
}

/// The anchor of the heading that is the block at a position.
pub fn heading_anchor(at: usize) -> String {
    format!("part-{}", at + 1)
}

/// The anchor of a numbered paragraph, to which any page may link.
pub fn anchor(number: &str) -> String {
    format!("p{number}")
}

/// The anchor of the words that state a figure.
pub fn figure_anchor(id: &str) -> String {
    format!("f-{id}")
}

/// The name of the table that is the block at a position: `Table 2 under “Demand”`.
pub fn table_name(blocks: &[Block], at: usize) -> String {
    let before = blocks.get(..at).unwrap_or_default();
    let mut headings = before.iter().enumerate().rev();
    let heading = headings.find_map(|(at, block)| match block {
        Block::Heading { text, .. } => Some((at, text)),
        _ => None,
    });
    let (from, under) = heading.map_or((0, String::new()), |(at, text)| {
        (at, format!(" under “{text}”"))
    });
    let of_heading = before.get(from..).unwrap_or_default().iter();
    let place = of_heading
        .filter(|block| matches!(block, Block::Table { .. }))
        .count();
    format!("Table {}{under}", place + 1)
}

/// What a paragraph's number is called.
pub fn number_name(number: &str, inferred: bool) -> String {
    if inferred {
        format!("Paragraph {number}, a number that is not printed")
    } else {
        format!("Paragraph {number}")
    }
}

/// How a text came about, for its reader.
pub fn manner(report: &Report) -> &'static str {
    if report.is_whole {
        "The report as it was published. Misprints stand as they were, each with a mark that \
         tells what is meant."
    } else {
        "Told in our own words, paragraph by paragraph. Figures are as printed."
    }
}

/// What a misprint is called out loud, and what it should be.
pub fn misprint(right: &str) -> (String, String) {
    (
        format!("[sic] for “{right}”"),
        format!("Printed so; “{right}” is meant."),
    )
}

/// What stands where a chart stood.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartShown {
    /// What it showed.
    pub showed: String,
    /// What stands here instead.
    pub heading: String,
    /// What the text still tells, and that the chart is lost.
    pub told: Vec<String>,
    /// What is drawn instead, if anything.
    pub selection: Option<Selection>,
    /// The page with all of its figures.
    pub more: Option<(Route, String)>,
}

/// What stands where a chart stood: what survives of it in any report; the nearest national
/// statistic; or that it is lost.
pub fn chart(dataset: &Dataset, report: ReportIdx, place: &ChartPlace) -> ChartShown {
    let areas = dataset
        .report(report)
        .map(|report| report.areas.clone())
        .unwrap_or_default();
    let drawn = |id: &str, areas: Vec<String>| {
        let at = dataset.indicator_idx(id)?;
        let asked = ViewState {
            areas,
            ..ViewState::default()
        };
        let selection = select(dataset, at, &asked)?;
        let has_points = selection.lines.iter().any(|line| !line.points.is_empty());
        has_points.then_some(selection)
    };
    let live = drawn(&place.live, areas.clone());
    let national = || {
        let compared = dataset.catalog().site.comparators.iter().cloned();
        drawn(&place.national, areas.into_iter().chain(compared).collect())
    };
    let (heading, selection) = match live {
        Some(live) => ("What survives of this chart".to_owned(), Some(live)),
        None => match national() {
            Some(national) => (
                "The nearest national statistic: annual, from the Department for Education"
                    .to_owned(),
                Some(national),
            ),
            None => ("This chart is lost".to_owned(), None),
        },
    };
    let about = selection.as_ref().map(|selection| &selection.indicator);
    ChartShown {
        showed: place.showed.clone(),
        heading,
        told: vec![place.told.clone(), place.lost.clone()],
        more: about.map(|about| (Route::Indicator(about.id.clone()), about.name.clone())),
        selection,
    }
}

/// Ids of the indicators that the charts of a text need beside those of its own areas.
pub fn nationals(blocks: &[Block]) -> Vec<String> {
    let charts = blocks.iter().filter_map(|block| match block {
        Block::Chart(place) if place.live.is_empty() => Some(place.national.clone()),
        _ => None,
    });
    charts.filter(|id| !id.is_empty()).collect()
}

/// The figure that a reader points at, among the others of its indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Pointed {
    /// Name of the indicator.
    pub title: String,
    /// The sentence of the figure.
    pub sentence: String,
    /// What is drawn.
    pub selection: Option<Selection>,
    /// Id under which the figure is drawn; empty where it is not.
    pub datum: String,
    /// The page with all figures, and the part of it that tells of this one.
    pub more: (Route, String),
}

/// A figure or target of a report; none while its part is not loaded.
pub fn pointed(dataset: &Dataset, report: ReportIdx, indicator: &str, id: &str) -> Option<Pointed> {
    let at = dataset.indicator_idx(indicator)?;
    let about = dataset.indicator(at)?;
    let mut own = dataset.report_series(report)?.iter();
    let series = own.find(|series| {
        let observed = series.observations.iter().map(|o| &o.id);
        let mut ids = observed.chain(series.targets.iter().map(|target| &target.id));
        series.indicator == at && ids.any(|known| known.as_ref() == id)
    })?;
    let asked = ViewState {
        areas: dataset.report(report)?.areas.clone(),
        ..ViewState::default()
    };
    let selection = select(dataset, at, &asked);
    let (mut datum, mut said) = (String::new(), None);
    for line in selection.iter().flat_map(|selection| &selection.lines) {
        let mut points = line.points.iter();
        if let Some(point) =
            points.find(|point| point.observations.iter().any(|o| o.id.as_ref() == id))
        {
            datum = point
                .observation()
                .map(|o| o.id.to_string())
                .unwrap_or_default();
            said = Some(sentence::point(dataset, line, point, about));
        }
    }
    let printed = || {
        let o = series.observations.iter().find(|o| o.id.as_ref() == id)?;
        let area = dataset.area(series.area)?;
        let part = match o.breakdown.name.as_str() {
            "" => String::new(),
            part => format!(", {part}"),
        };
        Some(format!(
            "{}{part}, {}: {}.",
            area.name,
            sentence::when(o.period, o.dating),
            sentence::counted(&o.quantity, about)
        ))
    };
    let target = || {
        let goal = series.targets.iter().find(|goal| goal.id.as_ref() == id)?;
        Some(summary::target_sentence(goal, about))
    };
    let is_drawn = about.chart == ChartKind::Line;
    Some(Pointed {
        title: about.name.clone(),
        sentence: said.or_else(printed).or_else(target)?,
        selection: selection.filter(|_| is_drawn),
        datum,
        more: (Route::Indicator(about.id.clone()), format!("figure-{id}")),
    })
}

/// Where and when a report was written, and by whom it was read.
pub fn origin(dataset: &Dataset, report: ReportIdx) -> String {
    let Some(report) = dataset.report(report) else {
        return String::new();
    };
    let inferred = if report.date_inferred {
        ", a date worked out from its text"
    } else {
        ""
    };
    format!(
        "{}, {}{inferred}.",
        report.title,
        format::date_text(&report.date)
    )
}
