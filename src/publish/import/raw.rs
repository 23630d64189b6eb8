//! A CSV file of a statistical release, read so that every row has a cell for each column.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use crate::publish::problem::nearest::did_you_mean;
use crate::publish::text_file::{Decoded, TextKind, read_text};

use super::findings::{At, Findings};
use super::form::Form;

/// Rows at the top in which the header is looked for when it is not the first.
const TITLE_ROWS: usize = 20;

/// A file with its header.
#[derive(Debug)]
pub(super) struct RawFile {
    /// Absolute path of the file.
    pub path: String,
    header: Vec<String>,
    /// Rows, each with its line.
    pub rows: Vec<RawRow>,
}

/// One row of a file.
#[derive(Debug)]
pub(super) struct RawRow {
    /// Line in the file, the header being 1.
    pub line: usize,
    cells: Vec<String>,
}

impl RawRow {
    /// The cell at a position.
    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }
}

/// The end of a message that offers the nearest word, or nothing where none is near.
pub(super) fn hint<'a>(wanted: &str, words: impl Iterator<Item = &'a str>) -> String {
    did_you_mean(wanted, words).map_or(String::new(), |question| format!("; {question}"))
}

/// True if a file name stays within the folder of the releases.
pub(super) fn is_within_folder(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    !name.is_empty()
        && !name.contains('\\')
        && parts.all(|part| matches!(part, Component::Normal(_)))
}

impl RawFile {
    /// Reads a file; an unreadable one is a fault.
    pub(super) fn read(dir: &Path, name: &str, findings: &mut Findings) -> Option<Self> {
        let path = std::path::absolute(dir.join(name)).unwrap_or_else(|_| dir.join(name));
        let shown = path.display().to_string();
        let at = |line| At {
            file: &shown,
            line,
            column: "",
        };
        if !path.exists() {
            let expected = "this file in the folder of the releases that --from names";
            findings.fault(at(0), "no such file", expected);
            return None;
        }
        let text = match read_text(&path, TextKind::Release) {
            Ok(Decoded { text, fault: None }) => text,
            Ok(Decoded {
                fault: Some(fault), ..
            })
            | Err(fault) => {
                findings.fault(at(fault.row), &fault.found, &fault.expected);
                return None;
            }
        };
        if text.is_empty() {
            let expected = "a header row and the rows of the release";
            findings.fault(at(0), "an empty file", expected);
            return None;
        }
        let mut file = Self {
            path: shown.clone(),
            header: Vec::new(),
            rows: Vec::new(),
        };
        file.take_records(&text, findings)?;
        if file.rows.is_empty() {
            let expected = "the rows of the release below it";
            findings.fault(at(1), "a header without rows", expected);
            return None;
        }
        Some(file)
    }

    fn at<'a>(&'a self, line: usize, column: &'a str) -> At<'a> {
        At {
            file: &self.path,
            line,
            column,
        }
    }

    /// Reads the header and the rows after it; `None` if there is no header.
    fn take_records(&mut self, text: &str, findings: &mut Findings) -> Option<()> {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut records = Vec::new();
        let mut lines = Lines::of(text);
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let start = record.position().map_or(0, csv::Position::byte);
                    let line = lines.number(usize::try_from(start).unwrap_or(0));
                    let cells: Vec<String> = record.iter().map(str::to_owned).collect();
                    records.push(RawRow { line, cells });
                }
                Err(error) => {
                    let found = error.to_string();
                    findings.fault(self.at(0, ""), &found, "a row of the table");
                }
            }
        }
        if !self.is_headed(&records, findings) {
            return None;
        }
        let mut records = records.into_iter();
        self.header = records.next()?.cells;
        for row in records {
            self.take_row(row, findings);
        }
        self.check_end(text, findings);
        Some(())
    }

    /// True if the first row is the header; otherwise reports what it is.
    fn is_headed(&self, records: &[RawRow], findings: &mut Findings) -> bool {
        let Some(first) = records.first() else {
            findings.fault(self.at(1, ""), "no row", "a header row");
            return false;
        };
        let is_header = |row: &RawRow| Form::of(row.cells.iter().map(String::as_str)).is_some();
        if is_header(first) {
            return true;
        }
        if let [only] = first.cells.as_slice()
            && only.contains([';', '\t'])
        {
            let found = format!("“{only}”");
            let expected =
                "commas between the columns; in Excel save as “CSV UTF-8 (Comma delimited)”";
            findings.fault(self.at(first.line, ""), &found, expected);
            return false;
        }
        let below = records.iter().take(TITLE_ROWS).find(|row| is_header(row));
        if let Some(header) = below {
            let found = format!("a title, “{}”", first.cell(0));
            let expected = format!(
                "the names of the columns, which stand in row {}; delete the rows above it",
                header.line
            );
            findings.fault(self.at(first.line, ""), &found, &expected);
        }
        below.is_none()
    }

    /// Adds a row that has a cell for each column. A footnote is noted and passed over.
    fn take_row(&mut self, mut row: RawRow, findings: &mut Findings) {
        let n_columns = self.header.len();
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        if filled == 0 {
            return;
        }
        // The start of a row that is cut off looks like the rows before it.
        let is_start = |other: &RawRow| other.cell(0).starts_with(row.cell(0));
        let is_footnote = !row.cell(0).is_empty() && !self.rows.iter().any(is_start);
        if filled == 1 && is_footnote {
            let found = format!("“{}”", row.cell(0));
            let text = " taken as a footnote and passed over";
            findings.note(self.at(row.line, ""), &found, text);
            return;
        }
        while row.cells.len() > n_columns && row.cells.last().is_some_and(String::is_empty) {
            row.cells.pop();
        }
        if row.cells.len() != n_columns {
            let found = match row.cells.as_slice() {
                [only] => format!("1 cell, “{only}”"),
                cells => format!("{} cells", cells.len()),
            };
            let expected = format!(
                "{n_columns} cells, one for each column; is a row cut off, or a quotation mark \
                 not closed?"
            );
            findings.fault(self.at(row.line, ""), &found, &expected);
        } else if let Some(at) = row.cells.iter().position(|cell| cell.contains('\n')) {
            let column = self.header.get(at).map_or("", String::as_str);
            let start = row.cell(at).lines().next().unwrap_or_default();
            let found = format!("“{start}” and the line below");
            let expected = "a cell of one line; is a quotation mark not closed?";
            findings.fault(self.at(row.line, column), &found, expected);
        } else {
            self.rows.push(row);
        }
    }

    /// Notes a last row without a line end: its last cell may be cut off.
    fn check_end(&self, text: &str, findings: &mut Findings) {
        let last = self.rows.last().filter(|_| !text.ends_with('\n'));
        if let Some(last) = last {
            let found = "a last row without a line end";
            let text = "; compare it with the release, since the file may be cut off in it";
            findings.note(self.at(last.line, ""), found, text);
        }
    }

    /// True if the file has a column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|name| name == column)
    }

    /// Form of the file; that of the open data standards where its header does not tell.
    pub(super) fn form(&self) -> Form {
        Form::of(self.columns()).unwrap_or(Form::OpenData)
    }

    /// The names of its columns.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(String::as_str)
    }

    /// The position of a column; one that is missing or there twice is a fault.
    pub(super) fn column(&self, column: &str, findings: &mut Findings) -> Option<usize> {
        let mut places = self
            .columns()
            .enumerate()
            .filter(|(_, name)| *name == column);
        let first = places.next();
        if first.is_none() {
            let names: Vec<&str> = self.columns().collect();
            let near = hint(column, self.columns());
            let expected = format!("one of the columns {}{near}", names.join(", "));
            findings.fault(self.at(1, column), "no such column", &expected);
        } else if places.next().is_some() {
            let expected = "each name once; rename one of the two columns or delete it";
            findings.fault(self.at(1, column), "two columns of this name", expected);
            return None;
        }
        first.map(|(at, _)| at)
    }

    /// The different cells of a column, in order.
    pub(super) fn distinct(&self, at: usize) -> BTreeSet<&str> {
        self.rows.iter().map(|row| row.cell(at)).collect()
    }

    /// Columns in which two rows differ, each with both cells; text columns before numeric ones.
    pub(super) fn difference(&self, one: &RawRow, other: &RawRow) -> Vec<String> {
        let differing = self
            .columns()
            .enumerate()
            .filter(|(at, _)| one.cell(*at) != other.cell(*at));
        let (numbers, words): (Vec<_>, Vec<_>) = differing
            .map(|(at, name)| (name, one.cell(at), other.cell(at)))
            .partition(|(_, a, b)| [a, b].iter().all(|cell| cell.parse::<f64>().is_ok()));
        let shown = |columns: Vec<(&str, &str, &str)>| {
            columns
                .into_iter()
                .map(|(name, a, b)| format!("{name} (“{a}” and “{b}”)"))
                .collect()
        };
        if words.is_empty() {
            shown(numbers)
        } else {
            shown(words)
        }
    }
}

/// Counts lines up to the start of each record. The reader's own count stops before empty lines.
#[derive(Debug)]
struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    number: usize,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            counted: 0,
            number: 1,
        }
    }

    /// Line number of the record that is read from `start` on. Starts may only grow.
    fn number(&mut self, start: usize) -> usize {
        let byte = |at: usize| self.bytes.get(at).copied();
        let is_end = |at: usize| matches!(byte(at), Some(b'\n' | b'\r'));
        let mut at = self.counted;
        while at < start || is_end(at) {
            let is_first_of_two = byte(at) == Some(b'\r') && byte(at + 1) == Some(b'\n');
            self.number += usize::from(is_end(at) && !is_first_of_two);
            at += 1;
        }
        self.counted = at;
        self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_with_every_line_end_and_empty_lines() {
        for (text, starts, expected) in [
            ("a\nb\n\n\nc", [0, 2, 4], [1, 2, 5]),
            ("a\r\nb\r\n\r\nc", [0, 3, 6], [1, 2, 4]),
            ("a\rb\r\rc", [0, 2, 4], [1, 2, 4]),
            ("\n\na\nb\nc", [0, 4, 6], [3, 4, 5]),
        ] {
            let mut lines = Lines::of(text);
            assert_eq!(
                starts.map(|start| lines.number(start)),
                expected,
                "{text:?}"
            );
        }
    }
}
