//! About the site.

use super::entry::PageEntry;
use crate::data::dataset::Dataset;
use crate::view::page::about;
use crate::view::state::ViewState;

pub(super) struct About;

impl PageEntry for About {
    const NAME: &'static str = "About this site";
    const MENU_LABEL: Option<&'static str> = Some("About");
    const SEARCH_WORDS: Option<&'static str> = Some(
        "What this site does and does not do, where its figures come from, and what its marks mean. \
         Who made this, privacy, complaints.",
    );

    fn description(dataset: &Dataset, _: &str) -> String {
        about::description(dataset)
    }

    fn data_keys(_: &Dataset, _: &str, _: &ViewState) -> Vec<String> {
        vec!["notes".to_owned()]
    }
}
