//! Precision of shares and rates whose counts their source rounds to tens: such counts may not give
//! a tenth.

use crate::data::dataset::Series;
use crate::data::figure::Observation;

/// Largest error of the counts of a series, from rounding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rounding {
    numerator: f64,
    denominator: f64,
}

impl Rounding {
    /// Rounding of a series, inferred from its counts: all are multiples of ten if its source
    /// rounds them.
    pub(super) fn of(series: &Series) -> Self {
        let own = &series.observations;
        Self {
            numerator: half_step(own.iter().filter_map(|o| o.numerator)),
            denominator: half_step(own.iter().filter_map(|o| o.denominator)),
        }
    }

    /// True if the counts of a figure give its share or rate to a tenth.
    pub(super) fn gives_tenths(&self, observation: &Observation) -> bool {
        const HALF_A_TENTH: f64 = 0.05;
        let quantity = observation.quantity.point();
        let counts = observation.numerator.zip(observation.denominator);
        let Some((share, (part, whole))) = quantity
            .and_then(|printed| observation.counted(printed))
            .zip(counts)
        else {
            return false;
        };
        if part <= 0.0 || whole <= 0.0 {
            return self.numerator <= 0.0;
        }
        share * (self.numerator / part + self.denominator / whole) <= HALF_A_TENTH
    }
}

/// Half of the step of some counts: 5 where all are multiples of ten, else none.
fn half_step(counts: impl Iterator<Item = f64>) -> f64 {
    const TEN: f64 = 10.0;
    // Fewer than three may be multiples of ten by chance.
    const ENOUGH: usize = 3;
    let counts: Vec<f64> = counts.filter(|count| *count > 0.0).collect();
    let is_rounded = |count: &f64| (count % TEN).abs() < f64::EPSILON;
    if counts.len() >= ENOUGH && counts.iter().all(is_rounded) {
        TEN / 2.0
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_that_are_all_multiples_of_ten_are_rounded() {
        let half = |counts: &[f64]| half_step(counts.iter().copied());
        assert!((half(&[1440.0, 10.0, 0.0, 250.0]) - 5.0).abs() < f64::EPSILON);
        assert!(half(&[1440.0, 10.0, 251.0]) < f64::EPSILON);
        assert!(half(&[1440.0, 10.0]) < f64::EPSILON);
    }
}
