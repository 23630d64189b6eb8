//! The contract of a rule that checks a statement.

use super::error::RuleError;
use super::outcome::Outcome;
use super::promise::Aim;
use super::statement::Statement;

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
