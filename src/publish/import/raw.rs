//! A file of a statistical release: columns by name, in any order.

use std::path::Path;

use crate::publish::table::{Problem, Problems};

/// One mistake in a file that is not ours.
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

/// A file with its header.
#[derive(Debug)]
pub(super) struct RawFile {
    /// Its whole path.
    pub name: String,
    header: Vec<String>,
    /// Its rows, each with its line.
    pub rows: Vec<(usize, Vec<String>)>,
}

impl RawFile {
    /// Reads a file; an unreadable one is a problem and empty.
    pub(super) fn read(dir: &Path, name: &str, problems: &mut Problems) -> Self {
        let path = std::path::absolute(dir.join(name)).unwrap_or_else(|_| dir.join(name));
        let name = path.display().to_string();
        let mut file = Self {
            name: name.clone(),
            header: Vec::new(),
            rows: Vec::new(),
        };
        let name = name.as_str();
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let found = error.to_string();
                problems
                    .0
                    .push(problem(name, 0, "", &found, "a file of the release"));
                return file;
            }
        };
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(bytes);
        match reader.headers() {
            Ok(header) => file.header = header.iter().map(str::to_owned).collect(),
            Err(error) => problems
                .0
                .push(problem(name, 1, "", &error.to_string(), "a header row")),
        }
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    let cells = record.iter().map(str::to_owned).collect();
                    file.rows.push((usize::try_from(line).unwrap_or(0), cells));
                }
                Err(error) => {
                    problems.0.push(problem(
                        name,
                        0,
                        "",
                        &error.to_string(),
                        "a row of the table",
                    ));
                }
            }
        }
        file
    }

    /// The position of a column; a missing one is a problem.
    pub(super) fn column(&self, column: &str, problems: &mut Problems) -> Option<usize> {
        let at = self.header.iter().position(|known| known == column);
        if at.is_none() && !self.header.is_empty() {
            let found = format!("columns {}", self.header.join(","));
            problems
                .0
                .push(problem(&self.name, 1, column, &found, "this column"));
        }
        at
    }
}

/// The cell of a row; empty beyond its end.
pub(super) fn cell(row: &[String], at: usize) -> &str {
    row.get(at).map_or("", String::as_str)
}
