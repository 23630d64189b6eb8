//! Reads a table row by row.

use std::path::Path;

use crate::publish::table::{Problems, Row, Table};

use super::ids::Ids;

/// Reads a table row by row; ids may not repeat.
pub(crate) fn each<T>(
    dir: &Path,
    file: &str,
    columns: &[&str],
    problems: &mut Problems,
    mut read: impl FnMut(&Row<'_>, &mut Problems) -> T,
) -> Vec<T> {
    let table = Table::read(dir, file, columns, problems);
    let mut ids = Ids::of(file);
    let mut rows = Vec::new();
    for row in table.rows() {
        if columns.contains(&"id") {
            ids.check(&row, problems);
        }
        rows.push(read(&row, problems));
    }
    rows
}
