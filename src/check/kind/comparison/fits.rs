//! `fits`: two figures that are not exact may both be right.

use crate::check::bounds::Direction;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;

/// Overlap of the bounds of two figures: "over 90%" and "90% to 95%".
pub(crate) struct Fits;

impl Rule for Fits {
    fn code(&self) -> &'static str {
        "fits"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (figure, other) = statement.pair()?;
        let direction = figure.bounds.direction_from(&other.bounds);
        let overlaps = matches!(direction, Direction::Level | Direction::Unclear);
        let gap = figure.bounds.relative_gap(&other.bounds);
        Ok(Outcome::agrees(overlaps).off_by(gap))
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}
