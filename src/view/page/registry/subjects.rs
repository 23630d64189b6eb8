//! The list of subjects, and the page of each.

use super::data_keys;
use super::entry::PageEntry;
use crate::data::catalog;
use crate::data::dataset::Dataset;
use crate::view::page::subject::{self, list};
use crate::view::state::ViewState;

pub(super) struct SubjectList;

impl PageEntry for SubjectList {
    const NAME: &'static str = "Subjects";
    const MENU_LABEL: Option<&'static str> = Some("Subjects");
    const EMPTY: Option<&'static str> = Some("No subjects are chosen for this site.");

    fn description(dataset: &Dataset, _: &str) -> String {
        list::lead(dataset)
    }

    fn data_keys(dataset: &Dataset, _: &str, _: &ViewState) -> Vec<String> {
        data_keys::newest(dataset)
    }
}

pub(super) struct Subject;

impl PageEntry for Subject {
    const NAME: &'static str = Self::NOT_FOUND;
    const NOT_FOUND: &'static str = "Subject not found";

    fn exists(dataset: &Dataset, id: &str) -> bool {
        subject::by_id(dataset, id).is_some()
    }

    fn name(dataset: &Dataset, id: &str) -> String {
        let found = subject::by_id(dataset, id);
        found.map_or(Self::NAME.to_owned(), |subject| subject.question.clone())
    }

    fn description(dataset: &Dataset, id: &str) -> String {
        let page = subject::by_id(dataset, id).and_then(|found| {
            let page = subject::view(dataset, found, &ViewState::default())?;
            Some(format!("{} {}", found.question, page.chart.finding))
        });
        page.unwrap_or_default()
    }

    /// Every indicator and fact.
    fn deferred_keys(dataset: &Dataset, id: &str) -> Vec<String> {
        let Some(subject) = subject::by_id(dataset, id) else {
            return Vec::new();
        };
        let named = subject.indicators.iter().chain(&subject.facts);
        data_keys::indicators(dataset, named.cloned().collect())
    }

    /// Figures of the headline, and those that it is compared with; the rest loads later.
    fn data_keys(dataset: &Dataset, id: &str, _: &ViewState) -> Vec<String> {
        let found = subject::by_id(dataset, id);
        found.map_or_else(Vec::new, |subject| headline_keys(dataset, subject))
    }
}

fn headline_keys(dataset: &Dataset, subject: &catalog::Subject) -> Vec<String> {
    data_keys::indicators(dataset, subject::chart_indicators(dataset, subject))
}
