//! Headings and paragraph numbers of a report, and the paragraphs of its facts and charts, as its
//! summary gives them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The number of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Number {
    whole: u32,
    part: u32,
}

impl Number {
    /// The number that a text starts with, such as `2.13` or `2.13.`, and what follows it.
    pub(super) fn at_start(text: &str) -> Option<(Self, &str)> {
        let end = text
            .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
            .unwrap_or(text.len());
        let (number, rest) = text.split_at_checked(end)?;
        let (whole, part) = number.trim_end_matches('.').split_once('.')?;
        let is_over = rest.is_empty() || rest.starts_with([' ', '\t', ']']);
        let number = Self {
            whole: whole.parse().ok()?,
            part: part.parse().ok()?,
        };
        (is_over && part.len() <= 2).then(|| (number, rest.trim_start()))
    }

    /// The number after it.
    pub(super) fn next(self) -> Self {
        Self {
            part: self.part + 1,
            ..self
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, form: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(form, "{}.{}", self.whole, self.part)
    }
}

/// A heading of the summary.
#[derive(Debug, Default)]
pub(super) struct Heading {
    /// 2 for a part of the report, 3 below it.
    pub(super) level: usize,
    /// The number of the first paragraph after it.
    pub(super) first: Option<Number>,
}

/// The place of a chart.
#[derive(Debug)]
pub(super) struct Chart {
    pub(super) id: String,
    pub(super) showed: String,
    pub(super) after: Option<Number>,
}

/// The summary of a report.
#[derive(Debug, Default)]
pub(super) struct Summary {
    headings: BTreeMap<Vec<String>, Heading>,
    /// Numbers that are not printed.
    pub(super) inferred: BTreeSet<Number>,
    /// The paragraph of each fact; none before the first.
    pub(super) facts: BTreeMap<String, Option<Number>>,
    pub(super) charts: Vec<Chart>,
    pub(super) has_lists: bool,
}

impl Summary {
    pub(super) fn read(text: &str) -> Self {
        let mut summary = Self::default();
        let (mut current, mut under) = (None, Vec::new());
        for line in text.lines() {
            let bare = line.strip_prefix('[').unwrap_or(line);
            if let Some(heading) = line.strip_prefix("##") {
                let level = if heading.starts_with('#') { 3 } else { 2 };
                under = words(heading);
                let heading = Heading { level, first: None };
                summary.headings.insert(under.clone(), heading);
                current = current.filter(|_| level > 2);
            } else if let Some((number, _)) = Number::at_start(bare) {
                current = Some(number);
                if bare != line {
                    summary.inferred.insert(number);
                }
                if let Some(heading) = summary.headings.get_mut(&under) {
                    heading.first = heading.first.or(current);
                }
            }
            summary.has_lists |= line.starts_with("- ");
            summary.line(line, current);
        }
        summary
    }

    /// Notes the facts and the chart of a line.
    fn line(&mut self, line: &str, current: Option<Number>) {
        let ids = line.split("](#").skip(1);
        let ids = ids.filter_map(|link| Some(link.split_once(')')?.0.to_owned()));
        self.facts.extend(ids.map(|id| (id, current)));
        let image = line.strip_prefix("![").and_then(|rest| {
            let (showed, id) = rest.split_once("](chart:")?;
            Some((showed.to_owned(), id.trim_end_matches(')').to_owned()))
        });
        self.charts.extend(image.map(|(showed, id)| Chart {
            id,
            showed,
            after: current,
        }));
    }

    /// The heading with these words.
    pub(super) fn heading(&self, text: &str) -> Option<&Heading> {
        self.headings.get(&words(text))
    }
}

/// The words of a heading without its number, in small letters.
fn words(heading: &str) -> Vec<String> {
    let bare = heading.trim_start_matches(['#', ' ']);
    let bare = bare.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    bare.replace('’', "'")
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
