//! Completeness of the record as a matrix of indicator × council × month, each cell a figure, a
//! kind of absence, or nothing.

use crate::data::dataset::{Dataset, Series};
use crate::data::figure::IndicatorIdx;
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{Absence, Dating, Scope};
use crate::stats::order::sort_by_f64;

use crate::format::excerpt::{self, Excerpt};
use crate::format::labels;

/// State of the record for one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A figure for the month, or for a day in it.
    Figure,
    /// A figure for a longer time that includes the month.
    Within,
    /// No figure, for a recorded reason.
    Absent(Absence),
    /// No figure, and the reports do not mention the month.
    NotReported,
}

impl Cell {
    /// Letter of the state in the matrix and in downloads.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Figure => "F",
            Self::Within => "w",
            Self::Absent(Absence::ChartLost) => "L",
            Self::Absent(Absence::NotCollected) => "N",
            Self::Absent(Absence::Suppressed) => "c",
            Self::Absent(Absence::RoundsToZero) => "k",
            Self::Absent(Absence::NotApplicable) => "z",
            Self::Absent(Absence::NotDue) => "D",
            Self::Absent(Absence::Unavailable) => "x",
            Self::Absent(Absence::Unreliable) => "u",
            Self::NotReported => "·",
        }
    }

    /// Name of the state in downloads.
    pub fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Within => "within a longer period",
            Self::Absent(Absence::ChartLost) => "chart lost",
            Self::Absent(Absence::NotCollected) => "not collected",
            Self::Absent(Absence::Suppressed) => "suppressed",
            Self::Absent(Absence::RoundsToZero) => "rounds to zero",
            Self::Absent(Absence::NotApplicable) => "not applicable",
            Self::Absent(Absence::NotDue) => "not due",
            Self::Absent(Absence::Unavailable) => "not available",
            Self::Absent(Absence::Unreliable) => "withheld as unreliable",
            Self::NotReported => "not reported",
        }
    }

    /// Name of the state in style sheets.
    pub fn code(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Within => "within",
            Self::Absent(_) => "absent",
            Self::NotReported => "none",
        }
    }
}

/// The key of a matrix: the cells that are in it, each with its meaning.
pub fn key(matrix: &Matrix) -> Vec<(Cell, &'static str)> {
    let mut used: Vec<Cell> = Vec::new();
    for cell in matrix.rows.iter().flat_map(|row| &row.cells) {
        if !used.contains(cell) {
            used.push(*cell);
        }
    }
    let meaning = |cell| match cell {
        Cell::Figure => "a figure for the month or a day in it",
        Cell::Within => "part of a figure for a longer time",
        Cell::Absent(why) => labels::absence(why),
        Cell::NotReported => "not in the reports",
    };
    sort_by_f64(&mut used, |cell| match cell {
        Cell::Figure => 0.0,
        Cell::Within => 1.0,
        Cell::Absent(_) => 2.0,
        Cell::NotReported => 3.0,
    });
    used.into_iter().map(|cell| (cell, meaning(cell))).collect()
}

/// The sentence before the matrix.
pub const ABOUT: &str = "This table shows, for each local indicator and area, the months that have a figure and why \
     others have none.";

/// One row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Id of the indicator.
    pub id: String,
    /// Name of the indicator.
    pub indicator: String,
    /// Name of the area.
    pub area: String,
    /// A cell for every month.
    pub cells: Vec<Cell>,
    /// Number of months with a figure.
    pub n_figures: usize,
}

/// The matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// Months, one for each column.
    pub months: Vec<Month>,
    /// Rows, one for each indicator and area.
    pub rows: Vec<Row>,
}

/// The matrix of the home areas, over every month that any of them has a figure or a gap for
/// since the first monthly figure.
pub fn matrix(dataset: &Dataset) -> Matrix {
    let home: Vec<_> = dataset.home().collect();
    let all = |at: usize| {
        home.iter()
            .filter_map(move |area| dataset.series(IndicatorIdx(at), *area))
    };
    let indexed = dataset.catalog().indicators.iter().enumerate();
    let local = indexed
        .filter(|(_, about)| about.scope == Scope::Reports)
        .map(|(at, _)| at);
    let monthly = local
        .clone()
        .flat_map(all)
        .flat_map(|series| &series.observations);
    let monthly = monthly.filter(|o| matches!(o.period, Period::Month(_) | Period::Day(_)));
    let months: Vec<Month> = monthly.map(|o| o.period.months().0).collect();
    let (Some(first), Some(last)) = (months.iter().min(), months.iter().max()) else {
        return Matrix {
            months: Vec::new(),
            rows: Vec::new(),
        };
    };
    let months: Vec<Month> = (0..=last.index() - first.index())
        .map(|step| first.plus(step))
        .collect();
    let mut rows = Vec::new();
    for at in local {
        for series in all(at) {
            let cells: Vec<Cell> = months.iter().map(|month| cell(series, *month)).collect();
            if cells.iter().all(|cell| *cell == Cell::NotReported) {
                continue;
            }
            let indicator = dataset.indicator(series.indicator);
            let area = dataset.area(series.area);
            rows.push(Row {
                id: indicator.map(|i| i.id.clone()).unwrap_or_default(),
                indicator: indicator.map(|i| i.short_name.clone()).unwrap_or_default(),
                area: area.map(|area| area.name.clone()).unwrap_or_default(),
                n_figures: cells.iter().filter(|cell| **cell == Cell::Figure).count(),
                cells,
            });
        }
    }
    Matrix { months, rows }
}

/// Most recent months of a matrix, as many as fit on a page, and a sentence that says so.
pub fn latest(mut matrix: Matrix) -> Excerpt<Matrix> {
    let n_months = matrix.months.len();
    let room = excerpt::MAX_CELLS / matrix.rows.len().max(1);
    let hidden = n_months.saturating_sub(room.max(1));
    matrix.months.drain(..hidden);
    for row in &mut matrix.rows {
        row.cells.drain(..hidden.min(row.cells.len()));
        row.n_figures = row
            .cells
            .iter()
            .filter(|cell| **cell == Cell::Figure)
            .count();
    }
    let note = excerpt::latest(matrix.months.len(), n_months, "months");
    Excerpt {
        shown: matrix,
        note,
    }
}

/// Cell of a series for one month.
pub fn cell(series: &Series, month: Month) -> Cell {
    let dated = series
        .observations
        .iter()
        .filter(|o| o.dating != Dating::Undated);
    let covers = |period: Period| {
        let (from, to) = period.months();
        (from..=to).contains(&month)
    };
    let mut longer = false;
    for observation in dated.filter(|o| covers(o.period)) {
        match observation.period {
            Period::Month(_) | Period::Day(_) => return Cell::Figure,
            _ => longer = true,
        }
    }
    let gap = series.gaps.iter().find(|gap| gap.covers(month));
    match gap {
        Some(gap) => Cell::Absent(gap.absence),
        None if longer => Cell::Within,
        None => Cell::NotReported,
    }
}
