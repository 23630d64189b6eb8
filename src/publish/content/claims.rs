//! Claims of the reports: each row names a rule and the figures it is checked against, and is
//! evaluated here. A row that names what does not exist, or a rule that cannot be evaluated, stops
//! the compilation.

mod claim_figures;

use std::path::Path;

use crate::check::bounds::Bounds;
use crate::check::kind;
use crate::check::statement::{Figure, Statement};
use crate::data::claim::Claim;
use crate::data::month::Month;
use crate::data::text::Block;
use crate::publish::table::{Problems, Row};
use crate::view::claim;
use crate::view::selection::measure::indicator_in;
use crate::view::state::Measure;
use crate::view::wording::provenance;

use super::catalog::Catalog;
use super::reports::Texts;
use super::tables::each_row::each;
use super::tables::rows::Figures;
use claim_figures::{Index, NamedFigure};

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

/// Most words in a fragment as printed.
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
    let mut claims = each(dir, "claims.csv", COLUMNS, problems, |row, problems| {
        claim_of(row, &figures, texts, (problems, named))
    });
    mark_at_odds(&mut claims);
    claims
}

/// Marks figures that other claims are checked against and that do not agree when they are checked
/// themselves.
fn mark_at_odds(claims: &mut [Claim]) {
    let at_odds = claims.iter().filter(|claim| claim.is_at_odds());
    let at_odds: Vec<String> = at_odds.filter_map(|claim| claim.figure.clone()).collect();
    for claim in claims {
        for evidence in &mut claim.evidence {
            let figure = evidence.figure.as_ref();
            if figure != claim.figure.as_ref() && figure.is_some_and(|id| at_odds.contains(id)) {
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
    let outcome = rule.evaluate(&statement);
    if let Err(expected) = outcome {
        row.problem(
            "rule",
            format!("a rule that can be evaluated: {expected}"),
            missing,
        );
    }
    let outcome = outcome.ok();
    let kind = row.word("kind", problems).unwrap_or_default();
    let by: Option<Month> = match row.text("by") {
        "" => None,
        _ => row.parsed("by", "a month such as 2021-03", problems),
    };
    let verdict = outcome.map(|outcome| claim::verdict_on(kind, outcome.verdict));
    let calculation = outcome.map(|outcome| rule.calculation(&statement, &outcome));
    Claim {
        id: row.required("id", problems),
        report: row.text("report").to_owned(),
        paragraph: row.text("paragraph").to_owned(),
        kind,
        areas: row.list("area"),
        indicator: row.optional("indicator"),
        states: row.required("states", problems),
        printed: row.required("printed", problems),
        figure: row.optional("fact"),
        verdict: verdict.unwrap_or_default(),
        arithmetic: calculation.filter(|text| !text.is_empty()),
        break_note,
        evidence: of
            .iter()
            .chain(&and)
            .map(|found| figures.evidence(found, texts))
            .collect(),
        by,
        grade: row.word_or_default("grade", problems),
        explained: row.optional("explained"),
    }
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
    let is_there = texts.reports.get(report).is_some_and(|blocks| {
        blocks
            .iter()
            .any(|block| matches!(block, Block::Paragraph { number: Some(number), .. } if number == paragraph))
    });
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
    let fact = row.text("fact");
    if !fact.is_empty() && !figures.states(fact, row) {
        let expected = "a figure of that report with the number that is stated";
        row.problem("fact", expected, missing);
    }
    if row.text("printed").split_whitespace().count() > MOST_WORDS {
        row.problem("printed", "ten words at most", problems);
    }
}
