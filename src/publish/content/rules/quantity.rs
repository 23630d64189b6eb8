//! A number as a report gives it: value, bounds, and how exact they are.

use crate::data::figure::Quantity;
use crate::data::words::{Qualifier, Unit};
use crate::publish::table::{Problems, Row};

/// The bound of a percentage, which only growth may pass.
const SHARE_OR_NOTE: &str = "at most 100 per cent, or a note that says what more than all means";

/// The quantity of a row, with every way in which it does not hold together.
pub(crate) fn quantity(row: &Row<'_>, unit: Option<Unit>, problems: &mut Problems) -> Quantity {
    let qualifier: Qualifier = row.word_or_default("qualifier", problems);
    let [value, lower, upper] =
        ["value", "lower", "upper"].map(|column| row.number(column, problems));
    let whole = matches!(unit, Some(Unit::Count | Unit::People | Unit::Rank));
    for (column, number) in [("value", value), ("lower", lower), ("upper", upper)] {
        let Some(number) = number else { continue };
        if number < 0.0 {
            row.problem(column, "zero or more", problems);
        } else if whole && number.fract() != 0.0 {
            row.problem(column, "a whole number", problems);
        } else if unit == Some(Unit::Percent) && number > 100.0 && row.text("note").is_empty() {
            row.problem(column, SHARE_OR_NOTE, problems);
        }
    }
    let is_outside = |value: f64| {
        lower.is_some_and(|lower| value < lower) || upper.is_some_and(|upper| value > upper)
    };
    if value.is_some_and(is_outside) {
        row.problem("value", "a number within its bounds", problems);
    }
    match qualifier {
        Qualifier::Range | Qualifier::AboutRange
            if lower.zip(upper).is_none_or(|(lower, upper)| lower > upper) =>
        {
            row.problem(
                "lower",
                "a lower and an upper bound, in that order",
                problems,
            );
        }
        Qualifier::Exact | Qualifier::About | Qualifier::Almost if row.text("value").is_empty() => {
            row.problem("value", "a number", problems);
        }
        Qualifier::Below | Qualifier::AtMost if value.or(upper).is_none() => {
            row.problem("upper", "the number that it stays below", problems);
        }
        Qualifier::Above | Qualifier::AtLeast if value.or(lower).is_none() => {
            row.problem("lower", "the number that it stays above", problems);
        }
        _ => {}
    }
    Quantity {
        value,
        lower,
        upper,
        qualifier,
    }
}
