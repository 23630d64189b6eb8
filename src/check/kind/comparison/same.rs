//! `same`: the same number is printed elsewhere.

use crate::check::bounds::Direction;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rounding::Rounding;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;
use crate::check::threshold::SAME;

/// Equality of two figures; within 5% where both are `about`.
pub(crate) struct Same;

impl Rule for Same {
    fn code(&self) -> &'static str {
        "same"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (figure, other) = statement.pair()?;
        let gap = figure.bounds.relative_gap(&other.bounds);
        let agrees = match statement.words.parse()? {
            Rounding::About => gap <= SAME,
            Rounding::Exactly => figure.bounds.direction_from(&other.bounds) == Direction::Level,
            _ => return Err(RuleError::Rounding),
        };
        Ok(Outcome::agrees(agrees).off_by(gap))
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}
