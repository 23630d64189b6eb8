//! The list of subjects as a value: by theme, each with its question and latest figure.

use crate::data::dataset::Dataset;
use crate::view::state::ViewState;

use super as subject;
use crate::format;

/// A subject in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Id of the subject.
    pub id: String,
    /// Name of the subject.
    pub name: String,
    /// The question that it answers.
    pub question: String,
    /// Latest figure of the first of the site's own areas; empty while it is not loaded.
    pub latest: String,
}

/// A theme with its subjects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeRows {
    /// Heading.
    pub name: String,
    /// One sentence.
    pub about: String,
    /// Subjects of the theme.
    pub rows: Vec<Row>,
}

/// The subjects of each theme that has any.
pub fn view(dataset: &Dataset) -> Vec<ThemeRows> {
    let dataset = &dataset.with_latest();
    let catalog = dataset.catalog();
    let themes = catalog.themes.iter().map(|theme| {
        let subjects = catalog.subjects.iter();
        let subjects = subjects.filter(|subject| subject.theme == theme.id);
        let rows = subjects.map(|subject| {
            let page = subject::view(dataset, subject, &ViewState::default());
            Row {
                id: subject.id.clone(),
                name: subject.name.clone(),
                question: subject.question.clone(),
                latest: page.map(|page| page.chart.finding).unwrap_or_default(),
            }
        });
        ThemeRows {
            name: theme.name.clone(),
            about: theme.about.clone(),
            rows: rows.collect(),
        }
    });
    themes.filter(|theme| !theme.rows.is_empty()).collect()
}

/// The sentence before the list.
pub fn lead(dataset: &Dataset) -> String {
    let count = dataset.catalog().subjects.len();
    format!(
        "{}, each with the latest figure from the reports or from national statistics.",
        format::count_of(count, "subject")
    )
}
