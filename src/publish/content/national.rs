//! The tables of national statistics: releases, where in them each figure stands, the figures
//! that `candour import` wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::data::catalog::{Area, Report};
use crate::data::figure::Quantity;
use crate::data::period::Period;
use crate::data::wire::WirePlace;
use crate::data::words::{Absence, AreaKind, Dating, Qualifier, ReportKind, Status, Unit};
use crate::publish::import::{
    MEMBER_COLUMNS, MEMBERS, OBSERVATION_COLUMNS, OBSERVATIONS, SOURCE_COLUMNS, SOURCES,
    filter_conditions,
};
use crate::publish::table::{Problems, Row};

use super::catalog::{Catalog, each};
use super::rows::{GapRow, ObservationRow, Subject};
use super::{doubt, sense};

const RELEASES: &[&str] = &["id", "title", "short_title", "about", "file_version"];

/// The statistical releases, as sources that figures can point to.
pub(super) fn releases(dir: &Path, problems: &mut Problems) -> Vec<Report> {
    each(
        dir,
        "national/releases.csv",
        RELEASES,
        problems,
        |row, problems| {
            if crate::data::period::day_of(row.text("file_version")).is_none() {
                row.problem(
                    "file_version",
                    "the day of the files, such as 2026-04-27",
                    problems,
                );
            }
            Report {
                id: row.required("id", problems),
                kind: ReportKind::Release,
                title: row.required("title", problems),
                short_title: row.required("short_title", problems),
                date: row.text("file_version").to_owned(),
                date_inferred: false,
                is_whole: false,
                areas: Vec::new(),
                about: row.required("about", problems),
                covers_from: String::new(),
                covers_to: String::new(),
                n_figures: 0,
                n_targets: 0,
            }
        },
    )
}

/// Where a figure of an indicator stands: indicator and breakdown to release, place, and whether
/// it is worked out.
#[derive(Debug, Default)]
pub(super) struct Sources(BTreeMap<(String, String), (String, String, bool)>);

/// The ids that a source of figures names.
pub(super) struct Named {
    pub(super) indicators: Vec<String>,
    pub(super) breakdowns: Vec<String>,
    pub(super) releases: Vec<String>,
}

/// The places in the releases that figures come from, and which figures those are.
pub(super) fn sources(
    dir: &Path,
    known: &Named,
    problems: &mut Problems,
) -> (Vec<WirePlace>, Sources) {
    let (mut places, mut sources) = (Vec::new(), Sources::default());
    each(dir, SOURCES, SOURCE_COLUMNS, problems, |row, problems| {
        row.known("release", &known.releases, "a release", problems);
        row.known_or_empty("indicator", &known.indicators, "an indicator", problems);
        row.known_or_empty("breakdown", &known.breakdowns, "a breakdown", problems);
        let key = (
            row.required("indicator", problems),
            row.text("breakdown").to_owned(),
        );
        let id = [key.0.as_str(), key.1.as_str()]
            .join(".")
            .trim_end_matches('.')
            .to_owned();
        let is_worked_out = row.text("value") == "=";
        let at = (row.text("release").to_owned(), id.clone(), is_worked_out);
        if sources.0.insert(key, at).is_some() {
            row.problem(
                "indicator",
                "an indicator and breakdown that no other row has",
                problems,
            );
        }
        places.push(WirePlace {
            report: row.text("release").to_owned(),
            id,
            section: told(row),
            number: String::new(),
            inferred: false,
            order: u32::try_from(places.len() + 1).unwrap_or(u32::MAX),
        });
    });
    (places, sources)
}

/// A place in a release in words: file, column, rows.
fn told(row: &Row<'_>) -> String {
    let column = match row.text("value") {
        "=" => format!(
            "column {}, for every 10,000 children",
            row.text("numerator")
        ),
        column => format!("column {column}"),
    };
    let rows = filter_conditions(row.text("filter")).unwrap_or_default();
    let rows: Vec<&str> = rows.iter().map(|test| test.value.as_str()).collect();
    let rows = if rows.is_empty() {
        String::new()
    } else {
        format!(", rows “{}”", rows.join("”, “"))
    };
    format!("file {}, {column}{rows}", row.text("file"))
}

/// The members of each group, in the order of the list.
pub(super) fn members(
    dir: &Path,
    areas: &[Area],
    problems: &mut Problems,
) -> BTreeMap<String, Vec<String>> {
    let ids: Vec<String> = areas.iter().map(|area| area.id.clone()).collect();
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    each(dir, MEMBERS, MEMBER_COLUMNS, problems, |row, problems| {
        row.known("group", &ids, "an area", problems);
        row.known("member", &ids, "an area", problems);
        let (group, member) = (row.text("group"), row.text("member"));
        let is_group = |area: &&Area| area.id == group && area.kind == AreaKind::Neighbours;
        let of = areas.iter().find(is_group).map(|area| area.of.as_str());
        if group == member {
            row.problem("member", "an area other than the group itself", problems);
        } else if of == Some(member) {
            let expected = format!("an area other than {member}, whose neighbours these are");
            row.problem("member", expected, problems);
        } else if members
            .get(group)
            .is_some_and(|all| all.iter().any(|one| one == member))
        {
            row.problem("member", "each member of a group once", problems);
        }
        members
            .entry(row.text("group").to_owned())
            .or_default()
            .push(row.text("member").to_owned());
    });
    members
}

/// Notes a problem for every group of neighbours that has neither members nor figures.
pub(super) fn check_groups(
    areas: &[Area],
    observations: &[ObservationRow],
    problems: &mut Problems,
) {
    let groups = areas
        .iter()
        .filter(|area| area.kind == AreaKind::Neighbours && area.members.is_empty());
    for group in groups {
        if !observations.iter().any(|row| row.subject.area == group.id) {
            problems.whole(
                MEMBERS,
                format!("no member of {}", group.id),
                "a row for each member of this group of areas.csv, as it has no figures either",
            );
        }
    }
}

/// The figures and, where a symbol stands instead of a number, the gaps.
pub(super) fn figures(
    dir: &Path,
    sources: &Sources,
    catalog: &Catalog,
    problems: &mut Problems,
) -> (Vec<ObservationRow>, Vec<GapRow>) {
    let area_ids = catalog.area_ids();
    let areas: BTreeSet<&str> = area_ids.iter().map(String::as_str).collect();
    let of_unit = |unit: Unit| -> BTreeSet<&str> {
        let indicators = catalog.indicators.iter().map(|(indicator, _)| indicator);
        let indicators = indicators.filter(|indicator| indicator.unit == unit);
        indicators.map(|indicator| indicator.id.as_str()).collect()
    };
    let (percentages, rates) = (of_unit(Unit::Percent), of_unit(Unit::Rate));
    // A figure without its source is not to blame for a mistake in the table of sources.
    let is_source_wrong = problems.has_any_in(SOURCES) || problems.has_unread_table();
    let (mut observations, mut gaps) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    each(
        dir,
        OBSERVATIONS,
        OBSERVATION_COLUMNS,
        problems,
        |row, problems| {
            let key = (
                row.text("indicator").to_owned(),
                row.text("breakdown").to_owned(),
            );
            let Some((release, place, is_worked_out)) = sources.0.get(&key) else {
                if !is_source_wrong {
                    let expected = "an indicator and breakdown of national/sources.csv";
                    row.problem("indicator", expected, problems);
                }
                return;
            };
            if !areas.contains(row.text("area")) {
                row.known("area", &area_ids, "an area", problems);
            }
            let expected = "a period such as 2025-03-31 or FY2024/25";
            let Some(period) = row.parsed::<Period>("period", expected, problems) else {
                return;
            };
            catalog
                .dates()
                .check_period(row, "period", period, problems);
            if !seen
                .insert([key.0.as_str(), &key.1, row.text("area"), row.text("period")].join("\n"))
            {
                row.problem(
                    "period",
                    "a period that no other row of this area has",
                    problems,
                );
            }
            let subject = Subject {
                indicator: key.0,
                area: row.text("area").to_owned(),
                breakdown: key.1,
                report: release.clone(),
                place: place.clone(),
            };
            let [value, numerator, denominator] =
                ["value", "numerator", "denominator"].map(|column| row.number(column, problems));
            if value.is_some_and(|value| value > 100.0)
                && percentages.contains(row.text("indicator"))
            {
                let expected = "at most 100, since its indicator counts per cent";
                row.problem("value", expected, problems);
            }
            if rates.contains(row.text("indicator")) {
                sense::national_parts(row, value, numerator.zip(denominator), problems);
            }
            if value.is_none() {
                // A value that is no number is a problem already.
                if row.text("value").is_empty() {
                    gaps.push(withheld(row, subject, period, problems));
                }
                return;
            }
            observations.push(ObservationRow {
                id: String::new(),
                subject,
                period,
                quantity: Quantity {
                    value,
                    lower: None,
                    upper: None,
                    qualifier: Qualifier::Exact,
                },
                numerator,
                denominator,
                status: if *is_worked_out {
                    Status::Derived
                } else {
                    Status::Printed
                },
                dating: Dating::Printed,
                printed: String::new(),
                note: String::new(),
            });
        },
    );
    doubt::mark(&mut observations);
    (observations, gaps)
}

/// The gap of a row without a value.
fn withheld(row: &Row<'_>, subject: Subject, period: Period, problems: &mut Problems) -> GapRow {
    if !row.text("numerator").is_empty() {
        row.problem("numerator", "nothing where the value is withheld", problems);
    }
    let (from, to) = period.months();
    GapRow {
        subject,
        from,
        to,
        absence: absence(row, problems),
        note: String::new(),
    }
}

/// Why there is no number, by the symbol of the department.
fn absence(row: &Row<'_>, problems: &mut Problems) -> Absence {
    match row.text("symbol") {
        "c" => Absence::Suppressed,
        "k" | "low" => Absence::RoundsToZero,
        "u" => Absence::Unreliable,
        "x" => Absence::Unavailable,
        "z" => Absence::NotApplicable,
        _ => {
            row.problem(
                "symbol",
                "c, k, low, u, x or z where there is no value",
                problems,
            );
            Absence::Unavailable
        }
    }
}
