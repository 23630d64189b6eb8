//! `sum`: numbers added up.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::format;

use crate::check::statement::{Statement, number_text};

/// Sum of numbers.
pub(crate) struct Sum;

impl Rule for Sum {
    fn code(&self) -> &'static str {
        "sum"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let points = statement.figures.iter().map(|figure| figure.bounds.point());
        let sum: Option<f64> = points.sum();
        statement.compare(sum.ok_or(RuleError::NotANumber)?)
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let Some(computed) = outcome.computed else {
            return String::new();
        };
        let figures = statement.figures.iter();
        let terms: Vec<String> = figures
            .map(|figure| number_text(figure.bounds.midpoint()))
            .collect();
        format!(
            "{} make {}; the report says {}.",
            format::listed(&terms),
            number_text(computed),
            statement.qualified_text()
        )
    }
}
