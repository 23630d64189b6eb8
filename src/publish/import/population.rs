//! Mid-year estimates of the children of each area, as denominators of rates.

use std::collections::BTreeMap;

use super::areas::Area;
use super::cell;
use super::findings::{At, Findings};
use super::release::Release;
use super::time::PeriodRule;

/// The column of numbers.
const COLUMN: &str = "population_estimate";

/// Children by position of the area and by year.
pub(super) type Population = BTreeMap<(usize, i32), f64>;

/// The numbers of the population file, by area and year.
pub(super) fn read(release: &Release, areas: &[Area], findings: &mut Findings) -> Population {
    let mut population = Population::new();
    let Some(selected) = release.select(&[], PeriodRule::MidYear, areas, findings) else {
        return population;
    };
    let Some(at) = release.file.column(COLUMN, findings) else {
        return population;
    };
    for (key, selection) in &selected {
        let text = release
            .file
            .rows
            .get(selection.row)
            .map_or("", |row| row.cell(at));
        match cell::read(text) {
            Ok(cell) => {
                if let Some(number) = cell.number() {
                    population.insert((key.0, key.1.year()), number);
                }
            }
            Err(expected) => {
                let at = At {
                    file: &release.file.path,
                    line: selection.line,
                    column: COLUMN,
                };
                findings.fault(at, &format!("“{text}”"), &expected);
            }
        }
    }
    population
}
