//! Faults and notes that many rows share are reported once, with the number of rows and the first.

use std::collections::BTreeMap;

use crate::publish::table::{Problem, Problems};

/// One fault of a file.
pub(super) fn problem(
    file: &str,
    row: usize,
    column: &str,
    found: &str,
    expected: &str,
) -> Problem {
    Problem {
        file: file.to_owned(),
        row,
        column: column.to_owned(),
        found: found.to_owned(),
        expected: expected.to_owned(),
        ..Problem::default()
    }
}

/// Everything that an import has to report so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// Faults at a single cell or line.
    pub problems: Problems,
    faults: BTreeMap<Shared, BTreeMap<usize, String>>,
    notes: BTreeMap<Shared, BTreeMap<usize, String>>,
}

/// Rows with the same file, column and text belong to one message.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shared {
    file: String,
    column: String,
    text: String,
}

/// A cell that a fault or a note is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    /// Name of the file as the message gives it.
    pub file: &'a str,
    /// Line in the file; 0 for the file as a whole.
    pub line: usize,
    /// Name of the column; empty for the row as a whole.
    pub column: &'a str,
}

impl Findings {
    /// Adds a fault that stops the import. Rows with the same `expected` become one message.
    pub(super) fn fault(&mut self, at: At<'_>, found: &str, expected: &str) {
        add(&mut self.faults, at, expected, found);
    }

    /// Adds a note, which stops nothing. Rows with the same `text` become one note.
    pub(super) fn note(&mut self, at: At<'_>, found: &str, text: &str) {
        add(&mut self.notes, at, text, found);
    }

    /// True if there are any faults.
    pub(super) fn has_faults(&self) -> bool {
        !self.problems.0.is_empty() || !self.faults.is_empty()
    }

    /// Number of messages, so that a caller can detect whether a step added one.
    pub(super) fn fault_count(&self) -> usize {
        self.problems.0.len() + self.faults.values().map(BTreeMap::len).sum::<usize>()
    }

    /// Every fault, those at single cells first.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.0;
        for (shared, rows) in self.faults {
            let Some((line, found)) = rows.first_key_value() else {
                continue;
            };
            let found = match rows.len() {
                1 => found.clone(),
                n => format!("{found} (in {n} rows, this is the first)"),
            };
            problems.push(problem(
                &shared.file,
                *line,
                &shared.column,
                &found,
                &shared.text,
            ));
        }
        problems
    }

    /// Every note in a line of its own.
    pub(super) fn notes(&self) -> Vec<String> {
        let lines = self.notes.iter().filter_map(|(shared, rows)| {
            let (line, found) = rows.first_key_value()?;
            let column = match shared.column.as_str() {
                "" => String::new(),
                column => format!(", column {column}"),
            };
            let row = match (line, rows.len()) {
                (0, _) => String::new(),
                (line, 1) => format!(", row {line}"),
                (line, n) => format!(", {n} rows from row {line} on"),
            };
            Some(format!(
                "{}{row}{column}: {found}{}",
                shared.file, shared.text
            ))
        });
        lines.collect()
    }
}

fn add(
    groups: &mut BTreeMap<Shared, BTreeMap<usize, String>>,
    at: At<'_>,
    text: &str,
    found: &str,
) {
    let shared = Shared {
        file: at.file.to_owned(),
        column: at.column.to_owned(),
        text: text.to_owned(),
    };
    groups
        .entry(shared)
        .or_default()
        .entry(at.line)
        .or_insert_with(|| found.to_owned());
}
