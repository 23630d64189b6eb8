//! The tables of figures: observations, targets, gaps, and what was left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{Dating, Status, Unit};
use crate::publish::table::{Problems, Row};

use super::catalog::Catalog;
use super::rules::quantity::quantity;
use super::rules::sense;
use super::tables::each_row::each;
use super::tables::rows::{Figures, GapRow, ObservationRow, Subject, TargetRow};

const OBSERVATIONS: &[&str] = &[
    "id",
    "indicator",
    "area",
    "breakdown",
    "period",
    "value",
    "lower",
    "upper",
    "qualifier",
    "numerator",
    "denominator",
    "status",
    "dating",
    "report",
    "place",
    "printed",
    "note",
];
const TARGETS: &[&str] = &[
    "id",
    "indicator",
    "area",
    "breakdown",
    "kind",
    "from",
    "to",
    "value",
    "lower",
    "upper",
    "qualifier",
    "dating",
    "report",
    "place",
    "printed",
    "note",
];
const GAPS: &[&str] = &[
    "indicator",
    "area",
    "breakdown",
    "from",
    "to",
    "absence",
    "report",
    "place",
    "showed",
    "note",
];
const PERIOD: &str = "a period such as 2020-06, 2019-06-14, FY2019/20 or 2020-03/2020-07";
const MONTH: &str = "a month such as 2020-06";
/// The longest fragment that may be carried over from a report.
const MAX_PRINTED_WORDS: usize = 10;

/// Reads the tables of figures.
pub(super) fn read(dir: &Path, catalog: &Catalog, problems: &mut Problems) -> Figures {
    let known = Known::new(catalog);
    let mut sentence = BTreeMap::new();
    let observations = each(
        dir,
        "observations.csv",
        OBSERVATIONS,
        problems,
        |row, problems| {
            let observation = observation(row, &known, problems)?;
            let subject = &observation.subject;
            let key = (
                subject.indicator.clone(),
                subject.area.clone(),
                subject.breakdown.clone(),
                observation.period.to_string(),
                (subject.report.clone(), subject.place.clone()),
            );
            let first = sentence.insert(key, row.number);
            if let (Some(first), false) = (first, observation.dating == Dating::Undated) {
                let expected = format!("a period that row {first} does not have already");
                row.problem("period", expected, problems);
            }
            Some(observation)
        },
    );
    let observations: Vec<ObservationRow> = observations.into_iter().flatten().collect();
    let mut targets = Vec::new();
    each(dir, "targets.csv", TARGETS, problems, |row, problems| {
        let Some(new) = target(row, &known, problems) else {
            return;
        };
        sense::target(row, &new, &targets, problems);
        targets.push(new);
    });
    let gaps = each(dir, "gaps.csv", GAPS, problems, |row, problems| {
        let new = gap(row, &known, problems)?;
        sense::gap(
            row,
            (&new.subject, new.from, new.to),
            &observations,
            problems,
        );
        Some(new)
    });
    Figures {
        observations,
        targets,
        gaps: gaps.into_iter().flatten().collect(),
    }
}

/// Reads which facts are left out; none may also be a figure, a target or an event.
pub(super) fn left_out(
    dir: &Path,
    figures: &Figures,
    catalog: &Catalog,
    problems: &mut Problems,
) -> Vec<(String, String)> {
    let events = catalog.events.iter().flat_map(|(_, facts)| facts);
    let observed = figures.observations.iter().map(|row| &row.id);
    let targeted = figures.targets.iter().map(|row| &row.id);
    let used: BTreeSet<&String> = events.chain(observed).chain(targeted).collect();
    each(
        dir,
        "left-out.csv",
        &["fact", "reason"],
        problems,
        |row, problems| {
            let fact = row.required("fact", problems);
            if used.contains(&fact) {
                row.problem("fact", "a fact that is not in the dataset", problems);
            }
            (fact, row.required("reason", problems))
        },
    )
}

struct Known<'a> {
    catalog: &'a Catalog,
    areas: Vec<String>,
    indicators: Vec<String>,
    breakdowns: Vec<String>,
}

impl<'a> Known<'a> {
    fn new(catalog: &'a Catalog) -> Self {
        let breakdowns = catalog
            .breakdowns
            .iter()
            .map(|breakdown| breakdown.id.clone());
        Self {
            catalog,
            areas: catalog.area_ids(),
            indicators: catalog.indicator_ids(),
            breakdowns: breakdowns.collect(),
        }
    }

    fn unit(&self, indicator: &str) -> Option<Unit> {
        let mut indicators = self
            .catalog
            .indicators
            .iter()
            .map(|(indicator, _)| indicator);
        indicators
            .find(|known| known.id == indicator)
            .map(|known| known.unit)
    }

    fn subject(&self, row: &Row<'_>, problems: &mut Problems) -> Subject {
        row.known("indicator", &self.indicators, "an indicator", problems);
        row.known("area", &self.areas, "an area", problems);
        row.known_or_empty(
            "breakdown",
            &self.breakdowns,
            "a breakdown, or nothing",
            problems,
        );
        self.catalog.check_place(row, problems);
        Subject {
            indicator: row.text("indicator").to_owned(),
            area: row.text("area").to_owned(),
            breakdown: row.text("breakdown").to_owned(),
            report: row.text("report").to_owned(),
            place: row.text("place").to_owned(),
        }
    }
}

fn printed(row: &Row<'_>, problems: &mut Problems) -> String {
    let printed = row.text("printed");
    if printed.split_whitespace().count() > MAX_PRINTED_WORDS {
        row.problem("printed", "at most ten words", problems);
    }
    printed.to_owned()
}

fn observation(
    row: &Row<'_>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<ObservationRow> {
    let subject = known.subject(row, problems);
    let quantity = quantity(row, known.unit(&subject.indicator), problems);
    let [numerator, denominator] =
        ["numerator", "denominator"].map(|column| row.number(column, problems));
    if numerator
        .zip(denominator)
        .is_some_and(|(part, whole)| part > whole || whole <= 0.0)
    {
        row.problem(
            "denominator",
            "at least the numerator, and more than zero",
            problems,
        );
    }
    let status: Status = row.word_or_default("status", problems);
    let printed = printed(row, problems);
    sense::printed(row, &quantity, status, problems);
    let period: Option<Period> = row.parsed("period", PERIOD, problems);
    if let Some(period) = period {
        sense::period(row, period, &known.catalog.reports, problems);
        known
            .catalog
            .dates()
            .check_period(row, "period", period, problems);
    }
    let parts = numerator.zip(denominator);
    sense::parts(
        row,
        known.unit(&subject.indicator),
        quantity.value,
        parts,
        problems,
    );
    if printed.is_empty() && status != Status::Derived {
        row.problem(
            "printed",
            "the figure as printed, at most ten words",
            problems,
        );
    }
    Some(ObservationRow {
        id: row.required("id", problems),
        subject,
        period: period?,
        quantity,
        numerator,
        denominator,
        status,
        dating: row.word_or_default("dating", problems),
        printed,
        note: row.text("note").to_owned(),
    })
}

fn target(row: &Row<'_>, known: &Known<'_>, problems: &mut Problems) -> Option<TargetRow> {
    let subject = known.subject(row, problems);
    let quantity = quantity(row, known.unit(&subject.indicator), problems);
    let from: Month = row.parsed("from", MONTH, problems)?;
    let to = if row.text("to").is_empty() {
        None
    } else {
        row.parsed("to", MONTH, problems)
    };
    check_months(row, from, to, known, problems);
    let dating = row.word_or_default("dating", problems);
    if !matches!(dating, Dating::Printed | Dating::Inferred) {
        row.problem("dating", "printed or inferred", problems);
    }
    sense::printed(row, &quantity, Status::Printed, problems);
    Some(TargetRow {
        id: row.required("id", problems),
        subject,
        kind: row.word("kind", problems)?,
        from,
        to,
        dating,
        quantity,
        printed: printed(row, problems),
        note: row.text("note").to_owned(),
    })
}

fn gap(row: &Row<'_>, known: &Known<'_>, problems: &mut Problems) -> Option<GapRow> {
    let subject = known.subject(row, problems);
    let from = row.parsed("from", MONTH, problems);
    let to = row.parsed("to", MONTH, problems);
    let (from, to) = from.zip(to)?;
    check_months(row, from, Some(to), known, problems);
    let texts = [row.text("showed"), row.text("note")];
    let note: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    Some(GapRow {
        subject,
        from,
        to,
        absence: row.word("absence", problems)?,
        note: note.join(" "),
    })
}

/// Notes a problem for an end before its start, and for months of another age.
fn check_months(
    row: &Row<'_>,
    from: Month,
    to: Option<Month>,
    known: &Known<'_>,
    problems: &mut Problems,
) {
    let dates = known.catalog.dates();
    dates.check_month(row, "from", from, problems);
    let Some(to) = to else { return };
    dates.check_month(row, "to", to, problems);
    if to < from {
        row.problem("to", format!("{from} or later"), problems);
    }
}
