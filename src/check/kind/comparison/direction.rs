//! `direction`: every step goes the same way.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::{Figure, Statement};

/// Direction of every step in a series of figures.
pub(crate) struct EveryStep;

impl Rule for EveryStep {
    fn code(&self) -> &'static str {
        "direction"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        statement.ends()?;
        let stated = statement.direction()?;
        let figures = statement.figures;
        let steps = figures.iter().zip(figures.iter().skip(1));
        let gap = |(a, b): (&Figure, &Figure)| b.bounds.relative_gap(&a.bounds);
        let mut against = steps
            .clone()
            .filter(|(a, b)| b.bounds.direction_from(&a.bounds) != stated)
            .map(gap);
        let first = against.next();
        Ok(Outcome::agrees(first.is_none()).off_by(against.fold(first.unwrap_or(0.0), f64::max)))
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}
