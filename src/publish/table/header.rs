//! Header of a table: located after a title, and compared with the columns that the table must
//! have.

use super::super::problem::{Problems, quote};
use crate::publish::text_file::TextKind;

/// Most rows before a header that are searched for it.
pub(super) const MAX_ROWS_ABOVE: usize = 12;

/// A record with its line.
pub(super) type Record = (usize, Vec<String>);

/// The separator between the cells, by the first line that has any.
pub(super) fn delimiter(text: &str) -> char {
    let line = text.lines().find(|line| !line.trim().is_empty());
    let line = line.unwrap_or_default();
    let others = [';', '\t'].into_iter();
    let most = others.max_by_key(|separator| line.matches(*separator).count());
    most.filter(|separator| line.contains(*separator) && !line.contains(','))
        .unwrap_or(',')
}

/// Notes cells that are separated otherwise than by commas.
pub(super) fn check_delimiter(file: &str, text: &str, delimiter: char, problems: &mut Problems) {
    if delimiter == ',' {
        return;
    }
    let at = text.lines().position(|line| !line.trim().is_empty());
    let line = at.and_then(|at| text.lines().nth(at)).unwrap_or_default();
    let name = if delimiter == ';' {
        "semicolons"
    } else {
        "tabs"
    };
    let found = format!("{} with {name} between them", quote::quoted(line));
    let expected = format!(
        "the names of the columns with commas between them; {}",
        TextKind::Table.how_to_save()
    );
    problems.row(file, at.unwrap_or_default() + 1, found, expected);
}

/// Position of the header among the records: the first of them, or one after a title or empty rows,
/// which are then a mistake.
pub(super) fn position(
    file: &str,
    records: &[Record],
    columns: &[&str],
    problems: &mut Problems,
) -> usize {
    let is_header = |record: &Record| {
        let has = |name: &&&str| record.1.iter().any(|cell| cell == **name);
        // A misspelt name does not make a title of a header.
        columns.iter().filter(has).count() * 2 > columns.len()
    };
    let at = records.iter().take(MAX_ROWS_ABOVE).position(is_header);
    let at = at.unwrap_or_default();
    let above = records.get(..at).unwrap_or_default();
    let header = records.get(at).map_or(0, |record| record.0);
    if let Some((row, first)) = above.first() {
        let title = first.iter().find(|cell| !cell.is_empty());
        let found = title.map_or_else(
            || "an empty row above the header".to_owned(),
            |title| format!("the title {} above the header", quote::quoted(title)),
        );
        let rows = if above.len() == 1 {
            format!("row {row}")
        } else {
            format!("the rows above row {header}")
        };
        let expected = format!("the names of the columns in the first row; delete {rows}");
        problems.row(file, *row, found, expected);
    }
    at
}

/// True if the header has the columns of the table, in whatever order.
pub(super) fn check(
    file: &str,
    (row, header): (usize, &[String]),
    columns: &[&str],
    problems: &mut Problems,
) -> bool {
    let missing = columns
        .iter()
        .filter(|name| !header.iter().any(|present| present == *name));
    let missing: Vec<&str> = missing.copied().collect();
    let mut seen: Vec<&str> = Vec::new();
    let mut others: Vec<&str> = Vec::new();
    for name in header.iter().map(String::as_str) {
        if !columns.contains(&name) || seen.contains(&name) {
            others.push(name);
        }
        seen.push(name);
    }
    if missing.is_empty() && others.is_empty() {
        return true;
    }
    let quoted = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| quote::quoted(name)).collect();
        quote::shortened(&names.join(", "), MOST_NAMES)
    };
    let found = match (missing.is_empty(), others.is_empty()) {
        (false, false) => format!("no {} but {}", quoted(&missing), quoted(&others)),
        (false, true) => format!("no column {}", quoted(&missing)),
        (true, _) => format!("{} as well", quoted(&others)),
    };
    let expected = format!("each once of the columns {}", columns.join(", "));
    problems.row(file, row, found, expected);
    false
}

/// Most characters of the names of columns in a message.
const MOST_NAMES: usize = 110;
