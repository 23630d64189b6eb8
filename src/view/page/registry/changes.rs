//! Two reports compared.

use super::entry::PageEntry;
use crate::data::dataset::Dataset;
use crate::view::report::diff;
use crate::view::state::ViewState;

pub(super) struct Changes;

impl PageEntry for Changes {
    const NAME: &'static str = "What changed between reports";
    const SEARCH_WORDS: Option<&'static str> =
        Some("Two reports compared: new, restated and repeated figures, and targets that changed.");
    const EMPTY: Option<&'static str> =
        Some("No measure appears in two reports, so there are no changes to show.");

    fn description(dataset: &Dataset, _: &str) -> String {
        let step = &dataset.catalog().latest_step;
        step.clone().unwrap_or_default()
    }

    fn data_keys(dataset: &Dataset, _: &str, view: &ViewState) -> Vec<String> {
        let pair = diff::pair(dataset, view);
        let pair = pair.into_iter().flat_map(|(from, to)| [from, to]);
        let reports = pair.filter_map(|at| dataset.report(at));
        reports
            .map(|report| format!("report/{}", report.id))
            .collect()
    }
}
