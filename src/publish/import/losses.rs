//! Figures that the table has and the files no longer give. A file that was cut off loses its last
//! rows, which may be years or councils, and every row that is left looks right.
//!
//! A new edition may drop its oldest years when it adds one, which is noted. Anything else stops
//! the import.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::data::month::Month;
use crate::data::period::Period;
use crate::publish::content::tables::national_tables::{OBSERVATION_COLUMNS, OBSERVATIONS};
use crate::publish::table::{Problems, Table};

use super::areas::Area;
use super::findings::{At, Findings};

/// Area and last month of each figure, by indicator, breakdown and release.
type Figures = BTreeMap<[String; 3], BTreeSet<(String, Month)>>;

/// Compares the new rows with the table that they replace.
pub(super) fn check(content: &Path, areas: &[Area], rows: &[Vec<String>], findings: &mut Findings) {
    if !content.join(OBSERVATIONS).exists() {
        return;
    }
    let cell = |row: &Vec<String>, at: usize| row.get(at).cloned().unwrap_or_default();
    let new = figures(
        rows.iter()
            .map(|row| [0, 1, 8, 2, 3].map(|at| cell(row, at))),
    );
    // Faults of the old table do not matter, since it is replaced.
    let unreported = &mut Problems::default();
    let table = Table::read(content, OBSERVATIONS, OBSERVATION_COLUMNS, unreported);
    let columns = ["indicator", "breakdown", "release", "area", "period"];
    let old = figures(
        table
            .rows()
            .map(|row| columns.map(|column| row.text(column).to_owned())),
    );
    for (key, before) in &old {
        let [indicator, breakdown, _] = key;
        let Some(now) = new.get(key) else {
            continue;
        };
        let is_of_site = |id: &str| areas.iter().any(|area| area.id == id);
        let missing: Vec<&(String, Month)> = before
            .difference(now)
            .filter(|(area, _)| is_of_site(area))
            .collect();
        let latest =
            |figures: &BTreeSet<(String, Month)>| figures.iter().map(|(_, month)| *month).max();
        let Some((area, month)) = missing.first() else {
            continue;
        };
        let figures = if missing.len() == 1 {
            "figure"
        } else {
            "figures"
        };
        let what = format!("{indicator} {breakdown}");
        let found = format!(
            "{} {figures} of {} missing, first that of {area} to {month}",
            missing.len(),
            what.trim()
        );
        let at = At {
            file: OBSERVATIONS,
            line: 0,
            column: "",
        };
        if latest(now) > latest(before) {
            findings.note(at, &found, ", which the new edition no longer gives");
        } else {
            let expected = "every figure that the table has now; is a file cut off? If the \
                            release withdrew them, delete their rows from the table first";
            findings.fault(at, &found, expected);
        }
    }
}

fn figures(rows: impl Iterator<Item = [String; 5]>) -> Figures {
    let mut figures = Figures::new();
    for [indicator, breakdown, release, area, period] in rows {
        if let Ok(period) = period.parse::<Period>() {
            let of = figures.entry([indicator, breakdown, release]).or_default();
            of.insert((area, period.months().1));
        }
    }
    figures
}
