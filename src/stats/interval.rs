//! A lower and an upper bound, and how sure they are meant to be.

/// Standard normal quantile of a 95% interval.
pub const Z_95: f64 = 1.959_964;
/// Standard normal quantile of a 99.8% interval.
pub const Z_998: f64 = 3.090_232;

/// Two bounds, the lower first, in the unit of what they enclose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub lower: f64,
    /// Upper bound.
    pub upper: f64,
}

impl Interval {
    /// Whether a number lies between the bounds or on one.
    pub fn contains(&self, number: f64) -> bool {
        self.lower <= number && number <= self.upper
    }

    /// The same bounds in another unit.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        Self {
            lower: self.lower * factor,
            upper: self.upper * factor,
        }
    }
}
