//! The cells of a row before anyone reads them: hidden characters, cells without an end, and rows
//! that are no rows of the table.

use super::super::problem::{Problem, Problems, quote};

/// Most characters of a cell.
const MAX_CELL: usize = 5_000;

/// The address of a cell as spreadsheets write it: `F412`.
pub fn address(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    format!("{}{row}", letters.iter().collect::<String>())
}

/// Reports hidden characters and cells that are too long, and removes both, so that nothing else is
/// reported about these cells.
pub(super) fn clean(
    (file, row): (&str, usize),
    header: &[String],
    cells: &mut [String],
    problems: &mut Problems,
) {
    for (at, cell) in cells.iter_mut().enumerate() {
        let has_hidden = quote::has_hidden(cell);
        let is_long = cell.len() > MAX_CELL && cell.chars().count() > MAX_CELL;
        if !has_hidden && !is_long {
            continue;
        }
        let expected = if is_long {
            format!("at most {MAX_CELL} characters")
        } else {
            "text without hidden characters; delete the cell and type it again".to_owned()
        };
        problems.0.push(Problem {
            file: file.to_owned(),
            row,
            column: header.get(at).cloned().unwrap_or_default(),
            cell: Some(address(at, row)),
            found: quote::quoted(cell),
            expected,
            hint: None,
        });
        let cleaned = quote::without_hidden(cell);
        *cell = cleaned.trim().chars().take(MAX_CELL).collect();
    }
}

/// True if a row is not a row of the table: a note or a total after it, or a repeated header.
/// Reports it if so.
pub(super) fn is_foreign(
    (file, row): (&str, usize),
    header: &[String],
    cells: &[String],
    problems: &mut Problems,
) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let (first, second) = (filled.next(), filled.next());
    let Some(first) = first else { return true };
    let shown = quote::quoted(first);
    // In small letters it may well be an id.
    let is_total = matches!(
        first.trim_end_matches(':'),
        "Total" | "TOTAL" | "Totals" | "Grand total" | "Grand Total" | "Sum" | "All"
    ) && cells.first() == Some(first);
    let found = if cells == header {
        "the names of the columns once more".to_owned()
    } else if header.len() > 2 && second.is_none() && is_note(first, header.len()) {
        format!("only {shown}, which seems to be a note")
    } else if header.len() > 2 && is_total {
        format!("{shown}, which seems to be a row of totals")
    } else {
        return false;
    };
    let expected = "only rows of the table; delete this row, or keep it in another file";
    problems.row(file, row, found, expected);
    true
}

/// True if a row of this one cell is a note. A table of few columns may have rows of one cell.
fn is_note(cell: &str, n_columns: usize) -> bool {
    let start = cell.to_ascii_lowercase();
    let is_marked = ["note", "source", "*", "#"]
        .iter()
        .any(|mark| start.starts_with(mark));
    is_marked || cell.contains(' ') || n_columns > 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_spreadsheets() {
        assert_eq!(address(0, 1), "A1");
        assert_eq!(address(5, 412), "F412");
        assert_eq!(address(26, 2), "AA2");
        assert_eq!(address(701, 2), "ZZ2");
    }
}
