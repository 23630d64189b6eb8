//! A number as far as its source gives it: a point, or bounds that may be open.

use crate::data::figure::Quantity;
use crate::data::words::Qualifier;

use super::threshold::relative;

/// The interval in which a number lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Lower bound, minus infinity where there is none.
    pub low: f64,
    /// Upper bound, infinity where there is none.
    pub high: f64,
    /// True if the lower bound itself is excluded.
    pub low_excluded: bool,
    /// True if the upper bound itself is excluded.
    pub high_excluded: bool,
}

/// Order of one number relative to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Greater.
    Up,
    /// Smaller.
    Down,
    /// Equal.
    Level,
    /// Undecided, because the bounds overlap.
    Unclear,
}

impl Bounds {
    /// Bounds of an exact number.
    pub fn exactly(value: f64) -> Self {
        Self {
            low: value,
            high: value,
            low_excluded: false,
            high_excluded: false,
        }
    }

    /// Bounds of a figure as its source qualifies it; `None` if it has no number.
    pub fn of(quantity: &Quantity) -> Option<Self> {
        let point = quantity.value;
        match quantity.qualifier {
            Qualifier::Exact | Qualifier::About => point.map(Self::exactly),
            Qualifier::Range | Qualifier::AboutRange => Some(Self {
                high: quantity.upper?,
                ..Self::exactly(quantity.lower?)
            }),
            Qualifier::Below => Some(Self {
                low: f64::NEG_INFINITY,
                high_excluded: true,
                ..Self::exactly(quantity.upper.or(point)?)
            }),
            Qualifier::Above => Some(Self {
                high: f64::INFINITY,
                low_excluded: true,
                ..Self::exactly(quantity.lower.or(point)?)
            }),
            // A little below a number that is named.
            Qualifier::Almost | Qualifier::AtMost => Some(Self {
                high_excluded: true,
                ..Self::exactly(point.or(quantity.upper)?)
            }),
            Qualifier::AtLeast => point.or(quantity.lower).map(Self::exactly),
        }
    }

    /// The number, if both bounds are the same.
    pub fn point(&self) -> Option<f64> {
        let is_point = self.low.is_finite() && (self.high - self.low).abs() <= 0.0;
        is_point.then_some(self.low)
    }

    /// Midpoint of the bounds.
    pub fn midpoint(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// Distance between two bounds that do not overlap, as a share of the other's nearest end;
    /// zero where they overlap.
    pub fn relative_gap(&self, other: &Self) -> f64 {
        if self.low > other.high {
            relative(self.low, other.high)
        } else if self.high < other.low {
            relative(self.high, other.low)
        } else {
            0.0
        }
    }

    /// Direction from another number to this one.
    pub fn direction_from(&self, other: &Self) -> Direction {
        let at = |a: f64, b: f64| a.total_cmp(&b).is_eq();
        if at(self.low, other.low) && at(self.high, other.high) {
            return Direction::Level;
        }
        let touches_below = at(self.low, other.high) && (other.high_excluded || self.low_excluded);
        let touches_above = at(self.high, other.low) && (self.high_excluded || other.low_excluded);
        if self.low > other.high || touches_below {
            Direction::Up
        } else if self.high < other.low || touches_above {
            Direction::Down
        } else {
            Direction::Unclear
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn below(high: f64) -> Bounds {
        Bounds {
            low: f64::NEG_INFINITY,
            high_excluded: true,
            ..Bounds::exactly(high)
        }
    }

    #[test]
    fn a_number_is_above_an_excluded_bound_at_the_same_value() {
        let five = Bounds::exactly(5.0);
        assert_eq!(five.direction_from(&below(5.0)), Direction::Up);
        assert_eq!(below(5.0).direction_from(&five), Direction::Down);
    }

    #[test]
    fn overlapping_bounds_leave_the_direction_unclear() {
        let three = Bounds::exactly(3.0);
        assert_eq!(three.direction_from(&below(5.0)), Direction::Unclear);
        assert_eq!(three.direction_from(&three), Direction::Level);
    }
}
