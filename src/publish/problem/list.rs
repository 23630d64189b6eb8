//! Problems as a readable list: each cause once, and the first few of each kind.

use std::collections::BTreeMap;
use std::path::Path;

use super::Problem;

/// Most lines of one kind.
const LINES_PER_SORT: usize = 20;
/// Lines of a list that shows every kind in full.
const LINES: usize = 24;
/// Lines that each kind has, however many kinds there are.
const FEWEST_PER_SORT: usize = 3;
/// Number of equal cells from which they become one line.
const MANY: usize = 3;

/// One line of the list: a problem, and the problems that repeat it.
struct Entry<'a> {
    first: &'a Problem,
    others: Vec<&'a Problem>,
}

/// Lines of the list, with real paths in the content folder.
pub fn text(problems: &[Problem], folder: &Path) -> String {
    let mut sorts: Vec<Vec<Entry<'_>>> = Vec::new();
    let mut sort_of: BTreeMap<(&str, &str, String), usize> = BTreeMap::new();
    for entry in entries(problems) {
        let first = entry.first;
        let key = (
            first.file.as_str(),
            first.column.as_str(),
            without_details(&first.expected),
        );
        let at = *sort_of.entry(key).or_insert(sorts.len());
        match sorts.get_mut(at) {
            Some(sort) => sort.push(entry),
            None => sorts.push(vec![entry]),
        }
    }
    let most = lines_per_sort(&sorts);
    let mut lines = Vec::new();
    for sort in &sorts {
        let shown = sort.iter().take(most);
        lines.extend(shown.map(|entry| entry.line(folder)));
        if let Some(next) = sort.get(most) {
            let rest = sort.iter().skip(most);
            let count: usize = rest.map(|entry| 1 + entry.others.len()).sum();
            lines.push(format!(
                "… and {count} more of the same sort{}",
                first_in(next.first.row)
            ));
        }
    }
    lines.join("\n")
}

/// Message without its numbers and quotations, which differ from row to row.
fn without_details(expected: &str) -> String {
    let mut words = String::new();
    let mut is_quoted = false;
    for letter in expected.chars() {
        is_quoted = letter == '“' || (is_quoted && letter != '”');
        if !is_quoted && !letter.is_ascii_digit() {
            words.push(letter);
        }
    }
    words
}

/// “1 mistake”, “2 mistakes”.
pub fn count(problems: &[Problem]) -> String {
    match problems.len() {
        1 => "1 mistake".to_owned(),
        n => format!("{n} mistakes"),
    }
}

/// Entries in the order of their first problem. Cells with the same wrong text are one entry if
/// there are many, since one wrong id is usually their only cause.
fn entries(problems: &[Problem]) -> Vec<Entry<'_>> {
    let key = |problem: &Problem| (problem.found.clone(), problem.expected.clone());
    let is_cell = |problem: &&Problem| !problem.column.is_empty() && problem.found.starts_with('“');
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for problem in problems.iter().filter(is_cell) {
        *counts.entry(key(problem)).or_default() += 1;
    }
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut at: BTreeMap<(String, String), usize> = BTreeMap::new();
    for problem in problems {
        let key = key(problem);
        let repeats = is_cell(&problem) && counts.get(&key).is_some_and(|count| *count > MANY);
        let known = at.get(&key).filter(|_| repeats);
        if let Some(entry) = known.and_then(|at| entries.get_mut(*at)) {
            entry.others.push(problem);
            continue;
        }
        if repeats {
            at.insert(key, entries.len());
        }
        entries.push(Entry {
            first: problem,
            others: Vec::new(),
        });
    }
    entries
}

/// Most lines of a kind that keep the list short.
fn lines_per_sort(sorts: &[Vec<Entry<'_>>]) -> usize {
    let lines = |most: usize| -> usize {
        let of_each = sorts.iter().map(|sort| {
            if sort.len() > most {
                most + 1
            } else {
                sort.len()
            }
        });
        of_each.sum()
    };
    let mut candidates = (FEWEST_PER_SORT..=LINES_PER_SORT).rev();
    candidates
        .find(|most| lines(*most) <= LINES)
        .unwrap_or(FEWEST_PER_SORT)
}

impl Entry<'_> {
    fn line(&self, folder: &Path) -> String {
        let first = self.first;
        let path = Problem {
            file: folder.join(&first.file).display().to_string(),
            ..first.clone()
        };
        let mut line = path.to_string();
        let Some(next) = self.others.first() else {
            return line;
        };
        let count = self.others.len();
        line.push_str(&format!("; the same in {count} more cells"));
        if next.file == first.file {
            line.push_str(&first_in(next.row));
        }
        let mut files: Vec<&str> = self
            .others
            .iter()
            .map(|other| other.file.as_str())
            .collect();
        files.dedup();
        files.retain(|file| *file != first.file);
        if !files.is_empty() {
            line.push_str(&format!(", also in {}", files.join(", ")));
        }
        line
    }
}

fn first_in(row: usize) -> String {
    if row == 0 {
        String::new()
    } else {
        format!(", first in row {row}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(file: &str, row: usize, found: &str) -> Problem {
        Problem {
            file: file.to_owned(),
            row,
            column: "area".to_owned(),
            found: format!("“{found}”"),
            expected: "the id of an area".to_owned(),
            ..Problem::default()
        }
    }

    fn lines(problems: &[Problem]) -> Vec<String> {
        let text = text(problems, Path::new("my content"));
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn one_wrong_id_in_many_cells_is_one_line() {
        let mut problems: Vec<Problem> = (2..284).map(|row| wrong("a.csv", row, "Leeds")).collect();
        problems.push(wrong("b.csv", 7, "Leeds"));
        assert_eq!(
            lines(&problems),
            [
                "my content/a.csv, row 2, column area: found “Leeds”, expected the id of an area; \
              the same in 282 more cells, first in row 3, also in b.csv"
            ]
        );
    }

    #[test]
    fn the_first_twenty_of_a_sort_are_shown_and_the_rest_counted() {
        let problems: Vec<Problem> = (2..284)
            .map(|row| wrong("a.csv", row, &format!("x{row}")))
            .collect();
        let lines = lines(&problems);
        assert_eq!(lines.len(), 21);
        assert_eq!(
            lines[20],
            "… and 262 more of the same sort, first in row 22"
        );
    }

    #[test]
    fn messages_that_differ_in_numbers_and_quotations_only_are_of_one_sort() {
        let problems: Vec<Problem> = (2..284)
            .map(|row| Problem {
                expected: format!("a period that row {row} does not have, such as “{row}”"),
                ..wrong("a.csv", row, &format!("x{row}"))
            })
            .collect();
        assert_eq!(lines(&problems).len(), 21);
    }

    #[test]
    fn many_sorts_share_the_lines() {
        let mut problems = Vec::new();
        for file in ["a.csv", "b.csv", "c.csv"] {
            problems.extend((2..90).map(|row| wrong(file, row, &format!("{file}{row}"))));
        }
        assert_eq!(lines(&problems).len(), 24);
    }

    #[test]
    fn mistakes_are_counted_in_english() {
        assert_eq!(count(&[wrong("a.csv", 2, "x")]), "1 mistake");
        assert_eq!(count(&[]), "0 mistakes");
    }
}
