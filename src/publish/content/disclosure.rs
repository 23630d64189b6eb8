//! The disclosure guard: stops counts of very few people and personal data in every text of the
//! content, unless `disclosure.csv` records the decision to publish them.
//!
//! National figures are published by their source and pass. This is a first guard: it does not yet
//! see that a withheld part can be worked out from a total.

use std::collections::BTreeMap;
use std::path::Path;

use super::catalog::Catalog;
use super::decisions::{self, Decisions};
use super::figures::Figures;
use super::{privacy, small_counts};
use crate::data::words::{ReportKind, Unit};
use crate::publish::table::{Problem, Problems, address};
use crate::publish::text_file::{TextKind, read_text};

const FIGURES: &str = "observations.csv";
/// Deepest folder whose files are read, the content's own being 0.
const MAX_DEPTH: usize = 3;

/// Checks all content. A decision that nothing needs is reported only where there are no other
/// problems, which may hide what needs it.
pub(super) fn check(dir: &Path, catalog: &Catalog, figures: &Figures, problems: &mut Problems) {
    let is_whole = problems.0.is_empty();
    let mut guard = Guard {
        decisions: Decisions::read(dir, problems),
        rows: BTreeMap::new(),
        columns: BTreeMap::new(),
        found: Vec::new(),
    };
    guard.folder(dir, "", 0);
    guard.figures(catalog, figures);
    problems.0.extend(guard.found);
    if is_whole {
        guard.decisions.check_used(problems);
    }
}

struct Guard {
    decisions: Decisions,
    /// The row of each figure, by its id.
    rows: BTreeMap<String, usize>,
    /// The position of each column of the table of figures.
    columns: BTreeMap<String, usize>,
    found: Vec<Problem>,
}

/// A location in the content.
#[derive(Debug, Clone, Copy)]
struct Location<'a> {
    file: &'a str,
    row: usize,
    /// Name of the column; empty where there is none.
    column: &'a str,
    /// Position of the column in its table.
    at: Option<usize>,
}

impl Guard {
    fn stop(&mut self, at: Location<'_>, found: String, expected: String) {
        self.found.push(Problem {
            file: at.file.to_owned(),
            row: at.row,
            column: at.column.to_owned(),
            cell: at.at.map(|column| address(column, at.row)),
            found,
            expected,
            ..Problem::default()
        });
    }

    fn folder(&mut self, dir: &Path, prefix: &str, depth: usize) {
        let entries = std::fs::read_dir(dir).into_iter().flatten();
        let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let file = format!("{prefix}{name}");
            if name.starts_with(['.', '~']) || file == decisions::FILE {
                continue;
            }
            self.file_name(&file, &name);
            let path = entry.path();
            if path.is_dir() {
                if depth < MAX_DEPTH {
                    self.folder(&path, &format!("{file}/"), depth + 1);
                }
                continue;
            }
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            let ending = ending.to_ascii_lowercase();
            let is_table = ending == "csv";
            if !is_table && !["md", "markdown", "txt"].contains(&ending.as_str()) {
                continue;
            }
            // A file that cannot be read is a problem of whatever uses it.
            match read_text(&path, TextKind::Report) {
                Ok(decoded) if is_table => self.table(&file, &decoded.text),
                Ok(decoded) => self.lines(&file, &decoded.text),
                Err(_) => {}
            }
        }
    }

    /// A file name may hold a date of birth with hyphens for blanks.
    fn file_name(&mut self, file: &str, name: &str) {
        let words = name.replace(['-', '_'], " ");
        let at = Location {
            file,
            row: 0,
            column: "",
            at: None,
        };
        self.text(at, &words);
    }

    fn lines(&mut self, file: &str, text: &str) {
        for (at, line) in text.lines().enumerate() {
            let at = Location {
                file,
                row: at + 1,
                column: "",
                at: None,
            };
            self.text(at, line);
        }
    }

    fn table(&mut self, file: &str, text: &str) {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        let Ok(header) = reader.headers().cloned() else {
            return;
        };
        for (at, column) in header.iter().enumerate() {
            if file == FIGURES {
                self.columns.insert(column.to_owned(), at);
            }
            let at = Location {
                file,
                row: 1,
                column,
                at: Some(at),
            };
            self.text(at, column);
        }
        for record in reader.records().filter_map(Result::ok) {
            let line = record.position().map_or(0, csv::Position::line);
            let row = usize::try_from(line).unwrap_or(0);
            for (at, cell) in record.iter().enumerate() {
                let column = header.get(at).unwrap_or_default();
                let at = Location {
                    file,
                    row,
                    column,
                    at: Some(at),
                };
                self.text(at, cell);
                if file == FIGURES && column == "id" {
                    self.rows.insert(cell.to_owned(), row);
                }
            }
        }
    }

    fn text(&mut self, at: Location<'_>, text: &str) {
        for (kind, words) in privacy::find(text) {
            let what = format!("{}:{words}", at.file);
            if !self.decisions.allow(&what) {
                let expected = format!(
                    "no {}, or a row in {} that decides to publish “{what}”",
                    kind.name(),
                    decisions::FILE
                );
                self.stop(at, format!("“{words}”"), expected);
            }
        }
    }

    fn figures(&mut self, catalog: &Catalog, figures: &Figures) {
        let releases: Vec<&str> = catalog
            .reports
            .iter()
            .filter(|report| report.kind == ReportKind::Release)
            .map(|report| report.id.as_str())
            .collect();
        let units: BTreeMap<&str, Unit> = catalog
            .indicators
            .iter()
            .map(|(indicator, _)| (indicator.id.as_str(), indicator.unit))
            .collect();
        for figure in &figures.observations {
            let of = &figure.subject;
            let unit = units
                .get(of.indicator.as_str())
                .copied()
                .unwrap_or_default();
            if releases.contains(&of.report.as_str()) {
                continue;
            }
            let Some(small) = small_counts::find(figure, unit) else {
                continue;
            };
            // Both are asked, so that neither decision seems unused.
            let is_allowed = [&figure.id, &of.report].map(|what| self.decisions.allow(what));
            if is_allowed == [false, false] {
                let row = self.rows.get(&figure.id).copied().unwrap_or(0);
                let at = Location {
                    file: FIGURES,
                    row,
                    column: small.column,
                    at: self.columns.get(small.column).copied(),
                };
                let expected = format!(
                    "{}, or a row in {} that decides to publish “{}”",
                    small.mend,
                    decisions::FILE,
                    figure.id
                );
                self.stop(at, small.found, expected);
            }
        }
    }
}
