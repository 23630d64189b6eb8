//! A calendar month, the smallest period of most figures.
//!
//! Months count on one line (`index`), so that "the next month" and "twelve months before" are
//! plain sums and a chart can place a month without a calendar.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use thiserror::Error;

/// Text that is no month or period in any form that the files use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a month, day, year or run of months in a form that the files use")]
pub struct NotAPeriod;

/// A calendar month, ordered in time.
///
/// ```
/// use candour::data::month::Month;
///
/// let december: Month = "2019-12".parse()?;
/// assert_eq!(december.plus(1).to_string(), "2020-01");
/// assert_eq!(december.name(), "December");
/// # Ok::<(), candour::data::month::NotAPeriod>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Month(i32);

impl Month {
    /// The month of a year, `month` from 1 to 12.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let month0 = i32::try_from(month.checked_sub(1)?).ok()?;
        ((0..12).contains(&month0) && (1800..=2200).contains(&year))
            .then_some(Self(year * 12 + month0))
    }

    /// The month that a day lies in.
    pub fn of(date: NaiveDate) -> Self {
        Self(date.year() * 12 + i32::try_from(date.month0()).unwrap_or(0))
    }

    /// Months since January of the year 0.
    pub fn index(self) -> i32 {
        self.0
    }

    /// The month that lies `months` later (earlier where negative).
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12).unsigned_abs() + 1
    }

    /// The first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1).unwrap_or(NaiveDate::MIN)
    }

    /// The last day.
    pub fn last_day(self) -> NaiveDate {
        self.plus(1)
            .first_day()
            .pred_opt()
            .unwrap_or(NaiveDate::MAX)
    }

    /// The month's English name.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        NAMES
            .get(self.0.rem_euclid(12).unsigned_abs() as usize)
            .copied()
            .unwrap_or_default()
    }
}

/// `2020-06`, as in every file.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Month {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (year, month) = text.split_once('-').ok_or(NotAPeriod)?;
        // `parse` accepts a plus sign, which no month has.
        if year.len() != 4 || month.len() != 2 || text.contains('+') {
            return Err(NotAPeriod);
        }
        let (year, month) = (year.parse(), month.parse());
        let month = year.ok().zip(month.ok());
        month
            .and_then(|(year, month)| Self::new(year, month))
            .ok_or(NotAPeriod)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_no_sign() {
        assert!("2022-+2".parse::<Month>().is_err());
        assert!("+022-02".parse::<Month>().is_err());
    }

    #[test]
    fn months_count_across_years() {
        let december: Month = "2019-12".parse().unwrap();
        assert_eq!(december.plus(1).to_string(), "2020-01");
        assert_eq!(december.plus(-12).to_string(), "2018-12");
        assert_eq!(december.plus(2).last_day().to_string(), "2020-02-29");
        assert_eq!(december.name(), "December");
    }

    #[test]
    fn malformed_months_are_refused() {
        for text in ["2020", "2020-13", "2020-00", "20-01", "2020-1", "June 2020"] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }
}
