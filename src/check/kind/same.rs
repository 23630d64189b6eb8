//! `same`: the same number is printed elsewhere.

use crate::check::bounds::Direction;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;

/// Equality of two figures.
pub(super) struct Same;

impl Rule for Same {
    fn code(&self) -> &'static str {
        "same"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (figure, other) = statement.pair()?;
        let direction = figure.bounds.direction_from(&other.bounds);
        Ok(Outcome::agrees(direction == Direction::Level))
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}
