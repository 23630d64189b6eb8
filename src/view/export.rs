//! Exports of a page: its figures as a table, the meaning of the columns, their sources, a sentence
//! to cite and a file name.

pub mod columns;
pub mod csv;

use crate::data::dataset::Dataset;
use crate::data::month::Month;
use crate::data::words::Absence;
use crate::format::citation;
use crate::view::selection::queries;

use super::selection::Selection;
use super::selection::confidence;
use super::state::Measure;
use crate::format::{self, labels};
use crate::view::selection::line::{Line, Point};

/// Payload of an export: a chart and the figures it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// Title of the chart.
    pub title: String,
    /// Finding of the chart, in a sentence.
    pub finding: String,
    /// The figures, one selection for each indicator or small chart.
    pub selections: Vec<Selection>,
}

/// The columns that a file of figures has after those of every figure.
const SHOWN: [(&str, &str); 6] = [
    (
        "symbol",
        "Why there is no number: c suppressed, k rounds to zero, u unreliable, x not available, \
         z not applicable",
    ),
    (
        "shown_as",
        "Measure in which the page shows it, where that is not as printed",
    ),
    ("shown_value", "The number in that measure"),
    (
        "shown_base",
        "Population that it rests on, where it was worked out",
    ),
    (
        "interval_lower",
        "Lower end of the 95% interval, where one can be worked out",
    ),
    ("interval_upper", "Upper end of the 95% interval"),
];

/// The figures, with every source and every kind of absence, as CSV.
pub fn figures(dataset: &Dataset, subject: &Subject) -> String {
    let mut heads = columns::heads();
    heads.extend(SHOWN.map(|(name, _)| name.to_owned()));
    let mut rows = vec![heads];
    for selection in &subject.selections {
        for line in &selection.lines {
            for point in &line.points {
                rows.extend(point_rows(dataset, selection, line, point));
            }
            for observation in &line.undated {
                let mut row = columns::figure(dataset, observation);
                row.resize(columns::FIGURE.len() + SHOWN.len(), String::new());
                rows.push(row);
            }
        }
        rows.extend(gaps(dataset, selection));
    }
    let mut seen: Vec<Vec<String>> = Vec::new();
    rows.retain(|row| {
        let is_new = !seen.contains(row);
        if is_new {
            seen.push(row.clone());
        }
        is_new
    });
    csv::text(&rows)
}

/// A row for every report that gives a point.
fn point_rows(
    dataset: &Dataset,
    selection: &Selection,
    line: &Line,
    point: &Point,
) -> Vec<Vec<String>> {
    let (shown_as, value, base) = match line.measure {
        Measure::Printed => ("", None, None),
        Measure::Rate => ("rate", point.quantity.point(), point.base.as_ref()),
        Measure::Count => ("count", point.quantity.point(), None),
    };
    let interval = confidence::of(point, selection.indicator_of(line));
    let shown = [
        String::new(),
        shown_as.to_owned(),
        columns::number(value),
        columns::number(base.map(|base| base.population)),
        columns::number(interval.map(|found| found.lower)),
        columns::number(interval.map(|found| found.upper)),
    ];
    let row = |observation| {
        let mut row = columns::figure(dataset, observation);
        row.extend(shown.clone());
        row
    };
    point.observations.iter().map(row).collect()
}

/// A row for every time without a figure.
fn gaps(dataset: &Dataset, selection: &Selection) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for line in &selection.lines {
        let indicator = selection.indicator_of(line);
        let area = dataset.area(line.area);
        for gap in &line.series.gaps {
            let place = columns::place(&gap.source, dataset);
            let cell = |name: &str| match name {
                "indicator" => indicator.id.clone(),
                "indicator_name" => indicator.name.clone(),
                "area" => area.map(|area| area.id.clone()).unwrap_or_default(),
                "area_code" => area.and_then(|area| area.code.clone()).unwrap_or_default(),
                "breakdown" => gap.breakdown.id.clone().unwrap_or_default(),
                "period" => span(gap.from, gap.to),
                "status" => columns::word(&gap.absence),
                "report" => place[0].clone(),
                "report_title" => place[1].clone(),
                "place" => place[2].clone(),
                "printed" => place[3].clone(),
                "note" => columns::text(gap.note.as_deref()),
                "symbol" => symbol(gap.absence).to_owned(),
                _ => String::new(),
            };
            let names = columns::FIGURE.iter().chain(&SHOWN);
            rows.push(names.map(|(name, _)| cell(name)).collect());
        }
    }
    rows
}

fn span(from: Month, to: Month) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}/{to}")
    }
}

/// The symbol of the Department for Education's open data standards for an absence.
pub fn symbol(absence: Absence) -> &'static str {
    match absence {
        Absence::Suppressed => "c",
        Absence::RoundsToZero => "k",
        Absence::Unreliable => "u",
        Absence::NotApplicable => "z",
        Absence::Unavailable | Absence::ChartLost | Absence::NotCollected | Absence::NotDue => "x",
    }
}

/// Metadata that accompany a file of figures: title, sources, edition, address, and each column.
pub fn about(dataset: &Dataset, subject: &Subject, address: &str) -> String {
    let mut rows = vec![["name", "meaning"].map(str::to_owned).to_vec()];
    let mut add = |name: &str, meaning: String| rows.push(vec![name.to_owned(), meaning]);
    add("title", subject.title.clone());
    add("finding", subject.finding.clone());
    for selection in &subject.selections {
        let name = format!("unit of {}", selection.indicator.id);
        let unit = labels::unit(selection.indicator.unit);
        add(
            &name,
            format!("{unit}. {}", labels::polarity(selection.indicator.polarity)),
        );
    }
    for from in sources(dataset, subject) {
        add("source", from);
    }
    add("edition", edition(dataset));
    add("address", address.to_owned());
    for (name, meaning) in columns::FIGURE.iter().chain(&SHOWN) {
        add(&format!("column {name}"), (*meaning).to_owned());
    }
    csv::text(&rows)
}

/// The reports and releases that the figures come from, each once.
pub fn sources(dataset: &Dataset, subject: &Subject) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    let lines = subject.selections.iter().flat_map(|s| &s.lines);
    let observed = lines.flat_map(|line| {
        let points = line.points.iter().flat_map(|point| &point.observations);
        points.chain(&line.undated)
    });
    for report in observed.filter_map(|o| dataset.report(o.source.report)) {
        if !titles.contains(&report.short_title) {
            titles.push(report.short_title.clone());
        }
    }
    titles
}

/// Title and edition of the site: `Children's services …, edition of 22 November 2026`.
pub fn edition(dataset: &Dataset) -> String {
    let catalog = dataset.catalog();
    format!(
        "{}, edition of {}",
        catalog.site.title,
        format::day(catalog.edition.date)
    )
}

/// Credit lines below an exported image: sources, edition, address.
pub fn credit(dataset: &Dataset, subject: &Subject, address: &str) -> Vec<String> {
    vec![
        format!("Source: {}.", sources(dataset, subject).join("; ")),
        format!("{}.", edition(dataset)),
        address.to_owned(),
    ]
}

/// A sentence to cite: the finding, where its latest figure is printed, where it was read.
pub fn citation(dataset: &Dataset, subject: &Subject, address: &str) -> String {
    let latest = subject.selections.first().and_then(|selection| {
        let point = queries::latest(queries::main_line(selection)?)?;
        point.observation()
    });
    let printed = latest.map(|o| format!(" ({})", citation::short(&o.source, dataset)));
    format!(
        "{}{}. {}, {address}",
        subject.finding.trim_end_matches('.'),
        printed.unwrap_or_default(),
        edition(dataset)
    )
}

/// A name for files, without its ending:
/// `cambridgeshire-peterborough_protection-plans_2019-06_2021-01`.
pub fn file_name(dataset: &Dataset, subject: &Subject) -> String {
    const MOST: usize = 2;
    let lines = || subject.selections.iter().flat_map(|s| &s.lines);
    let each_once = |ids: &mut dyn Iterator<Item = String>| {
        let mut known: Vec<String> = Vec::new();
        for id in ids {
            if !known.contains(&id) {
                known.push(id);
            }
        }
        match known.len().checked_sub(MOST) {
            Some(more @ 1..) => {
                known.truncate(MOST);
                format!("{}-and-{more}-more", known.join("-"))
            }
            _ => known.join("-"),
        }
    };
    let area = |line: &Line| dataset.area(line.area).map(|area| area.id.clone());
    let areas = each_once(
        &mut lines()
            .filter(|line| !line.points.is_empty())
            .filter_map(area),
    );
    let indicators = each_once(&mut subject.selections.iter().map(|s| s.indicator.id.clone()));
    let times = || {
        lines()
            .flat_map(|line| &line.points)
            .map(|point| point.period.months())
    };
    let (from, to) = (
        times().map(|(from, _)| from).min(),
        times().map(|(_, to)| to).max(),
    );
    let period = from
        .zip(to)
        .map(|(from, to)| span(from, to).replace('/', "_"));
    let parts = [areas, indicators, period.unwrap_or_default()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("_")
}

/// Export actions on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportAction {
    /// The figures as a file.
    Figures,
    /// The metadata of that file.
    About,
    /// The chart as lines.
    Svg,
    /// The chart as pixels.
    Png,
    /// The chart on the clipboard.
    Image,
    /// The address on the clipboard.
    Link,
    /// A sentence on the clipboard.
    Sentence,
    /// Code to embed on the clipboard.
    Embed,
}

/// Error message if the chunk that creates files cannot be loaded.
pub const NOT_LOADED: &str = "The part of the program that makes it could not be loaded. Load the page again, then try again.";

impl ExportAction {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Figures,
        Self::About,
        Self::Png,
        Self::Svg,
        Self::Link,
        Self::Sentence,
        Self::Image,
        Self::Embed,
    ];

    /// Words on its button.
    pub fn label(self) -> &'static str {
        match self {
            Self::Figures => "Download figures (CSV)",
            Self::About => "Download what the columns mean (CSV)",
            Self::Png => "Download chart (PNG)",
            Self::Svg => "Download chart (SVG)",
            Self::Link => "Copy link to this view",
            Self::Sentence => "Copy as a sentence",
            Self::Image => "Copy chart as an image",
            Self::Embed => "Copy code to embed the chart",
        }
    }

    /// Message after an export: done, with the name of the file, or failed.
    pub fn message(self, done: Option<&str>) -> String {
        match (self, done) {
            (_, None) => "This browser did not allow it. Try another way.".to_owned(),
            (_, Some(file)) if !file.is_empty() => format!("Saved as {file}."),
            (Self::Link, _) => "The link is copied.".to_owned(),
            (Self::Sentence, _) => "The sentence is copied.".to_owned(),
            (Self::Image, _) => "The chart is copied.".to_owned(),
            (Self::Embed, _) => {
                "The code is copied. It shows the chart as this page does when it is opened."
                    .to_owned()
            }
            (_, _) => "It is copied.".to_owned(),
        }
    }
}

/// Path of the small page of a comparison worth having ready.
pub fn set_path(set: &str) -> String {
    format!("embed/compare/{set}/")
}

/// Path of the embeddable page of an indicator's chart, relative to the site's root.
pub fn embed_path(id: &str) -> String {
    format!("embed/{id}/")
}

/// Code that shows the small page of a chart within another page.
pub fn frame(address: &str, title: &str) -> String {
    let escaped = |text: &str| {
        let text = text.replace('&', "&amp;").replace('"', "&quot;");
        text.replace('<', "&lt;")
    };
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{EMBED_HEIGHT}\" \
         loading=\"lazy\" style=\"border: 0; height: clamp(820px, 1180px - 40vw, {EMBED_HEIGHT}px)\">\
         </iframe>",
        escaped(address),
        escaped(title)
    )
}

/// Height in pixels that the small page of a chart needs on a phone, where text takes most room;
/// the style gives less on wider windows.
const EMBED_HEIGHT: u32 = 1060;
