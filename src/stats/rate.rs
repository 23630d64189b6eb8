//! Rates per 10,000 people with their confidence intervals.
//!
//! From ten events on by Byar's method (Breslow NE, Day NE (1987), Statistical Methods in Cancer
//! Research II, page 69), below ten by the exact Poisson distribution; as `phe_rate` of
//! `PHEindicatormethods` 2.1.0 does.

use super::interval::Interval;

/// The population that a rate refers to.
pub const MULTIPLIER: f64 = 10_000.0;
/// From this number of events on Byar's method is close enough.
const EXACT_BELOW: f64 = 10.0;

/// Events per 10,000 people; `None` where there is no population.
///
/// ```
/// use candour::stats::rate::per_10_000;
///
/// assert_eq!(per_10_000(423.0, 141_000.0), Some(30.0));
/// assert_eq!(per_10_000(423.0, 0.0), None);
/// ```
pub fn per_10_000(count: f64, population: f64) -> Option<f64> {
    (population > 0.0 && count.is_finite()).then(|| count / population * MULTIPLIER)
}

/// The interval of the rate of `count` events in `population` people, per 10,000, for a normal
/// quantile `z`. `None` where there is no population or the count is negative. A count below ten
/// is rounded to a whole number first.
///
/// ```
/// use candour::stats::interval::Z_95;
/// use candour::stats::rate::interval;
///
/// let rate = interval(423.0, 136_452.0, Z_95).unwrap();
/// assert_eq!(format!("{:.1} to {:.1}", rate.lower, rate.upper), "28.1 to 34.1");
/// ```
pub fn interval(count: f64, population: f64, z: f64) -> Option<Interval> {
    if !(population > 0.0 && count >= 0.0) {
        return None;
    }
    let events = if count < EXACT_BELOW {
        exact(count.round(), z)
    } else {
        byar(count, z)
    };
    Some(events.times(MULTIPLIER / population))
}

/// Byar's approximation of the bounds of a Poisson count.
fn byar(count: f64, z: f64) -> Interval {
    let bound =
        |n: f64, side: f64| n * (1.0 - 1.0 / (9.0 * n) + side * z / (3.0 * n.sqrt())).powi(3);
    Interval {
        lower: bound(count, -1.0),
        upper: bound(count + 1.0, 1.0),
    }
}

/// The exact Poisson bounds of a small count: the means at which as few events, or as many, have
/// the probability of one tail.
fn exact(count: f64, z: f64) -> Interval {
    let tail = one_tail(z);
    Interval {
        lower: if count < 1.0 {
            0.0
        } else {
            mean_where(1.0 - tail, count - 1.0)
        },
        upper: mean_where(tail, count),
    }
}

/// The Poisson mean at which at most `count` events have a probability, by bisection.
fn mean_where(probability: f64, count: f64) -> f64 {
    let (mut low, mut high) = (0.0, 64.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if at_most(count, middle) > probability {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The Poisson probability of at most `count` events.
fn at_most(count: f64, mean: f64) -> f64 {
    let (mut term, mut sum, mut events) = ((-mean).exp(), 0.0, 0.0);
    while events <= count {
        sum += term;
        events += 1.0;
        term *= mean / events;
    }
    sum
}

/// The probability beyond a normal quantile, for the quantiles in use: 2.5% and 0.1%.
fn one_tail(z: f64) -> f64 {
    if z > 3.0 { 0.001 } else { 0.025 }
}

#[cfg(test)]
mod tests {
    use super::super::interval::{Z_95, Z_998};
    use super::*;

    fn rounded(count: f64, population: f64) -> (String, String) {
        let found = interval(count, population, Z_95).unwrap();
        (format!("{:.1}", found.lower), format!("{:.1}", found.upper))
    }

    #[test]
    fn a_rate_needs_a_population() {
        assert_eq!(per_10_000(423.0, 0.0), None);
        assert_eq!(interval(423.0, 0.0, Z_95), None);
        assert_eq!(interval(-1.0, 10.0, Z_95), None);
        let rate = per_10_000(1283.0, 137_000.0).unwrap();
        assert!((rate - 93.65).abs() < 0.005);
    }

    #[test]
    fn rates_of_the_reports_agree_with_the_reference_values() {
        // PHEindicatormethods 2.1.0, by domain.md 3.2.
        assert_eq!(rounded(423.0, 136_452.0), ("28.1".into(), "34.1".into()));
        assert_eq!(rounded(1283.0, 137_000.0), ("88.6".into(), "98.9".into()));
        assert_eq!(rounded(511.0, 53_600.0), ("87.2".into(), "104.0".into()));
    }

    #[test]
    fn small_numbers_have_the_exact_bounds_of_published_tables() {
        // Pearson and Hartley, Biometrika Tables for Statisticians, table 40, 95%; the same by
        // scipy 1.17.1, chi2.ppf(0.025, 2x) / 2 and chi2.ppf(0.975, 2x + 2) / 2.
        for (count, lower, upper) in [
            (0.0, 0.0, 3.689),
            (1.0, 0.0253, 5.572),
            (2.0, 0.2422, 7.225),
            (5.0, 1.623, 11.668),
            (9.0, 4.115, 17.085),
        ] {
            let found = interval(count, MULTIPLIER, Z_95).unwrap();
            assert!((found.lower - lower).abs() < 1e-3, "{count}: {found:?}");
            assert!((found.upper - upper).abs() < 1e-3, "{count}: {found:?}");
        }
        // scipy 1.17.1, chi2.ppf(0.999, 2) / 2: 99.8%, no event.
        let none = interval(0.0, MULTIPLIER, Z_998).unwrap();
        assert!((none.upper - 6.908).abs() < 1e-3, "{none:?}");
    }
}
