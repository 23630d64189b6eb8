//! A file of a release with the rows that are about an area, and the ones that a filter selects.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::Word;
use crate::publish::table::Row;

use super::areas::{self, Area, AreaRow};
use super::findings::{At, Findings};
use super::form::REPORTING_YEAR;
use super::raw::{RawFile, RawRow, hint};
use super::time::{PeriodRule, TimeFault};
use crate::publish::content::tables::filter::{self, Condition};

/// Values of a column that a message lists.
const MAX_LISTED: usize = 12;

/// A file and the rows of it that are about an area.
#[derive(Debug)]
pub(super) struct Release {
    pub file: RawFile,
    rows: Vec<AreaRow>,
}

/// A row that a filter selects.
#[derive(Debug, Clone, Copy)]
pub(super) struct Selection {
    /// Position in the rows of the file.
    pub row: usize,
    /// Line in the file.
    pub line: usize,
    /// The time of the row.
    pub period: Period,
}

/// The selected rows, by area and by the month in which their time ends.
pub(super) type Selected = BTreeMap<(usize, Month), Selection>;

impl Release {
    /// Reads a file; an unreadable one is a fault.
    pub(super) fn read(
        from: &Path,
        name: &str,
        areas: &[Area],
        findings: &mut Findings,
    ) -> Option<Self> {
        let file = RawFile::read(from, name, findings)?;
        let needed = file.form().needed();
        let found = needed.map(|column| file.column(column, findings));
        if found.iter().any(Option::is_none) {
            return None;
        }
        let rows = areas::rows(&file, areas, findings);
        Some(Self { file, rows })
    }

    /// The areas that it has rows of.
    pub(super) fn areas(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().map(|row| row.area)
    }

    /// The rows that meet the conditions: one for each area and time. Times that the rule cannot
    /// mean and second rows for a time are faults.
    pub(super) fn select(
        &self,
        filter: &[Condition],
        rule: PeriodRule,
        areas: &[Area],
        findings: &mut Findings,
    ) -> Option<Selected> {
        let tests = self.tests(filter, findings)?;
        let year = self.file.column(self.file.form().time(), findings)?;
        let named = match self.file.form().identifier() {
            Some(column) => Some(self.file.column(column, findings)?),
            None => None,
        };
        let mut selected = Selected::new();
        let mut unsuited: BTreeMap<&str, usize> = BTreeMap::new();
        for AreaRow { area, row: at } in &self.rows {
            let row = self.file.rows.get(*at)?;
            if !passes(row, &tests) {
                continue;
            }
            let identifier = named.map_or(REPORTING_YEAR, |column| row.cell(column));
            match rule.read(row.cell(year), identifier) {
                Ok(period) => {
                    let selection = Selection {
                        row: *at,
                        line: row.line,
                        period,
                    };
                    let key = (*area, period.months().1);
                    if let Some(first) = selected.get(&key) {
                        let area = areas.get(*area).map_or("", |area| &area.id);
                        self.report_second(first, row, area, findings);
                    } else {
                        selected.insert(key, selection);
                    }
                }
                Err(TimeFault::Identifier) => {
                    let first = unsuited.entry(identifier).or_insert(row.line);
                    *first = row.line.min(*first);
                }
                Err(TimeFault::Year(expected)) => {
                    let found = format!("“{}” ({identifier})", row.cell(year));
                    let column = self.file.form().time();
                    findings.fault(self.at(row.line, column), &found, expected);
                }
            }
        }
        self.report_identifiers(&unsuited, rule, findings);
        Some(selected)
    }

    fn at<'a>(&'a self, line: usize, column: &'a str) -> At<'a> {
        At {
            file: &self.file.path,
            line,
            column,
        }
    }

    /// The position and the wanted cell of each condition.
    fn tests<'a>(
        &self,
        filter: &'a [Condition],
        findings: &mut Findings,
    ) -> Option<Vec<(usize, &'a str)>> {
        let tests = filter.iter().map(|condition| {
            let at = self.file.column(&condition.column, findings)?;
            Some((at, condition.value.as_str()))
        });
        tests.collect()
    }

    /// Error message for all identifiers that the rule does not accept.
    fn report_identifiers(
        &self,
        unsuited: &BTreeMap<&str, usize>,
        rule: PeriodRule,
        findings: &mut Findings,
    ) {
        let Some(first) = unsuited.values().min() else {
            return;
        };
        let found = listed(unsuited.keys().copied());
        let (column, or_filter) = match self.file.form().identifier() {
            Some(column) => (column, format!(", or a filter on {column}")),
            None => (self.file.form().time(), String::new()),
        };
        let expected = format!(
            "{} for the period “{}” of national/sources.csv; give the source another period\
             {or_filter}",
            rule.identifiers(),
            rule.code()
        );
        findings.fault(self.at(*first, column), &found, &expected);
    }

    fn report_second(
        &self,
        first: &Selection,
        second: &RawRow,
        area: &str,
        findings: &mut Findings,
    ) {
        let Some(row) = self.file.rows.get(first.row) else {
            return;
        };
        let differing = self.file.difference(row, second);
        let differing = match differing.as_slice() {
            [] => "the two rows are alike".to_owned(),
            columns => format!("the two differ in {}", columns.join(", ")),
        };
        let found = format!(
            "a second row for {area} in {}, after row {}: {differing}",
            first.period, first.line
        );
        let expected = "one row for each area and time; filter on a column in which they differ";
        findings.fault(self.at(second.line, ""), &found, expected);
    }

    /// Geographic levels, or numbers of the areas, of the rows that meet the conditions, for
    /// messages.
    pub(super) fn levels(&self, filter: &[Condition]) -> String {
        let mut unreported = Findings::default();
        let tests = self.tests(filter, &mut unreported).unwrap_or_default();
        let column = self.file.form().area();
        let level = self.file.column(column, &mut unreported);
        let levels: BTreeSet<&str> = self
            .file
            .rows
            .iter()
            .filter(|row| passes(row, &tests))
            .filter_map(|row| level.map(|level| row.cell(level)))
            .collect();
        if levels.is_empty() {
            "no row meets all of them".to_owned()
        } else {
            self.file.form().areas(&listed(levels.into_iter()))
        }
    }
}

fn passes(row: &RawRow, tests: &[(usize, &str)]) -> bool {
    tests.iter().all(|(at, wanted)| row.cell(*at) == *wanted)
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.map(|word| format!("“{word}”")).collect();
    let more = words.len().saturating_sub(MAX_LISTED);
    let shown: Vec<&str> = words.iter().take(MAX_LISTED).map(String::as_str).collect();
    let shown = shown.join(", ");
    if more == 0 {
        shown
    } else {
        format!("{shown} and {more} more")
    }
}

/// Parses the conditions in a cell of the sources table; a fragment that is not a condition, an
/// unknown column or a value that the column does not have is a fault of that cell.
pub(super) fn conditions(
    source: &Row<'_>,
    cell: &str,
    text: &str,
    release: &Release,
    findings: &mut Findings,
) -> Option<Vec<Condition>> {
    let conditions = match filter::parse(text) {
        Ok(conditions) => conditions,
        Err(error) => {
            source.problem(cell, error.to_string(), &mut findings.problems);
            return None;
        }
    };
    let mut is_good = true;
    for condition in &conditions {
        let Condition { column, value } = condition;
        if !release.file.has(column) {
            let near = hint(column, release.file.columns());
            let names: Vec<&str> = release.file.columns().collect();
            let expected = format!(
                "a column of {} in place of “{column}”{near} It has {}",
                source.text("file"),
                names.join(", ")
            );
            source.problem(cell, expected, &mut findings.problems);
            is_good = false;
            continue;
        }
        let position = release.file.column(column, findings)?;
        let values = release.file.distinct(position);
        if !values.contains(value.as_str()) {
            let near = hint(value, values.iter().copied());
            let expected = format!(
                "a value that column {column} of {} has, in place of “{value}”{near} It has {}",
                source.text("file"),
                listed(values.into_iter())
            );
            source.problem(cell, expected, &mut findings.problems);
            is_good = false;
        }
    }
    is_good.then_some(conditions)
}
