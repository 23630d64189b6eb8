//! Claims of the reports, each with the result of checking it against figures.

use serde::Serialize;

use super::month::Month;
use super::words::word_list;

word_list!(
    /// Kind of a claim.
    ClaimKind {
        /// A figure.
        #[default]
        Figure = "figure",
        /// A percentage of two numbers.
        Ratio = "ratio",
        /// A rate for every 10,000 children.
        Rate = "rate",
        /// A direction over time.
        Direction = "direction",
        /// A comparison of two things.
        Comparison = "comparison",
        /// An expectation of the service.
        Expectation = "expectation",
        /// A level to reach.
        Target = "target",
        /// A promise of the service.
        Commitment = "commitment",
    }
);

word_list!(
    /// Result of checking a claim.
    Verdict {
        /// There is no figure to check it by.
        #[default]
        CannotBeChecked = "cannot-be-checked",
        /// The figures say the same.
        Agrees = "agrees",
        /// The figures say the same once rounded.
        RoundsTo = "rounds-to",
        /// The figures say something else.
        Differs = "differs",
        /// The outcome met it.
        Met = "met",
        /// The outcome met it in part, or the figures went past the goal.
        Partly = "partly",
        /// The outcome did not meet it.
        Missed = "missed",
        /// Not due yet, or no evidence.
        Open = "open",
    }
);

word_list!(
    /// Certainty that something is wrong.
    Grade {
        /// Not graded.
        #[default]
        Ungraded = "ungraded",
        /// Follows from the text's own numbers.
        Proved = "proved",
        /// National statistics agree.
        Confirmed = "confirmed",
        /// Likely.
        Likely = "likely",
        /// Cannot be decided.
        Open = "open",
    }
);

/// Result of recalculating a figure that a report states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Check {
    /// Id of the figure.
    pub figure: String,
    /// Id of the claim that states it.
    pub claim: String,
    /// The arithmetic, in words.
    pub message: String,
    /// True if both numbers agree, exactly or once rounded, or if it is open which is right.
    pub agrees: bool,
}

/// A figure that a claim is checked against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Area and breakdown, in words.
    pub who: String,
    /// Period, in words.
    pub when: String,
    /// The last month of the period, such as `2021-01`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub month: Month,
    /// The figure in words.
    pub sentence: String,
    /// Source, in words.
    pub source: String,
    /// Id of the report or release it comes from.
    pub report: String,
    /// Id of the figure in that report; none for national and calculated ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Claim {
    /// Stable id.
    pub id: String,
    /// Id of the report that makes it.
    pub report: String,
    /// Number of its paragraph.
    pub paragraph: String,
    /// Kind of a claim.
    pub kind: ClaimKind,
    /// Ids of the areas it is about.
    pub areas: Vec<String>,
    /// Id of the indicator it is about, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Statement, summarised.
    pub states: String,
    /// The fragment as printed.
    pub printed: String,
    /// Id of the figure that it states, if that is a figure of the dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// Result of checking a claim.
    pub verdict: Verdict,
    /// The arithmetic, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arithmetic: Option<String>,
    /// Break in the record that separates the figures, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub break_note: Option<String>,
    /// The figures that it was checked against.
    pub evidence: Vec<Evidence>,
    /// Month in which it is due, if it names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub by: Option<Month>,
    /// Certainty that something is wrong.
    pub grade: Grade,
    /// Note for readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explained: Option<String>,
}

impl Claim {
    /// True if the figure that it states disagrees with those that it is checked against. Two
    /// counts of which neither is proved wrong are no such case.
    pub fn is_at_odds(&self) -> bool {
        self.verdict == Verdict::Differs && self.grade != Grade::Open && self.figure.is_some()
    }
}
