//! A report to read, paragraph by paragraph: its contents, the positions of its charts, the figure
//! that a reader selects.

use crate::data::catalog::Report;
use crate::data::dataset::Dataset;
use crate::data::figure::ReportIdx;
use crate::data::text::{Block, ChartPlace, Span};
use crate::view::state::anchor::heading_anchor;
use crate::view::target::sentence;

use crate::format;
use crate::view::selection::{Selection, select};
use crate::view::state::ViewState;
use crate::view::state::link::{Link, NamedLink};
use crate::view::state::route::Route;
use crate::view::wording::data_point;

/// A heading of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Anchor of the heading.
    pub anchor: String,
    /// True if it is a subheading.
    pub is_sub: bool,
    /// Text of the heading.
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

/// Accessible name of a paragraph's number.
pub fn number_name(number: &str, inferred: bool) -> String {
    if inferred {
        format!("Paragraph {number}, a number that is not printed")
    } else {
        format!("Paragraph {number}")
    }
}

/// Introduction of a text: whether it is the complete report, and the marks that it uses.
pub fn introduction(report: &Report, blocks: &[Block]) -> String {
    let has_charts = blocks.iter().any(|block| matches!(block, Block::Chart(_)));
    let mut sentences = vec![match (report.is_whole, has_charts) {
        (true, false) => "The report as it was published.",
        (true, true) => "The words of the report; its charts are redrawn.",
        (false, _) => "Summarised paragraph by paragraph. Figures are as printed.",
    }];
    if words(blocks).any(|span| span.sic) {
        sentences.push("Misprints are kept, each with a mark that gives the right word.");
    }
    let mut numbers = blocks.iter();
    if numbers.any(|block| matches!(block, Block::Paragraph { inferred: true, .. })) {
        sentences.push("Numbers in square brackets are not printed; they were counted.");
    }
    sentences.join(" ")
}

/// True if a text explains a term where it is first used.
pub fn explains_terms(blocks: &[Block]) -> bool {
    words(blocks).any(|span| span.term.is_some())
}

/// The sentence for a report from which no figure was taken.
pub fn without_figures(blocks: &[Block]) -> &'static str {
    if words(blocks).any(|span| span.figure.is_some()) {
        "The figures in this text come from other sources. Each one links to where it comes from."
    } else if blocks.is_empty() {
        "No figures have been taken from this report."
    } else {
        "This report prints no figure."
    }
}

/// Spans of a text, in order.
fn words(blocks: &[Block]) -> impl Iterator<Item = &Span> {
    let words = blocks.iter().flat_map(|block| match block {
        Block::Paragraph { words, .. } => vec![words],
        Block::List { items } => items.iter().collect(),
        Block::Table { rows } => rows.iter().flatten().collect(),
        Block::Heading { .. } | Block::Chart(_) => Vec::new(),
    });
    words.flatten()
}

/// The words on the mark of a misprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MisprintNote {
    /// Accessible name of the mark.
    pub name: String,
    /// The correction, in a sentence.
    pub correction: String,
}

/// The words on the mark of a misprint, of which `right` is the correction.
pub fn misprint(right: &str) -> MisprintNote {
    MisprintNote {
        name: format!("[sic] for “{right}”"),
        correction: format!("Printed so; “{right}” is meant."),
    }
}

/// A chart of a report, drawn from figures where there are any.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartShown {
    /// Description of the chart that the report showed.
    pub showed: String,
    /// True if the chart of the report cannot be shown any more.
    pub is_lost: bool,
    /// Difference between the drawing and the chart of the report.
    pub heading: Option<String>,
    /// The text's summary of the chart, and why it cannot be shown.
    pub message: Vec<String>,
    /// Data drawn in its stead, if any.
    pub selection: Option<Selection>,
    /// The page with all of its figures.
    pub more: Option<NamedLink>,
}

/// Chart at a position in a report: drawn from figures of its areas, else from the nearest national
/// statistic; a sentence if neither has figures.
pub fn chart(dataset: &Dataset, report: ReportIdx, place: &ChartPlace) -> ChartShown {
    let areas = dataset
        .report(report)
        .map(|report| report.areas.clone())
        .unwrap_or_default();
    let drawn = |id: Option<&String>, areas: Vec<String>| {
        let at = dataset.indicator_idx(id?)?;
        let requested = ViewState {
            areas,
            ..ViewState::default()
        };
        let selection = select(dataset, at, &requested)?;
        let has_points = selection.lines.iter().any(|line| !line.points.is_empty());
        has_points.then_some(selection)
    };
    let live = drawn(place.live.as_ref(), areas.clone());
    let national = || {
        let compared = dataset.catalog().site.comparators.iter().cloned();
        let areas = areas.into_iter().chain(compared);
        drawn(place.national.as_ref(), areas.collect())
    };
    let is_lost = place.lost.is_some();
    let is_live = live.is_some();
    let selection = live.or_else(national);
    let heading = match &selection {
        Some(_) if is_live && is_lost => Some("What survives of this chart".to_owned()),
        Some(_) if is_live => None,
        Some(national) => {
            let title = source_title(dataset, national);
            Some(format!("The nearest national statistic: {title}"))
        }
        None if is_lost => Some("This chart is lost".to_owned()),
        None => Some("There are no figures to draw this chart.".to_owned()),
    };
    let about = selection.as_ref().map(|selection| &selection.indicator);
    ChartShown {
        showed: place.showed.clone(),
        is_lost,
        heading,
        message: std::iter::once(&place.message)
            .chain(&place.lost)
            .cloned()
            .collect(),
        more: about
            .map(|about| Link::to_page(Route::Indicator(about.id.clone())).named(&about.name)),
        selection,
    }
}

/// The title of the source of the first figure in a selection.
fn source_title<'a>(dataset: &'a Dataset, selection: &Selection) -> &'a str {
    let mut points = selection.lines.iter().flat_map(|line| &line.points);
    let source = points.find_map(|point| Some(point.observation()?.source.report));
    let report = source.and_then(|source| dataset.report(source));
    report.map_or("", |report| report.title.as_str())
}

/// Ids of the indicators that the charts of a text need beside those of its own areas.
pub fn nationals(blocks: &[Block]) -> Vec<String> {
    let charts = blocks.iter().filter_map(|block| match block {
        Block::Chart(place) if place.live.is_none() => place.national.clone(),
        _ => None,
    });
    charts.collect()
}

/// The figure that a reader points at, among the others of its indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Pointed {
    /// Name of the indicator.
    pub title: String,
    /// The sentence of the figure.
    pub sentence: String,
    /// Data that the chart draws.
    pub selection: Option<Selection>,
    /// Id under which the figure is drawn, if it is.
    pub datum: Option<String>,
    /// Link to it among all figures of its indicator.
    pub more: Link,
}

/// Figure or target of a report; `None` while its shard is not loaded.
pub fn pointed(dataset: &Dataset, report: ReportIdx, indicator: &str, id: &str) -> Option<Pointed> {
    let at = dataset.indicator_idx(indicator)?;
    let about = dataset.indicator(at)?;
    let mut own = dataset.report_series(report)?.iter();
    let series = own.find(|series| {
        let observed = series.observations.iter().map(|o| &o.id);
        let mut ids = observed.chain(series.targets.iter().map(|target| &target.id));
        series.indicator == at && ids.any(|known| known.as_ref() == id)
    })?;
    let requested = ViewState {
        areas: dataset.report(report)?.areas.clone(),
        ..ViewState::default()
    };
    let selection = select(dataset, at, &requested);
    let (mut datum, mut sentence) = (None, None);
    for line in selection.iter().flat_map(|selection| &selection.lines) {
        let mut points = line.points.iter();
        if let Some(point) =
            points.find(|point| point.observations.iter().any(|o| o.id.as_ref() == id))
        {
            datum = point.observation().map(|o| o.id.to_string());
            sentence = Some(data_point::point(dataset, line, point, about));
        }
    }
    let printed = || {
        let o = series.observations.iter().find(|o| o.id.as_ref() == id)?;
        let area = dataset.area(series.area)?;
        let part = format::part(&o.breakdown);
        Some(format!(
            "{}{part}, {}: {}.",
            area.name,
            data_point::when(o.period, o.dating),
            data_point::counted(&o.quantity, about)
        ))
    };
    let target = || {
        let goal = series.targets.iter().find(|goal| goal.id.as_ref() == id)?;
        Some(sentence::target_sentence(goal, about))
    };
    let is_drawn = about.chart.is_time_series();
    Some(Pointed {
        title: about.name.clone(),
        sentence: sentence.or_else(printed).or_else(target)?,
        selection: selection.filter(|_| is_drawn),
        datum,
        more: Link::to_anchor(Route::Indicator(about.id.clone()), format!("figure-{id}")),
    })
}

/// Title and date of a report.
pub fn origin(dataset: &Dataset, report: ReportIdx) -> String {
    let Some(report) = dataset.report(report) else {
        return String::new();
    };
    let inferred = if report.date_inferred {
        ", a date worked out from its text"
    } else {
        ""
    };
    format!("{}, {}{inferred}.", report.title, format::date(report.date))
}
