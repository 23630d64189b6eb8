//! Stacked bars of compositions.

use std::sync::Arc;

use crate::chart::kind::ChartSpec;
use crate::chart::kind::stacked_bar::{Segment, StackedBarRow, StackedBarSpec};
use crate::data::dataset::Dataset;
use crate::format;
use crate::view::compare::composition::Compositions;
use crate::view::selection::{Line, Point};
use crate::view::wording::data_point;

/// One bar for each area, with a segment for each breakdown of its total.
pub fn stacked_bar(dataset: &Dataset, parts: &Compositions) -> ChartSpec {
    let segment = |(slot, found): (usize, &Option<(Line, Point)>)| {
        let (line, point) = found.as_ref()?;
        Some(Segment {
            slot,
            value: point.quantity.point()?,
            value_text: format::quantity(&point.quantity, &parts.indicator),
            sentence: data_point::point(dataset, line, point, &parts.indicator),
            id: Arc::clone(&point.observation()?.id),
        })
    };
    let rows = parts.areas.iter().map(|composition| StackedBarRow {
        name: composition.name.clone(),
        segments: composition
            .segments
            .iter()
            .enumerate()
            .filter_map(segment)
            .collect(),
        missing: composition.missing.clone(),
    });
    ChartSpec::StackedBar(StackedBarSpec {
        names: parts.names.clone(),
        rows: rows.collect(),
    })
}
