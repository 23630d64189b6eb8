//! The years that a date of the content may lie in. A slip such as 1820 or 2202 for 2020 would
//! stretch every chart over centuries.
//!
//! Nothing that is published here was counted before 1990: the Children Act 1989, on whose terms
//! all of it is counted, came into force in 1991. Plans reach ahead, but not thirty years beyond
//! the edition. The edition counts and not today, so that the same content passes on any day.

use chrono::{Datelike, NaiveDate};

use crate::data::month::Month;
use crate::data::period::Period;
use crate::publish::table::{Problems, Row};

const FIRST_YEAR: i32 = 1990;
/// Years after the edition that a date may lie in.
const YEARS_AHEAD: i32 = 30;
/// Latest year accepted if the edition is not known, and for an edition itself.
const LAST_YEAR: i32 = 2100;

/// The first and last year that a date may lie in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dates {
    last: i32,
}

impl Dates {
    /// Dates that an edition may contain.
    pub(crate) fn of_edition(edition: Option<NaiveDate>) -> Self {
        let last = edition.map_or(LAST_YEAR, |day| day.year() + YEARS_AHEAD);
        Self {
            last: last.min(LAST_YEAR),
        }
    }

    /// Notes a problem where a period reaches beyond these years.
    pub(crate) fn check_period(
        self,
        row: &Row<'_>,
        column: &str,
        period: Period,
        problems: &mut Problems,
    ) {
        let (from, to) = period.months();
        self.check_years(row, column, (from.year(), to.year()), problems);
    }

    /// Notes a problem for a month beyond these years.
    pub(crate) fn check_month(
        self,
        row: &Row<'_>,
        column: &str,
        month: Month,
        problems: &mut Problems,
    ) {
        self.check_years(row, column, (month.year(), month.year()), problems);
    }

    /// Notes a problem for a day beyond these years.
    pub(crate) fn check_day(
        self,
        row: &Row<'_>,
        column: &str,
        day: NaiveDate,
        problems: &mut Problems,
    ) {
        self.check_years(row, column, (day.year(), day.year()), problems);
    }

    fn check_years(
        self,
        row: &Row<'_>,
        column: &str,
        (from, to): (i32, i32),
        problems: &mut Problems,
    ) {
        if from < FIRST_YEAR || to > self.last {
            let expected = format!(
                "a time within {FIRST_YEAR} to {}, which is at most {YEARS_AHEAD} years after the \
                 edition_date of site.csv",
                self.last
            );
            row.problem(column, expected, problems);
        }
    }
}
