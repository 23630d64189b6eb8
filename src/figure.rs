//! Figures: from what a page selected to the charts that show it.

pub mod axis;
pub mod breakdown;
pub mod comparison;
pub mod composition;
pub mod line;
pub mod panels;
pub mod series;
pub mod sparkline;

use crate::chart::kind::ChartSpec;
use crate::data::dataset::Dataset;
use crate::data::period::Period;
use crate::data::words::ChartKind;
use crate::view::compare::composition::compositions;
use crate::view::selection::{Selection, queries};

/// The chart of an indicator's page, chosen by the kind that the content gives.
pub fn indicator(dataset: &Dataset, selection: &Selection) -> ChartSpec {
    match selection.indicator.chart {
        ChartKind::Line => line::chart(dataset, selection),
        ChartKind::Ranked => breakdown::strip(dataset, selection),
        ChartKind::Parts => {
            let latest = queries::snapshots(selection).last().copied();
            let at = latest.unwrap_or(Period::Year(0));
            composition::stacked_bar(dataset, &compositions(selection, at))
        }
    }
}
