//! Claims of the reports, each with the result of checking it against figures.

pub mod context;
pub mod promise;

use serde::Serialize;

use super::catalog::is_default;
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
    /// Result of checking a claim: one of the first four for a statement about the past, one of
    /// the others for a promise, which is judged by the figures from the day it was made to the
    /// day it was due. [`check::promise`](crate::check::promise) has the rules.
    Verdict {
        /// There is no figure to check the statement by.
        #[default]
        CannotBeChecked = "cannot-be-checked",
        /// The figures say the same.
        Agrees = "agrees",
        /// The figures say the same once rounded.
        RoundsTo = "rounds-to",
        /// The figures say something else.
        Differs = "differs",
        /// With a due date: the last figure before it meets the promise, and so does the latest
        /// since. Without one: every figure that followed does.
        Met = "met",
        /// It was met, and the latest figure since no longer meets it.
        MetThenLost = "met-then-lost",
        /// Some of the figures, or some of the statements of the promise, meet it and others do
        /// not.
        Partly = "partly",
        /// The last figure before the due date does not meet it; without a due date, no figure
        /// that followed does.
        Missed = "missed",
        /// Two sources give figures of about the same time, one of which meets it and one does
        /// not.
        Disputed = "disputed",
        /// It was not met, and an event between promise and figure ended the condition under
        /// which it was made.
        ConditionFailed = "condition-failed",
        /// Its due date lies after the day of the edition.
        NotDue = "not-due",
        /// No figure followed that could judge it.
        NotEnoughData = "not-enough-data",
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

word_list!(
    /// Reason for which a claim cannot be checked.
    Reason {
        /// No number is printed for it.
        #[default]
        NoNumber = "no-number",
        /// It names no measure, or does not say how much would count.
        NoMeasure = "no-measure",
        /// Printed once, and no other report or statistic gives it.
        OneSource = "one-source",
        /// The chart or text that it refers to is missing from the copy.
        NotInCopy = "not-in-copy",
        /// No later report or statistic says what came of it.
        NoLaterReport = "no-later-report",
        /// The figures count different children, or were counted in different ways.
        TwoPopulations = "two-populations",
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
    /// True if that number is not printed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inferred: bool,
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
    /// Result of checking a claim.
    pub verdict: Verdict,
    /// Reason for which it cannot be checked; `None` where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Children concerned if it does not agree, or so many of every 100 where only percentages are
    /// printed; contradictions are sorted by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
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

impl ClaimKind {
    /// True of a promise: an expectation, a target or a commitment.
    pub fn looks_forward(self) -> bool {
        matches!(self, Self::Expectation | Self::Target | Self::Commitment)
    }
}
