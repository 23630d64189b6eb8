//! `rate`: one number for every 10,000 of another.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::statement::Statement;

/// Rate for every 10,000.
pub(crate) struct Rate;

impl Rule for Rate {
    fn code(&self) -> &'static str {
        "rate"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        statement.compare_pair(|a, b| 10_000.0 * a / b)
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let Some([a, b, computed]) = statement.pair_texts(outcome) else {
            return String::new();
        };
        let stated = statement.qualified_text();
        format!(
            "{a} for a population of {b} is {computed} for every 10,000; the report says {stated}."
        )
    }
}
