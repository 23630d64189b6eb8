//! A figure against a target with a tolerance, as councils colour it: red, amber, green, blue.
//!
//! Cambridgeshire's own key: red is more than a tenth off target, amber within that, green on
//! target, blue more than a twentieth beyond it. The tolerance is a share of the target; where
//! the target is zero it is a tenth of one unit.

use super::interval::Interval;

/// How far off target still counts as near it, as a share of the target.
pub const NEAR: f64 = 0.10;
/// How far beyond the target counts as well beyond it.
pub const BEYOND: f64 = 0.05;

/// What a target asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Aim {
    /// At least this.
    AtLeast(f64),
    /// At most this.
    AtMost(f64),
    /// Between these.
    Between(f64, f64),
}

/// Where a figure falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// More than a tenth off target.
    Off,
    /// Off target by a tenth or less.
    Near,
    /// On target.
    On,
    /// More than a twentieth beyond it.
    Beyond,
}

/// The distance of a figure from a target as a share of it: negative where it falls short.
pub fn deviation(value: f64, aim: Aim) -> f64 {
    let share = |distance: f64, edge: f64| {
        if edge.abs() > 0.0 {
            distance / edge.abs()
        } else {
            distance
        }
    };
    match aim {
        Aim::AtLeast(edge) => share(value - edge, edge),
        Aim::AtMost(edge) => share(edge - value, edge),
        Aim::Between(low, _) if value < low => share(value - low, low),
        Aim::Between(_, high) if value > high => share(high - value, high),
        Aim::Between(..) => 0.0,
    }
}

/// The band of a figure.
pub fn band(value: f64, aim: Aim) -> Band {
    let off = deviation(value, aim);
    // A figure on the very edge is inside, whatever the last bit of the division says.
    if off < -NEAR - 1e-9 {
        Band::Off
    } else if off < -1e-9 {
        Band::Near
    } else if off > BEYOND + 1e-9 {
        Band::Beyond
    } else {
        Band::On
    }
}

/// Whether the figure would fall on the other side of the target within its interval.
pub fn could_change(interval: &Interval, aim: Aim) -> bool {
    let is_met = |value: f64| matches!(band(value, aim), Band::On | Band::Beyond);
    let spans = match aim {
        Aim::Between(low, high) => interval.lower < low && interval.upper > high,
        Aim::AtLeast(_) | Aim::AtMost(_) => false,
    };
    spans || is_met(interval.lower) != is_met(interval.upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighty_eight_against_ninety_five_is_near() {
        // domain.md 3.2: -7.4% relative is amber.
        assert!((deviation(88.0, Aim::AtLeast(95.0)) + 0.0737).abs() < 5e-5);
        assert_eq!(band(88.0, Aim::AtLeast(95.0)), Band::Near);
        assert_eq!(band(85.0, Aim::AtLeast(95.0)), Band::Off);
        assert_eq!(band(85.5, Aim::AtLeast(95.0)), Band::Near);
        assert_eq!(band(95.0, Aim::AtLeast(95.0)), Band::On);
        assert_eq!(band(100.0, Aim::AtLeast(95.0)), Band::Beyond);
    }

    #[test]
    fn a_limit_and_a_range_work_from_their_edges() {
        assert_eq!(band(22.0, Aim::AtMost(20.0)), Band::Near);
        assert_eq!(band(23.0, Aim::AtMost(20.0)), Band::Off);
        assert_eq!(band(330.0, Aim::Between(320.0, 340.0)), Band::On);
        assert_eq!(band(423.0, Aim::Between(320.0, 340.0)), Band::Off);
        assert_eq!(band(0.05, Aim::AtMost(0.0)), Band::Near);
    }

    #[test]
    fn a_verdict_could_change_where_the_interval_straddles_the_target() {
        let near = Interval {
            lower: 93.5,
            upper: 98.2,
        };
        assert!(could_change(&near, Aim::AtLeast(95.0)));
        assert!(!could_change(&near, Aim::AtLeast(90.0)));
        assert!(could_change(&near, Aim::Between(95.0, 96.0)));
    }
}
