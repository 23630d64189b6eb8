//! The middle of the figures of a group, with how many of its members have one. Members without
//! a figure are left out, not counted as zero.

use super::order::{by_number, number};

/// The middle of some figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Middle {
    /// The figure, in the unit of the members'.
    pub value: f64,
    /// Members that have a figure.
    pub used: usize,
    /// Members.
    pub of: usize,
}

/// The sum of the figures divided by their number; none where there is no figure.
pub fn mean(figures: &[Option<f64>]) -> Option<Middle> {
    middle(figures, |known| {
        known.iter().sum::<f64>() / number(known.len())
    })
}

/// The figure in the middle of their order, or half-way between the two in the middle; none
/// where there is no figure.
pub fn median(figures: &[Option<f64>]) -> Option<Middle> {
    middle(figures, |known| {
        let at = |place: usize| known.get(place).copied().unwrap_or_default();
        let half = known.len() / 2;
        if known.len().is_multiple_of(2) {
            f64::midpoint(at(half.saturating_sub(1)), at(half))
        } else {
            at(half)
        }
    })
}

/// The result of a method on the figures there are, least first.
fn middle(figures: &[Option<f64>], method: impl Fn(&[f64]) -> f64) -> Option<Middle> {
    let mut known: Vec<f64> = figures.iter().flatten().copied().collect();
    by_number(&mut known, |figure| *figure);
    (!known.is_empty()).then(|| Middle {
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
