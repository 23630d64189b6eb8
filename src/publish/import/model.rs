//! A figure that an import picks, and the figures of a source together.

use std::collections::BTreeSet;

use crate::data::period::Period;

use super::cell::Cell;

/// In the value column: calculated from numerator and denominator, for every 10,000.
pub(super) const CALCULATED: &str = "=";
/// In the denominator column: the mid-year estimate of children of the year before.
pub(super) const POPULATION: &str = "@population";
/// The figures of one row of the table of sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picked {
    /// Indicator and breakdown.
    pub what: String,
    /// Rows with a number.
    pub n_numbers: usize,
    /// Rows with a symbol instead.
    pub n_symbols: usize,
    /// First and last period.
    pub periods: String,
    /// Published shares that differ from their own numerator and denominator.
    pub doubts: Vec<String>,
}

/// One figure of an area, or the symbol that replaces it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure {
    /// Position in the list of areas.
    pub area: usize,
    /// The year in which its time ends.
    pub year: i32,
    /// Period of the figure.
    pub period: Period,
    /// Line in the file.
    pub line: usize,
    /// Number, if there is one.
    pub value: Option<f64>,
    /// The cell that the number was read or calculated from.
    pub cell: Cell,
    /// Numerator.
    pub numerator: Option<f64>,
    /// Denominator.
    pub denominator: Option<f64>,
}

impl Figure {
    /// Symbol that replaces the value; a rate that cannot be calculated is not available.
    pub(super) fn symbol(&self) -> &'static str {
        match (self.value, self.cell) {
            (Some(_), _) => "",
            (None, Cell::Symbol(symbol)) => symbol,
            (None, _) => "x",
        }
    }
}

impl Picked {
    /// Adds up the figures of its source.
    pub(super) fn count(&mut self, figures: &[Figure]) {
        self.n_symbols = figures
            .iter()
            .filter(|figure| figure.value.is_none())
            .count();
        self.n_numbers = figures.len() - self.n_symbols;
        let years: BTreeSet<i32> = figures.iter().map(|figure| figure.year).collect();
        if let Some((first, last)) = years.first().zip(years.last()) {
            self.periods = format!("{first} to {last}");
        }
    }
}
