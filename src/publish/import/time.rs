//! The time of a row, from its `time_period` and `time_identifier` by the rule of its source.
//!
//! Identifiers are those of the department's open data standards. A row whose identifier the rule
//! cannot mean is refused, so that a month or a calendar year never passes for a financial year.

use crate::data::month::Month;
use crate::data::period::{Period, day_of};
use crate::data::words::Word;

/// The first year of a release that is read; earlier ones are misprints such as `1819` for 2018/19.
const FIRST_YEAR: i32 = 1970;
/// The last.
const LAST_YEAR: i32 = 2100;

/// Period that the rows of a source are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PeriodRule {
    /// 31 March of the year.
    #[default]
    March,
    /// The year to 31 March.
    ToMarch,
    /// 30 September of the year.
    September,
    /// The year to 30 September.
    ToSeptember,
    /// 30 June of the year.
    MidYear,
    /// 1 January of the year.
    January,
    /// 31 August of the year.
    August,
    /// January to December of the year.
    CalendarYear,
    /// September of one year to August of the next.
    AcademicYear,
    /// The month that the row names.
    Month,
    /// The quarter of a calendar or financial year that the row names.
    Quarter,
}

impl Word for PeriodRule {
    const ALL: &'static [Self] = &[
        Self::March,
        Self::ToMarch,
        Self::September,
        Self::ToSeptember,
        Self::MidYear,
        Self::January,
        Self::August,
        Self::CalendarYear,
        Self::AcademicYear,
        Self::Month,
        Self::Quarter,
    ];
    const CODES: &'static [&'static str] = &[
        "31-march",
        "year-to-march",
        "30-september",
        "year-to-september",
        "mid-year",
        "1-january",
        "31-august",
        "calendar-year",
        "academic-year",
        "month",
        "quarter",
    ];
}

/// Error in the time of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TimeFault {
    /// The rule cannot mean the identifier.
    Identifier,
    /// The year is not one; with what is expected.
    Year(&'static str),
}

/// An identifier of the open data standards. Weeks and terms are none that a rule can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Identifier {
    ReportingYear,
    CalendarYear,
    /// April to March; the tax year begins five days later.
    FinancialYear,
    AcademicYear,
    /// January is 1.
    Month(u32),
    /// Quarter of a calendar year, the first is 1.
    CalendarQuarter(u32),
    /// Quarter of a financial year, the first is 1.
    FinancialQuarter(u32),
}

/// A year as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Year {
    /// `2024`.
    Single(i32),
    /// `202324` for 2023/24: the first of the two.
    Split(i32),
}

const SINGLE: &str = "four digits, such as 2024";
const SPLIT: &str = "six digits for a year that spans two, such as 202324 for 2023/24";
const EITHER: &str =
    "a year from 1970 to 2100 in four digits, such as 2024, or in six, such as 202324 for 2023/24";

impl PeriodRule {
    /// The time of a row.
    pub(super) fn read(self, year: &str, identifier: &str) -> Result<Period, TimeFault> {
        let identifier = identified(identifier)
            .filter(|identifier| self.can_mean(*identifier))
            .ok_or(TimeFault::Identifier)?;
        let year = written_year(year).ok_or(TimeFault::Year(EITHER))?;
        let fault = TimeFault::Year(match year {
            Year::Single(_) => SPLIT,
            Year::Split(_) => SINGLE,
        });
        let period = match identifier {
            Identifier::ReportingYear => self.ending_year(year).and_then(|year| self.in_year(year)),
            Identifier::CalendarYear => match year {
                Year::Single(year) => self.in_year(year),
                Year::Split(_) => None,
            },
            Identifier::FinancialYear | Identifier::AcademicYear => match year {
                Year::Split(first) => self.in_year(first + 1),
                Year::Single(_) => None,
            },
            Identifier::Month(month) => match year {
                Year::Single(year) => Month::new(year, month).map(Period::Month),
                Year::Split(_) => None,
            },
            Identifier::CalendarQuarter(quarter) => match year {
                Year::Single(year) => three_months(year, 1, quarter),
                Year::Split(_) => None,
            },
            Identifier::FinancialQuarter(quarter) => match year {
                Year::Split(first) => three_months(first, 4, quarter),
                Year::Single(_) => None,
            },
        };
        period.ok_or(fault)
    }

    /// Identifiers that the rule accepts, for messages.
    pub(super) fn identifiers(self) -> &'static str {
        match self {
            Self::March | Self::ToMarch => "Reporting year, Financial year or Tax year",
            Self::September | Self::ToSeptember => "Reporting year",
            Self::MidYear | Self::January | Self::CalendarYear => "Reporting year or Calendar year",
            Self::August | Self::AcademicYear => "Reporting year or Academic year",
            Self::Month => "the name of a month, such as January",
            Self::Quarter => "a quarter, such as Calendar year Q1 or Financial year Q1",
        }
    }

    fn can_mean(self, identifier: Identifier) -> bool {
        match identifier {
            Identifier::ReportingYear => !matches!(self, Self::Month | Self::Quarter),
            Identifier::CalendarYear => {
                matches!(self, Self::MidYear | Self::January | Self::CalendarYear)
            }
            Identifier::FinancialYear => matches!(self, Self::March | Self::ToMarch),
            Identifier::AcademicYear => matches!(self, Self::August | Self::AcademicYear),
            Identifier::Month(_) => self == Self::Month,
            Identifier::CalendarQuarter(_) | Identifier::FinancialQuarter(_) => {
                self == Self::Quarter
            }
        }
    }

    /// The year in which a reporting year ends. Days within a split year could lie in either half
    /// of it, except at its end.
    fn ending_year(self, year: Year) -> Option<i32> {
        match (year, self) {
            (Year::Single(year), _) => Some(year),
            (
                Year::Split(first),
                Self::March | Self::ToMarch | Self::ToSeptember | Self::August | Self::AcademicYear,
            ) => Some(first + 1),
            (Year::Split(_), _) => None,
        }
    }

    /// Period of a year; the year in which it ends, if it spans two.
    fn in_year(self, year: i32) -> Option<Period> {
        let day = |rest: &str| day_of(&format!("{year}-{rest}")).map(Period::Day);
        let year_to = |month: u32| {
            let to = Month::new(year, month)?;
            Some(Period::Span {
                from: to.plus(-11),
                to,
            })
        };
        match self {
            Self::March => day("03-31"),
            Self::September => day("09-30"),
            Self::MidYear => day("06-30"),
            Self::January => day("01-01"),
            Self::August => day("08-31"),
            Self::ToMarch => Some(Period::FinancialYear(year - 1)),
            Self::ToSeptember => year_to(9),
            Self::AcademicYear => year_to(8),
            Self::CalendarYear => Some(Period::Year(year)),
            Self::Month | Self::Quarter => None,
        }
    }
}

fn three_months(year: i32, first_month: u32, quarter: u32) -> Option<Period> {
    let start = Month::new(year, first_month)?;
    let from = start.plus(i32::try_from(3 * (quarter - 1)).ok()?);
    Some(Period::Span {
        from,
        to: from.plus(2),
    })
}

fn identified(text: &str) -> Option<Identifier> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_lowercase();
    if let Some((year, quarter)) = text.rsplit_once(" q") {
        let quarter = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
        return match year {
            "calendar year" => Some(Identifier::CalendarQuarter(quarter)),
            "financial year" | "tax year" => Some(Identifier::FinancialQuarter(quarter)),
            _ => None,
        };
    }
    match text.as_str() {
        "reporting year" => Some(Identifier::ReportingYear),
        "calendar year" => Some(Identifier::CalendarYear),
        "financial year" | "tax year" => Some(Identifier::FinancialYear),
        "academic year" => Some(Identifier::AcademicYear),
        month => {
            let at = MONTHS.iter().position(|name| *name == month)?;
            u32::try_from(at + 1).ok().map(Identifier::Month)
        }
    }
}

fn written_year(text: &str) -> Option<Year> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is_year = |year: &i32| (FIRST_YEAR..=LAST_YEAR).contains(year);
    match text.len() {
        4 => text.parse().ok().filter(is_year).map(Year::Single),
        6 => {
            let first: i32 = text.get(..4)?.parse().ok().filter(is_year)?;
            let second: i32 = text.get(4..)?.parse().ok()?;
            (second == (first + 1) % 100).then_some(Year::Split(first))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rule: PeriodRule, year: &str, identifier: &str) -> Option<String> {
        rule.read(year, identifier)
            .ok()
            .map(|period| period.to_string())
    }

    #[test]
    fn each_rule_reads_the_years_that_it_can_mean() {
        for (rule, year, identifier, expected) in [
            (PeriodRule::March, "2024", "Reporting year", "2024-03-31"),
            (PeriodRule::March, "202324", "Financial year", "2024-03-31"),
            (PeriodRule::March, "202324", "Reporting year", "2024-03-31"),
            (PeriodRule::ToMarch, "2024", "Reporting year", "FY2023/24"),
            (PeriodRule::ToMarch, "202324", "Financial year", "FY2023/24"),
            (PeriodRule::ToMarch, "199900", "Tax year", "FY1999/00"),
            (
                PeriodRule::September,
                "2024",
                "Reporting year",
                "2024-09-30",
            ),
            (
                PeriodRule::ToSeptember,
                "202324",
                "Reporting year",
                "2023-10/2024-09",
            ),
            (PeriodRule::MidYear, "2024", "Calendar year", "2024-06-30"),
            (PeriodRule::January, "2024", "Calendar year", "2024-01-01"),
            (PeriodRule::August, "202324", "Academic year", "2024-08-31"),
            (PeriodRule::CalendarYear, "2024", "Calendar year", "2024"),
            (
                PeriodRule::AcademicYear,
                "202324",
                "Academic year",
                "2023-09/2024-08",
            ),
            (PeriodRule::Month, "2024", "January", "2024-01"),
            (
                PeriodRule::Quarter,
                "2024",
                "Calendar year Q2",
                "2024-04/2024-06",
            ),
            (
                PeriodRule::Quarter,
                "202324",
                "Financial year Q4",
                "2024-01/2024-03",
            ),
        ] {
            let found = read(rule, year, identifier);
            assert_eq!(found.as_deref(), Some(expected), "{year} {identifier}");
        }
    }

    #[test]
    fn an_identifier_that_the_rule_cannot_mean_is_refused() {
        for (rule, identifier) in [
            (PeriodRule::March, "January"),
            (PeriodRule::March, "Calendar year"),
            (PeriodRule::ToMarch, "Calendar year"),
            (PeriodRule::ToMarch, "Academic year"),
            (PeriodRule::ToMarch, "Autumn term"),
            (PeriodRule::ToMarch, "Financial year Q1"),
            (PeriodRule::CalendarYear, "Week 1"),
            (PeriodRule::Month, "Reporting year"),
            (PeriodRule::AcademicYear, "Academic year Q1"),
            (PeriodRule::March, ""),
        ] {
            let found = rule.read("2024", identifier);
            assert_eq!(found, Err(TimeFault::Identifier), "{identifier}");
        }
    }

    #[test]
    fn a_year_that_is_none_or_in_the_wrong_form_is_refused() {
        for (rule, year, identifier) in [
            (PeriodRule::March, "201720", "Reporting year"),
            (PeriodRule::March, "1819", "Reporting year"),
            (PeriodRule::March, "99999", "Reporting year"),
            (PeriodRule::March, "2023/24", "Reporting year"),
            (PeriodRule::March, "-2024", "Reporting year"),
            (PeriodRule::ToMarch, "2024", "Financial year"),
            (PeriodRule::CalendarYear, "202324", "Calendar year"),
            (PeriodRule::September, "202324", "Reporting year"),
            (PeriodRule::AcademicYear, "2024", "Academic year"),
            (PeriodRule::Quarter, "2024", "Financial year Q1"),
        ] {
            let found = rule.read(year, identifier);
            assert!(
                matches!(found, Err(TimeFault::Year(_))),
                "{year}: {found:?}"
            );
        }
    }
}
