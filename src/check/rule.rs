//! The contract of a rule that checks a statement.

use crate::data::claim::Verdict;

use super::error::RuleError;
use super::outcome::Outcome;
use super::promise::Aim;
use super::statement::Statement;
use super::threshold::BREAK;

/// A way to check a statement.
///
/// ```
/// use candour::check::kind::from_code;
/// use candour::check::statement::{Figure, Statement};
/// use candour::data::claim::Verdict;
///
/// // "23.6% of contacts became referrals", where 278 of 1,195 did.
/// let statement = Statement {
///     figures: &[Figure::exactly(278.0)],
///     others: &[Figure::exactly(1195.0)],
///     stated: "23.6",
///     words: "decimals:1",
///     ..Statement::default()
/// };
/// let ratio = from_code("ratio").unwrap();
/// let outcome = ratio.evaluate(&statement)?;
/// assert_eq!(outcome.verdict, Verdict::Differs);
/// assert_eq!(
///     ratio.calculation(&statement, &outcome),
///     "278 of 1,195 is 23.26%; the report says 23.6%."
/// );
/// # Ok::<(), candour::check::error::RuleError>(())
/// ```
pub trait Rule: Sync {
    /// Code in the column `rule` of `claims.csv`.
    fn code(&self) -> &'static str;

    /// Evaluates a statement.
    ///
    /// # Errors
    /// The input that the rule needs and does not have.
    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError>;

    /// The calculation in a sentence; empty where figures are only set side by side.
    fn calculation(&self, _: &Statement<'_>, _: &Outcome) -> String {
        String::new()
    }

    /// True if lists in `of`, `and`, `stated` and `words` are checked one by one, each as a
    /// statement of its own.
    fn checks_each(&self) -> bool {
        false
    }

    /// Aim of a promise, by which the figures that follow it are judged; `None` if the rule judges
    /// no figure by itself.
    ///
    /// # Errors
    /// The input that the aim needs and the statement does not have.
    fn aim(&self, _: &Statement<'_>) -> Result<Option<Aim>, RuleError> {
        Ok(None)
    }

    /// Figures that must be counted alike for the rule to apply.
    fn comparability(&self) -> Comparability {
        Comparability::NotNeeded
    }
}

/// Figures between which a break in the record matters to a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparability {
    /// None: figures of one date are combined, or one is repeated.
    NotNeeded,
    /// The figures that are compared with each other.
    OfFigures,
    /// The same, and the time of the report, whose statement later figures answer.
    SinceReport,
}

/// Evaluates a statement by a rule. A difference between figures of both sides of a break in the
/// record that the break may account for is not judged.
///
/// # Errors
/// The input that the rule needs and does not have.
pub fn judge(rule: &dyn Rule, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
    let outcome = rule.evaluate(statement)?;
    let is_small = outcome.margin.is_some_and(|margin| margin <= BREAK + 1e-9);
    if statement.is_separated && is_small {
        Ok(Outcome::of(Verdict::CannotBeChecked))
    } else {
        Ok(outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::kind::from_code;
    use crate::check::statement::Figure;

    #[test]
    fn a_small_difference_across_a_break_is_not_judged() {
        let verdict = |before: f64, after: f64, is_separated| {
            let statement = Statement {
                figures: &[Figure::exactly(after)],
                others: &[Figure::exactly(before)],
                stated: "lower",
                is_separated,
                ..Statement::default()
            };
            judge(from_code("compared").unwrap(), &statement)
                .unwrap()
                .verdict
        };
        // Referrals of June 2019 and June 2020, with another record between.
        assert_eq!(verdict(365.0, 372.0, true), Verdict::CannotBeChecked);
        assert_eq!(verdict(365.0, 372.0, false), Verdict::Differs);
        assert_eq!(verdict(428.0, 233.0, true), Verdict::Agrees);
    }
}
