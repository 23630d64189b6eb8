//! A published share or rate compared with its own numerator and denominator.

use crate::data::words::Unit;

/// Published value with its numerator and denominator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Share {
    /// The value.
    pub value: f64,
    /// Digits after its point.
    pub decimals: usize,
    /// Numerator.
    pub part: f64,
    /// Denominator.
    pub whole: f64,
}

/// Less than this is a matter of binary fractions.
const EPSILON: f64 = 1e-9;

/// Largest distance from an integer power of ten, as a logarithm: 5%.
const POWER_TOLERANCE: f64 = 0.021;

impl Share {
    /// Share of a value as it is written, with its numerator and denominator.
    pub(crate) fn of(text: &str, value: f64, part: f64, whole: f64) -> Self {
        let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len());
        Self {
            value,
            decimals,
            part,
            whole,
        }
    }

    /// Value calculated from numerator and denominator, at a scale.
    fn calculated(self, scale: f64) -> f64 {
        scale * self.part / self.whole
    }

    /// Distance of the value from the calculated one, beyond the rounding of all three. Counts of
    /// regions and the country are rounded to tens, full-time equivalents to tenths.
    fn miss(self, scale: f64) -> f64 {
        let decimals = i32::try_from(self.decimals).unwrap_or(0);
        let last = 0.5 * 10f64.powi(-decimals);
        let tens = if self.part % 10.0 == 0.0 && self.whole % 10.0 == 0.0 {
            5.0
        } else {
            0.0
        };
        let tenths = if self.whole.fract() > 0.0 { 0.05 } else { 0.0 };
        let slack = scale * ((tens + tenths) / self.whole) * (1.0 + self.part / self.whole);
        (self.calculated(scale) - self.value).abs() - last - slack
    }

    /// Calculated value, if the published one differs from it.
    pub(crate) fn disagreement(self, unit: Option<Unit>) -> Option<String> {
        if self.whole <= 0.0 {
            return None;
        }
        let scales: &[f64] = match unit {
            Some(Unit::Percent) => &[100.0],
            Some(Unit::Rate) => &[10_000.0],
            _ => &[100.0, 10_000.0, 1.0],
        };
        let nearest = scales
            .iter()
            .min_by(|a, b| self.miss(**a).total_cmp(&self.miss(**b)))?;
        (self.miss(*nearest) > EPSILON).then(|| format!("{:.2}", self.calculated(*nearest)))
    }

    /// Calculated value, if the published one is ten, a hundred or a thousand times too great or
    /// too small, so that one of the columns has another scale.
    pub(crate) fn in_another_scale(self, unit: Option<Unit>) -> Option<String> {
        let scale = match unit {
            Some(Unit::Percent) => 100.0,
            Some(Unit::Rate) => 10_000.0,
            _ => return None,
        };
        if self.whole <= 0.0 || self.part <= 0.0 || self.value <= 0.0 {
            return None;
        }
        let calculated = self.calculated(scale);
        let power = (self.value / calculated).log10();
        let nearest = power.round();
        let is_power = nearest != 0.0 && (power - nearest).abs() < POWER_TOLERANCE;
        (is_power && self.miss(scale) > EPSILON).then(|| format!("{calculated:.1}"))
    }

    /// Calculated rate for 10,000, if the published one is further from it than a share of it,
    /// beyond rounding.
    pub(crate) fn far_from_rate(self, most: f64) -> Option<String> {
        const SCALE: f64 = 10_000.0;
        if self.whole <= 0.0 {
            return None;
        }
        let calculated = self.calculated(SCALE);
        (self.miss(SCALE) > most * calculated + EPSILON).then(|| format!("{calculated:.1}"))
    }

    /// Calculated percentage, if the published value is that share as a fraction of one.
    pub(crate) fn as_fraction(self) -> Option<String> {
        let is_fraction = self.whole > 0.0
            && self.value > 0.0
            && self.value <= 1.0
            && self.miss(100.0) > EPSILON
            && self.miss(1.0) <= EPSILON;
        is_fraction.then(|| format!("{:.1}", self.calculated(100.0)))
    }
}

/// Rate for 10,000 of a numerator and denominator, with one decimal.
pub(crate) fn rate(part: f64, whole: f64) -> f64 {
    (part / whole * 1e5).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(value: f64, decimals: usize, part: f64, whole: f64) -> Share {
        Share {
            value,
            decimals,
            part,
            whole,
        }
    }

    #[test]
    fn a_fraction_is_recognised_by_its_parts() {
        let found = share(0.98, 2, 2985.0, 3035.0).as_fraction();
        assert_eq!(found.as_deref(), Some("98.4"));
        assert_eq!(share(0.4, 1, 12.0, 3035.0).as_fraction(), None);
        assert_eq!(share(98.4, 1, 2985.0, 3035.0).as_fraction(), None);
        assert_eq!(share(0.0, 0, 0.0, 3035.0).as_fraction(), None);
    }

    #[test]
    fn a_rate_in_another_scale_is_recognised_by_its_parts() {
        let rate = |value, decimals| share(value, decimals, 660.0, 137_000.0);
        for (value, decimals) in [(4.8, 1), (0.48, 2), (481.8, 1), (4818.0, 0)] {
            let found = rate(value, decimals).in_another_scale(Some(Unit::Rate));
            assert_eq!(found.as_deref(), Some("48.2"), "{value}");
        }
        for (value, decimals) in [(48.2, 1), (48.0, 1), (52.0, 0), (96.4, 1)] {
            let found = rate(value, decimals).in_another_scale(Some(Unit::Rate));
            assert_eq!(found, None, "{value}");
        }
    }

    #[test]
    fn a_percentage_is_compared_as_a_percentage_only() {
        let fraction = share(0.98, 2, 2985.0, 3035.0);
        let found = fraction.disagreement(Some(Unit::Percent));
        assert_eq!(found.as_deref(), Some("98.35"));
        let caseload = share(17.0, 1, 340.0, 20.0);
        assert_eq!(caseload.disagreement(Some(Unit::Caseload)), None);
    }
}
