//! `count`: the figures are so many.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::statement::{Statement, number_text};

/// Number of figures, such as the months of a table.
pub(crate) struct Count;

impl Rule for Count {
    fn code(&self) -> &'static str {
        "count"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let count = u32::try_from(statement.some_figures()?.len());
        statement.compare(count.map_or(f64::INFINITY, f64::from))
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let Some(count) = outcome.computed else {
            return String::new();
        };
        let stated = statement.qualified_text();
        format!(
            "There are {}; the report says {stated}.",
            number_text(count)
        )
    }
}
