//! The claims of the reports: each row names a rule and the figures it is held against, and is
//! evaluated here. A row that names what does not exist, or a rule that cannot be evaluated,
//! stops the compile.

use std::collections::BTreeMap;
use std::path::Path;

use crate::check::known::Known;
use crate::check::rule::{Held, evaluate};
use crate::data::catalog::Indicator;
use crate::data::claim::{Claim, Evidence};
use crate::data::figure::{Place, Quantity};
use crate::data::month::Month;
use crate::data::text::Block;
use crate::data::words::{AreaKind, Qualifier, ReportKind, Status};
use crate::publish::table::{Problems, Row};
use crate::stats::average;
use crate::view::{claim, format, sentence, source};

use super::catalog::{Catalog, each};
use super::figures::{Figures, ObservationRow};
use super::reports::Texts;

const COLUMNS: &[&str] = &[
    "id",
    "report",
    "paragraph",
    "kind",
    "area",
    "indicator",
    "states",
    "printed",
    "rule",
    "of",
    "and",
    "stated",
    "fact",
    "words",
    "by",
    "grade",
    "explained",
    "puzzle",
];

/// Most words that a fragment as printed may have.
const MOST_WORDS: usize = 10;

/// Reads and evaluates `claims.csv`. What rests on a figure that is not there is noted in `named`,
/// everything else in `problems`.
pub(super) fn read(
    dir: &Path,
    catalog: &Catalog,
    figures: &Figures,
    texts: &Texts,
    problems: &mut Problems,
    named: &mut Problems,
) -> Vec<Claim> {
    let figures = Index::new(catalog, figures);
    each(dir, "claims.csv", COLUMNS, problems, |row, problems| {
        claim_of(row, &figures, texts, (problems, named))
    })
}

/// The figures by the names that claims use: an id, or `indicator:area:period` for a national
/// one, with `:count` for what was counted.
struct Index<'a> {
    catalog: &'a Catalog,
    by_name: BTreeMap<String, &'a ObservationRow>,
}

/// A figure that a claim names.
struct Found<'a> {
    row: &'a ObservationRow,
    quantity: Quantity,
    /// Its area, where that is not the row's own.
    area: Option<String>,
    is_count: bool,
}

impl<'a> Index<'a> {
    fn new(catalog: &'a Catalog, figures: &'a Figures) -> Self {
        let name = |row: &ObservationRow| {
            if row.id.is_empty() {
                format!(
                    "{}:{}:{}",
                    row.subject.indicator, row.subject.area, row.period
                )
            } else {
                row.id.clone()
            }
        };
        let whole = figures
            .observations
            .iter()
            .filter(|row| !row.id.is_empty() || row.subject.breakdown.is_empty());
        Self {
            catalog,
            by_name: whole.map(|row| (name(row), row)).collect(),
        }
    }

    fn indicator(&self, id: &str) -> Option<&'a Indicator> {
        let mut all = self.catalog.indicators.iter().map(|(about, _)| about);
        all.find(|about| about.id == id)
    }

    /// Whether a figure belongs to the report of a claim and has the number that it states.
    fn states(&self, fact: &str, row: &Row<'_>) -> bool {
        let stated: Option<f64> = row.text("stated").parse().ok();
        self.by_name.get(fact).is_some_and(|found| {
            found.subject.report == row.text("report") && found.quantity.value == stated
        })
    }

    fn find(&self, name: &str) -> Option<Found<'a>> {
        let (bare, is_count) = match name.strip_suffix(":count") {
            Some(bare) => (bare, true),
            None => (name, false),
        };
        if let Some(row) = self.by_name.get(bare) {
            let value = if is_count {
                row.numerator?
            } else {
                row.quantity.value.unwrap_or_default()
            };
            let exact = Quantity {
                value: Some(value),
                lower: None,
                upper: None,
                qualifier: Qualifier::Exact,
            };
            return Some(Found {
                row,
                quantity: if is_count { exact } else { row.quantity },
                area: None,
                is_count,
            });
        }
        let mut parts = bare.splitn(3, ':');
        let (indicator, group, period) = (parts.next()?, parts.next()?, parts.next()?);
        let group = self
            .catalog
            .areas
            .iter()
            .find(|area| area.id == group && area.kind == AreaKind::Neighbours)?;
        let members = group.members.iter().map(|member| {
            let row = self
                .by_name
                .get(&format!("{indicator}:{member}:{period}"))?;
            Some((*row, row.quantity.value?))
        });
        let members: Vec<Option<(&ObservationRow, f64)>> = members.collect();
        let values: Vec<Option<f64>> = members
            .iter()
            .map(|member| member.map(|(_, value)| value))
            .collect();
        let mean = average::mean(&values)?;
        Some(Found {
            row: members.into_iter().flatten().next()?.0,
            quantity: Quantity {
                value: Some(mean.value),
                lower: None,
                upper: None,
                qualifier: Qualifier::Exact,
            },
            area: Some(format!("{} (mean)", group.short_name)),
            is_count: false,
        })
    }

    /// A figure in words, with where it stands.
    fn evidence(&self, found: &Found<'_>) -> Evidence {
        let row = found.row;
        let indicator = self.indicator(&row.subject.indicator);
        let area = found.area.clone().or_else(|| {
            let mut areas = self.catalog.areas.iter();
            areas
                .find(|area| area.id == row.subject.area)
                .map(|area| area.name.clone())
        });
        let part = self
            .catalog
            .breakdowns
            .iter()
            .find(|part| part.id == row.subject.breakdown);
        let part = part
            .map(|part| format!(", {}", part.name))
            .unwrap_or_default();
        let counted = match indicator {
            Some(_) if found.is_count => found.quantity.value.map(|value| format::number(value, 0)),
            Some(indicator) => Some(sentence::counted(&found.quantity, indicator)),
            None => None,
        };
        let when = sentence::when(row.period, row.dating);
        let report = self
            .catalog
            .reports
            .iter()
            .find(|report| report.id == row.subject.report);
        let is_release = report.is_some_and(|report| report.kind == ReportKind::Release);
        let title = report.map_or("", |report| report.short_title.as_str());
        let place = self
            .catalog
            .places
            .iter()
            .find(|place| place.report == row.subject.report && place.id == row.subject.place);
        let place = place.filter(|_| !is_release).map(|place| {
            source::place(&Place {
                id: place.id.clone(),
                section: place.section.clone(),
                number: place.number.clone(),
                inferred: place.inferred,
                order: 0,
            })
        });
        let derived = if row.status == Status::Derived || found.area.is_some() {
            ", worked out"
        } else {
            ""
        };
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        Evidence {
            who: format!("{}{part}", area.unwrap_or_default()),
            when,
            month: row.period.months().1.to_string(),
            said: counted.unwrap_or_default(),
            source: format!("{title}{place}{derived}"),
            report: row.subject.report.clone(),
            figure: if row.id.starts_with('F') {
                row.id.clone()
            } else {
                String::new()
            },
        }
    }
}

fn claim_of(
    row: &Row<'_>,
    figures: &Index<'_>,
    texts: &Texts,
    (problems, missing): (&mut Problems, &mut Problems),
) -> Claim {
    let indicator = figures.indicator(row.text("indicator"));
    let is_measured = indicator.is_some();
    check(row, figures, texts, is_measured, (problems, missing));
    let named = |column: &str, problems: &mut Problems| {
        let mut found = Vec::new();
        for name in row.list(column) {
            match figures.find(&name) {
                Some(figure) => found.push(figure),
                None => row.problem(
                    column,
                    format!("figures that exist; “{name}” does not"),
                    problems,
                ),
            }
        }
        found
    };
    let (of, and) = (named("of", missing), named("and", missing));
    let rule = row.word("rule", problems).unwrap_or_default();
    let mut knowns = |found: &[Found<'_>], column: &str| {
        let known: Vec<Known> = found
            .iter()
            .filter_map(|figure| Known::of(&figure.quantity))
            .collect();
        if known.len() < found.len() {
            row.problem(column, "figures with a number", missing);
        }
        known
    };
    let (of_known, and_known) = (knowns(&of, "of"), knowns(&and, "and"));
    let held = Held {
        rule,
        of: &of_known,
        and: &and_known,
        stated: row.text("stated"),
        words: row.text("words"),
    };
    let outcome = evaluate(&held);
    if let Err(expected) = outcome {
        row.problem(
            "rule",
            format!("a rule that can be evaluated: {expected}"),
            missing,
        );
    }
    let points = |known: &[Known]| known.iter().map(Known::middle).collect::<Vec<f64>>();
    let outcome = outcome.ok();
    let computed = outcome.and_then(|outcome| outcome.computed);
    let missed = claim::missed(outcome.and_then(|outcome| outcome.missed_by), indicator);
    let worked = claim::arithmetic(
        rule,
        &points(&of_known),
        &points(&and_known),
        computed,
        row.text("stated"),
    );
    Claim {
        id: row.required("id", problems),
        report: row.text("report").to_owned(),
        paragraph: row.text("paragraph").to_owned(),
        kind: row.word("kind", problems).unwrap_or_default(),
        areas: row.list("area"),
        indicator: row.text("indicator").to_owned(),
        states: row.required("states", problems),
        printed: row.required("printed", problems),
        figure: row.text("fact").to_owned(),
        verdict: outcome.map(|outcome| outcome.verdict).unwrap_or_default(),
        arithmetic: if missed.is_empty() { worked } else { missed },
        evidence: of
            .iter()
            .chain(&and)
            .map(|found| figures.evidence(found))
            .collect(),
        by: row.text("by").to_owned(),
        grade: row.word_or_default("grade", problems),
        explained: row.text("explained").to_owned(),
    }
}

/// What a row says of itself: its place, its areas, its fragment.
fn check(
    row: &Row<'_>,
    figures: &Index<'_>,
    texts: &Texts,
    is_measured: bool,
    (problems, missing): (&mut Problems, &mut Problems),
) {
    let (report, paragraph) = (row.text("report"), row.text("paragraph"));
    let is_there = texts.reports.get(report).is_some_and(|blocks| {
        blocks
            .iter()
            .any(|block| matches!(block, Block::Paragraph { number, .. } if number == paragraph))
    });
    if !is_there {
        row.problem(
            "paragraph",
            "the number of a paragraph of that report",
            problems,
        );
    }
    let areas = row.list("area");
    let known = figures.catalog.area_ids();
    if areas.iter().any(|id| !known.contains(id)) {
        row.problem("area", "known ids, with semicolons between them", problems);
    }
    if !is_measured && !row.text("indicator").is_empty() {
        row.problem("indicator", "the id of an indicator", problems);
    }
    let fact = row.text("fact");
    if !fact.is_empty() && !figures.states(fact, row) {
        let expected = "a figure of that report with the number that is stated";
        row.problem("fact", expected, missing);
    }
    if row.text("printed").split_whitespace().count() > MOST_WORDS {
        row.problem("printed", "ten words at most", problems);
    }
    if !row.text("by").is_empty() && row.text("by").parse::<Month>().is_err() {
        row.problem("by", "a month such as 2021-03", problems);
    }
}
