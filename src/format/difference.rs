//! Difference between a figure and an earlier one, in words.

use crate::data::catalog::Indicator;
use crate::data::period::Period;
use crate::data::words::Unit;

use crate::format::{self, timing};

/// The size and direction of a change, rounded as the indicator is shown:
/// `25 more`, `1.1 points lower`, `no change`.
pub fn words(from: f64, to: f64, indicator: &Indicator) -> String {
    let Some(size) = size(to - from, indicator) else {
        return "no change".to_owned();
    };
    let rises = to > from;
    let direction = match (indicator.unit, rises) {
        (Unit::Pounds | Unit::Count | Unit::People, true) => "more",
        (Unit::Pounds, false) => "less",
        (Unit::Count | Unit::People, false) => "fewer",
        (_, true) => "higher",
        (_, false) => "lower",
    };
    format!("{size} {direction}")
}

/// The size of a difference, rounded as the indicator is shown: `25`, `1.1 points`, `£40`; none
/// where nothing is left of it.
pub fn size(difference: f64, indicator: &Indicator) -> Option<String> {
    let size = format::number(difference.abs(), indicator.decimals);
    match (size.as_str(), indicator.unit) {
        ("0", _) => None,
        ("1", Unit::Percent) => Some("1 point".to_owned()),
        (_, Unit::Percent) => Some(format!("{size} points")),
        (_, Unit::Pounds) => Some(format!("£{size}")),
        _ => Some(size),
    }
}

/// Size of a change of a count as a share of the earlier count, to follow the change: ` (27.3%)`;
/// empty for any other unit, where it would be a share of a share.
pub fn share(from: f64, to: f64, indicator: &Indicator, decimals: u8) -> String {
    let is_counted = matches!(indicator.unit, Unit::Count | Unit::People);
    let moves = size(to - from, indicator).is_some();
    if !(is_counted && moves && from > 0.0) {
        return String::new();
    }
    let percent = (to / from - 1.0).abs() * 100.0;
    format!(" ({}%)", format::number(percent, decimals))
}

/// The change with what it is measured from: `25 more than in May`, `78 more than in June 2020`,
/// `4 more than at the end of May`, `no change from June 2020`.
pub fn since(from: (Period, f64), to: (Period, f64), indicator: &Indicator) -> String {
    let words = words(from.1, to.1, indicator);
    let is_still = words == "no change";
    if is_still {
        let earlier = timing::named_earlier(from.0, to.0, indicator);
        return format!("{words} from {earlier}");
    }
    let earlier = timing::earlier(from.0, to.0, indicator);
    format!("{words} than {earlier}")
}
