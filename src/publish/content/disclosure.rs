//! Disclosure guard: stops counts of very few people and personal data in every text of the
//! content, unless `disclosure.csv` records the decision to publish them.
//!
//! National figures are published by their source and pass. This is a first guard: it does not yet
//! detect that a withheld count can be derived from a total.

mod counted_people;
mod decisions;
mod privacy;
mod small_counts;
mod threshold;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::catalog::Catalog;
use super::tables::rows::Figures;
use crate::data::words::{ReportKind, Unit};
use crate::publish::table::{Problem, Problems, address};
use crate::publish::text_file::{TextKind, read_text};
use decisions::Decisions;

const FIGURES: &str = "observations.csv";
/// Folder of national figures.
const NATIONAL: &str = "national/";
/// Most folders within folders whose files are read.
const MAX_DEPTH: usize = 3;
/// Most folders within folders of public files, all of which are published.
const MAX_PUBLIC_DEPTH: usize = 30;
/// Beginning of the paths of public files in decisions.
const PUBLIC: &str = "public/";

/// Checks all content. A decision that nothing needs is reported only where there are no other
/// problems, which may hide what needs it.
pub(super) fn check(dir: &Path, catalog: &Catalog, figures: &Figures, problems: &mut Problems) {
    let is_whole = problems.0.is_empty();
    let mut guard = Guard::new(Decisions::read(dir, problems), None);
    guard.folder(dir, "", MAX_DEPTH);
    guard.figures(catalog, figures);
    problems.0.extend(guard.found);
    if is_whole {
        let is_of_content = |what: &str| !what.starts_with(PUBLIC);
        guard.decisions.check_used(is_of_content, problems);
    }
}

/// Checks the text files of a folder that is published as it is, such as `public/`. The decisions
/// are those of the content, which has been checked: `public/notes.txt:LS1 1UR`.
pub(super) fn check_public(content: &Path, public: &Path) -> Vec<Problem> {
    let decisions = Decisions::read(content, &mut Problems::default());
    let root = std::path::absolute(public).unwrap_or_else(|_| public.to_owned());
    let mut guard = Guard::new(decisions, Some(root.display().to_string()));
    guard.folder(public, PUBLIC, MAX_PUBLIC_DEPTH);
    let mut problems = Problems(guard.found);
    if problems.0.is_empty() {
        let is_of_public = |what: &str| what.starts_with(PUBLIC);
        guard.decisions.check_used(is_of_public, &mut problems);
    }
    problems.0
}

struct Guard {
    decisions: Decisions,
    /// Absolute path of the folder of public files, if that is the folder being checked.
    public: Option<String>,
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

impl Location<'_> {
    /// The location of a position in a text that starts here. A cell stays one location.
    fn at_line_of(self, text: &str, position: usize) -> Self {
        let before = text.get(..position).unwrap_or_default();
        let lines = if self.at.is_none() {
            before.matches('\n').count()
        } else {
            0
        };
        Self {
            row: self.row + lines,
            ..self
        }
    }
}

impl Guard {
    fn new(decisions: Decisions, public: Option<String>) -> Self {
        Self {
            decisions,
            public,
            rows: BTreeMap::new(),
            columns: BTreeMap::new(),
            found: Vec::new(),
        }
    }

    fn stop(&mut self, at: Location<'_>, found: String, expected: String) {
        let within = at.file.strip_prefix(PUBLIC).unwrap_or(at.file);
        let file = match &self.public {
            Some(folder) => format!("{folder}/{within}"),
            None => at.file.to_owned(),
        };
        self.found.push(Problem {
            file,
            row: at.row,
            column: at.column.to_owned(),
            cell: at.at.map(|column| address(column, at.row)),
            found,
            expected,
            ..Problem::default()
        });
    }

    /// Reads the text files of a folder; `depth` is the number of folders within folders to follow.
    fn folder(&mut self, dir: &Path, prefix: &str, depth: usize) {
        let entries = std::fs::read_dir(dir).into_iter().flatten();
        let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let file = format!("{prefix}{name}");
            // Everything in the folder of public files is published.
            let is_public = self.public.is_some();
            let is_hidden = name.starts_with(['.', '~']) || file == decisions::FILE;
            if is_hidden && !is_public {
                continue;
            }
            self.file_name(&file, &name);
            let path = entry.path();
            if path.is_dir() {
                if depth > 0 {
                    self.folder(&path, &format!("{file}/"), depth - 1);
                }
                continue;
            }
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            let ending = ending.to_ascii_lowercase();
            let is_table = ending == "csv";
            let is_text = is_table || ["md", "markdown", "txt"].contains(&ending.as_str());
            if !(is_text || is_public && holds_text(&path)) {
                continue;
            }
            // A file that cannot be read is a problem of whatever uses it.
            match read_text(&path, TextKind::Report) {
                Ok(decoded) if is_table => self.table(&file, &decoded.text),
                Ok(decoded) => self.prose(&file, &decoded.text),
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

    /// Paragraph by paragraph, since a sentence may run over several lines.
    fn prose(&mut self, file: &str, text: &str) {
        let mut row = 1;
        for paragraph in text.split("\n\n") {
            let at = Location {
                file,
                row,
                column: "",
                at: None,
            };
            self.text(at, paragraph);
            row += paragraph.matches('\n').count() + 2;
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
        for found in privacy::find(text) {
            let place = at.at_line_of(text, found.start);
            self.words(
                place,
                found.words,
                &format!("no {}", found.kind.name()),
                &[],
            );
        }
        // National figures are published by their source; figures are checked together with their
        // text.
        let is_printed_figure = at.file == FIGURES && at.column == "printed";
        if at.file.starts_with(NATIONAL) || is_printed_figure {
            return;
        }
        let report = at.file.strip_prefix("reports/");
        let report = report.and_then(|name| name.strip_suffix(".md"));
        let plain = without_marks(text);
        for found in counted_people::find(&plain) {
            let place = at.at_line_of(&plain, found.start);
            let expected = "no count of 1 to 4 people, such as “fewer than 5”";
            self.words(place, found.words, expected, report.as_slice());
        }
    }

    /// Stops a text, unless it or one of `others` may be published.
    fn words(&mut self, at: Location<'_>, words: &str, expected: &str, others: &[&str]) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let what = format!("{}:{words}", at.file);
        // All are looked up, so that no decision seems unused.
        let others = others.iter().filter(|what| self.decisions.allow(what));
        if others.count() == 0 && !self.decisions.allow(&what) {
            let file = decisions::FILE;
            let expected =
                format!("{expected}, or a row in {file} that decides to publish “{what}”");
            self.stop(at, format!("“{words}”"), expected);
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
            // Both are looked up, so that neither decision seems unused.
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

/// The marks of links and emphasis in Markdown.
static MARKS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\]\([^)\s]*\)|[\[\]*]").ok());

/// A text without the marks of Markdown, so that “[three](#F1) children” is read as a reader does.
fn without_marks(text: &str) -> Cow<'_, str> {
    match MARKS.as_ref() {
        Some(marks) => marks.replace_all(text, ""),
        None => Cow::Borrowed(text),
    }
}

/// True if a file is text, whatever its name: it has no zero byte, unless it is marked as UTF-16.
fn holds_text(path: &Path) -> bool {
    let bytes = std::fs::read(path).unwrap_or_default();
    let is_utf_16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    is_utf_16 || !bytes.contains(&0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_do_not_hide_a_count() {
        for text in [
            "[three](#F1) children",
            "**three** *children*",
            "[three children](#F1)",
        ] {
            assert_eq!(without_marks(text), "three children");
        }
    }
}
