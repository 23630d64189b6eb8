//! The finding of a comparison in a sentence or two.

use crate::data::dataset::Dataset;

use super::benchmark;
use super::{ComparedArea, Comparison, main, value};
use crate::format;
use crate::view::selection::line::{Line, Point};
use crate::view::state::ViewState;
use crate::view::wording::data_point;

/// Finding of a comparison: the home areas relative to the others, the requested one first.
pub fn finding(dataset: &Dataset, comparison: &Comparison, requested: &ViewState) -> String {
    let indicator = &comparison.indicator;
    let lines: Vec<Line> = comparison.rows.iter().map(|row| row.line.clone()).collect();
    let first = main(dataset, &lines, requested).map(|line| line.area);
    let home = dataset.home().filter(|home| Some(*home) != first);
    let home = first.into_iter().chain(home).filter_map(|home| {
        let mut rows = comparison.rows.iter();
        rows.find(|row| row.line.area == home && row.line.breakdown.is_total())
    });
    let home: Vec<&ComparedArea> = home.collect();
    let first = home.iter().copied().find(|row| row.now.is_some());
    let mut sentences = Vec::new();
    for row in home {
        let Some(point) = &row.now else { continue };
        let mut text = format::capital(&data_point::of_whom(
            indicator,
            point,
            &row.line.name,
            row.line.kind,
        ));
        text.push_str(&data_point::caution(dataset, &row.line, point));
        let beside = first.filter(|first| first.line.area != row.line.area);
        let others = benchmark::references(dataset, &row.line, &lines);
        let others = others.chain(beside.map(|first| &first.line));
        let comparison = benchmark::comparison_with(dataset, point, others, indicator);
        if !comparison.is_empty() {
            text.push_str(": ");
            text.push_str(&comparison);
        }
        if !row.place.is_empty() {
            text.push_str(&format!("; {}", row.place));
        }
        text.push('.');
        sentences.push(text);
    }
    if sentences.is_empty() {
        return highest(comparison);
    }
    sentences.join(" ")
}

/// The area with the highest number, where no home council has a figure.
fn highest(comparison: &Comparison) -> String {
    let numbered = comparison.rows.iter().filter_map(|row| {
        let point = row.now.as_ref()?;
        Some((row, point, value(point)?))
    });
    let numbered: Vec<(&ComparedArea, &Point, f64)> = numbered.collect();
    let found = numbered.iter().max_by(|(.., a), (.., b)| a.total_cmp(b));
    let n_known = comparison
        .rows
        .iter()
        .filter(|row| row.now.is_some())
        .count();
    let words = match (numbered.len(), n_known) {
        (1, 1) => "the only figure shown",
        (1, _) => "the only exact figure shown",
        _ => "the highest shown",
    };
    let Some((row, point, most)) = found else {
        let is_known = comparison.rows.iter().any(|row| row.now.is_some());
        let words = if is_known {
            "No exact figure for this choice: see the table."
        } else {
            "No figures for this choice."
        };
        return words.to_owned();
    };
    let all = numbered.iter().filter(|(.., value)| value >= most);
    let all: Vec<&String> = all.map(|(row, ..)| &row.name).collect();
    let (all, kind) = (format::listed(&all), row.line.kind);
    let message = data_point::of_whom(&comparison.indicator, point, &all, kind);
    format::capital(&format!("{message}, {words}."))
}
