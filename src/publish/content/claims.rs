//! Claims of the reports: each row names a rule and the figures it is checked against, and is
//! evaluated here. A row that names what does not exist, or a rule that cannot be evaluated, stops
//! the compilation.

mod claim_figures;
mod contexts;
mod evaluation;
mod promises;

use std::path::Path;

use crate::check::bounds::Bounds;
use crate::check::kind;
use crate::check::statement::{Figure, Statement};
use crate::data::claim::context::Context;
use crate::data::claim::promise::Promise;
use crate::data::claim::{Check, Claim, ClaimKind, Grade, Reason, Verdict};
use crate::data::month::Month;
use crate::data::words::Word;
use crate::publish::table::{Problems, Row};
use crate::view::selection::measure::indicator_in;
use crate::view::state::Measure;
use crate::view::wording::provenance;

use super::catalog::Catalog;
use super::reports::Texts;
use super::tables::each_row::each;
use super::tables::rows::Figures;
use claim_figures::{Index, NamedFigure};
use evaluation::Evaluation;
use promises::{MOST_WORDS, Trial};

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
    "reason",
    "explained",
    "source_question",
];

/// The claims, and what they say about the figures that they state.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The claims, each with its verdict.
    pub(super) claims: Vec<Claim>,
    /// Results of recalculating figures.
    pub(super) checks: Vec<Check>,
    /// Claims about the future that belong together.
    pub(super) promises: Vec<Promise>,
    /// Reasons that the reports give.
    pub(super) contexts: Vec<Context>,
}

/// A claim with the figures that it states, and the aim of a promise.
struct Judged {
    claim: Claim,
    checks: Vec<Check>,
    facts: Vec<String>,
    trial: Option<Trial>,
}

/// Reads `claims.csv`, `promises.csv` and `context.csv`, and evaluates the claims. What rests on a
/// figure that is not there is noted in `named`, everything else in `problems`.
pub(super) fn read(
    dir: &Path,
    catalog: &Catalog,
    figures: &Figures,
    texts: &Texts,
    problems: &mut Problems,
    named: &mut Problems,
) -> Checked {
    let figures = Index::new(catalog, figures);
    let mut judged = each(dir, "claims.csv", COLUMNS, problems, |row, problems| {
        claim_of(row, &figures, texts, (problems, named))
    });
    mark_at_odds(&mut judged);
    let (mut checked, mut trials) = (Checked::default(), Vec::new());
    for judged in judged {
        checked.claims.push(judged.claim);
        trials.push(judged.trial);
        let has_message = |check: &Check| !check.message.is_empty();
        let checks = judged.checks.into_iter().filter(has_message);
        checked.checks.extend(checks);
    }
    checked.promises = promises::read(dir, catalog, &mut checked.claims, &trials, problems);
    checked.contexts = contexts::read(dir, catalog, &checked.claims, texts, problems);
    checked
}

/// Marks figures that other claims are checked against and that do not agree when they are checked
/// themselves.
fn mark_at_odds(judged: &mut [Judged]) {
    let checks = judged.iter().flat_map(|judged| &judged.checks);
    let at_odds = checks.filter(|check| !check.agrees);
    let at_odds: Vec<String> = at_odds.map(|check| check.figure.clone()).collect();
    for Judged { claim, facts, .. } in judged {
        for evidence in &mut claim.evidence {
            let figure = evidence.figure.as_ref();
            if figure.is_some_and(|id| !facts.contains(id) && at_odds.contains(id)) {
                evidence.source.push_str(", ");
                evidence.source.push_str(provenance::AT_ODDS);
            }
        }
    }
}

fn claim_of(
    row: &Row<'_>,
    figures: &Index<'_>,
    texts: &Texts,
    (problems, missing): (&mut Problems, &mut Problems),
) -> Judged {
    let indicator = figures.indicator(row.text("indicator"));
    let is_measured = indicator.is_some();
    check(row, figures, texts, is_measured, (problems, missing));
    let of = found_in(row, "of", figures, missing);
    let and = found_in(row, "and", figures, missing);
    let codes = kind::codes();
    let rule = row.one_of("rule", &codes, kind::from_code, problems);
    let rule = rule.unwrap_or(kind::DEFAULT);
    let mut numbers = |found: &[NamedFigure<'_>], column: &str| {
        let figures: Vec<Figure> = found
            .iter()
            .filter_map(|found| figure_of(found, figures))
            .collect();
        if figures.len() < found.len() {
            row.problem(column, "figures with a number", missing);
        }
        figures
    };
    let break_note = figures.break_note(row, rule.comparability(), of.iter().chain(&and));
    let statement = Statement {
        figures: &numbers(&of, "of"),
        others: &numbers(&and, "and"),
        stated: row.text("stated"),
        words: row.text("words"),
        indicator,
        is_separated: break_note.is_some(),
    };
    let found = evaluation::evaluate(rule, &statement).unwrap_or_else(|expected| {
        let expected = format!("a rule that can be evaluated: {expected}");
        row.problem("rule", expected, missing);
        Evaluation::default()
    });
    let kind: ClaimKind = row.word("kind", problems).unwrap_or_default();
    let grade = row.word_or_default("grade", problems);
    let by: Option<Month> = match row.text("by") {
        "" => None,
        _ => row.parsed("by", "a month such as 2021-03", problems),
    };
    let facts = row.list("fact");
    // An aim that cannot be read is reported with the rule, above.
    let aim = rule.aim(&statement).ok().flatten();
    let trial = aim.filter(|_| kind.looks_forward()).map(|aim| {
        let dated = |found| figures.dated(found, figure_of(found, figures)?);
        let figures = of.iter().filter_map(dated).collect();
        Trial { aim, figures }
    });
    let claim = Claim {
        id: row.required("id", problems),
        report: row.text("report").to_owned(),
        paragraph: row.text("paragraph").to_owned(),
        inferred: texts
            .is_inferred(row.text("report"), row.text("paragraph"))
            .unwrap_or_default(),
        kind,
        areas: row.list("area"),
        indicator: row.optional("indicator"),
        states: row.required("states", problems),
        printed: row.required("printed", problems),
        verdict: found.verdict,
        reason: reason_of(row, found.verdict, problems),
        weight: found.weight,
        arithmetic: Some(found.calculation).filter(|text| !text.is_empty()),
        break_note,
        evidence: of
            .iter()
            .chain(&and)
            .map(|found| figures.evidence(found, texts))
            .collect(),
        by,
        grade,
        explained: row.optional("explained"),
    };
    let checks = facts.iter().zip(found.items).map(|(fact, item)| Check {
        figure: fact.clone(),
        claim: claim.id.clone(),
        message: item.calculation,
        // Two counts of which neither is proved wrong are no contradiction.
        agrees: item.verdict != Verdict::Differs || grade == Grade::Open,
    });
    Judged {
        checks: checks.collect(),
        claim,
        facts,
        trial,
    }
}

/// The figures that a column names.
fn found_in<'a>(
    row: &Row<'_>,
    column: &str,
    figures: &Index<'a>,
    problems: &mut Problems,
) -> Vec<NamedFigure<'a>> {
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
}

/// Reason for which a claim cannot be checked: the row's own where it names no rule, different
/// counting where its rule refuses figures of both sides of a break.
fn reason_of(row: &Row<'_>, verdict: Verdict, problems: &mut Problems) -> Option<Reason> {
    if row.text("rule") == kind::DEFAULT.code() {
        return row.word("reason", problems);
    }
    if !row.text("reason").is_empty() {
        let expected = "nothing, as only the rule none has a reason";
        row.problem("reason", expected, problems);
    }
    (verdict == Verdict::CannotBeChecked).then_some(Reason::TwoPopulations)
}

/// A figure with its bounds, in the unit in which the claim uses it; `None` without a number.
fn figure_of(found: &NamedFigure<'_>, figures: &Index<'_>) -> Option<Figure> {
    let measure = if found.is_count {
        Measure::Count
    } else {
        Measure::Printed
    };
    let indicator = figures.indicator(&found.row.subject.indicator);
    Some(Figure {
        quantity: found.quantity,
        bounds: Bounds::of(&found.quantity)?,
        indicator: indicator.map(|indicator| indicator_in(indicator, measure)),
        month: Some(found.row.period.months().1),
    })
}

/// Checks a row against reports and figures: its paragraph, areas, indicator, fact and
/// fragment.
fn check(
    row: &Row<'_>,
    figures: &Index<'_>,
    texts: &Texts,
    is_measured: bool,
    (problems, missing): (&mut Problems, &mut Problems),
) {
    let (report, paragraph) = (row.text("report"), row.text("paragraph"));
    let is_there = texts.is_inferred(report, paragraph).is_some();
    if !is_there && !texts.unreadable.contains(report) {
        row.problem(
            "paragraph",
            "the number of a paragraph of that report",
            problems,
        );
    }
    let expected = "known ids, with semicolons between them";
    row.known_list("area", &figures.catalog.area_ids(), expected, problems);
    if !is_measured && !row.text("indicator").is_empty() {
        row.problem("indicator", "the id of an indicator", problems);
    }
    let kind = ClaimKind::from_code(row.text("kind"));
    if row.text("rule") == kind::PROMISED && kind.is_some_and(|kind| !kind.looks_forward()) {
        let expected = "a rule for a statement about the past; met judges an expectation, a \
            target or a commitment";
        row.problem("rule", expected, problems);
    }
    let (facts, stated) = (row.list("fact"), row.list("stated"));
    let is_stated = |(fact, stated): (&String, &String)| figures.states(fact, report, stated);
    let are_stated = facts.is_empty()
        || (facts.len() == stated.len() && facts.iter().zip(&stated).all(is_stated));
    if !are_stated {
        let expected = "a figure of that report with the number that is stated";
        row.problem("fact", expected, missing);
    }
    if row.text("printed").split_whitespace().count() > MOST_WORDS {
        row.problem("printed", "ten words at most", problems);
    }
}
