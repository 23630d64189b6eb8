//! A number as far as its source gives it: a point, or bounds that may be open.

use crate::data::figure::Quantity;
use crate::data::words::Qualifier;

/// Where a number lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// It is not below this.
    pub low: f64,
    /// It is not above this.
    pub high: f64,
    /// Whether it is above `low`, never at it.
    pub above_low: bool,
    /// Whether it is below `high`, never at it.
    pub below_high: bool,
}

/// How one number lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The later or first is greater.
    Up,
    /// It is smaller.
    Down,
    /// Both are the same.
    Level,
    /// Their bounds do not tell.
    Unclear,
}

impl Known {
    /// A number that is known.
    pub fn exactly(value: f64) -> Self {
        Self {
            low: value,
            high: value,
            above_low: false,
            below_high: false,
        }
    }

    /// What a source gives; none where it gives no number.
    pub fn of(quantity: &Quantity) -> Option<Self> {
        let point = quantity.value;
        match quantity.qualifier {
            Qualifier::Exact | Qualifier::About => point.map(Self::exactly),
            Qualifier::Range => Some(Self {
                high: quantity.upper?,
                ..Self::exactly(quantity.lower?)
            }),
            Qualifier::Below => Some(Self {
                low: f64::NEG_INFINITY,
                below_high: true,
                ..Self::exactly(quantity.upper.or(point)?)
            }),
            Qualifier::Above => Some(Self {
                high: f64::INFINITY,
                above_low: true,
                ..Self::exactly(quantity.lower.or(point)?)
            }),
            // A little below a number that is named.
            Qualifier::Almost | Qualifier::AtMost => Some(Self {
                below_high: true,
                ..Self::exactly(point.or(quantity.upper)?)
            }),
            Qualifier::AtLeast => point.or(quantity.lower).map(Self::exactly),
        }
    }

    /// The number itself, where it is one.
    pub fn point(&self) -> Option<f64> {
        let is_point = self.low.is_finite() && (self.high - self.low).abs() <= 0.0;
        is_point.then_some(self.low)
    }

    /// The middle of its bounds.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// How this number lies to an earlier one.
    pub fn after(&self, earlier: &Self) -> Step {
        let at = |a: f64, b: f64| a.total_cmp(&b).is_eq();
        if at(self.low, earlier.low) && at(self.high, earlier.high) {
            return Step::Level;
        }
        let touches_below = at(self.low, earlier.high) && (earlier.below_high || self.above_low);
        let touches_above = at(self.high, earlier.low) && (self.below_high || earlier.above_low);
        if self.low > earlier.high || touches_below {
            Step::Up
        } else if self.high < earlier.low || touches_above {
            Step::Down
        } else {
            Step::Unclear
        }
    }
}
