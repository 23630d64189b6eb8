//! Whether two figures differ by more than such figures vary by themselves.
//!
//! Overlapping intervals are no test; these are: Newcombe's hybrid score interval of a
//! difference of proportions (Newcombe RG (1998), Statistics in Medicine 17: 873-890, method
//! 10), and the interval of a ratio of rates on the logarithmic scale (Breslow NE, Day NE
//! (1987), Statistical Methods in Cancer Research II).

use super::interval::Interval;
use super::proportion::wilson;

/// How a figure stands against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Higher by more than chance.
    Higher,
    /// Lower by more than chance.
    Lower,
    /// Chance could account for the difference.
    Similar,
}

/// A figure with its interval against a number taken as fixed, such as a national average.
pub fn against_fixed(own: &Interval, other: f64) -> Standing {
    if own.lower > other {
        Standing::Higher
    } else if own.upper < other {
        Standing::Lower
    } else {
        Standing::Similar
    }
}

/// The interval of the difference of two proportions, the first less the second, each as count
/// and whole. None where either is no proportion.
pub fn proportions(one: (f64, f64), other: (f64, f64), z: f64) -> Option<Interval> {
    let (first, second) = (wilson(one.0, one.1, z)?, wilson(other.0, other.1, z)?);
    let (p, q) = (one.0 / one.1, other.0 / other.1);
    Some(Interval {
        lower: p - q - (p - first.lower).hypot(second.upper - q),
        upper: p - q + (first.upper - p).hypot(q - second.lower),
    })
}

/// The interval of the ratio of two rates, the first divided by the second, each as events and
/// population. None where either has no event or no population.
pub fn rates(one: (f64, f64), other: (f64, f64), z: f64) -> Option<Interval> {
    let positive = [one.0, one.1, other.0, other.1].iter().all(|n| *n > 0.0);
    let ratio = (one.0 / one.1) / (other.0 / other.1);
    let reach = (z * (1.0 / one.0 + 1.0 / other.0).sqrt()).exp();
    positive.then_some(Interval {
        lower: ratio / reach,
        upper: ratio * reach,
    })
}

/// How one proportion stands against another.
pub fn of_proportions(one: (f64, f64), other: (f64, f64), z: f64) -> Option<Standing> {
    proportions(one, other, z).map(|difference| against_fixed(&difference, 0.0))
}

/// How one rate stands against another.
pub fn of_rates(one: (f64, f64), other: (f64, f64), z: f64) -> Option<Standing> {
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
        assert_eq!(of_proportions(now, then, Z_95), Some(Standing::Lower));
        assert_eq!(of_proportions(then, then, Z_95), Some(Standing::Similar));
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
