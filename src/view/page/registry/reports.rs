//! The list of reports, and the page of each.

use super::data_keys;
use super::entry::PageEntry;
use crate::data::catalog::Report as About;
use crate::data::dataset::Dataset;
use crate::view::page::report_list;
use crate::view::report::reader;
use crate::view::state::ViewState;

pub(super) struct ReportList;

impl PageEntry for ReportList {
    const NAME: &'static str = "The reports";
    const MENU_LABEL: Option<&'static str> = Some("Reports");
    const EMPTY: Option<&'static str> = Some("No reports have been published.");

    fn description(dataset: &Dataset, _: &str) -> String {
        report_list::lead(dataset)
    }
}

pub(super) struct Report;

impl PageEntry for Report {
    const NAME: &'static str = Self::NOT_FOUND;
    const NOT_FOUND: &'static str = "Report not found";

    fn exists(dataset: &Dataset, id: &str) -> bool {
        dataset.report_idx(id).is_some()
    }

    fn name(dataset: &Dataset, id: &str) -> String {
        let name = about(dataset, id).map_or(Self::NAME, |about| &about.short_title);
        name.to_owned()
    }

    fn description(dataset: &Dataset, id: &str) -> String {
        about(dataset, id).map_or_else(String::new, |about| about.about.clone())
    }

    /// Keys of the figures and the text of the report, the figures of its areas, and the national
    /// figures that replace its charts.
    fn data_keys(dataset: &Dataset, id: &str, _: &ViewState) -> Vec<String> {
        let Some(at) = dataset.report_idx(id) else {
            return Vec::new();
        };
        let mut keys = vec![format!("report/{id}")];
        if let Some(text) = dataset.file(&format!("text/{id}")) {
            keys.push(text.key.clone());
            let areas = dataset.report(at).map(|report| report.areas.as_slice());
            let areas = areas.unwrap_or_default().iter();
            keys.extend(areas.map(|id| format!("area/{id}")));
            let nationals = dataset.text(at).map(|blocks| reader::nationals(blocks));
            keys.extend(data_keys::indicators(
                dataset,
                nationals.unwrap_or_default(),
            ));
        }
        keys
    }
}

fn about<'a>(dataset: &'a Dataset, id: &str) -> Option<&'a About> {
    dataset.report(dataset.report_idx(id)?)
}
