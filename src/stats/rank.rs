//! Ranks with ties, and quarters of a ranking. Equal figures share the better rank.

/// The quarters of a ranking, A being the best. The Department for Education's Local
/// Authority Interactive Tool bands by the quantiles of the values instead; the letters can differ
/// where figures lie far apart.
pub const QUARTERS: [char; 4] = ['A', 'B', 'C', 'D'];

/// The rank of each figure, 1 being the best; `None` for members without a figure.
///
/// ```
/// use candour::stats::rank::ranks;
///
/// let figures = [Some(3.0), Some(5.0), None, Some(5.0)];
/// assert_eq!(ranks(&figures, true), [Some(3), Some(1), None, Some(1)]);
/// ```
pub fn ranks(figures: &[Option<f64>], higher_is_better: bool) -> Vec<Option<usize>> {
    let better = |other: f64, own: f64| {
        if higher_is_better {
            other > own
        } else {
            other < own
        }
    };
    let rank = |own: f64| {
        1 + figures
            .iter()
            .flatten()
            .filter(|other| better(**other, own))
            .count()
    };
    figures.iter().map(|figure| figure.map(rank)).collect()
}

/// The quarter of a rank among `of` figures: the first quarter of the ranks is A.
///
/// ```
/// use candour::stats::rank::quarter;
///
/// assert_eq!(quarter(3, 11), Some('A'));
/// assert_eq!(quarter(11, 11), Some('D'));
/// ```
pub fn quarter(rank: usize, of: usize) -> Option<char> {
    let at = (rank.checked_sub(1)? * QUARTERS.len()).checked_div(of)?;
    QUARTERS.get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_figures_share_the_better_rank() {
        let figures = [Some(3.0), Some(5.0), None, Some(5.0), Some(1.0)];
        assert_eq!(
            ranks(&figures, true),
            [Some(3), Some(1), None, Some(1), Some(4)]
        );
        assert_eq!(
            ranks(&figures, false),
            [Some(2), Some(3), None, Some(3), Some(1)]
        );
    }

    #[test]
    fn eleven_councils_fall_into_quarters_of_three_three_three_and_two() {
        let quarters: String = (1..=11).filter_map(|rank| quarter(rank, 11)).collect();
        assert_eq!(quarters, "AAABBBCCCDD");
        assert_eq!(quarter(1, 0), None);
        assert_eq!(quarter(0, 4), None);
    }
}
