//! A lower and an upper bound, and the normal quantiles of the confidence levels in use.

/// Standard normal quantile of a 95% interval.
pub const Z_95: f64 = 1.959_964;
/// Standard normal quantile of a 99.8% interval.
pub const Z_998: f64 = 3.090_232;

/// A confidence interval, in the unit of its estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub lower: f64,
    /// Upper bound.
    pub upper: f64,
}

impl Interval {
    /// Multiplies both bounds, to change the unit.
    ///
    /// ```
    /// use candour::stats::interval::Interval;
    ///
    /// let share = Interval { lower: 0.25, upper: 0.5 };
    /// assert_eq!(share.times(100.0), Interval { lower: 25.0, upper: 50.0 });
    /// ```
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        Self {
            lower: self.lower * factor,
            upper: self.upper * factor,
        }
    }
}
