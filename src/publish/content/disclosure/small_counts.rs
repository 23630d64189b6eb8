//! Finds figures that count so few people that someone could be recognised.

use super::counted_people;
use super::threshold::{is_disclosed, is_small};
use crate::data::words::{Qualifier, Unit};
use crate::publish::content::tables::rows::ObservationRow;

/// Way to publish a share of few people.
const WITHHELD: &str = "counts of 5 or more, or a row in gaps.csv (absence suppressed)";

/// A count from 1 to 4 that a figure gives away.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SmallCount {
    /// Column of the table of figures that gives it away.
    pub(crate) column: &'static str,
    /// Description of the figure.
    pub(crate) found: String,
    /// A figure that gives nothing away.
    pub(crate) mend: &'static str,
}

/// Finds the first count from 1 to 4 in a figure: its value, the numerator, the denominator or the
/// remainder of a share, or the text as printed.
pub(crate) fn find(row: &ObservationRow, unit: Unit) -> Option<SmallCount> {
    let is_count = matches!(unit, Unit::Count | Unit::People);
    let (least, most) = limits(row);
    if is_count && is_disclosed(least, most) {
        let is_exact = row.quantity.value.is_some();
        return Some(SmallCount {
            column: if is_exact { "value" } else { "upper" },
            found: if least < most {
                format!("a count from {least} to {most}")
            } else {
                format!("an exact count of {most}")
            },
            mend: "fewer than 5 as “below 5” (qualifier below, upper 5)",
        });
    }
    let share = row.numerator.zip(row.denominator);
    let rest = share.map(|(part, whole)| whole - part);
    let small = |number: Option<f64>| number.is_some_and(is_small);
    if small(row.numerator) || small(rest) {
        let whole = row.denominator.map(|whole| format!(" of {whole}"));
        let part = row.numerator.unwrap_or_default();
        return Some(SmallCount {
            column: "numerator",
            found: format!("a share of {part}{}", whole.unwrap_or_default()),
            mend: WITHHELD,
        });
    }
    if small(row.denominator) {
        return Some(SmallCount {
            column: "denominator",
            found: format!("a share of {}", row.denominator.unwrap_or_default()),
            mend: WITHHELD,
        });
    }
    is_printed(row, is_count || unit == Unit::Percent).then(|| SmallCount {
        column: "printed",
        found: format!("“{}”", row.printed),
        mend: "words that count 5 people or more, or none",
    })
}

/// True if the text as printed counts few people, or names a share that does.
fn is_printed(row: &ObservationRow, is_of_people: bool) -> bool {
    let part = counted_people::part_of_whole(&row.printed).filter(|_| is_of_people);
    let is_few = |(part, whole): (f64, f64)| [part, whole, whole - part].into_iter().any(is_small);
    part.is_some_and(is_few) || !counted_people::find(&row.printed).is_empty()
}

/// Least and greatest number of people that a figure's text allows.
fn limits(row: &ObservationRow) -> (f64, f64) {
    let of = &row.quantity;
    let value = of.value;
    match of.qualifier {
        Qualifier::Exact | Qualifier::About | Qualifier::Almost => {
            let value = value.unwrap_or(f64::INFINITY);
            (value, value)
        }
        Qualifier::Below => (
            0.0,
            of.upper.or(value).map_or(f64::INFINITY, |top| top - 1.0),
        ),
        Qualifier::AtMost => (0.0, of.upper.or(value).unwrap_or(f64::INFINITY)),
        Qualifier::Above | Qualifier::AtLeast => (of.lower.or(value).unwrap_or(0.0), f64::INFINITY),
        Qualifier::Range | Qualifier::AboutRange => {
            (of.lower.unwrap_or(0.0), of.upper.unwrap_or(f64::INFINITY))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::figure::Quantity;
    use crate::data::words::{Dating, Status};
    use crate::publish::content::tables::rows::Subject;

    fn row(qualifier: Qualifier, numbers: [Option<f64>; 3]) -> ObservationRow {
        let [value, lower, upper] = numbers;
        ObservationRow {
            id: String::new(),
            subject: Subject {
                indicator: String::new(),
                area: String::new(),
                breakdown: String::new(),
                report: String::new(),
                place: String::new(),
            },
            period: "2020-06".parse().unwrap(),
            quantity: Quantity {
                value,
                lower,
                upper,
                qualifier,
            },
            numerator: None,
            denominator: None,
            status: Status::default(),
            dating: Dating::default(),
            printed: String::new(),
            note: String::new(),
        }
    }

    fn column(row: &ObservationRow, unit: Unit) -> Option<&'static str> {
        find(row, unit).map(|small| small.column)
    }

    #[test]
    fn counts_from_one_to_four_are_small_unless_all_of_these_are_possible() {
        use Qualifier::{About, AtMost, Below, Exact, Range};
        for (qualifier, numbers, expected) in [
            (Exact, [Some(1.0), None, None], Some("value")),
            (Exact, [Some(4.0), None, None], Some("value")),
            (About, [Some(3.0), None, None], Some("value")),
            (Range, [None, Some(2.0), Some(4.0)], Some("upper")),
            (Below, [None, None, Some(3.0)], Some("upper")),
            (AtMost, [None, None, Some(2.0)], Some("upper")),
            (Exact, [Some(0.0), None, None], None),
            (Exact, [Some(5.0), None, None], None),
            (Range, [None, Some(1.0), Some(4.0)], None),
            (Range, [None, Some(3.0), Some(8.0)], None),
            (Below, [None, None, Some(5.0)], None),
            (AtMost, [None, None, Some(4.0)], None),
        ] {
            let row = row(qualifier, numbers);
            assert_eq!(column(&row, Unit::Count), expected, "{numbers:?}");
            assert_eq!(column(&row, Unit::People), expected, "{numbers:?}");
            assert_eq!(column(&row, Unit::Rate), None, "{numbers:?}");
        }
    }

    #[test]
    fn the_words_as_printed_give_away_a_part_and_its_rest() {
        for (printed, expected) in [
            ("2 of 6", Some("printed")),
            ("33%, or two out of the six", Some("printed")),
            ("35 of 37", Some("printed")),
            ("three children", Some("printed")),
            ("12 of 36", None),
            ("33% in 4 months", None),
        ] {
            let row = ObservationRow {
                printed: printed.to_owned(),
                ..row(Qualifier::Exact, [Some(33.3), None, None])
            };
            assert_eq!(column(&row, Unit::Percent), expected, "{printed}");
            let days = column(&row, Unit::Days);
            assert_eq!(days.is_some(), printed == "three children", "{printed}");
        }
    }

    #[test]
    fn a_share_gives_away_its_part_its_rest_and_its_whole() {
        for (part, whole, expected) in [
            (2.0, 35.0, Some("numerator")),
            (33.0, 35.0, Some("numerator")),
            (0.0, 3.0, Some("numerator")),
            (0.0, 35.0, None),
            (35.0, 35.0, None),
            (5.0, 10.0, None),
        ] {
            let share = ObservationRow {
                numerator: Some(part),
                denominator: Some(whole),
                ..row(Qualifier::Exact, [Some(50.0), None, None])
            };
            assert_eq!(column(&share, Unit::Percent), expected, "{part} of {whole}");
        }
    }
}
