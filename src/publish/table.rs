//! A spreadsheet table as people write it, read so that every mistake can be pointed at.
//!
//! Nothing stops at the first mistake: each is added to [`Problems`] with file, row, column,
//! what was found and what was expected, and reading goes on.

mod cells;

use std::fmt;
use std::io::ErrorKind;
use std::path::Path;
use std::str::FromStr;

use crate::data::words::{Word, choices};

use cells::Cells;

const IN_EXCEL: &str = "in Excel save as “CSV UTF-8 (Comma delimited)”";

/// One mistake in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// File name.
    pub file: String,
    /// Line in the spreadsheet, the header being 1; 0 for the file as a whole.
    pub row: usize,
    /// Column name; empty for the row as a whole.
    pub column: String,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A file that is not ours is named by its whole path.
        let folder = if self.file.starts_with('/') {
            ""
        } else {
            "content/"
        };
        write!(f, "{folder}{}", self.file)?;
        if self.row > 0 {
            write!(f, ", row {}", self.row)?;
        }
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        write!(f, ": found {}, expected {}", self.found, self.expected)
    }
}

/// Every mistake found so far.
#[derive(Debug, Default)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Notes a mistake of a file as a whole.
    pub fn whole(&mut self, file: &str, found: impl Into<String>, expected: impl Into<String>) {
        self.row(file, 0, found, expected);
    }

    /// Notes a mistake of a row as a whole.
    fn row(
        &mut self,
        file: &str,
        row: usize,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.0.push(Problem {
            file: file.to_owned(),
            row,
            column: String::new(),
            found: found.into(),
            expected: expected.into(),
        });
    }
}

/// A table with its header.
#[derive(Debug)]
pub struct Table {
    file: String,
    header: Vec<String>,
    rows: Vec<(usize, Cells)>,
}

/// One row, with the names of its columns.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    /// Line in the spreadsheet.
    pub number: usize,
    cells: &'a Cells,
}

impl Table {
    /// Reads `dir/file` and checks its header. An unreadable table is a problem and empty.
    pub fn read(dir: &Path, file: &str, columns: &[&str], problems: &mut Problems) -> Self {
        let mut table = Self {
            file: file.to_owned(),
            header: Vec::new(),
            rows: Vec::new(),
        };
        let bytes = match std::fs::read(dir.join(file)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                problems.whole(file, "no such file", "a table");
                return table;
            }
            Err(error) => {
                problems.whole(file, error.to_string(), "a table");
                return table;
            }
        };
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let before = String::from_utf8_lossy(before);
                let line = before.rsplit(['\n', ',']).next().unwrap_or_default();
                let row = before.matches('\n').count() + 1;
                let found = format!("a letter that is not UTF-8 after “{line}”");
                problems.row(file, row, found, format!("UTF-8; {IN_EXCEL}"));
                return table;
            }
        };
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        match reader.headers() {
            Ok(header) => table.header = header.iter().map(str::to_owned).collect(),
            Err(error) => problems.whole(file, error.to_string(), "a header row"),
        }
        while table.header.last().is_some_and(String::is_empty) {
            table.header.pop();
        }
        if !table.is_headed(columns, problems) {
            return table;
        }
        for record in reader.records() {
            match record {
                Ok(record) => table.take(&record, problems),
                Err(error) => problems.whole(file, error.to_string(), "a row of the table"),
            }
        }
        table
    }

    /// Whether it has the columns that are wanted, in whatever order.
    fn is_headed(&self, columns: &[&str], problems: &mut Problems) -> bool {
        let file = &self.file;
        if let [only] = self.header.as_slice()
            && only.contains(['=', ';', '\t'])
        {
            let expected = format!("the names of the columns with commas between them; {IN_EXCEL}");
            problems.row(file, 1, format!("“{only}”"), expected);
            return false;
        }
        let missing = columns
            .iter()
            .filter(|name| !self.header.iter().any(|own| own == *name));
        let missing: Vec<&str> = missing.copied().collect();
        let mut seen: Vec<&str> = Vec::new();
        let mut others: Vec<&str> = Vec::new();
        for name in self.header.iter().map(String::as_str) {
            if !columns.contains(&name) || seen.contains(&name) {
                others.push(name);
            }
            seen.push(name);
        }
        let is_so = missing.is_empty() && others.is_empty();
        if !is_so {
            let quoted = |names: &[&str]| format!("“{}”", names.join("”, “"));
            let found = match (missing.is_empty(), others.is_empty()) {
                (false, false) => format!("no {} but {}", quoted(&missing), quoted(&others)),
                (false, true) => format!("no column {}", quoted(&missing)),
                (true, _) => format!("{} as well", quoted(&others)),
            };
            let expected = format!("each once of the columns {}", columns.join(", "));
            problems.row(file, 1, found, expected);
        }
        is_so
    }

    /// Adds a row, unless it is empty; tells if it has too few or too many cells.
    fn take(&mut self, record: &csv::StringRecord, problems: &mut Problems) {
        let row = record.position().map_or(0, csv::Position::line);
        let row = usize::try_from(row).unwrap_or(0);
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().all(String::is_empty) {
            return;
        }
        let wanted = self.header.len();
        while cells.len() > wanted && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.len() != wanted {
            let found = format!("{} cells", cells.len());
            problems.row(
                &self.file,
                row,
                found,
                format!("{wanted}, one for each column"),
            );
            return;
        }
        // A quotation mark that is not closed swallows the rows below.
        if let Some(at) = cells.iter().position(|cell| cell.contains('\n')) {
            let start = cells.get(at).and_then(|cell| cell.lines().next());
            problems.0.push(Problem {
                file: self.file.clone(),
                row,
                column: self.header.get(at).cloned().unwrap_or_default(),
                found: format!("“{}” and the line below", start.unwrap_or_default()),
                expected: "a cell of one line; is a quotation mark not closed?".to_owned(),
            });
        }
        self.rows.push((row, Cells::new(&cells)));
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

impl<'a> Row<'a> {
    /// The cell as it stands; empty where the column is unknown.
    pub fn text(&self, column: &str) -> &'a str {
        let at = self.table.header.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or_default()
    }

    /// Every cell with the name of its column.
    pub fn cells(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let names = self.table.header.iter().map(String::as_str);
        names.zip(self.cells.iter())
    }

    /// Notes a mistake in a cell.
    pub fn problem(&self, column: &str, expected: impl Into<String>, problems: &mut Problems) {
        let cell = self.text(column);
        problems.0.push(Problem {
            file: self.table.file.clone(),
            row: self.number,
            column: column.to_owned(),
            found: if cell.is_empty() {
                "nothing".to_owned()
            } else {
                format!("“{cell}”")
            },
            expected: expected.into(),
        });
    }

    /// A cell that may not be empty.
    pub fn required(&self, column: &str, problems: &mut Problems) -> String {
        let cell = self.text(column);
        if cell.is_empty() {
            self.problem(column, "some text", problems);
        }
        cell.to_owned()
    }

    /// A number, or nothing.
    pub fn number(&self, column: &str, problems: &mut Problems) -> Option<f64> {
        let cell = self.text(column);
        if cell.is_empty() {
            return None;
        }
        let number = cell.parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() {
            self.problem(
                column,
                "a number in plain digits, such as 1283 or 94.3",
                problems,
            );
        }
        number
    }

    /// A value written in its own text form; `expected` says which.
    pub fn parsed<T: FromStr>(
        &self,
        column: &str,
        expected: &str,
        problems: &mut Problems,
    ) -> Option<T> {
        let value = self.text(column).parse().ok();
        if value.is_none() {
            self.problem(column, expected, problems);
        }
        value
    }

    /// A word from a closed list.
    pub fn word<T: Word>(&self, column: &str, problems: &mut Problems) -> Option<T> {
        let word = T::from_code(self.text(column));
        if word.is_none() {
            self.problem(column, choices(T::CODES), problems);
        }
        word
    }

    /// A word from a closed list, its default where the cell is empty.
    pub fn word_or_default<T: Word>(&self, column: &str, problems: &mut Problems) -> T {
        if self.text(column).is_empty() {
            return T::default();
        }
        self.word(column, problems).unwrap_or_default()
    }

    /// `yes` or `no`.
    pub fn yes(&self, column: &str, problems: &mut Problems) -> bool {
        let cell = self.text(column);
        if cell != "yes" && cell != "no" {
            self.problem(column, "yes or no", problems);
        }
        cell == "yes"
    }

    /// A list written with semicolons.
    pub fn list(&self, column: &str) -> Vec<String> {
        let parts = self.text(column).split(';').map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// A cell that is empty or must name one of `known`.
    pub fn known_or_empty(
        &self,
        column: &str,
        known: &[String],
        what: &str,
        problems: &mut Problems,
    ) {
        if !self.text(column).is_empty() {
            self.known(column, known, what, problems);
        }
    }

    /// A cell that must name one of `known`.
    pub fn known(&self, column: &str, known: &[String], what: &str, problems: &mut Problems) {
        if !known.iter().any(|id| id == self.text(column)) {
            self.problem(column, format!("the id of {what}"), problems);
        }
    }
}
