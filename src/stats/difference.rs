//! Tests of a difference between two figures against random variation.
//!
//! Overlapping intervals are not a test. These are: Newcombe's hybrid score interval of a
//! difference of proportions (Newcombe RG (1998), Statistics in Medicine 17: 873-890, method
//! 10), and the interval of a ratio of rates on the logarithmic scale (Breslow NE, Day NE
//! (1987), Statistical Methods in Cancer Research II).

use super::interval::Interval;
use super::proportion::wilson;

/// The result of comparing two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The first is higher, by more than random variation explains.
    Higher,
    /// The first is lower, by more than random variation explains.
    Lower,
    /// Random variation could explain the difference.
    Similar,
}

/// Compares a figure, by its interval, with a number taken as fixed, such as a national average.
///
/// ```
/// use candour::stats::difference::{Difference, against_fixed};
/// use candour::stats::interval::Interval;
///
/// let own = Interval { lower: 28.1, upper: 34.1 };
/// assert_eq!(against_fixed(&own, 43.0), Difference::Lower);
/// assert_eq!(against_fixed(&own, 30.0), Difference::Similar);
/// ```
pub fn against_fixed(own: &Interval, other: f64) -> Difference {
    if own.lower > other {
        Difference::Higher
    } else if own.upper < other {
        Difference::Lower
    } else {
        Difference::Similar
    }
}

/// The interval of the difference of two proportions, the first minus the second, each given as
/// count and total, for a normal quantile `z`. `None` where either is not a proportion.
///
/// ```
/// use candour::stats::difference::proportions;
/// use candour::stats::interval::Z_95;
///
/// // Newcombe (1998), table II: 56 of 70 against 48 of 80.
/// let difference = proportions((56.0, 70.0), (48.0, 80.0), Z_95).unwrap();
/// assert!((difference.lower - 0.0524).abs() < 5e-5);
/// assert!((difference.upper - 0.3339).abs() < 5e-5);
/// ```
pub fn proportions(one: (f64, f64), other: (f64, f64), z: f64) -> Option<Interval> {
    let (first, second) = (wilson(one.0, one.1, z)?, wilson(other.0, other.1, z)?);
    let (p, q) = (one.0 / one.1, other.0 / other.1);
    Some(Interval {
        lower: p - q - (p - first.lower).hypot(second.upper - q),
        upper: p - q + (first.upper - p).hypot(q - second.lower),
    })
}

/// The interval of the ratio of two rates, the first divided by the second, each given as events
/// and population, for a normal quantile `z`. `None` where either has no event or no population.
pub fn rates(one: (f64, f64), other: (f64, f64), z: f64) -> Option<Interval> {
    let positive = [one.0, one.1, other.0, other.1].iter().all(|n| *n > 0.0);
    let ratio = (one.0 / one.1) / (other.0 / other.1);
    let reach = (z * (1.0 / one.0 + 1.0 / other.0).sqrt()).exp();
    positive.then_some(Interval {
        lower: ratio / reach,
        upper: ratio * reach,
    })
}

/// Compares two proportions, each given as count and total.
pub fn of_proportions(one: (f64, f64), other: (f64, f64), z: f64) -> Option<Difference> {
    proportions(one, other, z).map(|difference| against_fixed(&difference, 0.0))
}

/// Compares two rates, each given as events and population.
pub fn of_rates(one: (f64, f64), other: (f64, f64), z: f64) -> Option<Difference> {
    rates(one, other, z).map(|ratio| against_fixed(&ratio, 1.0))
}

#[cfg(test)]
mod tests {
    use super::super::interval::Z_95;
    use super::*;

    #[test]
    fn newcombe_s_own_examples_are_found() {
        // Newcombe (1998), table II, method 10.
        for (one, other, lower, upper) in [
            ((56.0, 70.0), (48.0, 80.0), 0.0524, 0.3339),
            ((9.0, 10.0), (3.0, 10.0), 0.1705, 0.8090),
            ((6.0, 7.0), (2.0, 7.0), 0.0582, 0.8062),
            ((5.0, 56.0), (0.0, 29.0), -0.0381, 0.1926),
            ((0.0, 10.0), (0.0, 10.0), -0.2775, 0.2775),
        ] {
            let found = proportions(one, other, Z_95).unwrap();
            assert!((found.lower - lower).abs() < 5e-5, "{one:?} {found:?}");
            assert!((found.upper - upper).abs() < 5e-5, "{one:?} {found:?}");
        }
    }

    #[test]
    fn conversion_fell_by_more_than_chance_between_march_2019_and_march_2020() {
        let (then, now) = ((471.0, 2193.0), (319.0, 2089.0));
        assert_eq!(of_proportions(now, then, Z_95), Some(Difference::Lower));
        assert_eq!(of_proportions(then, then, Z_95), Some(Difference::Similar));
    }

    #[test]
    fn a_published_ratio_of_rates_is_found() {
        // Breslow and Day's breast cancer example, by statsmodels 0.15.0: 41 in 28,010 and 15 in
        // 19,017 person-years.
        let found = rates((41.0, 28_010.0), (15.0, 19_017.0), Z_95).unwrap();
        assert!(
            (found.lower - 1.0272).abs() < 1e-4 && (found.upper - 3.3526).abs() < 1e-4,
            "{found:?}"
        );
    }

    #[test]
    fn a_ratio_of_rates_is_one_for_equal_rates() {
        let found = rates((100.0, 10_000.0), (200.0, 20_000.0), Z_95).unwrap();
        // exp(±1.96 √(1/100 + 1/200)), by hand.
        assert!(
            (found.lower - 0.7866).abs() < 1e-4 && (found.upper - 1.2713).abs() < 1e-4,
            "{found:?}"
        );
        assert_eq!(rates((0.0, 10.0), (1.0, 10.0), Z_95), None);
    }
}
