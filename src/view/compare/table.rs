//! The table of a comparison: one row for each area.

use crate::data::dataset::Dataset;
use crate::data::words::Word;
use crate::format::citation;
use crate::view::selection::queries;

use super::composition::Compositions;
use super::{ComparedArea, Comparison};
use crate::format;
use crate::view::selection::Selection;
use crate::view::selection::confidence;
use crate::view::selection::line::{Line, Point};
use crate::view::state::link::NamedLink;
use crate::view::state::{Arrangement, ViewState};
use crate::view::wording::{data_point, provenance};

/// Row of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Id of its latest observation, if it has one.
    pub id: Option<String>,
    /// The area.
    pub name: String,
    /// Cells, one for each heading.
    pub cells: Vec<String>,
    /// Link to the source of the latest number.
    pub read: Option<NamedLink>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Headings of the columns after the area's.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// The table of areas at one date or two, without columns that would be empty.
pub fn of_comparison(dataset: &Dataset, comparison: &Comparison, requested: &ViewState) -> Table {
    let indicator = &comparison.indicator;
    let number = |row: &ComparedArea, point: &Point| {
        let number = format::quantity(&point.quantity, indicator);
        let caution = data_point::caution(dataset, &row.line, point);
        let mut coverage = point.coverage.iter().filter(|known| !known.is_complete());
        let coverage = coverage
            .next()
            .map(|known| format!("; {} of {}", row.line.average.code(), known.counted()));
        format!("{number}{caution}{}", coverage.unwrap_or_default())
    };
    let now = |row: &ComparedArea| {
        let missing = || format::capital(&row.missing);
        let message = |point| number(row, point);
        row.now.as_ref().map_or_else(missing, message)
    };
    let then = |row: &ComparedArea| {
        let message = |point| number(row, point);
        row.then.as_ref().map(message).unwrap_or_default()
    };
    let both = matches!(
        requested.arrangement,
        Arrangement::ThenAndNow | Arrangement::Trends
    );
    let mut columns: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |head: &str, cell: &dyn Fn(&ComparedArea) -> String| {
        let cells: Vec<String> = comparison.rows.iter().map(cell).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            columns.push((head.to_owned(), cells));
        }
    };
    if let (true, Some(earlier)) = (both, comparison.then) {
        add(&format::period(earlier), &then);
    }
    add(&format::period(comparison.now), &now);
    if both {
        add("Change", &|row| format::capital(&row.change));
    }
    if requested.intervals {
        add("95% interval", &|row| {
            let words = row
                .interval
                .map(|found| confidence::words(&found, indicator));
            words.unwrap_or_default()
        });
    }
    add("Difference", &|row| format::capital(&row.difference));
    add("Place", &|row| format::capital(&row.place));
    let rows = comparison.rows.iter().enumerate().map(|(at, row)| Row {
        name: row.name.clone(),
        cells: columns
            .iter()
            .filter_map(|(_, cells)| cells.get(at).cloned())
            .collect(),
        ..row_of(dataset, row.now.as_ref())
    });
    Table {
        rows: rows.collect(),
        heads: columns.into_iter().map(|(head, _)| head).collect(),
    }
}

/// Table of compositions.
pub fn of_parts(dataset: &Dataset, parts: &Compositions) -> Table {
    let rows = parts.areas.iter().map(|whole| {
        let cells = whole.segments.iter().map(|part| match part {
            Some((_, point)) => format::quantity(&point.quantity, &parts.indicator),
            None => whole
                .missing
                .as_deref()
                .map(format::capital)
                .unwrap_or_default(),
        });
        let first = whole.segments.iter().flatten().next();
        Row {
            name: whole.name.clone(),
            cells: cells.collect(),
            ..row_of(dataset, first.map(|(_, point)| point))
        }
    });
    Table {
        heads: parts.names.clone(),
        rows: rows.collect(),
    }
}

/// The table of several indicators: the latest figure of each.
pub fn of_indicators(dataset: &Dataset, selections: &[Selection]) -> Table {
    let mut areas: Vec<&Line> = Vec::new();
    for line in selections.iter().flat_map(|selection| &selection.lines) {
        if !areas.iter().any(|known| known.name == line.name) {
            areas.push(line);
        }
    }
    let latest = |selection: &Selection, name: &str| {
        let line = selection.lines.iter().find(|line| line.name == name)?;
        let point = queries::latest(line)?;
        let number = format::quantity(&point.quantity, &selection.indicator);
        Some(format!("{number} ({})", format::period(point.period)))
    };
    let rows = areas.iter().map(|line| Row {
        name: line.name.clone(),
        cells: selections
            .iter()
            .map(|selection| latest(selection, &line.name).unwrap_or_default())
            .collect(),
        ..row_of(dataset, None)
    });
    let head = |selection: &Selection| selection.indicator.short_name.clone();
    Table {
        heads: selections.iter().map(head).collect(),
        rows: rows.collect(),
    }
}

/// A row with the source of a point, still without cells.
fn row_of(dataset: &Dataset, point: Option<&Point>) -> Row {
    let observation = point.and_then(Point::observation);
    Row {
        id: observation.map(|o| o.id.to_string()),
        name: String::new(),
        cells: Vec::new(),
        read: observation
            .map(|o| provenance::link(o, dataset).named(citation::short(&o.source, dataset))),
    }
}
