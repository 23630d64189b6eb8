//! `met`: later figures reach a goal.

use crate::check::error::RuleError;
use crate::check::goal::Goal;
use crate::check::outcome::Outcome;
use crate::check::promise::Aim;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;
use crate::data::claim::Verdict;

/// A goal for later figures. The verdict depends on dates, which [`check::promise`] compares.
///
/// [`check::promise`]: crate::check::promise
pub(super) struct Met;

impl Rule for Met {
    fn code(&self) -> &'static str {
        "met"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        Goal::parse(statement.stated, statement.words)?;
        Ok(Outcome::of(Verdict::NotEnoughData))
    }

    fn aim(&self, statement: &Statement<'_>) -> Result<Option<Aim>, RuleError> {
        Goal::parse(statement.stated, statement.words).map(|goal| Some(Aim::Goal(goal)))
    }

    fn comparability(&self) -> Comparability {
        Comparability::SinceReport
    }
}
