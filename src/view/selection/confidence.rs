//! Uncertainty of a figure: its 95% interval, if its source gives a numerator and denominator.
//!
//! These are full counts, not samples: the interval shows how much such a number varies by itself
//! from year to year. Brothers and sisters come together, so true intervals are wider.

use crate::data::catalog::Indicator;
use crate::data::words::Unit;
use crate::stats::interval::{Interval, Z_95};
use crate::stats::{proportion, rate};

use super::line::Point;
use crate::format;
use crate::view::state::Measure;

/// Numerator and denominator of a point: events and people at risk.
pub fn counts(point: &Point) -> Option<(f64, f64)> {
    let observation = point.observation()?;
    match &point.base {
        Some(base) => Some((observation.quantity.point()?, base.population)),
        None => observation.numerator.zip(observation.denominator),
    }
}

/// The 95% interval of a point in the unit of its indicator: Wilson for shares, Byar or exact
/// Poisson for rates; none for numbers that are neither.
pub fn of(point: &Point, indicator: &Indicator) -> Option<Interval> {
    let (count, whole) = counts(point)?;
    match indicator.unit {
        Unit::Percent => {
            let share = proportion::wilson(count, whole, Z_95)?;
            Some(Interval {
                lower: 100.0 * share.lower,
                upper: 100.0 * share.upper,
            })
        }
        Unit::Rate => rate::interval(count, whole, Z_95),
        _ => None,
    }
}

/// Interval in words: `44.6 to 52.0`.
pub fn words(interval: &Interval, indicator: &Indicator) -> String {
    let number = |value| format::in_unit(value, indicator.unit, indicator.decimals.max(1));
    format!("{} to {}", number(interval.lower), number(interval.upper))
}

/// True if intervals can be calculated in a measure.
pub fn fits(unit: Unit, measure: Measure) -> bool {
    measure != Measure::Count && matches!(unit, Unit::Percent | Unit::Rate)
}
