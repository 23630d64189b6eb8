//! The mark of an import that was cut off while it replaced its tables, so that one of them may be
//! new and the other old.

use std::path::Path;

use crate::publish::table::Problems;

/// The file in the content folder that an import holds locked. Each of its lines names a new file
/// and the table that it replaces, with a tab between them; it is empty until both are written.
pub(crate) const FILE: &str = ".candour-import";

/// Notes a problem where an import was cut off.
pub(super) fn check(dir: &Path, problems: &mut Problems) {
    let text = std::fs::read_to_string(dir.join(FILE)).unwrap_or_default();
    let tables: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(_, table)| table)
        .collect();
    if !tables.is_empty() {
        let found = format!(
            "an import that was cut off while it replaced {}",
            tables.join(" and ")
        );
        let expected = "a finished import; run `candour import` again, which completes it";
        problems.whole(FILE, found, expected);
    }
}
