//! Reasons in `context.csv` that the reports give for a figure or for the outcome of a claim.

use std::path::Path;

use crate::data::claim::Claim;
use crate::data::claim::context::Context;
use crate::data::period::Period;
use crate::publish::content::catalog::Catalog;
use crate::publish::content::reports::Texts;
use crate::publish::content::tables::each_row::each;
use crate::publish::table::{Problems, Row};

use super::promises::MOST_WORDS;

/// The table of reasons; content without it has none.
const FILE: &str = "context.csv";

const COLUMNS: &[&str] = &[
    "id",
    "claims",
    "indicator",
    "area",
    "period",
    "says",
    "printed",
    "report",
    "paragraph",
];

/// Reads `context.csv`.
pub(super) fn read(
    dir: &Path,
    catalog: &Catalog,
    claims: &[Claim],
    texts: &Texts,
    problems: &mut Problems,
) -> Vec<Context> {
    if dir.join(FILE).symlink_metadata().is_err() {
        return Vec::new();
    }
    let claim_ids: Vec<String> = claims.iter().map(|claim| claim.id.clone()).collect();
    each(dir, FILE, COLUMNS, problems, |row, problems| {
        let expected = "ids of claims.csv, with semicolons between them";
        row.known_list("claims", &claim_ids, expected, problems);
        check_subject(row, catalog, problems);
        let (text, is_printed) = reason(row, problems);
        Context {
            id: row.required("id", problems),
            claims: row.list("claims"),
            indicator: row.optional("indicator"),
            area: row.optional("area"),
            period: row.optional("period"),
            text,
            is_printed,
            report: row.text("report").to_owned(),
            paragraph: row.text("paragraph").to_owned(),
            inferred: paragraph(row, texts, problems),
        }
    })
}

/// Checks the claims, or the figure, that a reason explains.
fn check_subject(row: &Row<'_>, catalog: &Catalog, problems: &mut Problems) {
    let figure = ["indicator", "area", "period"];
    if figure.iter().all(|column| row.text(column).is_empty()) {
        if row.list("claims").is_empty() {
            let expected = "claims, or the indicator, area and period of a figure";
            row.problem("claims", expected, problems);
        }
        return;
    }
    let indicators = catalog.indicator_ids();
    row.known("indicator", &indicators, "an indicator", problems);
    row.known("area", &catalog.area_ids(), "an area", problems);
    let expected = "a period such as 2020-06 or FY2019/20";
    let _: Option<Period> = row.parsed("period", expected, problems);
}

/// The reason, and whether it is a fragment as printed.
fn reason(row: &Row<'_>, problems: &mut Problems) -> (String, bool) {
    let (says, printed) = (row.text("says"), row.text("printed"));
    if says.is_empty() == printed.is_empty() {
        let expected = "a sentence here or a fragment in `printed`, and not both";
        row.problem("says", expected, problems);
    }
    if printed.split_whitespace().count() > MOST_WORDS {
        row.problem("printed", "ten words at most", problems);
    }
    if says.is_empty() {
        (printed.to_owned(), true)
    } else {
        (says.to_owned(), false)
    }
}

/// True if the number of the paragraph is not printed. A paragraph that the report does not have
/// is a problem.
fn paragraph(row: &Row<'_>, texts: &Texts, problems: &mut Problems) -> bool {
    let (report, paragraph) = (row.text("report"), row.text("paragraph"));
    let inferred = texts.is_inferred(report, paragraph);
    if inferred.is_none() && !texts.unreadable.contains(report) {
        let expected = "the number of a paragraph of that report";
        row.problem("paragraph", expected, problems);
    }
    inferred.unwrap_or_default()
}
