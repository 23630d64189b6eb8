//! Reports to read: Markdown, the positions of their charts, and the terms they use.
//!
//! The result refers only to figures, indicators and charts that exist; every mistake is reported
//! with its file and line.

mod glossary;
mod link_words;
pub mod markdown;
mod paragraph_number;
mod prose;
mod report_files;
mod terms;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::data::figure::Quantity;
use crate::data::text::{Block, ChartPlace, Term, Words};
use crate::data::words::{Status, Unit};
use crate::format::number;
use crate::publish::table::{Problem, Problems, Row};

use super::catalog::Catalog;
use super::tables::each_row::each;
use super::tables::rows::Figures;

const CHARTS: &[&str] = &[
    "id", "report", "after", "showed", "told", "live", "national", "lost",
];

/// The texts of reports, by report, and the terms.
#[derive(Debug, Default)]
pub struct Texts {
    /// The blocks of each report that has a text.
    pub reports: BTreeMap<String, Vec<Block>>,
    /// The terms, in the order of the alphabet.
    pub terms: Vec<Term>,
    /// Reports with a text that cannot be read, so that its paragraphs are unknown.
    pub unreadable: BTreeSet<String>,
    /// Ids of the figures and targets that a text links.
    pub linked: BTreeSet<String>,
    /// The publisher's text for the page about the site.
    pub about: Vec<Block>,
    /// The publisher's notes for the page of data.
    pub data_notes: Vec<Block>,
}

/// Reads `reports/<id>.md`, `figures.csv` and `glossary.csv`. What names a fact that is not there
/// is noted in `named`, everything else in `problems`.
pub(super) fn read(
    dir: &Path,
    catalog: &Catalog,
    figures: &Figures,
    left_out: &[(String, String)],
    problems: &mut Problems,
    named: &mut Problems,
) -> Texts {
    let terms = glossary::read(dir, catalog, problems);
    let charts = each(dir, "figures.csv", CHARTS, problems, |row, problems| {
        chart(row, catalog, problems)
    });
    let facts = facts(catalog, figures, left_out);
    let mut texts = Texts {
        terms,
        about: prose::read(dir, "about.md", problems),
        data_notes: prose::read(dir, "data-notes.md", problems),
        ..Texts::default()
    };
    for report in &catalog.reports {
        let file = format!("reports/{}.md", report.id);
        let text = match report_files::text(dir, &report.id) {
            Ok(Some(text)) => text,
            Ok(None) => continue,
            Err(problem) => {
                problems.0.push(*problem);
                texts.unreadable.insert(report.id.clone());
                continue;
            }
        };
        let places = charts.iter().filter(|(of, _)| *of == report.id);
        let places: Vec<&ChartPlace> = places.map(|(_, place)| place).collect();
        let mut blocks = blocks(&file, &text, &facts, &places, (problems, named));
        let stated = linked_facts(&blocks);
        cited(&report.id, catalog, figures, &blocks, &stated, problems);
        let linked = stated.into_iter().map(|linked| linked.fact);
        texts.linked.extend(linked);
        for block in &mut blocks {
            resolve(block, &facts);
        }
        terms::mark(&mut blocks, &texts.terms);
        texts.reports.insert(report.id.clone(), blocks);
    }
    let ids: Vec<&str> = catalog
        .reports
        .iter()
        .map(|report| report.id.as_str())
        .collect();
    report_files::check_names(dir, &ids, problems);
    texts
}

/// Checks that the paragraphs named in the tables exist, and state the figures attributed to them.
fn cited(
    report: &str,
    catalog: &Catalog,
    figures: &Figures,
    blocks: &[Block],
    stated: &[LinkedFact],
    problems: &mut Problems,
) {
    let file = format!("reports/{report}.md");
    let is_there = |wanted: &str| {
        let mut numbers = blocks.iter().filter_map(|block| match block {
            Block::Paragraph { number, .. } => number.as_deref(),
            _ => None,
        });
        numbers.any(|number| number == wanted)
    };
    let places = catalog.places.iter().filter(|place| place.report == report);
    let numbered: Vec<(&str, &String)> = places
        .filter_map(|place| Some((place.id.as_str(), place.number.as_ref()?)))
        .filter(|(_, number)| paragraph_number::is_number(number))
        .collect();
    for (_, number) in &numbered {
        if !is_there(number) {
            let found = format!("no paragraph {number}");
            problems.whole(&file, found, "every paragraph that places.csv names");
        }
    }
    for row in figures
        .observations
        .iter()
        .filter(|row| row.subject.report == report)
    {
        let place = numbered.iter().find(|(id, _)| *id == row.subject.place);
        let found = stated.iter().find(|linked| linked.fact == row.id);
        if let (Some((_, number)), Some(linked)) = (place, found)
            && linked.paragraph.as_ref() != Some(*number)
        {
            let found = match &linked.paragraph {
                Some(other) => format!("{} in paragraph {other}", row.id),
                None => format!("{} before the first paragraph", row.id),
            };
            let expected = format!("it in paragraph {number}, as observations.csv says");
            problems.whole(&file, found, expected);
        }
    }
}

fn chart(row: &Row<'_>, catalog: &Catalog, problems: &mut Problems) -> (String, ChartPlace) {
    let reports: Vec<String> = catalog
        .reports
        .iter()
        .map(|report| report.id.clone())
        .collect();
    row.known("report", &reports, "a report", problems);
    let known = catalog.indicator_ids();
    for column in ["live", "national"] {
        if !row.text(column).is_empty() {
            row.known(column, &known, "an indicator", problems);
        }
    }
    let place = ChartPlace {
        id: row.required("id", problems),
        showed: row.required("showed", problems),
        message: row.required("told", problems),
        live: row.optional("live"),
        national: row.optional("national"),
        lost: row.optional("lost"),
    };
    if place.live.is_none() && place.national.is_none() && place.lost.is_none() {
        let expected = "an indicator to draw in “live” or “national”, or in “lost” why the chart \
                        of the report cannot be shown";
        row.problem("lost", expected, problems);
    }
    (row.text("report").to_owned(), place)
}

/// A fact that a link of a report may state.
#[derive(Debug, Default)]
struct Fact<'a> {
    /// Id of the indicator of a figure or target; none for any other fact.
    indicator: Option<&'a str>,
    /// The number of a figure or target, and its unit.
    quantity: Option<(&'a Quantity, Unit)>,
    /// The fragment as printed of a figure that was read from damaged print, which need not name
    /// its number.
    damaged_print: Option<&'a str>,
}

/// Every fact by its id.
fn facts<'a>(
    catalog: &'a Catalog,
    figures: &'a Figures,
    left_out: &'a [(String, String)],
) -> BTreeMap<&'a str, Fact<'a>> {
    let units = catalog.indicators.iter();
    let units: BTreeMap<&str, Unit> = units
        .map(|(indicator, _)| (indicator.id.as_str(), indicator.unit))
        .collect();
    let observed = figures.observations.iter();
    let observed = observed.map(|row| (&row.id, &row.subject, &row.quantity));
    let targeted = figures.targets.iter();
    let targeted = targeted.map(|row| (&row.id, &row.subject, &row.quantity));
    let mut facts = BTreeMap::new();
    for (id, subject, quantity) in observed.chain(targeted) {
        let indicator = subject.indicator.as_str();
        let unit = units.get(indicator).copied().unwrap_or_default();
        let quantity = Some((quantity, unit));
        facts.insert(
            id.as_str(),
            Fact {
                indicator: Some(indicator),
                quantity,
                damaged_print: None,
            },
        );
    }
    let observed = figures.observations.iter();
    for row in observed.filter(|row| row.status == Status::Reconstructed) {
        if let Some(fact) = facts.get_mut(row.id.as_str()) {
            fact.damaged_print = Some(&row.printed);
        }
    }
    let of_events = catalog.events.iter().flat_map(|(_, facts)| facts);
    let left = left_out.iter().map(|(fact, _)| fact);
    for fact in of_events.chain(left) {
        facts.entry(fact.as_str()).or_default();
    }
    facts
}

/// Blocks of one report, checked, with its charts filled in.
fn blocks(
    file: &str,
    text: &str,
    facts: &BTreeMap<&str, Fact<'_>>,
    charts: &[&ChartPlace],
    (problems, named): (&mut Problems, &mut Problems),
) -> Vec<Block> {
    let problem = |row: usize, found: String, expected: &str| Problem {
        file: file.to_owned(),
        row,
        column: String::new(),
        found,
        expected: expected.to_owned(),
        ..Problem::default()
    };
    let mut wrong = |row: usize, found: String, expected: &str| {
        problems.0.push(problem(row, found, expected));
    };
    for (at, line) in text.lines().enumerate() {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            let found = "a conflict of two versions, marked by git".to_owned();
            wrong(at + 1, found, "one version; delete the other and the marks");
        }
    }
    let (located, misread) = markdown::read(text);
    for misread in misread {
        wrong(misread.line, misread.found, misread.expected);
    }
    let (mut numbers, mut stated, mut placed) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut blocks = Vec::new();
    for (line, mut block) in located {
        match &mut block {
            Block::Paragraph {
                number: Some(number),
                ..
            } if !numbers.insert(number.clone()) => {
                let found = format!("paragraph {number} again");
                wrong(line, found, "a number that no other paragraph has");
            }
            Block::Chart(place) => match charts.iter().find(|known| known.id == place.id) {
                Some(known) => {
                    placed.insert(place.id.clone());
                    *place = (*known).clone();
                }
                None => wrong(
                    line,
                    format!("the chart “{}”", place.id),
                    "a chart of this report in figures.csv",
                ),
            },
            _ => {}
        }
        for span in spans(&mut block) {
            let Some(id) = &span.figure else {
                continue;
            };
            let line = line_of_link(text, line, id);
            let Some(fact) = facts.get(id.as_str()) else {
                let found = format!("the fact “{id}”");
                let expected = "a figure, a target, an event or what was left out";
                named.0.push(problem(line, found, expected));
                continue;
            };
            if !stated.insert(id.clone()) {
                let found = format!("the fact “{id}” again");
                wrong(line, found, "each fact once");
            }
            if let Some((quantity, unit)) = fact.quantity
                && fact.damaged_print != Some(span.text.as_str())
                && link_words::contradict(&span.text, quantity, unit)
            {
                let expected = words_that_name(quantity, id);
                wrong(line, format!("“{}”", span.text), &expected);
            }
        }
        blocks.push(block);
    }
    for chart in charts.iter().filter(|chart| !placed.contains(&chart.id)) {
        wrong(
            0,
            format!("no place for the chart “{}”", chart.id),
            "![What it showed](chart:…)",
        );
    }
    blocks
}

/// The line on which a fact is linked, in the block that starts on line `start`.
fn line_of_link(text: &str, start: usize, fact: &str) -> usize {
    let link = format!("](#{fact})");
    let mut lines = text.lines().enumerate().skip(start.saturating_sub(1));
    let found = lines.find(|(_, line)| line.contains(&link));
    found.map_or(start, |(at, _)| at + 1)
}

fn words_that_name(quantity: &Quantity, id: &str) -> String {
    let numbers: Vec<String> = quantity
        .mentions()
        .map(|figure| number(figure, DECIMALS))
        .collect();
    format!("words that name {} ({id})", numbers.join(" or "))
}

/// Most decimals of a figure in a message.
const DECIMALS: u8 = 6;

/// Every span of a block.
fn spans(block: &mut Block) -> Box<dyn Iterator<Item = &mut crate::data::text::Span> + '_> {
    match block {
        Block::Paragraph { words, .. } => Box::new(words.iter_mut()),
        Block::List { items } => Box::new(items.iter_mut().flatten()),
        Block::Table { rows } => Box::new(rows.iter_mut().flatten().flatten()),
        Block::Heading { .. } | Block::Chart(_) => Box::new(std::iter::empty()),
    }
}

/// Leaves the facts that are figures or targets, with their indicator.
fn resolve(block: &mut Block, facts: &BTreeMap<&str, Fact<'_>>) {
    for span in spans(block) {
        let fact = span.figure.as_ref().and_then(|id| facts.get(id.as_str()));
        span.indicator = fact.and_then(|fact| fact.indicator).map(str::to_owned);
        if span.indicator.is_none() {
            span.figure = None;
        }
    }
}

/// A fact that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedFact {
    /// Number of the paragraph that it belongs to; none before the first.
    pub paragraph: Option<String>,
    /// Id of the fact.
    pub fact: String,
}

/// The facts that a text states, in order.
pub fn linked_facts(blocks: &[Block]) -> Vec<LinkedFact> {
    let mut current: Option<String> = None;
    let mut found = Vec::new();
    for block in blocks {
        let words: Vec<&Words> = match block {
            Block::Paragraph { number, words, .. } => {
                if number.is_some() {
                    current.clone_from(number);
                }
                vec![words]
            }
            Block::List { items } => items.iter().collect(),
            Block::Table { rows } => rows.iter().flatten().collect(),
            Block::Heading { level, .. } => {
                if *level == 2 {
                    current = None;
                }
                Vec::new()
            }
            Block::Chart(_) => Vec::new(),
        };
        let facts = words.into_iter().flatten();
        found.extend(facts.filter_map(|span| {
            Some(LinkedFact {
                paragraph: current.clone(),
                fact: span.figure.clone()?,
            })
        }));
    }
    found
}
