//! Downloads, and how complete the record is.

use super::data_keys;
use super::entry::PageEntry;
use crate::data::dataset::Dataset;
use crate::view::page::data::downloads;
use crate::view::state::ViewState;

pub(super) struct Data;

impl PageEntry for Data {
    const NAME: &'static str = "Data and completeness";
    const MENU_LABEL: Option<&'static str> = Some("Data");
    const SEARCH_WORDS: Option<&'static str> = Some(
        "Download all figures and targets as CSV or JSON, for a spreadsheet. Which months are \
         missing, and why.",
    );

    fn description(dataset: &Dataset, _: &str) -> String {
        downloads::description(dataset)
    }

    fn data_keys(dataset: &Dataset, _: &str, _: &ViewState) -> Vec<String> {
        let mut keys = data_keys::home_areas(dataset);
        keys.push("notes".to_owned());
        keys
    }
}
