//! Wilson's score interval of a proportion.
//!
//! Wilson EB (1927), Probable inference, the law of succession, and statistical inference,
//! Journal of the American Statistical Association 22; as `phe_proportion` of
//! `PHEindicatormethods` 2.1.0 calculates it.

use super::interval::Interval;

/// The interval of the proportion `count / whole`, as fractions between 0 and 1, for a normal
/// quantile `z`. `None` where `whole` is not positive or `count` is not within it.
///
/// ```
/// use candour::stats::interval::Z_95;
/// use candour::stats::proportion::wilson;
///
/// // Newcombe (1998), table I: 81 of 263.
/// let interval = wilson(81.0, 263.0, Z_95).unwrap();
/// assert!((interval.lower - 0.2553).abs() < 5e-5);
/// assert!((interval.upper - 0.3662).abs() < 5e-5);
/// ```
pub fn wilson(count: f64, whole: f64, z: f64) -> Option<Interval> {
    if !(whole > 0.0 && (0.0..=whole).contains(&count)) {
        return None;
    }
    let square = z * z;
    let centre = 2.0 * count + square;
    let reach = z * (4.0 * count * (1.0 - count / whole) + square).sqrt();
    let room = 2.0 * (whole + square);
    Some(Interval {
        lower: ((centre - reach) / room).max(0.0),
        upper: ((centre + reach) / room).min(1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::super::interval::Z_95;
    use super::*;

    /// Per cent to one decimal, as domain.md 3.2 prints them.
    fn percent(count: f64, whole: f64) -> (String, String) {
        let found = wilson(count, whole, Z_95).unwrap().times(100.0);
        (format!("{:.1}", found.lower), format!("{:.1}", found.upper))
    }

    #[test]
    fn contacts_that_became_referrals_agree_with_the_reference_values() {
        // PHEindicatormethods 2.1.0, by domain.md 3.2.
        assert_eq!(percent(471.0, 2193.0), ("19.8".into(), "23.2".into()));
        assert_eq!(percent(319.0, 2089.0), ("13.8".into(), "16.9".into()));
        assert_eq!(percent(577.0, 1080.0), ("50.4".into(), "56.4".into()));
    }

    #[test]
    fn published_examples_are_found() {
        // Newcombe (1998), Statistics in Medicine 17: 857-872, table I, method 3.
        for (count, whole, lower, upper) in [
            (81.0, 263.0, 0.2553, 0.3662),
            (15.0, 148.0, 0.0624, 0.1605),
            (0.0, 20.0, 0.0, 0.1611),
            (1.0, 29.0, 0.0061, 0.1718),
        ] {
            let found = wilson(count, whole, Z_95).unwrap();
            assert!(
                (found.lower - lower).abs() < 5e-5,
                "{count}/{whole}: {found:?}"
            );
            assert!(
                (found.upper - upper).abs() < 5e-5,
                "{count}/{whole}: {found:?}"
            );
        }
    }

    #[test]
    fn what_is_no_proportion_has_no_interval() {
        assert_eq!(wilson(3.0, 2.0, Z_95), None);
        assert_eq!(wilson(0.0, 0.0, Z_95), None);
        assert_eq!(wilson(f64::NAN, 2.0, Z_95), None);
        assert_eq!(wilson(-1.0, 2.0, Z_95), None);
        assert!((wilson(2.0, 2.0, Z_95).unwrap().upper - 1.0).abs() < 1e-12);
    }
}
