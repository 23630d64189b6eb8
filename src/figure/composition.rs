//! Stacked bars of compositions.

use std::sync::Arc;

use crate::chart::kind::ChartSpec;
use crate::chart::kind::stacked_bar::{Segment, StackedBarRow, StackedBarSpec};
use crate::data::dataset::Dataset;
use crate::format;
use crate::view::compare::composition::Parts;
use crate::view::selection::{Line, Point};
use crate::view::wording::data_point;

/// One bar for each area, with a segment for each breakdown of its total.
pub fn stacked_bar(dataset: &Dataset, parts: &Parts) -> ChartSpec {
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
    let rows = parts.wholes.iter().map(|whole| StackedBarRow {
        name: whole.name.clone(),
        segments: whole.parts.iter().enumerate().filter_map(segment).collect(),
        missing: Some(whole.missing.clone()).filter(|missing| !missing.is_empty()),
    });
    ChartSpec::StackedBar(StackedBarSpec {
        names: parts.names.clone(),
        rows: rows.collect(),
    })
}
