//! The first page: every headline indicator at a glance.

use super::data_keys;
use super::entry::PageEntry;
use crate::data::dataset::Dataset;
use crate::view::state::ViewState;

pub(super) struct Home;

impl PageEntry for Home {
    const NAME: &'static str = "At a glance";
    const MENU_LABEL: Option<&'static str> = Some("At a glance");

    fn description(dataset: &Dataset, _: &str) -> String {
        dataset.catalog().site.about.clone()
    }

    fn data_keys(dataset: &Dataset, _: &str, _: &ViewState) -> Vec<String> {
        data_keys::newest(dataset)
    }
}
