//! Dot plots of areas at one date, or at two.

use crate::chart::kind::ChartSpec;
use crate::chart::kind::dot::{DotRow, DotSpec, DotValue, Emphasis};
use crate::chart::scale::Extent;
use crate::data::dataset::Dataset;
use crate::format;
use crate::view::compare::{ComparedArea, Comparison, Role};
use crate::view::selection::Point;
use crate::view::state::{Arrangement, ViewState};
use crate::view::wording::data_point;

use super::axis::value_axis;
use super::series::id_of;

/// Areas ranked at one date, or at two where a comparison of dates is requested.
pub fn dots(dataset: &Dataset, comparison: &Comparison, requested: &ViewState) -> ChartSpec {
    let rows = comparison.rows.iter().map(|row| {
        let home = dataset.home().position(|home| home == row.line.area);
        let emphasis = match row.role {
            Role::Home => Emphasis::Highlighted(home.unwrap_or_default()),
            Role::Reference => Emphasis::Reference,
            Role::Other => Emphasis::Other,
        };
        dot(dataset, comparison, row, emphasis, requested)
    });
    ChartSpec::Dot(DotSpec {
        axis: value_axis(comparison.indicator.unit),
        rows: rows.collect(),
    })
}

fn dot(
    dataset: &Dataset,
    comparison: &Comparison,
    row: &ComparedArea,
    emphasis: Emphasis,
    requested: &ViewState,
) -> DotRow {
    let both = requested.arrangement == Arrangement::ThenAndNow;
    let indicator = &comparison.indicator;
    let then = row.then.as_ref().filter(|_| both);
    let dot_value = |point: &Point| {
        Some(DotValue {
            value: point.quantity.point()?,
            sentence: data_point::point(dataset, &row.line, point, indicator),
            id: id_of(point),
        })
    };
    let number = |point: &Point| format::quantity(&point.quantity, indicator);
    let now = row.now.as_ref();
    let value_text = match (then, now) {
        (Some(then), Some(now)) => format!("{} to {}", number(then), number(now)),
        (None, Some(now)) if both => format!("{}, no earlier figure", number(now)),
        (_, Some(now)) => number(now),
        (_, None) => row.missing.clone(),
    };
    DotRow {
        name: row.name.clone(),
        emphasis,
        now: now.and_then(dot_value),
        then: then.and_then(dot_value),
        value_text,
        interval: row
            .interval
            .filter(|_| requested.intervals && !both)
            .map(|interval| Extent::new(interval.lower, interval.upper)),
    }
}
