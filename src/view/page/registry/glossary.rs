//! The terms of the reports.

use super::entry::PageEntry;
use crate::data::dataset::Dataset;
use crate::view::state::ViewState;

pub(super) struct Glossary;

impl PageEntry for Glossary {
    const NAME: &'static str = "Glossary";
    const DESCRIPTION: &'static str = "What the terms of the reports mean, in plain words.";
    const EMPTY: Option<&'static str> = Some("No terms have been explained.");

    fn data_keys(_: &Dataset, _: &str, _: &ViewState) -> Vec<String> {
        vec!["glossary".to_owned()]
    }
}
