//! Result of checking a statement.

use crate::data::claim::Verdict;

/// Result of a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The number that the rule calculates, if it calculates one.
    pub computed: Option<f64>,
}

impl Outcome {
    /// Outcome without a number.
    pub fn of(verdict: Verdict) -> Self {
        Self {
            verdict,
            computed: None,
        }
    }

    /// Outcome of a statement that is either right or wrong.
    pub fn agrees(is_so: bool) -> Self {
        Self::of(if is_so {
            Verdict::Agrees
        } else {
            Verdict::Differs
        })
    }
}
