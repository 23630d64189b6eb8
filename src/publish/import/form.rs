//! The two forms in which the department publishes yearly figures, and the columns that each has.
//!
//! The open data standards give a row for each area and time, with a column for each measure. The
//! data of the Local Authority Interactive Tool are long: a row for each measure, area and year,
//! with the short name of the measure in one column and its value in another.

use super::cell::{self, Cell};

/// Form of a file, which decides the columns that it is read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The department's open data standards.
    OpenData,
    /// The long form of the Local Authority Interactive Tool.
    Tool,
}

/// Column by which the header of a file of the open data standards is recognised.
const TIME_PERIOD: &str = "time_period";
/// Column of measures, by which the header of the tool's file is recognised.
const MEASURE: &str = "Short Desc";
/// Identifier of the time of a row without one: the year in which it ends.
pub(super) const REPORTING_YEAR: &str = "Reporting year";

impl Form {
    /// Form of the file with this header; `None` if it is no header of either.
    pub(super) fn of<'a>(header: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        header.into_iter().find_map(|column| match column {
            TIME_PERIOD => Some(Self::OpenData),
            MEASURE => Some(Self::Tool),
            _ => None,
        })
    }

    /// Columns that every file of the form has.
    pub(super) fn needed(self) -> [&'static str; 3] {
        match self {
            Self::OpenData => [TIME_PERIOD, "time_identifier", "geographic_level"],
            Self::Tool => [MEASURE, self.time(), self.area()],
        }
    }

    /// Column of years.
    pub(super) fn time(self) -> &'static str {
        match self {
            Self::OpenData => TIME_PERIOD,
            Self::Tool => "Years",
        }
    }

    /// Column that tells areas apart first.
    pub(super) fn area(self) -> &'static str {
        match self {
            Self::OpenData => "geographic_level",
            Self::Tool => "LA Number",
        }
    }

    /// Column that names the sort of time; `None` where every row is about a year.
    pub(super) fn identifier(self) -> Option<&'static str> {
        match self {
            Self::OpenData => Some("time_identifier"),
            Self::Tool => None,
        }
    }

    /// Areas of some rows, for messages.
    pub(super) fn areas(self, cells: &str) -> String {
        match self {
            Self::OpenData => format!("rows that meet them are of the level {cells}"),
            Self::Tool => format!("rows that meet them are of LA Number {cells}"),
        }
    }

    /// Reads a cell with a number.
    ///
    /// # Errors
    /// Expected value and advice on how to correct the cell.
    pub(super) fn read(self, text: &str) -> Result<Cell, String> {
        match self {
            Self::OpenData => cell::read(text),
            Self::Tool => cell::read_long(text),
        }
    }
}
