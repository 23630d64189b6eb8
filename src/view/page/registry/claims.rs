//! The pages of claims: those that the figures check, and those that look forward.

use super::entry::PageEntry;
use crate::data::dataset::Dataset;
use crate::view::state::ViewState;

pub(super) struct Checks;

impl PageEntry for Checks {
    const NAME: &'static str = "Checks";
    const DESCRIPTION: &'static str = "Figures, shares and comparisons in the reports, checked against the data, \
        with the sources of both and the arithmetic.";
    const MENU_LABEL: Option<&'static str> = Some("Checks");
    const SEARCH_WORDS: Option<&'static str> = Some(
        "Statements of the reports, checked against the figures: where they agree, contradict each other \
         or are wrong. Contradictions, errors, mistakes and differences. Is it true?",
    );
    const EMPTY: Option<&'static str> = Some("No statements have been recorded for checking.");

    fn data_keys(_: &Dataset, _: &str, _: &ViewState) -> Vec<String> {
        vec!["claims".to_owned()]
    }
}

pub(super) struct SaidAndDone;

impl PageEntry for SaidAndDone {
    const NAME: &'static str = "Said and done";
    const DESCRIPTION: &'static str =
        "What the reports expected, aimed at and promised, and what followed.";
    const MENU_LABEL: Option<&'static str> = Some("Said and done");
    const SEARCH_WORDS: Option<&'static str> = Some(
        "What was promised, expected or aimed at, and what followed: met, missed or open. Targets \
         hit, kept or broken. Did the council do what it said?",
    );
    const EMPTY: Option<&'static str> = Some("No expectations or promises have been recorded.");

    fn data_keys(_: &Dataset, _: &str, _: &ViewState) -> Vec<String> {
        vec!["claims".to_owned()]
    }
}
