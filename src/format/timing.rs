//! The time of a figure within a sentence. It depends on what the figure counts: children at the
//! end of a month, events in a month, or events in the year to a date.

use chrono::Datelike;

use crate::data::catalog::Indicator;
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{Basis, Unit};

use crate::format;

/// Time that a figure describes, beyond the date that it is given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// A moment: the end of the month that it is given for.
    EndOfMonth,
    /// The year to the date that it is given for.
    YearTo,
    /// The period itself.
    Own,
}

fn extent(period: Period, indicator: &Indicator) -> Extent {
    let is_stock = matches!(
        indicator.unit,
        Unit::Count | Unit::People | Unit::Rate | Unit::Caseload
    );
    match period {
        Period::Month(_) | Period::Day(_) if without_year(&indicator.counted).is_some() => {
            Extent::YearTo
        }
        Period::Month(_) if indicator.basis == Basis::MonthEnd && is_stock => Extent::EndOfMonth,
        _ => Extent::Own,
    }
}

/// True if a figure covers the year to its date: `had three placements in the year`, on a day.
pub fn is_year_to(period: Period, indicator: &Indicator) -> bool {
    extent(period, indicator) == Extent::YearTo
}

/// A phrase that ends in a year, without its ending: `had three placements in the year`.
pub fn without_year(counted: &str) -> Option<&str> {
    let endings = [" in the year", " in a year"];
    let mut rests = endings.into_iter();
    rests.find_map(|ending| counted.strip_suffix(ending))
}

/// Time of a figure in a sentence: `at the end of June 2020`, `in the year to 31 March 2024`, `in
/// June 2020`.
pub fn within(period: Period, indicator: &Indicator) -> String {
    match extent(period, indicator) {
        Extent::EndOfMonth => format!("at the end of {}", format::period(period)),
        Extent::YearTo => format!("in the year to {}", format::period(period)),
        Extent::Own => format::in_period(period),
    }
}

/// The same as the object of a sentence: `the end of June 2020`, `the year to 31 March 2024`.
pub fn named(period: Period, indicator: &Indicator) -> String {
    match extent(period, indicator) {
        Extent::EndOfMonth => format!("the end of {}", format::period(period)),
        Extent::YearTo => format!("the year to {}", format::period(period)),
        Extent::Own => format::named(period),
    }
}

/// Time of an earlier figure, as short as a later one allows: `in May`, `at the end of May`, `in
/// 2023 to 2024`.
pub fn earlier(period: Period, later: Period, indicator: &Indicator) -> String {
    let extent = extent(period, indicator);
    match (period, later, extent) {
        (Period::Month(a), Period::Month(b), Extent::Own) if is_month_before(a, b) => {
            format!("in {}", a.name())
        }
        (Period::Month(a), Period::Month(b), Extent::EndOfMonth) if is_month_before(a, b) => {
            format!("at the end of {}", a.name())
        }
        // The year to 31 March is the financial year.
        (Period::Day(day), _, Extent::YearTo) if (day.month(), day.day()) == (3, 31) => {
            format!("in {} to {}", day.year() - 1, day.year())
        }
        _ => within(period, indicator),
    }
}

/// The same after `from`: `May`, `the end of May`, `the year to 31 March 2024`.
pub fn named_earlier(period: Period, later: Period, indicator: &Indicator) -> String {
    match (period, later, extent(period, indicator)) {
        (Period::Month(a), Period::Month(b), Extent::Own) if is_month_before(a, b) => {
            a.name().to_owned()
        }
        (Period::Month(a), Period::Month(b), Extent::EndOfMonth) if is_month_before(a, b) => {
            format!("the end of {}", a.name())
        }
        _ => named(period, indicator),
    }
}

/// True if a month is the one before another of the same year, so that its name is enough.
fn is_month_before(earlier: Month, later: Month) -> bool {
    earlier.plus(1) == later && earlier.year() == later.year()
}
