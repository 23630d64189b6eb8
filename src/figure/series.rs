//! The lines that a chart draws, their colours and markers, and the legend.

use std::sync::Arc;

use crate::chart::marker::{LegendEntry, Marker};
use crate::chart::scene::Ink;
use crate::data::dataset::Dataset;
use crate::view::selection::{Line, MAX_LINES, Point, Selection};

/// The lines of a selection that a chart draws.
pub fn drawn(selection: &Selection) -> impl Iterator<Item = &Line> {
    selection
        .lines
        .iter()
        .filter(|line| !line.points.is_empty())
        .take(MAX_LINES)
}

/// The slot of colour, marker and dash of each drawn line: the site's own areas have the first, in
/// their order; the areas that they are compared with the last; any other the first that is free.
pub(super) fn styles(dataset: &Dataset, selection: &Selection) -> Vec<usize> {
    let comparators = &dataset.catalog().site.comparators;
    let preferred = |line: &Line| {
        let home = dataset.home().position(|home| home == line.area);
        let id = dataset.area(line.area).map(|area| &area.id);
        let reference = comparators.iter().rev().position(|known| Some(known) == id);
        home.or_else(|| MAX_LINES.checked_sub(1 + reference?))
    };
    let mut styles: Vec<Option<usize>> = Vec::new();
    for line in drawn(selection) {
        let own = preferred(line).filter(|own| !styles.contains(&Some(*own)));
        styles.push(own);
    }
    let taken = styles.clone();
    let n_home = dataset.home().count().min(MAX_LINES);
    let others_first = (n_home..MAX_LINES).chain(0..n_home);
    let mut free = others_first.filter(|style| !taken.contains(&Some(*style)));
    let filled = styles
        .into_iter()
        .map(|style| style.or_else(|| free.next()));
    filled.map(Option::unwrap_or_default).collect()
}

/// True if a line is a reference, drawn in grey behind the others.
pub(super) fn is_context(line: &Line) -> bool {
    line.is_reference() || line.is_beside
}

/// The legend of the lines of a selection.
pub fn legend(dataset: &Dataset, selection: &Selection) -> Vec<LegendEntry> {
    let entry = |(line, style): (&Line, usize)| LegendEntry {
        ink: if is_context(line) {
            Ink::Soft
        } else {
            Ink::Series(style)
        },
        marker: Marker::from_slot(style),
        name: line.name.clone(),
    };
    drawn(selection)
        .zip(styles(dataset, selection))
        .map(entry)
        .collect()
}

/// The id of the observation of a point; empty for an average that has none.
pub(super) fn id_of(point: &Point) -> Arc<str> {
    point
        .observation()
        .map_or_else(|| Arc::from(""), |observation| Arc::clone(&observation.id))
}
