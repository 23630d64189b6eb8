//! `wider`: a rate of a wider population is lower than that of a population within it.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::statement::Statement;
use crate::data::claim::Verdict;

/// Upper limit of a rate for every 10,000: the same number of children for a narrower population.
pub(crate) struct WiderPopulation;

impl Rule for WiderPopulation {
    fn code(&self) -> &'static str {
        "wider"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let stated = statement.number()?;
        let limit = statement.of_pair(|a, b| 10_000.0 * a / b)?;
        let verdict = if stated < limit {
            Verdict::Agrees
        } else {
            Verdict::Differs
        };
        Ok(Outcome {
            computed: Some(limit),
            // The whole number is of another population.
            deviation: (verdict == Verdict::Differs).then_some(1.0),
            ..Outcome::of(verdict)
        })
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let Some([a, b, limit]) = statement.pair_texts(outcome) else {
            return String::new();
        };
        let stated = statement.qualified_text();
        format!(
            "{a} for a population of {b} is {limit} for every 10,000; for a wider population it \
             must be less, and the report says {stated}."
        )
    }
}
