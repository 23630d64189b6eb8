//! The time that a figure covers: a day, a month, a year, or a span.
//!
//! One text form serves spreadsheets, JSON and links: `2019-06-14`, `2020-06`, `2019`,
//! `FY2019/20`, `YTD 2020-04/2021-01`, `2020-03/2020-07`, `2017/2018`.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::month::{Month, NotAPeriod};

/// The time that one figure covers or the day on which it was counted.
///
/// ```
/// use candour::data::period::Period;
///
/// let year: Period = "FY2019/20".parse()?;
/// assert_eq!(year.start().to_string(), "2019-04-01");
/// assert_eq!(year.end().to_string(), "2020-03-31");
/// # Ok::<(), candour::data::month::NotAPeriod>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One day, for a count taken on it.
    Day(NaiveDate),
    /// One calendar month, or its end.
    Month(Month),
    /// A calendar year, or a year of which the source says no more.
    Year(i32),
    /// April of this year to March of the next.
    FinancialYear(i32),
    /// From the start of a year to the end of a month, added up.
    YearToDate {
        /// First month.
        from: Month,
        /// Last month.
        to: Month,
    },
    /// Any other run of whole months.
    Span {
        /// First month.
        from: Month,
        /// Last month.
        to: Month,
    },
}

impl Period {
    /// The first day covered.
    pub fn start(self) -> NaiveDate {
        match self {
            Self::Day(date) => date,
            other => other.months().0.first_day(),
        }
    }

    /// The last day covered.
    pub fn end(self) -> NaiveDate {
        match self {
            Self::Day(date) => date,
            other => other.months().1.last_day(),
        }
    }

    /// The first and the last month touched.
    pub fn months(self) -> (Month, Month) {
        let year_from =
            |year: i32, month: u32| Month::new(year, month).unwrap_or(Month::of(NaiveDate::MIN));
        match self {
            Self::Day(date) => (Month::of(date), Month::of(date)),
            Self::Month(month) => (month, month),
            Self::Year(year) => (year_from(year, 1), year_from(year, 12)),
            Self::FinancialYear(year) => (year_from(year, 4), year_from(year, 4).plus(11)),
            Self::YearToDate { from, to } | Self::Span { from, to } => (from, to),
        }
    }

    /// Start and end in months since January of the year 0. A day is a point; a month runs from its
    /// index to the next.
    pub fn extent(self) -> (f64, f64) {
        match self {
            Self::Day(date) => {
                let month = Month::of(date);
                let days = f64::from(month.last_day().day());
                let at = f64::from(month.index()) + (f64::from(date.day()) - 0.5) / days;
                (at, at)
            }
            other => {
                let (from, to) = other.months();
                (f64::from(from.index()), f64::from(to.index()) + 1.0)
            }
        }
    }

    /// True if another period is the next of its kind: the next month, the same day a year later,
    /// the next year.
    pub fn is_followed_by(self, next: Self) -> bool {
        match (self, next) {
            (Self::Month(a), Self::Month(b)) => a.plus(1) == b,
            (Self::Day(a), Self::Day(b)) => {
                (a.year() + 1, a.month(), a.day()) == (b.year(), b.month(), b.day())
            }
            (Self::Year(a), Self::Year(b)) | (Self::FinancialYear(a), Self::FinancialYear(b)) => {
                a + 1 == b
            }
            (
                Self::Span { from, to },
                Self::Span {
                    from: next,
                    to: end,
                },
            ) => to.plus(1) == next && from.plus(12) == next && to.plus(12) == end,
            _ => false,
        }
    }

    /// True if it is a run of twelve months other than a calendar or financial year.
    pub fn is_year(self) -> bool {
        matches!(self, Self::Span { from, to } if from.plus(11) == to && from.number() != 1)
    }

    /// True if another period is of the same kind, so that their figures may be compared.
    pub fn is_same_kind(self, other: Self) -> bool {
        match (self, other) {
            // A count on a day and a count at a month's end are both counts at a moment.
            (Self::Day(_) | Self::Month(_), Self::Day(_) | Self::Month(_)) => true,
            _ => std::mem::discriminant(&self) == std::mem::discriminant(&other),
        }
    }

    /// True if another period lies within this one and is not the same.
    pub fn holds(self, other: Self) -> bool {
        self != other && self.start() <= other.start() && other.end() <= self.end()
    }

    /// Order in time as one number: by end, then by start.
    pub fn order(self) -> f64 {
        let days = |date: NaiveDate| f64::from(date.num_days_from_ce());
        days(self.end()) + days(self.start()) / 1e7
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{date}"),
            Self::Month(month) => write!(f, "{month}"),
            Self::Year(year) => write!(f, "{year}"),
            Self::FinancialYear(year) => write!(f, "FY{year}/{:02}", (year + 1).rem_euclid(100)),
            Self::YearToDate { from, to } => write!(f, "YTD {from}/{to}"),
            Self::Span { from, to } if from.number() == 1 && to.number() == 12 => {
                write!(f, "{}/{}", from.year(), to.year())
            }
            Self::Span { from, to } => write!(f, "{from}/{to}"),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        if let Some(span) = text.strip_prefix("YTD ") {
            let (from, to) = ordered_months(span)?;
            return Ok(Self::YearToDate { from, to });
        }
        if let Some(year) = text.strip_prefix("FY") {
            let (first, second) = year.split_once('/').ok_or(NotAPeriod)?;
            let first = year_of(first)?;
            let follows = second == format!("{:02}", (first + 1).rem_euclid(100));
            return follows
                .then_some(Self::FinancialYear(first))
                .ok_or(NotAPeriod);
        }
        if let Some((from, to)) = text.split_once('/') {
            if let (Ok(from), Ok(to)) = (year_of(from), year_of(to)) {
                let (from, to) = (Month::new(from, 1), Month::new(to, 12));
                return match (from, to) {
                    (Some(from), Some(to)) if from < to => Ok(Self::Span { from, to }),
                    _ => Err(NotAPeriod),
                };
            }
            let (from, to) = ordered_months(text)?;
            return Ok(Self::Span { from, to });
        }
        match text.len() {
            4 => year_of(text).map(Self::Year),
            7 => text.parse().map(Self::Month),
            _ => day_of(text).map(Self::Day).ok_or(NotAPeriod),
        }
    }
}

/// A day written `2019-06-14`.
pub fn day_of(text: &str) -> Option<NaiveDate> {
    let month: Month = text.get(..7)?.parse().ok()?;
    let day = text.get(7..)?.strip_prefix('-')?;
    // A number may be read with a plus sign, which no day has.
    if day.len() != 2 || day.starts_with('+') {
        return None;
    }
    NaiveDate::from_ymd_opt(month.year(), month.number(), day.parse().ok()?)
}

fn year_of(text: &str) -> Result<i32, NotAPeriod> {
    let year: i32 = text.parse().map_err(|_| NotAPeriod)?;
    (text.len() == 4 && (1800..=2200).contains(&year))
        .then_some(year)
        .ok_or(NotAPeriod)
}

fn ordered_months(text: &str) -> Result<(Month, Month), NotAPeriod> {
    let (from, to) = text.split_once('/').ok_or(NotAPeriod)?;
    let (from, to) = (from.parse()?, to.parse()?);
    if from <= to {
        Ok((from, to))
    } else {
        Err(NotAPeriod)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_survives_a_round_trip() {
        for text in [
            "2019-06-14",
            "2020-06",
            "2019",
            "FY2019/20",
            "FY1999/00",
            "YTD 2020-04/2021-01",
            "2020-03/2020-07",
            "2017/2018",
        ] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn malformed_periods_are_refused() {
        for text in [
            "",
            "June 2020",
            "FY2019/21",
            "2020-06-31",
            "2020-08/2020-03",
            "YTD 2020",
            "20",
            "2020-6",
            "2018-12-+4",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_financial_year_runs_from_april_to_march() {
        let year: Period = "FY2019/20".parse().unwrap();
        assert_eq!(year.start().to_string(), "2019-04-01");
        assert_eq!(year.end().to_string(), "2020-03-31");
    }
}
