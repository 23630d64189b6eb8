//! How much a figure differs from an earlier one, in words.

use crate::data::catalog::Indicator;
use crate::data::period::Period;
use crate::data::words::Unit;

use super::format;

/// The size and direction of a change, rounded as the indicator is shown:
/// `25 more`, `1.1 points lower`, `no change`.
pub fn words(from: f64, to: f64, indicator: &Indicator) -> String {
    let size = format::number((to - from).abs(), indicator.decimals);
    if size == "0" {
        return "no change".to_owned();
    }
    let rises = to > from;
    match indicator.unit {
        Unit::Percent => {
            let points = if size == "1" { "point" } else { "points" };
            format!("{size} {points} {}", if rises { "higher" } else { "lower" })
        }
        Unit::Pounds => format!("£{size} {}", if rises { "more" } else { "less" }),
        Unit::Count | Unit::People => {
            format!("{size} {}", if rises { "more" } else { "fewer" })
        }
        _ => format!("{size} {}", if rises { "higher" } else { "lower" }),
    }
}

/// The change with what it is measured from: `25 more than May`, `no change from June 2020`.
pub fn since(from: (Period, f64), to: (Period, f64), indicator: &Indicator) -> String {
    let words = words(from.1, to.1, indicator);
    let earlier = match (from.0, to.0) {
        (Period::Month(a), Period::Month(b)) if a.plus(1) == b && a.year() == b.year() => {
            a.name().to_owned()
        }
        (earlier, _) => format::period(earlier),
    };
    let than = if words == "no change" { "from" } else { "than" };
    format!("{words} {than} {earlier}")
}
