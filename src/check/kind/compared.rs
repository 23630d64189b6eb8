//! `compared`: every figure is higher, lower or the same as every other.

use crate::check::bounds::Direction;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;

/// Order of figures relative to others.
pub(super) struct ComparedArea;

impl Rule for ComparedArea {
    fn code(&self) -> &'static str {
        "compared"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (figures, others) = (statement.some_figures()?, statement.some_others()?);
        let stated = match statement.stated {
            "higher" | "highest" => Direction::Up,
            "lower" | "lowest" => Direction::Down,
            "same" => Direction::Level,
            _ => return Err(RuleError::StatedComparison),
        };
        let agrees = figures.iter().all(|figure| {
            let mut others = others.iter();
            others.all(|other| figure.bounds.direction_from(&other.bounds) == stated)
        });
        Ok(Outcome::agrees(agrees))
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}
