//! `direction`: every step goes the same way.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;

/// Direction of every step in a series of figures.
pub(super) struct EveryStep;

impl Rule for EveryStep {
    fn code(&self) -> &'static str {
        "direction"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        statement.ends()?;
        let stated = statement.direction()?;
        let figures = statement.figures;
        let mut steps = figures.iter().zip(figures.iter().skip(1));
        let agrees = steps.all(|(a, b)| b.bounds.direction_from(&a.bounds) == stated);
        Ok(Outcome::agrees(agrees))
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}
