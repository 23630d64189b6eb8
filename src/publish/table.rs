//! A spreadsheet table as people write it, read so that every mistake can be pointed at.
//!
//! Nothing stops at the first mistake: each is added to [`Problems`] with file, row, column,
//! what was found and what was expected, and reading goes on.

mod cells;
mod header;
mod lines;
mod row;

use std::path::Path;

pub use super::problem::{Problem, Problems};
pub use cells::address;
pub use row::Row;

use super::problem::quote;
use super::text_file::{FileFault, TextKind, read_text};
use header::Record;

/// A table with its header.
#[derive(Debug)]
pub struct Table {
    file: String,
    header: Vec<String>,
    rows: Vec<Record>,
}

impl Table {
    /// Reads `dir/file` and checks its header. An unreadable table is a problem and empty.
    pub fn read(dir: &Path, file: &str, columns: &[&str], problems: &mut Problems) -> Self {
        let mut table = Self {
            file: file.to_owned(),
            header: Vec::new(),
            rows: Vec::new(),
        };
        let mut note =
            |fault: FileFault| problems.row(file, fault.row, fault.found, fault.expected);
        let text = match read_text(&dir.join(file), TextKind::Table) {
            Ok(decoded) => {
                decoded.fault.into_iter().for_each(&mut note);
                decoded.text
            }
            Err(fault) => {
                note(fault);
                return table;
            }
        };
        let delimiter = header::delimiter(&text);
        header::check_delimiter(file, &text, delimiter, problems);
        let text = lines::one_row_each(file, &text, delimiter, problems);
        let records = records(file, &text, delimiter, problems);
        let at = header::position(file, &records, columns, problems);
        let mut records = records.into_iter().skip(at);
        let Some((row, mut names)) = records.next() else {
            let expected = format!("a header with the columns {}", columns.join(", "));
            problems.row(file, 1, "an empty file", expected);
            return table;
        };
        for name in &mut names {
            if quote::has_hidden(name) {
                let found = format!("the column {}", quote::quoted(name));
                let expected = "its name without hidden characters; type it again";
                problems.row(file, row, found, expected);
                *name = quote::without_hidden(name);
            }
        }
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        if !header::check(file, (row, &names), columns, problems) {
            return table;
        }
        table.header = names;
        for record in records {
            table.take(record, problems);
        }
        table
    }

    /// Adds a row, unless it is empty or no row of the table; notes too few or too many cells.
    fn take(&mut self, (row, mut cells): Record, problems: &mut Problems) {
        let at = (self.file.as_str(), row);
        if cells::is_foreign(at, &self.header, &cells, problems) {
            return;
        }
        let wanted = self.header.len();
        while cells.len() > wanted && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.len() != wanted {
            let first = cells.iter().find(|cell| !cell.is_empty());
            let start = first.map_or_else(String::new, |cell| quote::quoted(cell));
            let found = match cells.len() {
                1 => format!("1 cell, {start}"),
                count => format!("{count} cells, first {start}"),
            };
            let expected = format!("{wanted}, one for each column");
            problems.row(&self.file, row, found, expected);
            return;
        }
        cells::clean(at, &self.header, &mut cells, problems);
        self.rows.push((row, cells));
    }

    /// Its rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row {
            table: self,
            number: *number,
            cells,
        })
    }
}

/// The rows of a text with their lines. Lines without anything are passed over.
fn records(file: &str, text: &str, delimiter: char, problems: &mut Problems) -> Vec<Record> {
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |start| line_of(text, start));
                records.push((line, record.iter().map(str::to_owned).collect()));
            }
            Err(error) => problems.whole(file, error.to_string(), "a row of the table"),
        }
    }
    records
}

/// The line on which a record starts. The reader counts from the empty lines before it.
fn line_of(text: &str, start: &csv::Position) -> usize {
    let at = usize::try_from(start.byte()).unwrap_or(usize::MAX);
    let before = text.get(at..).unwrap_or_default();
    let n_empty = before.bytes().take_while(|byte| *byte == b'\n').count();
    usize::try_from(start.line()).unwrap_or(0) + n_empty
}
