//! Thresholds by which words of degree are judged, such as "around" and "slightly": one number for
//! each word, the same in every rule and on every page.

use std::str::FromStr;

use super::error::RuleError;

/// Largest difference, as a share of the other number, that is still "around", "the same",
/// "steady", "in line" or "close to".
pub const SAME: f64 = 0.05;

/// Largest difference, as a share of the other number, that is still "slightly", "a little",
/// "broadly" or "relatively" the same.
pub const SLIGHT: f64 = 0.10;

/// The same between two percentages, in points.
pub const SLIGHT_POINTS: f64 = 5.0;

/// Largest difference, as a share of the other number, between a council's own count and the
/// national census of the same day: records are corrected after the day.
pub const CENSUS: f64 = 0.03;

/// Largest difference, as a share of the other number, that a change of the record may account
/// for. A larger one is judged across the break, a smaller one is not.
pub const BREAK: f64 = SAME;

/// All of them, for readers.
pub const IN_WORDS: &str = "“Around”, “in line” and “the same” allow a difference of 5%, “slightly” \
    and “broadly” 10%, or 5 points between percentages, and a council’s own count may differ from \
    the census of its day by 3%. Across a change in the record a difference of up to 5% is not \
    judged.";

/// Degree that a statement gives to a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Degree {
    /// None: any difference counts.
    Any,
    /// A small one: "slightly", "a little", "broadly", "relatively".
    Slight,
}

impl FromStr for Degree {
    type Err = RuleError;

    fn from_str(words: &str) -> Result<Self, RuleError> {
        match words {
            "" => Ok(Self::Any),
            "slightly" => Ok(Self::Slight),
            _ => Err(RuleError::Degree),
        }
    }
}

impl Degree {
    /// Largest difference, as a share of the other number, at which two numbers are level.
    pub fn level(self) -> f64 {
        match self {
            Self::Any => SAME,
            Self::Slight => SLIGHT,
        }
    }
}

/// The threshold of "broadly" and "relatively" the same, in a sentence.
pub const BROADLY_TEXT: &str = "Up to 10% counts as broadly the same.";

/// Difference of a number from another, as a share of the other; infinite if that is zero.
///
/// ```
/// use candour::check::threshold::{SAME, relative};
///
/// // 708 children beside "the equivalent of 680".
/// assert!(relative(708.0, 680.0) <= SAME);
/// ```
pub fn relative(found: f64, other: f64) -> f64 {
    let difference = (found - other).abs();
    if difference < 1e-9 {
        0.0
    } else {
        difference / other.abs()
    }
}

/// True if a difference is small: within 10%, or within 5 points between percentages.
///
/// ```
/// use candour::check::threshold::is_slight;
///
/// // "slightly above the England average of 81%", at 85%.
/// assert!(is_slight(85.0, 81.0, true));
/// // From 188 to 213 children is 13%.
/// assert!(!is_slight(213.0, 188.0, false));
/// ```
pub fn is_slight(found: f64, other: f64, are_percentages: bool) -> bool {
    if are_percentages {
        (found - other).abs() <= SLIGHT_POINTS + 1e-9
    } else {
        relative(found, other) <= SLIGHT + 1e-9
    }
}

/// The threshold of "slightly", in a sentence.
pub fn slight_text(are_percentages: bool) -> &'static str {
    if are_percentages {
        "Up to 5 points count as slight."
    } else {
        "Up to 10% counts as slight."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_given_every_threshold() {
        let percent = |share: f64| format!("{:.0}%", 100.0 * share);
        let points = format!("{SLIGHT_POINTS:.0} points");
        let all = [
            percent(SAME),
            percent(SLIGHT),
            percent(CENSUS),
            percent(BREAK),
            points,
        ];
        for threshold in all {
            assert!(IN_WORDS.contains(&threshold), "{threshold}");
        }
    }

    #[test]
    fn words_of_degree_have_one_meaning_each() {
        assert_eq!("".parse(), Ok(Degree::Any));
        assert_eq!("slightly".parse(), Ok(Degree::Slight));
        assert_eq!("rather".parse::<Degree>(), Err(RuleError::Degree));
        assert!(Degree::Slight.level() > Degree::Any.level());
    }
}
