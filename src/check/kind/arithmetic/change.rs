//! `change`: the change from one number to another, in per cent.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;

/// Relative change, in per cent.
pub(crate) struct Change;

impl Rule for Change {
    fn code(&self) -> &'static str {
        "change"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        statement.compare_pair(|a, b| 100.0 * (a / b - 1.0))
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let Some([a, b, computed]) = statement.pair_texts(outcome) else {
            return String::new();
        };
        let stated = statement.qualified_text();
        format!("From {b} to {a} is a change of {computed}%; the report says {stated}%.")
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}
