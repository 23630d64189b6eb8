//! A mistake in a file that people write, with its location and its correction.
//!
//! Reading never stops at the first mistake: each is added to [`Problems`], and all are shown in
//! one run by [`list::text`].

use std::fmt;

pub mod list;
pub mod nearest;
pub mod quote;

use quote::visible;

/// A mistake in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problem {
    /// File, as a path relative to the content folder, or an absolute path outside it.
    pub file: String,
    /// Line in the spreadsheet, the header being 1; 0 for the file as a whole.
    pub row: usize,
    /// Column name; empty for the row as a whole.
    pub column: String,
    /// Address of the cell in a spreadsheet, such as `F412`.
    pub cell: Option<String>,
    /// Words for the present state.
    pub found: String,
    /// Words for the right state.
    pub expected: String,
    /// Advice on how to correct it.
    pub hint: Option<String>,
}

impl Problem {
    /// The file with its row, column and cell.
    pub fn place(&self) -> String {
        let mut place = visible(&self.file);
        if self.row > 0 {
            place.push_str(&format!(", row {}", self.row));
        }
        if !self.column.is_empty() {
            place.push_str(&format!(", column {}", visible(&self.column)));
        }
        if let Some(cell) = &self.cell {
            place.push_str(&format!(" ({cell})"));
        }
        place
    }

    /// Message without the location, fit for a terminal.
    pub fn message(&self) -> String {
        let found = quote::shortened(&visible(&self.found), MAX_FOUND);
        let mut message = format!("found {found}, expected {}", visible(&self.expected));
        if let Some(hint) = &self.hint {
            message.push_str(&format!("; {}", visible(hint)));
        }
        message
    }
}

/// Most characters of the present state in a message. A quoted cell is shorter by itself.
const MAX_FOUND: usize = 240;

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.message())
    }
}

/// Mistakes found so far.
#[derive(Debug, Default)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Records a mistake of a file as a whole.
    pub fn whole(&mut self, file: &str, found: impl Into<String>, expected: impl Into<String>) {
        self.row(file, 0, found, expected);
    }

    /// Records a mistake of a row as a whole.
    pub fn row(
        &mut self,
        file: &str,
        row: usize,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.0.push(Problem {
            file: file.to_owned(),
            row,
            found: found.into(),
            expected: expected.into(),
            ..Problem::default()
        });
    }

    /// True if a file or its header could not be read. References into it are then not to blame.
    pub fn has_unread_table(&self) -> bool {
        let mut all = self.0.iter();
        all.any(|problem| problem.row <= 1 && problem.column.is_empty())
    }

    /// True if a file has a mistake.
    pub fn has_any_in(&self, file: &str) -> bool {
        self.0.iter().any(|problem| problem.file == file)
    }
}
