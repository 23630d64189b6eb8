//! `ratio`: one number as a percentage of another.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::statement::Statement;

/// Percentage of one number in another.
pub(crate) struct Ratio;

impl Rule for Ratio {
    fn code(&self) -> &'static str {
        "ratio"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        statement.compare_pair(|a, b| 100.0 * a / b)
    }

    fn checks_each(&self) -> bool {
        true
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let Some([a, b, computed]) = statement.pair_texts(outcome) else {
            return String::new();
        };
        let stated = statement.qualified_text();
        format!("{a} of {b} is {computed}%; the report says {stated}%.")
    }
}
