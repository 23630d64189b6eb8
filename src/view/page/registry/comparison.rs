//! Comparisons: any indicators across any areas, and the page of each of the site's own areas.

use super::data_keys;
use super::entry::PageEntry;
use crate::data::dataset::Dataset;
use crate::data::figure::AreaIdx;
use crate::format;
use crate::view::page::{area, compare};
use crate::view::state::ViewState;

const EMPTY: &str = "There are no national figures to compare.";

pub(super) struct Compare;

impl PageEntry for Compare {
    const NAME: &'static str = "Compare";
    const MENU_LABEL: Option<&'static str> = Some("Compare");
    const SEARCH_WORDS: Option<&'static str> = Some(
        "A comparison of councils with their neighbours, their region and England: ranked, over \
         time, then and now. Which is better or worse, higher or lower; the differences between \
         councils.",
    );
    const EMPTY: Option<&'static str> = Some(EMPTY);

    fn description(dataset: &Dataset, _: &str) -> String {
        let home: Vec<AreaIdx> = dataset.home().collect();
        let names = home.iter().filter_map(|area| dataset.area(*area));
        let names: Vec<&str> = names.map(|area| area.name.as_str()).collect();
        let with = match area::compared_with(dataset, &home).as_str() {
            "" => String::new(),
            others => format!(" with {others}"),
        };
        format!("Compare {}{with}.", format::listed(&names))
    }

    fn data_keys(dataset: &Dataset, _: &str, view: &ViewState) -> Vec<String> {
        data_keys::indicators(dataset, compare::indicators(dataset, view))
    }
}

pub(super) struct Area;

impl PageEntry for Area {
    const NAME: &'static str = Self::NOT_FOUND;
    /// Stands before the names of the themes.
    const SEARCH_WORDS: Option<&'static str> =
        Some("Compared with other areas in national measures. Themes:");
    const EMPTY: Option<&'static str> = Some(EMPTY);
    const NOT_FOUND: &'static str = "Area not found";

    fn exists(dataset: &Dataset, id: &str) -> bool {
        area::home(dataset, id).is_some()
    }

    fn name(dataset: &Dataset, id: &str) -> String {
        match name(dataset, id) {
            Some(name) => format!("{name} compared"),
            None => Self::NAME.to_owned(),
        }
    }

    fn description(dataset: &Dataset, id: &str) -> String {
        let page = area::view(dataset, id, &ViewState::default());
        page.map_or_else(String::new, |page| format!("{}. {}", page.name, page.lead))
    }

    fn data_keys(dataset: &Dataset, id: &str, _: &ViewState) -> Vec<String> {
        if Self::exists(dataset, id) {
            data_keys::indicators(dataset, area::indicators(dataset))
        } else {
            Vec::new()
        }
    }
}

fn name(dataset: &Dataset, id: &str) -> Option<String> {
    let area = dataset.area(area::home(dataset, id)?)?;
    Some(area.name.clone())
}
