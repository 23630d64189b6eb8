//! The page of one indicator as a value, down to its chart: its finding, its choices, the lines it
//! draws. The rest of the page is [`details`].

pub mod details;
pub mod headline;
pub mod period_comparison;
pub mod summary;
pub mod table;

use crate::data::dataset::Dataset;
use crate::data::figure::IndicatorIdx;
use crate::data::words::Unit;
use crate::view::selection::queries::has_intervals;
use crate::view::state::choice::Choice;

use crate::format;
use crate::view::selection::national::Reach;
use crate::view::selection::period_options::periods;
use crate::view::selection::{self, Selection, select_reaching};
use crate::view::state::{Measure, ViewState};

/// Upper section of an indicator's page, down to its chart.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorView {
    /// The indicator.
    pub at: IndicatorIdx,
    /// View state requested, as far as it can be met.
    pub requested: ViewState,
    /// Data that the chart draws.
    pub selection: Selection,
    /// The finding, first on the page.
    pub finding: String,
    /// Active title of the chart.
    pub chart_title: String,
    /// Areas to switch.
    pub areas: Vec<Choice>,
    /// Times to choose from.
    pub periods: Vec<Choice>,
    /// True if intervals can be drawn.
    pub has_intervals: bool,
    /// Notices of choices that cannot be met.
    pub notices: Vec<String>,
}

/// The page of an indicator; none where there is no such indicator.
pub fn view(dataset: &Dataset, at: IndicatorIdx, requested: &ViewState) -> Option<IndicatorView> {
    view_reaching(dataset, at, requested, Reach::Near)
}

/// The page of an indicator with the national figures of some dates, where the view requests them.
pub fn view_reaching(
    dataset: &Dataset,
    at: IndicatorIdx,
    requested: &ViewState,
    reach: Reach,
) -> Option<IndicatorView> {
    let known = selection::known_areas(dataset, at);
    let kept = requested.among(&known);
    let selection = select_reaching(dataset, at, &kept, reach)?;
    let notices = notices(dataset, requested, &kept, &selection);
    let areas = known
        .iter()
        .filter_map(|id| dataset.area(dataset.area_idx(id)?));
    let areas = areas.map(|area| Choice {
        id: area.id.clone(),
        label: area.name.clone(),
        is_on: kept.shows(&area.id, &selection.default_areas),
    });
    Some(IndicatorView {
        at,
        finding: headline::finding(dataset, &selection),
        chart_title: headline::chart_title(dataset, &selection),
        areas: areas.collect(),
        periods: periods(dataset, at, &kept),
        has_intervals: has_intervals(&selection),
        notices,
        requested: kept,
        selection,
    })
}

/// Notices of requested areas that have no figures here: by name, or as spelt in the address if
/// there is no such area.
pub(crate) fn without_figures(
    dataset: &Dataset,
    requested: &ViewState,
    kept: &ViewState,
) -> Option<String> {
    let without = requested.areas.iter().filter(|id| !kept.areas.contains(id));
    let names: Vec<String> = without
        .map(|id| {
            let area = dataset.area_idx(id).and_then(|at| dataset.area(at));
            area.map_or_else(
                || format!("“{}”", crate::view::state::query::shortened(id)),
                |area| area.name.clone(),
            )
        })
        .collect();
    let listed = format::listed(&names);
    (!names.is_empty()).then(|| format!("There are no figures for {listed} here."))
}

/// Notices of areas that have no figures here, and of a measure that is not available.
fn notices(
    dataset: &Dataset,
    requested: &ViewState,
    kept: &ViewState,
    selection: &Selection,
) -> Vec<String> {
    let mut notices: Vec<String> = without_figures(dataset, requested, kept)
        .into_iter()
        .collect();
    if !notices.is_empty() && kept.areas.is_empty() {
        notices.push("The areas that this page starts with are shown instead.".to_owned());
    }
    let is_so_already = match kept.measure {
        Measure::Printed => true,
        Measure::Rate => selection.printed_unit == Unit::Rate,
        Measure::Count => matches!(selection.printed_unit, Unit::Count | Unit::People),
    };
    if !is_so_already && !selection.measures.contains(&kept.measure) {
        let measure = match kept.measure {
            Measure::Rate => "a rate",
            Measure::Count | Measure::Printed => "a number",
        };
        notices.push(format!(
            "This cannot be shown as {measure}. Figures are shown as printed."
        ));
    }
    notices
}
