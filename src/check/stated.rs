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

/// What a later figure is to reach: `320..340`, `>=95`, `<=620`, `=0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// Its lower edge.
    pub low: f64,
    /// Its upper edge.
    pub high: f64,
}

impl FromStr for Goal {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let number = |text: &str| text.trim().parse::<f64>().map_err(|_| ());
        let (low, high) = if let Some((low, high)) = text.split_once("..") {
            (number(low)?, number(high)?)
        } else if let Some(low) = text.strip_prefix(">=") {
            (number(low)?, f64::INFINITY)
        } else if let Some(high) = text.strip_prefix("<=") {
            (f64::NEG_INFINITY, number(high)?)
        } else {
            let only = number(text.strip_prefix('=').unwrap_or(text))?;
            (only, only)
        };
        if low <= high {
            Ok(Self { low, high })
        } else {
            Err(())
        }
    }
}

impl Goal {
    /// How far a number lies outside; zero within.
    pub fn missed_by(&self, low: f64, high: f64) -> f64 {
        f64::max(self.low - low, high - self.high).max(0.0)
    }
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

    #[test]
    fn a_goal_is_a_range_an_edge_or_a_number() {
        let goal: Goal = "320..340".parse().unwrap();
        assert!((goal.missed_by(423.0, 423.0) - 83.0).abs() < 1e-9);
        assert!(goal.missed_by(330.0, 330.0).abs() < 1e-9);
        let floor: Goal = ">=95".parse().unwrap();
        assert!((floor.missed_by(88.0, 88.0) - 7.0).abs() < 1e-9);
        for wrong in ["", "a..b", "9..1", ">=x"] {
            assert!(wrong.parse::<Goal>().is_err(), "{wrong}");
        }
    }
}
