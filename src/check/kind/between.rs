//! `between`: every figure lies in a range.

use crate::check::error::RuleError;
use crate::check::goal::Goal;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::statement::Statement;

/// A stated range that holds every figure.
pub(super) struct Between;

impl Rule for Between {
    fn code(&self) -> &'static str {
        "between"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let range = Goal::parse(statement.stated, "")?;
        let mut figures = statement.some_figures()?.iter();
        let agrees = figures.all(|figure| range.miss(&figure.bounds) <= 0.0);
        Ok(Outcome::agrees(agrees))
    }
}
