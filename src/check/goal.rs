//! A goal that later figures are to reach, and how far they came.

use std::str::FromStr;

use crate::data::claim::Verdict;

use super::known::Known;
use super::stated::{Fit, Rounding, fit};

/// What a later figure is to reach: `320..340`, `>=95`, `<=620`, `=0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// Its lower edge.
    pub low: f64,
    /// Its upper edge.
    pub high: f64,
}

/// How far figures are from a goal that they did not all meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shortfall {
    /// The first figure that answered is so far from it.
    MissedBy(f64),
    /// It went so far past it, the way that was wanted.
    Beyond(f64),
    /// So many of so many figures met it.
    MetBy {
        /// Figures that met it.
        met: usize,
        /// All figures that answered.
        of: usize,
    },
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
    pub fn missed_by(&self, known: &Known) -> f64 {
        f64::max(self.low - known.low, known.high - self.high).max(0.0)
    }

    /// How far a number went past it the way that was wanted, `up` or `down`; none where it did
    /// not, or no way was wanted.
    fn beyond(&self, known: &Known, wanted: &str) -> Option<f64> {
        let by = match wanted {
            "down" => self.low - known.high,
            "up" => known.low - self.high,
            _ => return None,
        };
        (by > 0.0).then_some(by)
    }
}

/// Holds the figures that followed against a goal. `words` tells how it was said: `about`, `most`
/// of them, or the way in which a range was to be reached, `up` or `down`.
pub fn met(goal: &Goal, figures: &[Known], words: &str) -> (Verdict, Option<Shortfall>) {
    if figures.is_empty() {
        return (Verdict::Open, None);
    }
    let missed = |known: &Known| {
        let is_near = || fit(known.middle(), goal.low, Rounding::About) == Fit::Agrees;
        if words == "about" && is_near() {
            0.0
        } else {
            goal.missed_by(known)
        }
    };
    let of = figures.len();
    let n_met = figures.iter().filter(|known| missed(known) <= 0.0).count();
    let is_met = if words == "most" {
        2 * n_met > of
    } else {
        n_met == of
    };
    if is_met {
        return (Verdict::Met, None);
    }
    let beyond = figures.iter().filter_map(|known| goal.beyond(known, words));
    let beyond: Vec<f64> = beyond.collect();
    if let Some(by) = beyond.first().filter(|_| n_met + beyond.len() == of) {
        return (Verdict::Partly, Some(Shortfall::Beyond(*by)));
    }
    if n_met > 0 {
        return (Verdict::Partly, Some(Shortfall::MetBy { met: n_met, of }));
    }
    // The first figure that answered tells; later ones stand beside it.
    let first = figures.iter().map(missed).find(|by| by.is_finite());
    (Verdict::Missed, first.map(Shortfall::MissedBy))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(goal: &str, figures: &[f64], words: &str) -> (Verdict, Option<Shortfall>) {
        let figures: Vec<Known> = figures.iter().copied().map(Known::exactly).collect();
        met(&goal.parse().unwrap(), &figures, words)
    }

    #[test]
    fn a_goal_is_a_range_an_edge_or_a_number() {
        let goal: Goal = "320..340".parse().unwrap();
        assert!((goal.missed_by(&Known::exactly(423.0)) - 83.0).abs() < 1e-9);
        assert!(goal.missed_by(&Known::exactly(330.0)).abs() < 1e-9);
        let floor: Goal = ">=95".parse().unwrap();
        assert!((floor.missed_by(&Known::exactly(88.0)) - 7.0).abs() < 1e-9);
        for wrong in ["", "a..b", "9..1", ">=x"] {
            assert!(wrong.parse::<Goal>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_expectation_is_answered_by_the_figures_that_followed() {
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
    fn what_went_past_a_range_the_way_that_was_wanted_did_not_simply_miss_it() {
        let beyond = (Verdict::Partly, Some(Shortfall::Beyond(7.0)));
        assert_eq!(outcome("600..620", &[593.0], "down"), beyond);
        let missed = (Verdict::Missed, Some(Shortfall::MissedBy(7.0)));
        assert_eq!(outcome("600..620", &[593.0], ""), missed);
        assert_eq!(outcome("600..620", &[593.0], "up"), missed);
    }

    #[test]
    fn figures_of_which_only_some_met_a_goal_met_it_in_part() {
        let part = (Verdict::Partly, Some(Shortfall::MetBy { met: 1, of: 2 }));
        assert_eq!(outcome("<=20", &[18.0, 23.0], ""), part);
    }
}
