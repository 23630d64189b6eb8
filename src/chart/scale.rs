//! From numbers to pixels, along one axis.

/// A straight scale. A domain without extent maps to the middle of the range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Scale {
    /// A scale from `domain` to `range`; either may run backwards.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        Self { domain, range }
    }

    /// The pixel of a number. Numbers outside the domain lie outside the range; what is not a
    /// finite number lies at its start.
    pub fn px(&self, value: f64) -> f64 {
        let (from, to) = self.domain;
        let (start, end) = self.range;
        // Halves, so that the distance between two huge numbers does not overflow.
        let extent = to / 2.0 - from / 2.0;
        if extent.abs() < f64::MIN_POSITIVE {
            return f64::midpoint(start, end);
        }
        let share = (value / 2.0 - from / 2.0) / extent;
        let px = start + share * (end - start);
        if px.is_finite() { px } else { start }
    }

    /// The number of a pixel: the inverse of [`Scale::px`].
    pub fn value(&self, px: f64) -> f64 {
        let (start, end) = self.range;
        if (end - start).abs() < f64::MIN_POSITIVE {
            return self.domain.0;
        }
        let share = (px - start) / (end - start);
        self.domain.0 * (1.0 - share) + self.domain.1 * share
    }
}
