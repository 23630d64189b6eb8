//! Filter of the sources table: `column=value` for each condition, separated by semicolons. A value
//! that contains a semicolon is quoted: `breakdown="Placed; outside LA"`.

use thiserror::Error;

/// A part of a filter that is no condition.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "column=value for “{0}”, with semicolons between conditions and quotation marks around a value \
     that has one"
)]
pub(crate) struct NotACondition(pub(crate) String);

/// The cell that a column must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    /// Name of the column.
    pub column: String,
    /// Value of the cell.
    pub value: String,
}

/// Parses a filter.
///
/// # Errors
/// The first part that is no condition.
pub(crate) fn parse(text: &str) -> Result<Vec<Condition>, NotACondition> {
    let mut conditions = Vec::new();
    for part in split(text) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let (column, value) = part
            .split_once('=')
            .ok_or_else(|| NotACondition(part.to_owned()))?;
        let value = value.trim();
        let unquoted = value
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        conditions.push(Condition {
            column: column.trim().to_owned(),
            value: unquoted.unwrap_or(value).to_owned(),
        });
    }
    Ok(conditions)
}

/// Splits a text at the semicolons outside quotation marks.
fn split(text: &str) -> Vec<&str> {
    let mut is_quoted = false;
    text.split(|letter| {
        is_quoted ^= letter == '"';
        letter == ';' && !is_quoted
    })
    .collect()
}

/// Conditions, those on the same column replaced by the ones of another filter.
pub(crate) fn replaced(conditions: &[Condition], by: &[Condition]) -> Vec<Condition> {
    let is_kept = |condition: &&Condition| by.iter().all(|new| new.column != condition.column);
    let kept = conditions.iter().filter(is_kept);
    kept.chain(by).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let conditions = parse(text).unwrap().into_iter();
        conditions.map(|one| (one.column, one.value)).collect()
    }

    #[test]
    fn conditions_stand_between_semicolons() {
        let expected = [("a", "1"), ("b", "2 = 3")];
        let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(pairs("a=1; b=2 = 3;"), expected);
        assert_eq!(pairs(""), []);
    }

    #[test]
    fn quotation_marks_hold_a_semicolon() {
        let expected = [("b".to_owned(), "Placed; outside LA".to_owned())];
        assert_eq!(pairs("b=\"Placed; outside LA\""), expected);
    }

    #[test]
    fn a_part_without_an_equals_sign_is_named() {
        assert_eq!(parse("a=1;Total"), Err(NotACondition("Total".to_owned())));
    }
}
