//! Search across indicators, reports and terms.

use super::entry::PageEntry;
use crate::data::dataset::Dataset;
use crate::view::state::ViewState;

pub(super) struct Search;

impl PageEntry for Search {
    const NAME: &'static str = "Search";
    const DESCRIPTION: &'static str = "Search this site for words and figures.";
    const MENU_LABEL: Option<&'static str> = Some("Search");

    fn data_keys(_: &Dataset, _: &str, _: &ViewState) -> Vec<String> {
        vec!["search".to_owned()]
    }
}
