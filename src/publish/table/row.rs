//! Rows of a table, with methods to read cells that report every mistake.

use std::str::FromStr;

use super::super::problem::nearest::did_you_mean;
use super::super::problem::{Problem, Problems, quote};
use super::cells;
use super::packed::PackedCells;
use crate::data::words::{Word, choices};

/// One row, with the names of its columns.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// File of its table.
    pub(super) file: &'a str,
    /// The names of the columns.
    pub(super) header: &'a [String],
    /// Line in the spreadsheet.
    pub number: usize,
    pub(super) cells: &'a PackedCells,
}

/// Most digits of a number that survive being read.
const MAX_DIGITS: usize = 15;

impl<'a> Row<'a> {
    /// Cell as written; empty if the column is unknown.
    pub fn text(&self, column: &str) -> &'a str {
        self.position(column)
            .and_then(|at| self.cells.get(at))
            .unwrap_or_default()
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.header.iter().position(|name| name == column)
    }

    /// Every cell with the name of its column.
    pub fn cells(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let names = self.header.iter().map(String::as_str);
        names.zip(self.cells.iter())
    }

    /// Notes a mistake in a cell.
    pub fn problem(&self, column: &str, expected: impl Into<String>, problems: &mut Problems) {
        let hint = spreadsheet_date(self.text(column));
        self.problem_with_hint(column, expected, hint, problems);
    }

    /// Records a mistake in a cell, with advice on how to correct it.
    pub fn problem_with_hint(
        &self,
        column: &str,
        expected: impl Into<String>,
        hint: Option<String>,
        problems: &mut Problems,
    ) {
        problems.0.push(Problem {
            file: self.file.to_owned(),
            row: self.number,
            column: column.to_owned(),
            cell: self
                .position(column)
                .map(|at| cells::address(at, self.number)),
            found: quote::quoted(self.text(column)),
            expected: expected.into(),
            hint,
        });
    }

    /// A cell that may not be empty.
    pub fn required(&self, column: &str, problems: &mut Problems) -> String {
        let cell = self.text(column);
        if cell.is_empty() {
            self.problem(column, "some text", problems);
        }
        cell.to_owned()
    }

    /// The cell as written, unless it is empty.
    pub fn optional(&self, column: &str) -> Option<String> {
        let cell = self.text(column);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    /// A number, or nothing.
    pub fn number(&self, column: &str, problems: &mut Problems) -> Option<f64> {
        let cell = self.text(column);
        if cell.is_empty() {
            return None;
        }
        let number = plain_number(cell);
        if number.is_none() {
            let hint = number_hint(cell).or_else(|| spreadsheet_date(cell));
            let expected = "a number in plain digits, such as 1283 or 94.3";
            self.problem_with_hint(column, expected, hint, problems);
        }
        number
    }

    /// Value parsed from its own text form; `expected` describes that form.
    pub fn parsed<T: FromStr>(
        &self,
        column: &str,
        expected: &str,
        problems: &mut Problems,
    ) -> Option<T> {
        let value = self.text(column).parse().ok();
        if value.is_none() {
            self.problem(column, expected, problems);
        }
        value
    }

    /// A word from a closed list.
    pub fn word<T: Word>(&self, column: &str, problems: &mut Problems) -> Option<T> {
        self.one_of(column, T::CODES, T::from_code, problems)
    }

    /// The item of a closed list whose code is in the cell.
    pub fn one_of<T>(
        &self,
        column: &str,
        codes: &[&str],
        from_code: impl Fn(&str) -> Option<T>,
        problems: &mut Problems,
    ) -> Option<T> {
        let cell = self.text(column);
        let item = from_code(cell);
        if item.is_none() {
            let hint = did_you_mean(cell, codes.iter().copied());
            self.problem_with_hint(column, choices(codes), hint, problems);
        }
        item
    }

    /// A word from a closed list, its default where the cell is empty.
    pub fn word_or_default<T: Word>(&self, column: &str, problems: &mut Problems) -> T {
        if self.text(column).is_empty() {
            return T::default();
        }
        self.word(column, problems).unwrap_or_default()
    }

    /// `yes` or `no`.
    pub fn yes(&self, column: &str, problems: &mut Problems) -> bool {
        let cell = self.text(column);
        if cell != "yes" && cell != "no" {
            self.problem(column, "yes or no", problems);
        }
        cell == "yes"
    }

    /// List separated by semicolons.
    pub fn list(&self, column: &str) -> Vec<String> {
        let parts = self.text(column).split(';').map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Cell that is empty or must name one of `known`.
    pub fn known_or_empty(
        &self,
        column: &str,
        known: &[String],
        what: &str,
        problems: &mut Problems,
    ) {
        if !self.text(column).is_empty() {
            self.known(column, known, what, problems);
        }
    }

    /// Cell that must name one of `known`. If nothing is known because a table could not be read,
    /// that table is the mistake.
    pub fn known(&self, column: &str, known: &[String], what: &str, problems: &mut Problems) {
        let cell = self.text(column);
        let is_unread = known.is_empty() && problems.has_unread_table();
        if !is_unread && !known.iter().any(|id| id == cell) {
            let hint = did_you_mean(cell, known.iter().map(String::as_str));
            self.problem_with_hint(column, format!("the id of {what}"), hint, problems);
        }
    }

    /// List of which each item must be one of `known`; `expected` says so.
    pub fn known_list(
        &self,
        column: &str,
        known: &[String],
        expected: &str,
        problems: &mut Problems,
    ) {
        if known.is_empty() && problems.has_unread_table() {
            return;
        }
        let list = self.list(column);
        let Some(wrong) = list.iter().find(|id| !known.contains(id)) else {
            return;
        };
        let nearest = did_you_mean(wrong, known.iter().map(String::as_str));
        let hint = match nearest {
            Some(question) => format!("for {} {question}", quote::quoted(wrong)),
            None => format!("{} is unknown", quote::quoted(wrong)),
        };
        self.problem_with_hint(column, expected, Some(hint), problems);
    }
}

/// A number in plain digits with at most one point between them.
fn plain_number(cell: &str) -> Option<f64> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_short = whole.len() + fraction.trim_end_matches('0').len() <= MAX_DIGITS;
    if is_digits(whole) && is_digits(fraction) && is_short {
        cell.parse().ok()
    } else {
        None
    }
}

/// Advice on writing a number that is written otherwise.
fn number_hint(cell: &str) -> Option<String> {
    let bare = cell.trim_matches(|letter: char| !letter.is_ascii_digit());
    let hint = if cell.ends_with('%') {
        "leave out the “%”; the indicator has the unit"
    } else if cell.starts_with('£') {
        "leave out the “£”; the indicator has the unit"
    } else if cell.starts_with('<') {
        "leave it empty, write “below” as qualifier and the number as upper"
    } else if bare.contains(['e', 'E']) && bare.parse::<f64>().is_ok() {
        "write the number in full"
    } else if bare.contains(',') {
        "leave out the commas between thousands, and write a point before decimals"
    } else {
        return None;
    };
    Some(hint.to_owned())
}

/// Advice if a cell looks like a date as spreadsheets rewrite it: `Jun-20`, `14/06/2019`.
fn spreadsheet_date(cell: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let parts: Vec<&str> = cell.split(['/', '-', ' ']).collect();
    let is_digits = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month = |part: &&str| {
        let start = part.get(..3).unwrap_or_default().to_ascii_lowercase();
        MONTHS.contains(&start.as_str()) && part.len() <= 9
    };
    let is_date = (2..=3).contains(&parts.len())
        && parts.iter().all(|part| is_digits(part) || is_month(part))
        && parts.iter().filter(|part| is_month(part)).count() <= 1
        && (parts.iter().any(is_month) || (parts.len() == 3 && parts.first()?.len() <= 2));
    is_date.then(|| {
        "a spreadsheet writes dates so: give the column the format Text, then type the cell \
         again with the year first"
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain_digits() {
        for (cell, number) in [("345", 345.0), ("94.30", 94.3), ("-0.8", -0.8), ("0", 0.0)] {
            assert_eq!(plain_number(cell), Some(number), "{cell}");
        }
        for cell in [
            "1e3", "1.5e2", "+345", ".5e1", ".5", "345.", "NaN", "inf", "1,283", "--1",
        ] {
            assert_eq!(plain_number(cell), None, "{cell}");
        }
        assert_eq!(plain_number("12345678901234567890"), None);
    }

    #[test]
    fn dates_of_spreadsheets_are_recognised() {
        for cell in [
            "Jun-20",
            "14/06/2019",
            "01/03/2020",
            "14-Jun-2019",
            "9 July 2019",
            "1-Apr",
        ] {
            assert!(spreadsheet_date(cell).is_some(), "{cell}");
        }
        for cell in [
            "2019-06",
            "2019-06-14",
            "FY2019/20",
            "345",
            "leeds",
            "2019-13",
            "mid-2019",
        ] {
            assert!(spreadsheet_date(cell).is_none(), "{cell}");
        }
    }
}
