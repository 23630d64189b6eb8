//! `between`: every figure lies in a range.

use crate::check::error::RuleError;
use crate::check::goal::Goal;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::statement::Statement;

/// A stated range that holds every figure.
pub(crate) struct Between;

impl Rule for Between {
    fn code(&self) -> &'static str {
        "between"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let range = Goal::parse(statement.stated, "")?;
        let figures = statement.some_figures()?.iter();
        let distances = figures.map(|figure| {
            let bounds = figure.bounds;
            range.miss(&bounds) / bounds.midpoint().abs()
        });
        let furthest = distances.fold(0.0, f64::max);
        Ok(Outcome::agrees(furthest <= 0.0).off_by(furthest))
    }
}
