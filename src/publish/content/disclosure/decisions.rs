//! Recorded decisions to publish what the disclosure guard stops, in `disclosure.csv`.
//!
//! Each names one exception, with the reason, the person who decided and the date. They are never
//! published.

use std::cell::Cell;
use std::path::Path;

use crate::data::period::day_of;
use crate::publish::table::{Problem, Problems};

use crate::publish::content::tables::each_row::each;

/// The table of decisions; content without it has none.
pub(crate) const FILE: &str = "disclosure.csv";

const COLUMNS: &[&str] = &["what", "reason", "decided_by", "date"];

/// All decisions.
#[derive(Debug, Default)]
pub(crate) struct Decisions(Vec<Decision>);

#[derive(Debug)]
struct Decision {
    /// A report, a figure, or a file and the text in it: `site.csv:LS1 1UR`.
    what: String,
    row: usize,
    is_used: Cell<bool>,
}

impl Decisions {
    /// Reads the decisions; one without reason, name or date is a problem.
    pub(crate) fn read(dir: &Path, problems: &mut Problems) -> Self {
        if dir.join(FILE).symlink_metadata().is_err() {
            return Self::default();
        }
        Self(each(dir, FILE, COLUMNS, problems, |row, problems| {
            row.required("reason", problems);
            row.required("decided_by", problems);
            if day_of(row.text("date")).is_none() {
                row.problem(
                    "date",
                    "the day of the decision, such as 2026-11-28",
                    problems,
                );
            }
            Decision {
                what: row.required("what", problems),
                row: row.number,
                is_used: Cell::new(false),
            }
        }))
    }

    /// True if something may be published; marks its decision as used.
    pub(crate) fn allow(&self, what: &str) -> bool {
        let decision = self.0.iter().find(|decision| decision.what == what);
        decision
            .inspect(|decision| decision.is_used.set(true))
            .is_some()
    }

    /// Notes a problem for each decision that was not used, of those about what was checked.
    pub(crate) fn check_used(&self, is_checked: impl Fn(&str) -> bool, problems: &mut Problems) {
        let unused = self.0.iter().filter(|decision| !decision.is_used.get());
        for decision in unused.filter(|decision| is_checked(&decision.what)) {
            problems.0.push(Problem {
                file: FILE.to_owned(),
                row: decision.row,
                column: "what".to_owned(),
                found: format!("“{}”, which nothing needs", decision.what),
                expected: "the id of a report or figure that the guard stops, or a file and the \
                    words in it, such as site.csv:LS1 1UR; else delete the row"
                    .to_owned(),
                ..Problem::default()
            });
        }
    }
}
