//! A number as words state it, and whether another number agrees with it.

use std::str::FromStr;

/// How the words of a claim round its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Not at all.
    Exactly,
    /// Within 5%: "around".
    About,
    /// Below it by no more than 5%: "almost".
    Almost,
    /// More than it.
    Over,
    /// Less than it.
    Under,
    /// To so many decimals, halves away from zero.
    Decimals(u8),
}

/// What becomes of one number held against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// They are the same, or as the words have it.
    Agrees,
    /// They are the same once one is rounded.
    RoundsTo,
    /// They are not.
    Differs,
}

/// How far "around" and "almost" reach.
const NEAR: f64 = 0.05;

impl FromStr for Rounding {
    type Err = ();

    fn from_str(words: &str) -> Result<Self, ()> {
        match words {
            "" | "exactly" => Ok(Self::Exactly),
            "about" => Ok(Self::About),
            "almost" => Ok(Self::Almost),
            "over" => Ok(Self::Over),
            "under" => Ok(Self::Under),
            _ => {
                let digits = words.strip_prefix("decimals:").ok_or(())?;
                digits.parse().map(Self::Decimals).map_err(|_| ())
            }
        }
    }
}

/// Holds a number against the one that is stated.
pub fn fit(found: f64, stated: f64, rounding: Rounding) -> Fit {
    let same = (found - stated).abs() < 1e-9;
    let agrees = match rounding {
        Rounding::Exactly => same,
        Rounding::About => (found - stated).abs() <= NEAR * stated.abs() + 1e-9,
        Rounding::Almost => found < stated && found >= (1.0 - NEAR) * stated,
        Rounding::Over => found > stated,
        Rounding::Under => found < stated,
        Rounding::Decimals(_) if same => true,
        Rounding::Decimals(decimals) => {
            let unit = 10_f64.powi(i32::from(decimals));
            // A hair is added so that a half that binary numbers miss still rounds up.
            let rounded = (found.abs() * unit + 1e-9).round() * found.signum() / unit;
            return if (rounded - stated).abs() < 1e-9 {
                Fit::RoundsTo
            } else {
                Fit::Differs
            };
        }
    };
    if agrees { Fit::Agrees } else { Fit::Differs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_as_people_do() {
        assert_eq!(fit(23.264, 23.6, Rounding::Decimals(1)), Fit::Differs);
        assert_eq!(fit(21.48, 21.0, Rounding::Decimals(0)), Fit::RoundsTo);
        assert_eq!(fit(82.5, 83.0, Rounding::Decimals(0)), Fit::RoundsTo);
        assert_eq!(fit(1.005, 1.01, Rounding::Decimals(2)), Fit::RoundsTo);
        assert_eq!(fit(570.0, 590.0, Rounding::About), Fit::Agrees);
        assert_eq!(fit(270.0, 270.0, Rounding::Almost), Fit::Differs);
        assert_eq!(fit(268.0, 270.0, Rounding::Almost), Fit::Agrees);
        assert_eq!(fit(213.0, 200.0, Rounding::Over), Fit::Agrees);
    }
}
