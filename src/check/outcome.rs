//! Result of checking a statement.

use crate::data::claim::Verdict;

/// Result of a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The number that the rule calculates, if it calculates one.
    pub computed: Option<f64>,
    /// Smallest relative difference between compared figures on which the verdict rests.
    pub margin: Option<f64>,
    /// Distance of a statement that does not agree, as a share of what it should be.
    pub deviation: Option<f64>,
}

impl Outcome {
    /// Outcome without a number.
    pub fn of(verdict: Verdict) -> Self {
        Self {
            verdict,
            computed: None,
            margin: None,
            deviation: None,
        }
    }

    /// The same with its distance from the figures, if the statement does not agree.
    #[must_use]
    pub fn off_by(self, deviation: f64) -> Self {
        Self {
            deviation: (self.verdict == Verdict::Differs).then_some(deviation),
            ..self
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
