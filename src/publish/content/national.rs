//! The figures of national statistics that `candour import` wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::data::catalog::Area;
use crate::data::figure::Quantity;
use crate::data::period::Period;
use crate::data::words::{Absence, AreaKind, Dating, Qualifier, Status, Unit};
use crate::publish::table::{Problems, Row};

use super::catalog::Catalog;
use super::catalog::releases::Sources;
use super::rules::agreement::{self, Given};
use super::rules::{doubt, sense};
use super::tables::each_row::each;
use super::tables::national_tables::{MEMBERS, OBSERVATION_COLUMNS, OBSERVATIONS, SOURCES};
use super::tables::rows::{GapRow, ObservationRow, Subject};

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

/// The figures of the national statistics.
pub(super) struct National {
    /// One figure for each area and time.
    pub(super) observations: Vec<ObservationRow>,
    /// Gaps where a symbol replaces the number.
    pub(super) gaps: Vec<GapRow>,
    /// Sentence on the releases of each indicator, by its id.
    pub(super) releases: BTreeMap<String, String>,
}

/// Figures of the releases, each of the release that leads where several give it.
pub(super) fn figures(
    dir: &Path,
    sources: &Sources,
    catalog: &Catalog,
    problems: &mut Problems,
) -> National {
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
    let mut given = Given::default();
    let mut seen = BTreeSet::new();
    each(
        dir,
        OBSERVATIONS,
        OBSERVATION_COLUMNS,
        problems,
        |row, problems| {
            let key = ["indicator", "breakdown", "release"].map(|cell| row.text(cell).to_owned());
            let Some(table) = sources.get(&key) else {
                if !is_source_wrong {
                    report_source(row, sources, problems);
                }
                return;
            };
            let [indicator, breakdown, release] = key;
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
            if !seen.insert(
                [
                    &indicator,
                    &breakdown,
                    &release,
                    row.text("area"),
                    row.text("period"),
                ]
                .join("\n"),
            ) {
                row.problem(
                    "period",
                    "a period that no other row of this area and release has",
                    problems,
                );
            }
            let subject = Subject {
                indicator,
                area: row.text("area").to_owned(),
                breakdown,
                report: release,
                place: table.place.clone(),
            };
            if percentages.contains(row.text("indicator")) {
                check_percentage(row, problems);
            }
            if rates.contains(row.text("indicator")) {
                check_rate(row, problems);
            }
            if row.text("value").is_empty() {
                given.gaps.push(withheld(row, subject, period, problems));
            } else {
                let figure = figure(row, subject, period, table.is_calculated, problems);
                given.observations.extend(figure);
            }
        },
    );
    let (leading, others) = agreement::split(given, sources);
    let Given {
        mut observations,
        gaps,
    } = leading;
    doubt::mark(&mut observations);
    let releases = agreement::compare(&mut observations, &others, sources, catalog);
    National {
        observations,
        gaps,
        releases,
    }
}

/// Reports a row whose release is none of its indicator, or whose indicator has no source.
fn report_source(row: &Row<'_>, sources: &Sources, problems: &mut Problems) {
    let releases = sources.releases(row.text("indicator"), row.text("breakdown"));
    if releases.is_empty() {
        let expected = "an indicator and breakdown of national/sources.csv";
        row.problem("indicator", expected, problems);
    } else {
        let what = "a release that national/sources.csv names for this indicator";
        row.known("release", &releases, what, problems);
    }
}

fn check_percentage(row: &Row<'_>, problems: &mut Problems) {
    let value = row.number("value", &mut Problems::default());
    if value.is_some_and(|value| value > 100.0) {
        let expected = "at most 100, since its indicator counts per cent";
        row.problem("value", expected, problems);
    }
}

fn check_rate(row: &Row<'_>, problems: &mut Problems) {
    // Cells that are no numbers are reported where the figure is read.
    let number = |column| row.number(column, &mut Problems::default());
    let parts = number("numerator").zip(number("denominator"));
    sense::national_parts(row, number("value"), parts, problems);
}

/// The figure of a row; `None` where its value is no number.
fn figure(
    row: &Row<'_>,
    subject: Subject,
    period: Period,
    is_calculated: bool,
    problems: &mut Problems,
) -> Option<ObservationRow> {
    let [value, numerator, denominator] =
        ["value", "numerator", "denominator"].map(|column| row.number(column, problems));
    let status = if is_calculated {
        Status::Derived
    } else {
        Status::Printed
    };
    value.is_some().then(|| ObservationRow {
        numerator,
        denominator,
        ..exact(subject, period, value, status)
    })
}

/// An exact figure of a release, without its parts.
fn exact(subject: Subject, period: Period, value: Option<f64>, status: Status) -> ObservationRow {
    ObservationRow {
        id: String::new(),
        subject,
        period,
        quantity: Quantity {
            value,
            lower: None,
            upper: None,
            qualifier: Qualifier::Exact,
        },
        numerator: None,
        denominator: None,
        status,
        dating: Dating::Printed,
        printed: String::new(),
        note: String::new(),
    }
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

/// Reason for a missing number, by the symbol that the department prints.
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
