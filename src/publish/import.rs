//! National statistics into content tables: reads the files of the statistical releases, picks
//! what `content/national/sources.csv` names, and writes `national/observations.csv` and
//! `members.csv`. Nothing is written where anything is wrong; running it twice changes nothing.

mod members;
mod pick;
mod raw;

use std::io;
use std::path::Path;

use super::table::{Problem, Problems, Table};

pub use pick::PeriodRule;

/// Where the tables that the command writes lie in the content folder.
pub const OBSERVATIONS: &str = "national/observations.csv";
/// The members of each group of areas.
pub const MEMBERS: &str = "members.csv";
/// Which figures are picked, by hand.
pub const SOURCES: &str = "national/sources.csv";

/// The columns of [`OBSERVATIONS`].
pub const OBSERVATION_COLUMNS: &[&str] = &[
    "indicator",
    "breakdown",
    "area",
    "period",
    "value",
    "numerator",
    "denominator",
    "symbol",
];
/// The columns of [`MEMBERS`].
pub const MEMBER_COLUMNS: &[&str] = &["group", "member", "closeness"];
/// The columns of [`SOURCES`].
pub const SOURCE_COLUMNS: &[&str] = &[
    "indicator",
    "breakdown",
    "release",
    "file",
    "filter",
    "value",
    "numerator",
    "denominator",
    "period",
];

/// What was picked for one row of [`SOURCES`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Indicator and breakdown.
    pub what: String,
    /// Rows with a number.
    pub n_numbers: usize,
    /// Rows with a symbol instead.
    pub n_symbols: usize,
    /// First and last period.
    pub periods: String,
    /// Printed shares that their own numerator and denominator do not bear out.
    pub doubts: Vec<String>,
}

/// An area as the releases know it.
#[derive(Debug, Clone)]
struct Place {
    id: String,
    /// Code of the Office for National Statistics.
    code: String,
    /// The department's three digits.
    la_code: String,
}

/// Reads the releases in `from` and writes the tables in `content`.
///
/// # Errors
/// Every mistake in the tables and the files; nothing is then written.
pub fn import(from: &Path, content: &Path) -> Result<Vec<Picked>, Vec<Problem>> {
    let mut problems = Problems::default();
    let areas = Table::read(
        content,
        "areas.csv",
        super::content::AREA_COLUMNS,
        &mut problems,
    );
    let places: Vec<Place> = areas
        .rows()
        .map(|row| Place {
            id: row.text("id").to_owned(),
            code: row.text("code").to_owned(),
            la_code: row.text("la_code").to_owned(),
        })
        .collect();
    let members = members::read(from, &places, &mut problems);
    let sources = Table::read(content, SOURCES, SOURCE_COLUMNS, &mut problems);
    let (rows, picked) = pick::all(from, &sources, &places, &mut problems);
    if !problems.0.is_empty() {
        return Err(problems.0);
    }
    let written = write(&content.join(OBSERVATIONS), OBSERVATION_COLUMNS, &rows)
        .and_then(|()| write(&content.join(MEMBERS), MEMBER_COLUMNS, &members));
    written.map_err(|error| {
        vec![raw::problem(
            OBSERVATIONS,
            0,
            "",
            &error.to_string(),
            "a file that can be written",
        )]
    })?;
    Ok(picked)
}

fn write(path: &Path, header: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().from_path(path)?;
    table.write_record(header)?;
    for row in rows {
        table.write_record(row)?;
    }
    table.flush()
}
