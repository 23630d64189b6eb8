//! A goal that later figures should reach, and the distance to it.

use std::str::FromStr;

use crate::data::claim::Verdict;

use super::bounds::Bounds;
use super::error::RuleError;
use super::rounding::{Agreement, Rounding, agreement};

/// Range that a later figure should reach: `320..340`, `>=95`, `<=620`, `=0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// Lower end, minus infinity where open.
    pub low: f64,
    /// Upper end, infinity where open.
    pub high: f64,
}

/// Distance of figures from a goal that not all of them met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shortfall {
    /// Distance of the first figure that followed.
    MissedBy(f64),
    /// Distance past the goal in the intended direction.
    Beyond(f64),
    /// Number of figures that met it.
    MetBy {
        /// Figures that met the goal.
        met: usize,
        /// All figures that followed.
        of: usize,
    },
}

impl FromStr for Goal {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        let number = |text: &str| {
            let number = text.trim().parse::<f64>();
            number.map_err(|_| RuleError::StatedRange)
        };
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
            Err(RuleError::StatedRange)
        }
    }
}

impl Goal {
    /// Distance of a number from the range; zero within.
    pub fn distance(&self, bounds: &Bounds) -> f64 {
        f64::max(self.low - bounds.low, bounds.high - self.high).max(0.0)
    }

    /// Distance past the range in the intended direction, `up` or `down`; `None` where the number
    /// did not pass it or no direction was intended.
    fn beyond(&self, bounds: &Bounds, intended: &str) -> Option<f64> {
        let by = match intended {
            "down" => self.low - bounds.high,
            "up" => bounds.low - self.high,
            _ => return None,
        };
        (by > 0.0).then_some(by)
    }
}

/// Verdict on a goal by the figures that followed. `words` qualifies the goal: `about`, `most` of
/// them, or the intended direction, `up` or `down`.
pub fn judge(goal: &Goal, figures: &[Bounds], words: &str) -> (Verdict, Option<Shortfall>) {
    if figures.is_empty() {
        return (Verdict::Open, None);
    }
    let missed = |bounds: &Bounds| {
        let is_near =
            || agreement(bounds.midpoint(), goal.low, Rounding::About) == Agreement::Agrees;
        if words == "about" && is_near() {
            0.0
        } else {
            goal.distance(bounds)
        }
    };
    let of = figures.len();
    let n_met = figures
        .iter()
        .filter(|bounds| missed(bounds) <= 0.0)
        .count();
    let is_met = if words == "most" {
        2 * n_met > of
    } else {
        n_met == of
    };
    if is_met {
        return (Verdict::Met, None);
    }
    let beyond = figures
        .iter()
        .filter_map(|bounds| goal.beyond(bounds, words));
    let beyond: Vec<f64> = beyond.collect();
    if let Some(by) = beyond.first().filter(|_| n_met + beyond.len() == of) {
        return (Verdict::Partly, Some(Shortfall::Beyond(*by)));
    }
    if n_met > 0 {
        return (Verdict::Partly, Some(Shortfall::MetBy { met: n_met, of }));
    }
    // The first figure that followed decides; later ones are shown beside it.
    let first = figures.iter().map(missed).find(|by| by.is_finite());
    (Verdict::Missed, first.map(Shortfall::MissedBy))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(goal: &str, figures: &[f64], words: &str) -> (Verdict, Option<Shortfall>) {
        let figures: Vec<Bounds> = figures.iter().copied().map(Bounds::exactly).collect();
        judge(&goal.parse().unwrap(), &figures, words)
    }

    #[test]
    fn a_goal_is_a_range_an_edge_or_a_number() {
        let goal: Goal = "320..340".parse().unwrap();
        assert!((goal.distance(&Bounds::exactly(423.0)) - 83.0).abs() < 1e-9);
        assert!(goal.distance(&Bounds::exactly(330.0)).abs() < 1e-9);
        let floor: Goal = ">=95".parse().unwrap();
        assert!((floor.distance(&Bounds::exactly(88.0)) - 7.0).abs() < 1e-9);
        for wrong in ["", "a..b", "9..1", ">=x"] {
            assert!(wrong.parse::<Goal>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_expectation_is_judged_by_the_figures_that_followed() {
        let missed = (Verdict::Missed, Some(Shortfall::MissedBy(83.0)));
        assert_eq!(outcome("320..340", &[423.0, 442.0], ""), missed);
        assert_eq!(outcome("320..340", &[330.0], ""), (Verdict::Met, None));
        assert_eq!(outcome("320..340", &[], ""), (Verdict::Open, None));
        assert_eq!(
            outcome("<=20", &[18.0, 19.0, 23.0], "most"),
            (Verdict::Met, None)
        );
        assert_eq!(outcome("=10", &[10.4], "about"), (Verdict::Met, None));
    }

    #[test]
    fn a_figure_past_the_range_in_the_intended_direction_met_it_in_part() {
        let beyond = (Verdict::Partly, Some(Shortfall::Beyond(7.0)));
        assert_eq!(outcome("600..620", &[593.0], "down"), beyond);
        let missed = (Verdict::Missed, Some(Shortfall::MissedBy(7.0)));
        assert_eq!(outcome("600..620", &[593.0], ""), missed);
        assert_eq!(outcome("600..620", &[593.0], "up"), missed);
    }

    #[test]
    fn a_goal_that_some_figures_met_is_met_in_part() {
        let part = (Verdict::Partly, Some(Shortfall::MetBy { met: 1, of: 2 }));
        assert_eq!(outcome("<=20", &[18.0, 23.0], ""), part);
    }
}
