//! The list of indicators, and the page of each.

use super::data_keys;
use super::entry::PageEntry;
use crate::data::catalog::Indicator as About;
use crate::data::dataset::{Dataset, LATEST};
use crate::data::words::AreaKind;
use crate::view::page::indicator::headline;
use crate::view::page::indicator_list;
use crate::view::selection;
use crate::view::state::ViewState;

pub(super) struct IndicatorList;

impl PageEntry for IndicatorList {
    const NAME: &'static str = "All indicators";
    const MENU_LABEL: Option<&'static str> = Some("Indicators");

    fn description(dataset: &Dataset, _: &str) -> String {
        indicator_list::lead(dataset)
    }

    fn data_keys(dataset: &Dataset, _: &str, _: &ViewState) -> Vec<String> {
        if dataset.file(LATEST).is_some() {
            return vec![LATEST.to_owned()];
        }
        // Figures of councils together are listed too.
        let all = dataset.catalog().areas.iter();
        let joint = all.filter(|area| area.kind == AreaKind::Joint);
        let joint = joint.map(|area| format!("area/{}", area.id));
        let areas = data_keys::home_areas(dataset).into_iter();
        areas.chain(joint).collect()
    }
}

pub(super) struct Indicator;

impl PageEntry for Indicator {
    const NAME: &'static str = Self::NOT_FOUND;
    const NOT_FOUND: &'static str = "Indicator not found";

    fn exists(dataset: &Dataset, id: &str) -> bool {
        dataset.indicator_idx(id).is_some()
    }

    fn name(dataset: &Dataset, id: &str) -> String {
        match about(dataset, id) {
            Some(about) => about.name.clone(),
            None => Self::NAME.to_owned(),
        }
    }

    fn description(dataset: &Dataset, id: &str) -> String {
        let at = dataset.indicator_idx(id);
        let selection = at.and_then(|at| selection::select(dataset, at, &ViewState::default()));
        selection.map_or_else(String::new, |selection| {
            let finding = headline::finding(dataset, &selection);
            format!("{}. {finding}", selection.indicator.name)
        })
    }

    fn data_keys(dataset: &Dataset, id: &str, view: &ViewState) -> Vec<String> {
        let about = about(dataset, id);
        let national = about.and_then(|about| about.national.clone());
        let national = national.filter(|_| view.beside);
        let ids = about
            .map(|about| about.id.clone())
            .into_iter()
            .chain(national);
        data_keys::indicators(dataset, ids.collect())
    }
}

fn about<'a>(dataset: &'a Dataset, id: &str) -> Option<&'a About> {
    dataset.indicator(dataset.indicator_idx(id)?)
}
