//! A date as precisely as its source gives it: a month or a day.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::Serialize;

use super::month::{Month, NotAPeriod};
use super::period::{Period, day_of};

/// A month or a day, written `2020-11` or `2019-07-09`.
///
/// ```
/// use candour::data::partial_date::PartialDate;
///
/// let november: PartialDate = "2020-11".parse()?;
/// assert_eq!(november.first_day().to_string(), "2020-11-01");
/// assert_eq!(november.last_day().to_string(), "2020-11-30");
///
/// let day: PartialDate = "2019-07-09".parse()?;
/// assert_eq!(day.month().to_string(), "2019-07");
/// assert_eq!(day.first_day(), day.last_day());
/// # Ok::<(), candour::data::month::NotAPeriod>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// A month, of which the source gives no day.
    Month(Month),
    /// A day.
    Day(NaiveDate),
}

impl PartialDate {
    /// The month, or the month that the day lies in.
    pub fn month(self) -> Month {
        match self {
            Self::Month(month) => month,
            Self::Day(day) => Month::of(day),
        }
    }

    /// The first day that it can mean.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Month(month) => month.first_day(),
            Self::Day(day) => day,
        }
    }

    /// The last day that it can mean.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Month(month) => month.last_day(),
            Self::Day(day) => day,
        }
    }
}

/// A placeholder for a date that could not be read and was reported.
impl Default for PartialDate {
    fn default() -> Self {
        Self::Month(Month::default())
    }
}

/// `2020-11` or `2019-07-09`, as in every file.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => month.fmt(f),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        match day_of(text) {
            Some(day) => Ok(Self::Day(day)),
            None => text.parse().map(Self::Month),
        }
    }
}

impl From<PartialDate> for Period {
    fn from(date: PartialDate) -> Self {
        match date {
            PartialDate::Month(month) => Self::Month(month),
            PartialDate::Day(day) => Self::Day(day),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_survive_a_round_trip() {
        for text in ["2020-11", "2019-07-09"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn years_and_malformed_dates_are_refused() {
        for text in ["", "2020", "2020-13", "2020-02-30", "9 July 2019"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
