//! Numbers and dates as text: thousands with commas, units, "June 2020".

pub mod citation;
pub mod difference;
pub mod excerpt;
pub mod labels;
pub mod timing;

use chrono::{Datelike, NaiveDate};

use crate::data::catalog::Indicator;
use crate::data::figure::{Breakdown, Quantity};
use crate::data::month::Month;
use crate::data::partial_date::PartialDate;
use crate::data::period::Period;
use crate::data::words::{Qualifier, Unit};
use crate::stats::order;

/// A count with its noun, which takes an “s” unless there is one: `1 report`, `2,100 figures`.
pub fn count_of(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", number(order::to_f64(count), 0))
}

/// A number with commas, at most `decimals` places and no trailing zeros.
pub fn number(value: f64, decimals: u8) -> String {
    let text = with_decimals(value, decimals);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A number with commas and so many decimals.
pub fn with_decimals(value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return "not a number".to_owned();
    }
    let nearest = magnitude(value);
    let text = format!("{nearest:.*}", usize::from(decimals));
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let is_zero = text.chars().all(|c| matches!(c, '0' | '.'));
    let sign = if value < 0.0 && !is_zero {
        "\u{2212}"
    } else {
        ""
    };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// Absolute value, a hair greater than it is so that halves round up, as people round; binary
/// fractions would go either way.
fn magnitude(value: f64) -> f64 {
    value.abs() * (1.0 + 4.0 * f64::EPSILON)
}

/// A number as it is shown with so many decimals.
pub fn shown(value: f64, decimals: u8) -> f64 {
    let unit = (0..decimals).fold(1.0, |unit, _| unit * 10.0);
    (magnitude(value) * unit).round() / unit * value.signum()
}

/// A number in an indicator's unit: `88%`, `£900,000`, `134th`, `345`.
pub fn in_unit(value: f64, unit: Unit, decimals: u8) -> String {
    formatter(unit)(value, decimals)
}

/// The function that writes numbers in a unit, for the axis of a chart.
pub fn formatter(unit: Unit) -> fn(f64, u8) -> String {
    match unit {
        Unit::Percent => |value, decimals| format!("{}%", number(value, decimals)),
        Unit::Pounds => |value, decimals| format!("£{}", number(value, decimals)),
        Unit::Rank => |value, decimals| {
            let text = number(value, decimals);
            let ending = ordinal_ending(&text);
            format!("{text}{ending}")
        },
        Unit::Year => |value, decimals| number(value, decimals).replace(',', ""),
        _ => number,
    }
}

fn ordinal_ending(number: &str) -> &'static str {
    match () {
        () if ["11", "12", "13"].iter().any(|teen| number.ends_with(teen)) => "th",
        () if number.ends_with('1') => "st",
        () if number.ends_with('2') => "nd",
        () if number.ends_with('3') => "rd",
        () => "th",
    }
}

/// A quantity as exactly as its source gives it: `around 570`, `fewer than 60%`,
/// `between 600 and 620`.
pub fn quantity(quantity: &Quantity, indicator: &Indicator) -> String {
    let unit = |value: f64| in_unit(value, indicator.unit, indicator.decimals);
    let one = |value: Option<f64>| value.map_or_else(|| "an unknown number".to_owned(), unit);
    let counts = matches!(indicator.unit, Unit::Count | Unit::People | Unit::Caseload);
    match quantity.qualifier {
        Qualifier::Exact => one(quantity.value),
        Qualifier::About => format!("around {}", one(quantity.value)),
        Qualifier::Almost => format!("almost {}", one(quantity.value.or(quantity.upper))),
        Qualifier::Below => {
            let below = if counts { "fewer than" } else { "below" };
            format!("{below} {}", one(quantity.upper.or(quantity.value)))
        }
        Qualifier::AtMost => format!("at most {}", one(quantity.upper.or(quantity.value))),
        Qualifier::Above => {
            let above = if counts { "more than" } else { "above" };
            format!("{above} {}", one(quantity.lower.or(quantity.value)))
        }
        Qualifier::AtLeast => format!("at least {}", one(quantity.lower.or(quantity.value))),
        Qualifier::Range => format!(
            "between {} and {}",
            one(quantity.lower),
            one(quantity.upper)
        ),
    }
}

/// `June 2020`.
pub fn month(month: Month) -> String {
    format!("{} {}", month.name(), month.year())
}

/// `14 June 2019`.
pub fn day(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(Month::of(date)))
}

/// `9 July 2019` or `November 2020`, as far as the date is given.
pub fn date(date: PartialDate) -> String {
    match date {
        PartialDate::Month(at) => month(at),
        PartialDate::Day(at) => day(at),
    }
}

/// `March to July 2020`, `October 2019 to January 2020`.
pub fn months(from: Month, to: Month) -> String {
    if from == to {
        month(from)
    } else if from.year() == to.year() {
        format!("{} to {}", from.name(), month(to))
    } else {
        format!("{} to {}", month(from), month(to))
    }
}

/// A number of months: `1 month`, `22 months`, `2 years`.
pub fn duration(months: i32) -> String {
    let (count, unit) = if months % 12 == 0 {
        (months / 12, "year")
    } else {
        (months, "month")
    };
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{ending}")
}

/// A period as a label: `June 2020`, `financial year 2019/20`.
pub fn period(period: Period) -> String {
    match period {
        Period::Day(date) => day(date),
        Period::Month(at) => month(at),
        Period::Year(year) => year.to_string(),
        Period::FinancialYear(_) => {
            format!("financial year {}", &period.to_string().replace("FY", ""))
        }
        Period::YearToDate { from, to } => format!("{}, year to date", months(from, to)),
        Period::Span { from, to } if from.number() == 1 && to.number() == 12 => {
            format!("{} to {}", from.year(), to.year())
        }
        Period::Span { from, to } => months(from, to),
    }
}

/// A period in a sentence: `in June 2020`, `on 14 June 2019`, `between March and July 2020`.
pub fn in_period(at: Period) -> String {
    match at {
        Period::Day(_) => format!("on {}", period(at)),
        Period::Month(_) | Period::Year(_) => format!("in {}", period(at)),
        Period::FinancialYear(_) => format!("in the {}", period(at)),
        Period::YearToDate { from, to } => format!("from {} (year to date)", months(from, to)),
        Period::Span { to, .. } if at.is_year() => format!("in the year to {}", month(to)),
        Period::Span { from, to } if from.number() == 1 && to.number() == 12 => {
            format!("from {}", period(at))
        }
        Period::Span { from, to } if from.year() == to.year() => {
            format!("between {} and {}", from.name(), month(to))
        }
        Period::Span { from, to } => format!("between {} and {}", month(from), month(to)),
    }
}

/// Count with the noun of a period length: `3 months`, `1 year`.
pub fn times(count: usize, sort: Period) -> String {
    count_of(count, time_noun(sort))
}

/// The same of others than one that is named: `3 other months`, `1 other year`.
pub fn other_times(count: usize, sort: Period) -> String {
    count_of(count, &format!("other {}", time_noun(sort)))
}

fn time_noun(sort: Period) -> &'static str {
    match sort {
        Period::Month(_) => "month",
        Period::FinancialYear(_) | Period::Year(_) => "year",
        Period::Span { .. } if sort.is_year() => "year",
        Period::Day(_) => "date",
        Period::YearToDate { .. } | Period::Span { .. } => "time",
    }
}

/// A period as the object of a sentence: `June 2020`, `the financial year 2023/24`.
pub fn named(at: Period) -> String {
    match at {
        Period::FinancialYear(_) => format!("the {}", period(at)),
        Period::Span { to, .. } if at.is_year() => format!("the year to {}", month(to)),
        _ => period(at),
    }
}

/// The text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Lower-cases the first letter of a text, for use within a sentence.
pub fn lower(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

/// `a`, `a and b`, `a, b and c`; `a, x; b; and c` where an item has a comma of its own.
pub fn listed(items: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    let has_comma = words.iter().any(|word| word.contains(", "));
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() && has_comma => {
            format!("{}; and {last}", rest.join("; "))
        }
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// `a`, `a or b`, `a, b or c`.
pub fn either(items: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// A number within the phrase of what it counts. It comes first, unless the phrase marks its place
/// with `{}`: `345 children on a protection plan`, `2 councils had rising plans`.
pub fn phrase(number: &str, counted: &str) -> String {
    if counted.contains(NUMBER) {
        counted.replace(NUMBER, number)
    } else {
        format!("{number} {counted}")
    }
}

/// Position of the number in a phrase that is a clause with a verb.
pub const NUMBER: &str = "{}";

/// Suffix that names a breakdown after its indicator or area; empty for the total.
pub fn part(breakdown: &Breakdown) -> String {
    let name = breakdown.name.as_ref();
    name.map_or_else(String::new, |name| format!(", {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(number(137_000.0, 0), "137,000");
        assert_eq!(number(96.50, 1), "96.5");
        assert_eq!(number(31.0, 1), "31");
        assert_eq!(number(999.96, 1), "1,000");
        assert_eq!(number(-4.0, 0), "−4");
        assert_eq!(number(-0.01, 1), "0");
        assert_eq!(number(0.0, 2), "0");
    }

    #[test]
    fn units_follow_their_numbers() {
        assert_eq!(in_unit(900_000.0, Unit::Pounds, 0), "£900,000");
        assert_eq!(in_unit(134.0, Unit::Rank, 0), "134th");
        assert_eq!(in_unit(112.0, Unit::Rank, 0), "112th");
        assert_eq!(in_unit(21.0, Unit::Rank, 0), "21st");
        assert_eq!(in_unit(2050.0, Unit::Year, 0), "2050");
    }

    #[test]
    fn names_with_commas_are_kept_apart_by_semicolons() {
        assert_eq!(listed(&["Bury"]), "Bury");
        assert_eq!(
            listed(&["Bury", "Derby", "Wirral"]),
            "Bury, Derby and Wirral"
        );
        assert_eq!(
            listed(&["Bristol, City of", "Derby", "Wirral"]),
            "Bristol, City of; Derby; and Wirral"
        );
    }

    #[test]
    fn periods_read_as_people_say_them() {
        let label = |text: &str| period(text.parse().unwrap());
        assert_eq!(label("2019-06-14"), "14 June 2019");
        assert_eq!(
            label("YTD 2020-04/2021-01"),
            "April 2020 to January 2021, year to date"
        );
        assert_eq!(label("2020-03/2020-07"), "March to July 2020");
        assert_eq!(label("2017/2018"), "2017 to 2018");
        assert_eq!(label("FY2019/20"), "financial year 2019/20");
    }
}
