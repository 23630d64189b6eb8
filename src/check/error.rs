//! Reasons for which a rule cannot be evaluated.

use thiserror::Error;

/// Input that a rule needs and does not have; the text completes "expected …".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RuleError {
    /// `of` is empty.
    #[error("at least one figure")]
    NoFigure,
    /// Not exactly one figure in `of` and one in `and`.
    #[error("one figure and one other")]
    NotAPair,
    /// A figure is a range or has one bound only.
    #[error("figures that are numbers, not bounds")]
    NotANumber,
    /// The second number is zero.
    #[error("a second number that is not zero")]
    DivisionByZero,
    /// Fewer than two figures where a direction is stated.
    #[error("two figures or more, first and last")]
    NotASeries,
    /// `stated` is no number.
    #[error("a number in `stated`")]
    StatedNumber,
    /// `stated` is no direction.
    #[error("up, down or level in `stated`")]
    StatedDirection,
    /// `stated` is no comparison.
    #[error("higher, lower, same, highest or lowest in `stated`")]
    StatedComparison,
    /// `stated` is no range.
    #[error("a range such as 320..340, >=95 or <=620 in `stated`")]
    StatedRange,
    /// `words` does not qualify a range.
    #[error("about, up or down in `words`, or nothing")]
    GoalWords,
    /// `words` names no rounding.
    #[error(
        "exactly, about, census, almost, over, under, at-least, at-most or decimals:1 in `words`"
    )]
    Rounding,
    /// `words` names no degree.
    #[error("slightly or nothing in `words`")]
    Degree,
    /// `words` does not say how many of the figures.
    #[error("most, slightly or nothing in `words`")]
    Extent,
    /// `of` and `and` differ in length.
    #[error("as many figures in `of` as in `and`")]
    NotPairs,
    /// A whole without parts.
    #[error("a whole and one of its parts at least in both `of` and `and`")]
    NotAWhole,
    /// Not three figures of three months.
    #[error("three figures of different months, in order of time")]
    NotAPace,
    /// `stated` is neither slower nor faster.
    #[error("slower or faster in `stated`")]
    StatedPace,
    /// `stated` or `words` is empty where both must quote a passage.
    #[error("the words of one passage in `stated` and those of another in `words`")]
    NoWords,
}
