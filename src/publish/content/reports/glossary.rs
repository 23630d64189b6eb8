//! The table of terms. A word that two terms share would be explained by chance.

use std::collections::BTreeMap;
use std::path::Path;

use crate::data::text::Term;
use crate::publish::table::{Problems, Row};

use crate::publish::content::catalog::Catalog;
use crate::publish::content::tables::each_row::each;

const FILE: &str = "glossary.csv";
const COLUMNS: &[&str] = &["id", "term", "also", "meaning", "indicators"];

/// Reads `glossary.csv`; the terms are in the order of the alphabet.
pub(crate) fn read(dir: &Path, catalog: &Catalog, problems: &mut Problems) -> Vec<Term> {
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    let mut terms = each(dir, FILE, COLUMNS, problems, |row, problems| {
        let term = term(row, catalog, problems);
        check_forms(row, &term, &mut rows, problems);
        term
    });
    terms.sort_by_key(|term| term.term.to_lowercase());
    terms
}

/// Notes a problem for a form that an earlier row has; `rows` are those of the forms so far.
fn check_forms(
    row: &Row<'_>,
    term: &Term,
    rows: &mut BTreeMap<String, usize>,
    problems: &mut Problems,
) {
    let also = term.also.iter().map(|form| ("also", form));
    let forms = std::iter::once(("term", &term.term)).chain(also);
    for (column, form) in forms.filter(|(_, form)| !form.is_empty()) {
        let first = *rows.entry(form.to_lowercase()).or_insert(row.number);
        if first != row.number {
            let hint = Some(format!("row {first} has “{form}”"));
            row.problem_with_hint(column, "words that no other term has", hint, problems);
        }
    }
}

fn term(row: &Row<'_>, catalog: &Catalog, problems: &mut Problems) -> Term {
    let indicators = row.list("indicators");
    let known = catalog.indicator_ids();
    if indicators.iter().any(|id| !known.contains(id)) {
        row.problem(
            "indicators",
            "known ids, with semicolons between them",
            problems,
        );
    }
    Term {
        id: row.required("id", problems),
        term: row.required("term", problems),
        also: row.list("also"),
        meaning: row.required("meaning", problems),
        indicators,
    }
}
