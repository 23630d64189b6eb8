//! Mean and median of a group, with the number of members that have a figure. Members without a
//! figure are left out, not counted as zero.

use super::order::{sort_by_f64, to_f64};

/// An average of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupAverage {
    /// The mean or median, in the unit of the members' figures.
    pub value: f64,
    /// Number of members that have a figure.
    pub used: usize,
    /// Number of members.
    pub of: usize,
}

/// The arithmetic mean; `None` where no member has a figure.
///
/// ```
/// use candour::stats::average::mean;
///
/// let average = mean(&[Some(40.0), None, Some(50.0)]).unwrap();
/// assert_eq!((average.value, average.used, average.of), (45.0, 2, 3));
/// ```
pub fn mean(figures: &[Option<f64>]) -> Option<GroupAverage> {
    average(figures, |known| {
        known.iter().sum::<f64>() / to_f64(known.len())
    })
}

/// The median; of an even number of figures, the midpoint of the two central ones. `None` where no
/// member has a figure.
///
/// ```
/// use candour::stats::average::median;
///
/// let average = median(&[Some(9.0), Some(1.0), Some(5.0), Some(6.0)]).unwrap();
/// assert_eq!(average.value, 5.5);
/// ```
pub fn median(figures: &[Option<f64>]) -> Option<GroupAverage> {
    average(figures, |known| {
        let at = |rank: usize| known.get(rank).copied().unwrap_or_default();
        let half = known.len() / 2;
        if known.len().is_multiple_of(2) {
            f64::midpoint(at(half.saturating_sub(1)), at(half))
        } else {
            at(half)
        }
    })
}

/// Applies a method to the figures in ascending order.
fn average(figures: &[Option<f64>], method: impl Fn(&[f64]) -> f64) -> Option<GroupAverage> {
    let mut known: Vec<f64> = figures.iter().flatten().copied().collect();
    sort_by_f64(&mut known, |figure| *figure);
    (!known.is_empty()).then(|| GroupAverage {
        value: method(&known),
        used: known.len(),
        of: figures.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_without_a_figure_are_left_out() {
        let found = mean(&[Some(40.0), None, Some(50.0)]).unwrap();
        assert!((found.value - 45.0).abs() < 1e-12);
        assert_eq!((found.used, found.of), (2, 3));
        assert_eq!(mean(&[None, None]), None);
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_median_has_as_many_above_as_below() {
        let odd = median(&[Some(9.0), Some(1.0), Some(5.0)]).unwrap();
        let even = median(&[Some(9.0), Some(1.0), Some(5.0), Some(6.0)]).unwrap();
        assert!((odd.value - 5.0).abs() < 1e-12);
        assert!((even.value - 5.5).abs() < 1e-12);
    }
}
