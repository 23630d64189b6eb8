//! Rounding that words imply ("around 570"), and agreement of a number with a rounded one.

use std::str::FromStr;

use super::error::RuleError;
use super::threshold::{CENSUS, SAME};

/// Rounding that the words of a statement imply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// None.
    Exactly,
    /// Within 5%: "around".
    About,
    /// Below by at most 5%: "almost".
    Almost,
    /// Strictly more: "over".
    Over,
    /// Strictly less: "under".
    Under,
    /// As much or more.
    AtLeast,
    /// As much or less.
    AtMost,
    /// Within 3%: a council's own count beside the census of the same day.
    Census,
    /// To a number of decimals, halves away from zero.
    Decimals(u8),
}

/// Agreement of a number with a stated one, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Equal, or within what the words allow.
    Agrees,
    /// Equal once rounded to the decimals stated.
    RoundsTo,
    /// Not equal.
    Differs,
}

impl FromStr for Rounding {
    type Err = RuleError;

    fn from_str(words: &str) -> Result<Self, RuleError> {
        match words {
            "" | "exactly" => Ok(Self::Exactly),
            "about" => Ok(Self::About),
            "almost" => Ok(Self::Almost),
            "over" => Ok(Self::Over),
            "under" => Ok(Self::Under),
            "at-least" => Ok(Self::AtLeast),
            "at-most" => Ok(Self::AtMost),
            "census" => Ok(Self::Census),
            _ => {
                let digits = words.strip_prefix("decimals:").ok_or(RuleError::Rounding)?;
                let decimals = digits.parse().map_err(|_| RuleError::Rounding)?;
                Ok(Self::Decimals(decimals))
            }
        }
    }
}

/// Agreement of a number with the one that is stated.
///
/// ```
/// use candour::check::rounding::{Agreement, Rounding, agreement};
///
/// // "23.3%" where 278 of 1,195 is 23.264%.
/// assert_eq!(agreement(23.264, 23.3, Rounding::Decimals(1)), Agreement::RoundsTo);
/// assert_eq!(agreement(23.264, 23.6, Rounding::Decimals(1)), Agreement::Differs);
/// ```
pub fn agreement(found: f64, stated: f64, rounding: Rounding) -> Agreement {
    let same = (found - stated).abs() < 1e-9;
    let agrees = match rounding {
        Rounding::Exactly => same,
        Rounding::About => (found - stated).abs() <= SAME * stated.abs() + 1e-9,
        Rounding::Census => (found - stated).abs() <= CENSUS * stated.abs() + 1e-9,
        Rounding::Almost => found < stated && found >= (1.0 - SAME) * stated,
        Rounding::Over => found > stated,
        Rounding::Under => found < stated,
        Rounding::AtLeast => same || found > stated,
        Rounding::AtMost => same || found < stated,
        Rounding::Decimals(_) if same => true,
        Rounding::Decimals(decimals) => {
            let unit = 10_f64.powi(i32::from(decimals));
            // A hair is added so that a half that binary numbers miss still rounds up.
            let rounded = (found.abs() * unit + 1e-9).round() * found.signum() / unit;
            return if (rounded - stated).abs() < 1e-9 {
                Agreement::RoundsTo
            } else {
                Agreement::Differs
            };
        }
    };
    if agrees {
        Agreement::Agrees
    } else {
        Agreement::Differs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_imply_their_usual_rounding() {
        assert_eq!(
            agreement(23.264, 23.6, Rounding::Decimals(1)),
            Agreement::Differs
        );
        assert_eq!(
            agreement(21.48, 21.0, Rounding::Decimals(0)),
            Agreement::RoundsTo
        );
        assert_eq!(
            agreement(82.5, 83.0, Rounding::Decimals(0)),
            Agreement::RoundsTo
        );
        assert_eq!(
            agreement(1.005, 1.01, Rounding::Decimals(2)),
            Agreement::RoundsTo
        );
        assert_eq!(agreement(570.0, 590.0, Rounding::About), Agreement::Agrees);
        assert_eq!(
            agreement(270.0, 270.0, Rounding::Almost),
            Agreement::Differs
        );
        assert_eq!(agreement(268.0, 270.0, Rounding::Almost), Agreement::Agrees);
        assert_eq!(agreement(213.0, 200.0, Rounding::Over), Agreement::Agrees);
    }
}
