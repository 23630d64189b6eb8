//! Spreadsheet tables as people write them, read so that every mistake has a location.
//!
//! Reading does not stop at the first mistake: each is added to [`Problems`] with file, row,
//! column, the value found and the value expected.

mod cells;
mod header;
mod lines;
mod packed;
mod row;

use std::path::Path;

pub use super::problem::{Problem, Problems};
pub use cells::address;
pub use row::Row;

use super::problem::quote;
use super::text_file::{Decoded, FileFault, TextKind, decode, read_text};
use header::Record;
use packed::PackedCells;

/// A table with its header.
#[derive(Debug)]
pub struct Table {
    file: String,
    header: Vec<String>,
    rows: Vec<(usize, PackedCells)>,
}

impl Table {
    /// Reads `dir/file` and checks its header. An unreadable table is a problem and empty.
    pub fn read(dir: &Path, file: &str, columns: &[&str], problems: &mut Problems) -> Self {
        let text = read_text(&dir.join(file), TextKind::Table);
        Self::from_text(file, text, columns, problems)
    }

    /// Reads the bytes of a file as [`read`](Self::read) does.
    pub fn from_bytes(file: &str, bytes: &[u8], columns: &[&str], problems: &mut Problems) -> Self {
        let text = decode(bytes, TextKind::Table);
        Self::from_text(file, text, columns, problems)
    }

    fn from_text(
        file: &str,
        text: Result<Decoded, FileFault>,
        columns: &[&str],
        problems: &mut Problems,
    ) -> Self {
        let mut table = Self {
            file: file.to_owned(),
            header: Vec::new(),
            rows: Vec::new(),
        };
        let mut note =
            |fault: FileFault| problems.row(file, fault.row, fault.found, fault.expected);
        let text = match text {
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
        let delimiter = u8::try_from(delimiter).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .has_headers(false)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        // A table may have millions of rows, so that only the first are kept as they were read.
        let mut records = reader.records();
        let top = records.by_ref().take(header::MAX_ROWS_ABOVE + 1);
        let top: Vec<Record> = top
            .filter_map(|read| record(file, &text, read, problems))
            .collect();
        let at = header::position(file, &top, columns, problems);
        let mut top = top.into_iter().skip(at);
        let Some((row, mut names)) = top.next() else {
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
        for record in top {
            table.take(record, problems);
        }
        for read in records {
            if let Some(record) = record(file, &text, read, problems) {
                table.take(record, problems);
            }
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
        self.rows.push((row, PackedCells::new(&cells)));
    }

    /// Rows of the table.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row {
            file: &self.file,
            header: &self.header,
            number: *number,
            cells,
        })
    }
}

/// A row with its line.
fn record(
    file: &str,
    text: &str,
    read: csv::Result<csv::StringRecord>,
    problems: &mut Problems,
) -> Option<Record> {
    match read {
        Ok(record) => {
            let line = record.position().map_or(0, |start| line_of(text, start));
            Some((line, record.iter().map(str::to_owned).collect()))
        }
        Err(error) => {
            problems.whole(file, error.to_string(), "a row of the table");
            None
        }
    }
}

/// The line on which a record starts. The reader counts from the empty lines before it.
fn line_of(text: &str, start: &csv::Position) -> usize {
    let at = usize::try_from(start.byte()).unwrap_or(usize::MAX);
    let before = text.get(at..).unwrap_or_default();
    let n_empty = before.bytes().take_while(|byte| *byte == b'\n').count();
    usize::try_from(start.line()).unwrap_or(0) + n_empty
}
