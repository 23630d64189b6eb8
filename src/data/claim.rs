//! Claims of the reports, each with what came of holding it against figures.

use serde::Serialize;

use super::words::word_list;

word_list!(
    /// What sort of claim it is.
    ClaimKind {
        /// A figure.
        #[default]
        Figure = "figure",
        /// A share worked out of two numbers.
        Ratio = "ratio",
        /// A rate for every 10,000 children.
        Rate = "rate",
        /// A direction over time.
        Direction = "direction",
        /// One thing against another.
        Comparison = "comparison",
        /// What the service thinks will happen.
        Expectation = "expectation",
        /// What the service is to reach.
        Target = "target",
        /// What the service says it will do.
        Commitment = "commitment",
    }
);

word_list!(
    /// How a claim is held against figures.
    Rule {
        /// It cannot be.
        #[default]
        None = "none",
        /// Another source gives the number.
        Value = "value",
        /// One number as a percentage of another.
        Ratio = "ratio",
        /// One number for every 10,000 of another.
        Rate = "rate",
        /// Numbers added up.
        Sum = "sum",
        /// One number less another.
        Difference = "difference",
        /// The change from one number to another, in per cent.
        Change = "change",
        /// Every step goes one way.
        Direction = "direction",
        /// The last goes one way from the first.
        Trend = "trend",
        /// Within two edges.
        Between = "between",
        /// Against other numbers.
        Compared = "compared",
        /// The same number elsewhere.
        Same = "same",
        /// A later figure reaches what was said.
        Met = "met",
    }
);

word_list!(
    /// What came of it.
    Verdict {
        /// There is no figure to check it by.
        #[default]
        CannotBeChecked = "cannot-be-checked",
        /// The figures say the same.
        Agrees = "agrees",
        /// They do once rounded.
        RoundsTo = "rounds-to",
        /// They do not.
        Differs = "differs",
        /// What was said came about.
        Met = "met",
        /// Some of it did, or it went past what was said.
        Partly = "partly",
        /// It did not.
        Missed = "missed",
        /// Its time has not come, or nothing tells.
        Open = "open",
    }
);

word_list!(
    /// How sure it is that something is wrong.
    Grade {
        /// Not graded.
        #[default]
        Ungraded = "ungraded",
        /// It follows from the text's own numbers.
        Proved = "proved",
        /// National statistics agree.
        Confirmed = "confirmed",
        /// Likely.
        Likely = "likely",
        /// It cannot be decided.
        Open = "open",
    }
);

/// What came of working out again a figure that a report states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Check {
    /// Id of the figure.
    pub figure: String,
    /// Id of the claim that states it.
    pub claim: String,
    /// The arithmetic, in words.
    pub told: String,
    /// Whether the figure stands: the two agree, if need be once rounded, or it cannot be decided
    /// which of them is right.
    pub agrees: bool,
}

/// A figure that a claim is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Of whom or of what.
    pub who: String,
    /// When, in words.
    pub when: String,
    /// The last month of that time, such as `2021-01`.
    pub month: String,
    /// The figure in words.
    pub said: String,
    /// Where it is printed, in words.
    pub source: String,
    /// Id of the report or release it comes from.
    pub report: String,
    /// Id of the figure in that report; empty for national ones and worked out ones.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub figure: String,
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
    /// What sort of claim it is.
    pub kind: ClaimKind,
    /// Ids of the areas it is about.
    pub areas: Vec<String>,
    /// Id of the indicator it is about; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// What it states, in our words.
    pub states: String,
    /// The fragment as printed.
    pub printed: String,
    /// Id of the figure that it states; empty where that is no figure of the dataset.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub figure: String,
    /// What came of it.
    pub verdict: Verdict,
    /// The arithmetic, in words; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub arithmetic: String,
    /// What parts the figures, where a break in the record lies between them; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parted: String,
    /// The figures it was held against.
    pub evidence: Vec<Evidence>,
    /// Month by which it was to come about; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// How sure it is that something is wrong.
    pub grade: Grade,
    /// What must be known about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explained: String,
}

impl Claim {
    /// Whether the figure that it states does not agree with those that it is held against, so that
    /// one should not be built on it. Two counts of which neither is proved wrong are no such case.
    pub fn is_at_odds(&self) -> bool {
        self.verdict == Verdict::Differs && self.grade != Grade::Open && !self.figure.is_empty()
    }
}
