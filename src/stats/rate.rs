//! Crude rates.
//!
//! Source: the crude rate of the public health indicator methods, events over population times
//! a multiplier; England's children's statistics use 10,000.

/// Events for every 10,000 of a population; none where the population is not above zero.
pub fn per_10_000(events: f64, population: f64) -> Option<f64> {
    (population > 0.0 && events.is_finite()).then(|| events / population * 10_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the July 2019 table: 1,283 of 137,000 and 511 of 53,600.
    #[test]
    fn rates_match_the_worked_examples() {
        assert_eq!(
            format!("{:.2}", per_10_000(1283.0, 137_000.0).unwrap()),
            "93.65"
        );
        assert_eq!(
            format!("{:.1}", per_10_000(511.0, 53_600.0).unwrap()),
            "95.3"
        );
        assert_eq!(per_10_000(5.0, 0.0), None);
    }
}
