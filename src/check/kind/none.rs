//! `none`: the statement cannot be checked.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::statement::Statement;
use crate::data::claim::Verdict;

/// No figure to check the statement by.
pub(super) struct NotChecked;

impl Rule for NotChecked {
    fn code(&self) -> &'static str {
        "none"
    }

    fn evaluate(&self, _: &Statement<'_>) -> Result<Outcome, RuleError> {
        Ok(Outcome::of(Verdict::CannotBeChecked))
    }
}
