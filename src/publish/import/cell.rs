//! A cell of a release: a number in plain digits, a symbol of the department, or nothing.

/// The symbols of the department's open data standards.
pub(crate) const SYMBOLS: [&str; 6] = ["c", "k", "low", "u", "x", "z"];
/// More digits than a double holds exactly.
const MAX_DIGITS: usize = 15;
/// Most characters in which a spreadsheet writes a number: 17 digits, zeros before them, a point.
const MAX_WRITTEN: usize = 24;
/// Mark of the long form for a number that is missing.
const HYPHEN: &str = "-";

/// A readable cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell {
    /// A number and the digits after its point.
    Number {
        /// The number.
        value: f64,
        /// Digits after the point.
        decimals: usize,
    },
    /// One of [`SYMBOLS`].
    Symbol(&'static str),
    /// Nothing.
    Empty,
}

impl Cell {
    /// Numeric value of the cell, if it has one.
    pub(super) fn number(self) -> Option<f64> {
        match self {
            Self::Number { value, .. } => Some(value),
            Self::Symbol(_) | Self::Empty => None,
        }
    }
}

/// Reads a cell.
///
/// # Errors
/// Expected value and advice on how to correct the cell.
pub(super) fn read(text: &str) -> Result<Cell, String> {
    if text.is_empty() {
        return Ok(Cell::Empty);
    }
    if let Some(symbol) = SYMBOLS.into_iter().find(|symbol| *symbol == text) {
        return Ok(Cell::Symbol(symbol));
    }
    if let Some((value, decimals)) = plain_number(text) {
        return Ok(Cell::Number { value, decimals });
    }
    let is_numeric = text
        .trim_start_matches(['+', '-', '£', '.'])
        .starts_with(|letter: char| letter.is_ascii_digit())
        && !text.contains(['[', '(']);
    if is_numeric || ["nan", "inf", "-inf", "infinity"].contains(&text.to_lowercase().as_str()) {
        return Err(
            "a number in plain digits, such as 1234 or 12.3: no commas, signs of per cent, plus \
             signs or powers of ten"
                .to_owned(),
        );
    }
    Err(format!(
        "a number, or one of the department's symbols {}{}",
        SYMBOLS.join(", "),
        advice(text)
    ))
}

/// Reads a cell of the long form, which a spreadsheet wrote. A hyphen replaces every number that
/// is missing, without a reason, so that it is read as not available (`x`). Numbers carry the
/// residue of binary fractions, such as 34.200000000000003, which the 15 digits that a double holds
/// do not have.
///
/// # Errors
/// As [`read`].
pub(super) fn read_long(text: &str) -> Result<Cell, String> {
    if text == HYPHEN {
        return Ok(Cell::Symbol("x"));
    }
    let is_digits = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_long = text.bytes().filter(u8::is_ascii_digit).count() > MAX_DIGITS;
    if !(is_digits && is_long && text.len() <= MAX_WRITTEN) {
        return read(text);
    }
    let rounded = text
        .parse()
        .and_then(|number: f64| format!("{number:.*e}", MAX_DIGITS - 1).parse());
    rounded.map_or_else(|_| read(text), |number: f64| read(&number.to_string()))
}

/// A number of digits, a point and a minus sign only.
fn plain_number(text: &str) -> Option<(f64, usize)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (digits, ""),
    };
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = whole.len() <= MAX_DIGITS && fraction.len() <= MAX_DIGITS;
    if whole.is_empty() || !is_plain(whole) || !is_plain(fraction) || !is_short {
        return None;
    }
    text.parse().ok().map(|value| (value, fraction.len()))
}

/// Advice on mending a cell that is no number and no symbol.
fn advice(text: &str) -> String {
    let bare = text.trim_matches(['[', ']']).to_lowercase();
    if SYMBOLS.contains(&bare.as_str()) {
        return format!("; write {bare} in place of “{text}” throughout a copy of the file");
    }
    if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return format!("; take the mark off “{text}” in a copy of the file");
    }
    format!(
        "; look “{text}” up in the guidance of the release and replace it by the symbol that \
         means the same"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_digits_are_numbers() {
        for (text, value, decimals) in [("5", 5.0, 0), ("12.30", 12.3, 2), ("-0.8", -0.8, 1)] {
            assert_eq!(read(text), Ok(Cell::Number { value, decimals }), "{text}");
        }
    }

    #[test]
    fn numbers_of_a_spreadsheet_lose_the_residue_of_binary_fractions() {
        for (text, value, decimals) in [
            ("34.200000000000003", 34.2, 1),
            ("84.600000000000009", 84.6, 1),
            ("0.29999999999999999", 0.3, 1),
            ("265.95", 265.95, 2),
            ("25348465", 25_348_465.0, 0),
        ] {
            let expected = Ok(Cell::Number { value, decimals });
            assert_eq!(read_long(text), expected, "{text}");
        }
    }

    #[test]
    fn a_hyphen_is_a_missing_number_in_the_long_form_only() {
        assert_eq!(read_long("-"), Ok(Cell::Symbol("x")));
        assert_eq!(read_long("c"), Ok(Cell::Symbol("c")));
        assert!(read("-").is_err());
        for text in ["1,234", "12.3%", "~", "1.2.3", "9".repeat(400).as_str()] {
            assert!(read_long(text).is_err(), "{text}");
        }
    }

    #[test]
    fn other_ways_to_write_a_number_are_refused_with_a_hint() {
        let long = "9".repeat(400);
        for text in [
            "1,234", "12.3%", "1.2e3", "+5", "1e308", "NaN", "inf", "5.", ".5", "£5", &long,
        ] {
            let expected = read(text).unwrap_err();
            assert!(expected.contains("plain digits"), "{text}: {expected}");
        }
    }

    #[test]
    fn other_symbols_are_refused_with_what_to_write() {
        for text in [
            "p", "r", "a", "e", "~", "..", ":", "-", "*", "N/A", "NA", "SUPP", "<5",
        ] {
            assert!(read(text).unwrap_err().contains("guidance"), "{text}");
        }
        assert!(read("[low]").unwrap_err().contains("write low"));
        assert!(read("Z").unwrap_err().contains("write z"));
        assert!(read("5 [r]").unwrap_err().contains("take the mark off"));
    }
}
