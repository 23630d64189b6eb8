//! A goal that later figures should reach, and the distance of a figure from it.

use super::bounds::{Bounds, Direction};
use super::error::RuleError;
use super::rounding::{Agreement, Rounding, agreement};

/// Range that a later figure should reach: `320..340`, `>=95`, `<=620`, `=0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// Lower end, minus infinity where open.
    pub low: f64,
    /// Upper end, infinity where open.
    pub high: f64,
    /// Figures outside the range that meet the goal all the same.
    pub leeway: Leeway,
}

/// Figures outside a range that meet the goal all the same, by the words that qualify it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Leeway {
    /// None.
    #[default]
    Strict,
    /// Those within 5%: `about`.
    About,
    /// Those past the range in the direction in which it was to be reached: `up` or `down`.
    Beyond(Direction),
}

impl Goal {
    /// The goal of a statement: its range, and the words that qualify it.
    ///
    /// # Errors
    /// The part that is not of a form that is read.
    pub fn parse(range: &str, words: &str) -> Result<Self, RuleError> {
        let number = |text: &str| {
            let number = text.trim().parse::<f64>();
            number.map_err(|_| RuleError::StatedRange)
        };
        let (low, high) = if let Some((low, high)) = range.split_once("..") {
            (number(low)?, number(high)?)
        } else if let Some(low) = range.strip_prefix(">=") {
            (number(low)?, f64::INFINITY)
        } else if let Some(high) = range.strip_prefix("<=") {
            (f64::NEG_INFINITY, number(high)?)
        } else {
            let only = number(range.strip_prefix('=').unwrap_or(range))?;
            (only, only)
        };
        let leeway = match words {
            "" => Leeway::Strict,
            "about" => Leeway::About,
            "up" => Leeway::Beyond(Direction::Up),
            "down" => Leeway::Beyond(Direction::Down),
            _ => return Err(RuleError::GoalWords),
        };
        if low <= high {
            Ok(Self { low, high, leeway })
        } else {
            Err(RuleError::StatedRange)
        }
    }

    /// Distance by which a number misses the goal; zero if it meets it.
    pub fn miss(&self, bounds: &Bounds) -> f64 {
        let is_near = || agreement(bounds.midpoint(), self.low, Rounding::About);
        let is_met = match self.leeway {
            Leeway::Strict => false,
            Leeway::About => is_near() == Agreement::Agrees,
            Leeway::Beyond(_) => self.beyond(bounds).is_some(),
        };
        if is_met {
            return 0.0;
        }
        f64::max(self.low - bounds.low, bounds.high - self.high).max(0.0)
    }

    /// Distance past the range in the intended direction; `None` where the number did not pass it
    /// or no direction was intended.
    pub fn beyond(&self, bounds: &Bounds) -> Option<f64> {
        let by = match self.leeway {
            Leeway::Beyond(Direction::Down) => self.low - bounds.high,
            Leeway::Beyond(Direction::Up) => bounds.low - self.high,
            _ => return None,
        };
        (by > 0.0).then_some(by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn miss(range: &str, words: &str, figure: f64) -> f64 {
        let goal = Goal::parse(range, words).unwrap();
        goal.miss(&Bounds::exactly(figure))
    }

    fn is(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn a_goal_is_a_range_an_edge_or_a_number() {
        assert!(is(miss("320..340", "", 423.0), 83.0));
        assert!(is(miss("320..340", "", 330.0), 0.0));
        assert!(is(miss(">=95", "", 88.0), 7.0));
        assert!(is(miss("=10", "", 12.0), 2.0));
        for wrong in ["", "a..b", "9..1", ">=x"] {
            assert_eq!(Goal::parse(wrong, ""), Err(RuleError::StatedRange));
        }
        assert_eq!(Goal::parse("=10", "nearly"), Err(RuleError::GoalWords));
    }

    #[test]
    fn around_a_number_is_within_five_per_cent() {
        assert!(is(miss("=10", "about", 10.4), 0.0));
        assert!(miss("=10", "about", 10.6) > 0.0);
    }

    #[test]
    fn a_figure_past_the_range_in_the_intended_direction_meets_it() {
        assert!(is(miss("600..620", "down", 593.0), 0.0));
        assert!(is(miss("600..620", "down", 640.0), 20.0));
        assert!(is(miss("600..620", "", 593.0), 7.0));
        assert!(is(miss("600..620", "up", 593.0), 7.0));
    }
}
