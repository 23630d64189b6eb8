//! The table of subjects: each question with the indicators that answer it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::data::catalog::Subject;
use crate::publish::content::tables::columns::SUBJECTS;
use crate::publish::content::tables::each_row::each;
use crate::publish::content::tables::rows::ObservationRow;
use crate::publish::table::{Problems, Row};

const FILE: &str = "subjects.csv";

/// A subject, and the row of its table.
#[derive(Debug)]
pub struct SubjectRow {
    /// The subject.
    pub subject: Subject,
    /// Number of the row, as in a spreadsheet.
    pub row: usize,
}

/// Reads `subjects.csv`. An indicator belongs to one subject at most, and the headline is one of
/// those that answer the question.
pub(super) fn read(
    dir: &Path,
    themes: &[String],
    indicators: &[String],
    problems: &mut Problems,
) -> Vec<SubjectRow> {
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    let expected = "ids of indicators, with semicolons between them";
    each(dir, FILE, SUBJECTS, problems, |row, problems| {
        row.known("theme", themes, "a theme", problems);
        for column in ["indicators", "facts"] {
            row.known_list(column, indicators, expected, problems);
            check_once(row, column, &mut rows, problems);
        }
        let answers = row.list("indicators");
        let headline = row.required("headline", problems);
        if !headline.is_empty() && !answers.contains(&headline) {
            let expected = "one of the ids in the column “indicators”";
            row.problem("headline", expected, problems);
        }
        let subject = Subject {
            id: row.required("id", problems),
            name: row.required("name", problems),
            question: row.required("question", problems),
            theme: row.text("theme").to_owned(),
            headline,
            indicators: answers,
            facts: row.list("facts"),
        };
        SubjectRow {
            subject,
            row: row.number,
        }
    })
}

/// Records a problem for each subject whose headline has no figure.
pub(crate) fn check_figures(
    subjects: &[SubjectRow],
    observations: &[ObservationRow],
    problems: &mut Problems,
) {
    let counted = observations
        .iter()
        .map(|row| row.subject.indicator.as_str());
    let counted: BTreeSet<&str> = counted.collect();
    for SubjectRow { subject, row } in subjects {
        if !subject.headline.is_empty() && !counted.contains(subject.headline.as_str()) {
            let found = format!("the headline “{}”, which has no figure", subject.headline);
            let expected = "an indicator with figures; one without is a fact";
            problems.row(FILE, *row, found, expected);
        }
    }
}

/// Records a problem for an indicator that an earlier row, or the same row before, names too.
fn check_once(
    row: &Row<'_>,
    column: &str,
    rows: &mut BTreeMap<String, usize>,
    problems: &mut Problems,
) {
    for id in row.list(column) {
        if let Some(first) = rows.insert(id.clone(), row.number) {
            let expected = "indicators that no other subject has, each once";
            let hint = format!("“{id}” is in row {first} already");
            row.problem_with_hint(column, expected, Some(hint), problems);
        }
    }
}
