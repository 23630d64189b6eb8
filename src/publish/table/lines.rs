//! Lines of a table before it is split into cells: anything that breaks a row in two or swallows
//! the next rows is a mistake at its line, and is removed so that every other row keeps its line
//! number.

use std::borrow::Cow;

use super::super::problem::{Problem, Problems, quote};

/// Number of lines among which the header is.
const HEADER_WITHIN: usize = 8;
/// Most lines that a cell with line breaks may have.
const MAX_LINES_OF_A_CELL: usize = 30;

/// The text with one row on each line. Lines taken out stay as empty ones.
pub(super) fn one_row_each<'a>(
    file: &str,
    text: &'a str,
    delimiter: char,
    problems: &mut Problems,
) -> Cow<'a, str> {
    let is_plain = !text.contains('"') && !text.contains("<<<<<<<");
    if is_plain {
        return Cow::Borrowed(text);
    }
    let lines = without_conflicts(file, text, problems);
    let tops = lines.iter().take(HEADER_WITHIN);
    let wanted = tops.map(|line| Split::of(line, delimiter).count).max();
    let wanted = wanted.unwrap_or_default().max(2);
    let mut rows: Vec<String> = Vec::with_capacity(lines.len());
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        rest = after;
        let Some(open) = Split::of(line, delimiter).open else {
            rows.push((*line).to_owned());
            continue;
        };
        let mut problem = Problem {
            file: file.to_owned(),
            row: rows.len() + 1,
            ..Problem::default()
        };
        let start = quote::shortened(open.trim_start_matches('"'), 40);
        if let Some(n_more) = closing_line(line, after, (delimiter, wanted)) {
            problem.found = format!("“{start}” and the line below in one cell");
            "a cell of one line".clone_into(&mut problem.expected);
            let (cell, below) = after.split_at_checked(n_more).unwrap_or((after, &[]));
            let whole = [&[*line], cell].concat();
            rows.push(whole.join(" "));
            rows.extend(cell.iter().map(|_| String::new()));
            rest = below;
        } else {
            problem.found = format!("a quotation mark before “{start}” that is not closed");
            "a quotation mark at both ends of the cell".clone_into(&mut problem.expected);
            rows.push(String::new());
        }
        problems.0.push(problem);
    }
    Cow::Owned(rows.join("\n"))
}

/// Number of further lines that the open cell of a line spans, if it is closed before the next
/// complete row.
fn closing_line(line: &str, after: &[&str], (delimiter, wanted): (char, usize)) -> Option<usize> {
    let mut whole = line.to_owned();
    for (at, next) in after.iter().take(MAX_LINES_OF_A_CELL).enumerate() {
        let row = Split::of(next, delimiter);
        if row.open.is_none() && row.count >= wanted {
            return None;
        }
        whole.push('\n');
        whole.push_str(next);
        if Split::of(&whole, delimiter).open.is_none() {
            return Some(at + 1);
        }
    }
    None
}

/// A line as its quotation marks split it.
struct Split<'a> {
    /// Number of cells.
    count: usize,
    /// The rest from the mark that opens the last cell, where that is not closed.
    open: Option<&'a str>,
}

impl<'a> Split<'a> {
    fn of(line: &'a str, delimiter: char) -> Self {
        let mut opened = None;
        let mut is_start = true;
        let mut count = 1;
        let mut letters = line.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            if opened.is_some() {
                if letter == '"' {
                    let is_doubled = letters.next_if(|(_, next)| *next == '"').is_some();
                    if !is_doubled {
                        opened = None;
                    }
                }
                is_start = false;
                continue;
            }
            if letter == '"' && is_start {
                opened = Some(at);
            }
            is_start = letter == delimiter;
            count += usize::from(is_start);
        }
        Self {
            count,
            open: opened.and_then(|at| line.get(at..)),
        }
    }
}

/// The lines without those of a merge that was not resolved: of each conflict the first side stays.
fn without_conflicts<'a>(file: &str, text: &'a str, problems: &mut Problems) -> Vec<&'a str> {
    let mut is_second = false;
    let mut kept = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let is_start = line.starts_with("<<<<<<< ");
        let is_end = line.starts_with(">>>>>>> ");
        if is_start {
            let found = "a conflict of two versions, marked by git with “<<<<<<<”";
            let expected =
                "one version; keep its rows and delete the other’s and the three marked lines";
            problems.row(file, at + 1, found, expected);
        }
        is_second = (is_second || line == "=======") && !is_end;
        let is_kept = !(is_start || is_end || is_second);
        kept.push(if is_kept { line } else { "" });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &str) -> (String, Vec<String>) {
        let mut problems = Problems::default();
        let text = one_row_each("a.csv", text, ',', &mut problems).into_owned();
        let sentence = problems.0.iter().map(ToString::to_string).collect();
        (text, sentence)
    }

    #[test]
    fn quoted_cells_and_inches_are_left_alone() {
        let text = "a,b\n\"one, \"\"two\"\"\",x\n5\" pipe,y\n";
        assert_eq!(repaired(text), (text.to_owned(), Vec::new()));
    }

    #[test]
    fn a_mark_that_is_not_closed_costs_its_own_row_only() {
        let (text, sentence) = repaired("a,b,c\n1,\"two,3\n4,5,6\n7,\"8\",9\n");
        assert_eq!(text, "a,b,c\n\n4,5,6\n7,\"8\",9\n");
        assert_eq!(
            sentence,
            [
                "a.csv, row 2: found a quotation mark before “two,3” that is not closed, expected a \
              quotation mark at both ends of the cell"
            ]
        );
    }

    #[test]
    fn a_cell_of_two_lines_is_told_and_the_rows_below_keep_their_place() {
        let (text, sentence) = repaired("a,b\n1,\"one\ntwo\"\n3,4\n");
        assert_eq!(text, "a,b\n1,\"one two\"\n\n3,4\n");
        assert!(sentence[0].starts_with("a.csv, row 2: found “one” and the line below"));
    }

    #[test]
    fn a_conflict_is_told_once_and_its_first_side_read() {
        let (text, sentence) =
            repaired("a,b\n<<<<<<< HEAD\n1,2\n=======\n1,3\n>>>>>>> other\n4,5\n");
        assert_eq!(text, "a,b\n\n1,2\n\n\n\n4,5\n");
        assert_eq!(sentence.len(), 1);
        assert!(sentence[0].starts_with("a.csv, row 2: found a conflict"));
    }
}
