//! The figures of national statistics that `candour import` wrote.

use std::collections::BTreeSet;
use std::path::Path;

use crate::data::catalog::Area;
use crate::data::figure::Quantity;
use crate::data::period::Period;
use crate::data::words::{Absence, AreaKind, Dating, Qualifier, Status, Unit};
use crate::publish::table::{Problems, Row};

use super::catalog::Catalog;
use super::catalog::releases::Sources;
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

/// Figures of the releases, and gaps where a symbol replaces the number.
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
            let Some((release, place, is_worked_out)) = sources.get(&key) else {
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
            let status = if *is_worked_out {
                Status::Derived
            } else {
                Status::Printed
            };
            observations.push(ObservationRow {
                numerator,
                denominator,
                ..exact(subject, period, value, status)
            });
        },
    );
    doubt::mark(&mut observations);
    (observations, gaps)
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
