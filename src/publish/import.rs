//! National statistics become content tables: `candour import` reads the files of the statistical
//! releases, picks what `content/national/sources.csv` names, and writes
//! `national/observations.csv` and the members of groups of neighbours in `members.csv`.
//!
//! A file that could be misread stops the import, with file, row and column. Nothing is written
//! unless the content passes `check` with the new tables, both are replaced together, and running
//! it twice changes nothing.
//!
//! Groups of neighbours: an area of kind `neighbours` whose `of` names a council and whose
//! `vintage` ends with 2021 or 2025 gets the members of the department's list of that year. Other
//! groups, and those with a member without `closeness`, are left to the people who chose them.

mod areas;
mod cell;
mod figures;
mod findings;
mod form;
mod losses;
mod members;
mod model;
mod population;
mod raw;
mod release;
mod save;
mod time;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::data::words::{Unit, Word};

use super::content::pending;
use super::table::{Problem, Problems, Table};
use crate::publish::content::tables::national_tables::{
    MEMBER_COLUMNS, MEMBERS, OBSERVATION_COLUMNS, OBSERVATIONS, SOURCE_COLUMNS, SOURCES,
};
use areas::Area;
use figures::Context;
use findings::{At, Findings};
use model::POPULATION;
use population::Population;
use raw::RawFile;
use release::Release;
use save::journal::Journal;

pub use model::Picked;
pub use time::PeriodRule;

/// The file that [`POPULATION`] is taken from.
const POPULATION_FILE: &str = "ons_mid-year_population_estimates_2012_to_2024.csv";

/// The result of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The figures of each row of `SOURCES`.
    pub picked: Vec<Picked>,
    /// Peculiarities of the files that a publisher should know, one line each.
    pub notes: Vec<String>,
}

/// The tables of the content that an import needs.
#[derive(Debug)]
struct Content {
    areas: Vec<Area>,
    units: BTreeMap<String, Option<Unit>>,
    home: Vec<String>,
    sources: Table,
}

impl Content {
    fn read(dir: &Path, problems: &mut Problems) -> Self {
        let areas = Table::read(dir, "areas.csv", super::content::AREA_COLUMNS, problems);
        let columns = super::content::INDICATOR_COLUMNS;
        let indicators = Table::read(dir, "indicators.csv", columns, problems);
        let units = indicators.rows().map(|row| {
            let unit = Unit::from_code(row.text("unit"));
            (row.text("id").to_owned(), unit)
        });
        let site = Table::read(dir, "site.csv", &["key", "value"], problems);
        let home = site.rows().find(|row| row.text("key") == "home_areas");
        let content = Self {
            areas: areas.rows().map(|row| Area::read(&row)).collect(),
            units: units.collect(),
            home: home.map(|row| row.list("value")).unwrap_or_default(),
            sources: Table::read(dir, SOURCES, SOURCE_COLUMNS, problems),
        };
        let ids: Vec<String> = content.units.keys().cloned().collect();
        for row in content.sources.rows() {
            row.known("indicator", &ids, "an indicator", problems);
            if !raw::is_within_folder(row.text("file")) {
                let expected = "the name of a file within the folder of the releases";
                row.problem("file", expected, problems);
            }
        }
        content
    }
}

/// Reads the releases in `from` and writes the tables in `content`.
///
/// # Errors
/// Every mistake in the tables and the files; nothing is then written.
pub fn import(from: &Path, content: &Path) -> Result<Imported, Vec<Problem>> {
    let mut journal = Journal::open(content, &[OBSERVATIONS, MEMBERS]).map_err(|error| {
        let expected = "a folder in which one import at a time replaces the tables";
        vec![findings::problem(
            pending::FILE,
            0,
            "",
            &error.to_string(),
            expected,
        )]
    })?;
    let mut findings = Findings::default();
    let tables = Content::read(content, &mut findings.problems);
    if findings.has_faults() {
        return Err(findings.into_problems());
    }
    let members = members::all(from, content, &tables.areas, &mut findings);
    let (rows, picked) = pick(from, &tables, &mut findings);
    if !findings.has_faults() {
        losses::check(content, &tables.areas, &rows, &mut findings);
    }
    if findings.has_faults() {
        return Err(findings.into_problems());
    }
    let outputs = save::table(OBSERVATIONS, OBSERVATION_COLUMNS, &rows)
        .and_then(|first| Ok([first, save::table(MEMBERS, MEMBER_COLUMNS, &members)?]))
        .map_err(|error| {
            let expected = "a table that can be written";
            vec![findings::problem(
                OBSERVATIONS,
                0,
                "",
                &error.to_string(),
                expected,
            )]
        })?;
    save::replace(content, &outputs, &mut journal)?;
    let mut notes = findings.notes();
    if !journal.completed.is_empty() {
        let tables = journal.completed.join(" and ");
        notes.push(format!(
            "An earlier import was cut off; {tables} was completed first."
        ));
    }
    Ok(Imported { picked, notes })
}

/// Rows of the table of observations, with the selection made for each source.
fn pick(from: &Path, tables: &Content, findings: &mut Findings) -> (Vec<Vec<String>>, Vec<Picked>) {
    let releases = read_releases(from, tables, findings);
    let are_read = !findings.has_faults();
    let population = population(&releases, tables, findings);
    let context = Context {
        areas: &tables.areas,
        units: &tables.units,
        population: &population,
    };
    let (mut rows, mut picked) = (Vec::new(), Vec::new());
    for source in tables.sources.rows() {
        if let Some(release) = releases.get(source.text("file")) {
            let (found, summary) = figures::figures(source, release, &context, findings);
            rows.extend(found);
            picked.push(summary);
        }
    }
    let with_figures: Option<BTreeSet<&str>> = if !findings.has_faults() {
        Some(
            rows.iter()
                .filter_map(|row| row.get(2).map(String::as_str))
                .collect(),
        )
    } else if are_read {
        // Figures are missing for reasons that are named already, but not the rows of areas.
        let with_rows = releases.values().flat_map(Release::areas);
        let areas = with_rows.filter_map(|at| tables.areas.get(at));
        Some(areas.map(|area| area.id.as_str()).collect())
    } else {
        None
    };
    if let Some(with_figures) = with_figures.filter(|_| !releases.is_empty()) {
        let files: Vec<&RawFile> = releases.values().map(|release| &release.file).collect();
        report_areas_without_figures(tables, &with_figures, &files, findings);
    }
    (rows, picked)
}

/// Every file that a source names or needs, read once.
fn read_releases(
    from: &Path,
    tables: &Content,
    findings: &mut Findings,
) -> BTreeMap<String, Release> {
    let sources = || tables.sources.rows();
    let mut names: BTreeSet<&str> = sources().map(|row| row.text("file")).collect();
    if sources().any(|row| row.text("denominator") == POPULATION) {
        names.insert(POPULATION_FILE);
    }
    let releases = names.into_iter().filter_map(|name| {
        let release = Release::read(from, name, &tables.areas, findings)?;
        Some((name.to_owned(), release))
    });
    releases.collect()
}

/// The children of each area and year, if a source needs them.
fn population(
    releases: &BTreeMap<String, Release>,
    tables: &Content,
    findings: &mut Findings,
) -> Population {
    let is_needed = tables
        .sources
        .rows()
        .any(|row| row.text("denominator") == POPULATION);
    let release = releases.get(POPULATION_FILE).filter(|_| is_needed);
    release.map_or_else(Population::new, |release| {
        population::read(release, &tables.areas, findings)
    })
}

/// Names the areas without figures; one of the home areas is a fault.
fn report_areas_without_figures(
    tables: &Content,
    with_figures: &BTreeSet<&str>,
    files: &[&RawFile],
    findings: &mut Findings,
) {
    let without = tables
        .areas
        .iter()
        .filter(|area| area.is_in_releases() && !with_figures.contains(area.id.as_str()));
    let mut others = Vec::new();
    for area in without {
        let shown = format!("{} ({})", area.id, areas::reason(area, files));
        if tables.home.contains(&area.id) {
            let found = format!("no figure of {shown}");
            let expected = "figures of every home area of site.csv; see its codes in this table";
            findings.problems.whole("areas.csv", found, expected);
        } else {
            others.push(shown);
        }
    }
    if !others.is_empty() {
        let at = At {
            file: "areas.csv",
            line: 0,
            column: "",
        };
        let text = format!("areas without any figure: {}", others.join(", "));
        findings.note(at, &text, "");
    }
}
