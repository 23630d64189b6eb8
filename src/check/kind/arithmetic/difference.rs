//! `difference`: one number less another.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;

/// Difference of two numbers.
pub(crate) struct Difference;

impl Rule for Difference {
    fn code(&self) -> &'static str {
        "difference"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        statement.compare_pair(|a, b| a - b)
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let Some([a, b, computed]) = statement.pair_texts(outcome) else {
            return String::new();
        };
        let stated = statement.qualified_text();
        format!("{a} less {b} is {computed}; the report says {stated}.")
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}
