//! Limits on long tables and charts, and the sentence that says how much is left out.
//!
//! A page stays below 1.5 MB of HTML however many figures a site has; the rest is in the downloads.

use crate::format;

/// Most cells of the table of completeness, some 40 bytes each.
pub const MAX_CELLS: usize = 20_000;
/// Most figures, targets and gaps listed on the page of a report, some 200 bytes each.
pub const MAX_ITEMS: usize = 4_000;
/// Most rows in a table of figures, some 1,400 bytes each.
pub const MAX_ROWS: usize = 600;
/// Most charts on the page of an area, some 14,000 bytes each.
pub const MAX_CHARTS: usize = 80;
/// Most measures without a card that the first page lists because they do not meet their target.
pub const MAX_MISSED: usize = 20;
/// Most points in the small chart of a card.
pub const MAX_SPARKLINE_POINTS: usize = 60;

/// A long list or table, or the latest entries of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<T> {
    /// The entries to show.
    pub shown: T,
    /// Sentence that says how many of all entries are shown, where that is not all.
    pub note: Option<String>,
}

/// Says that a table shows only its latest entries, such as "The latest 36 of 240 months."; none
/// where it shows all.
pub fn latest(shown: usize, all: usize, plural: &str) -> Option<String> {
    let [n_shown, n_all] = [shown, all].map(number);
    (shown < all).then(|| format!("The latest {n_shown} of {n_all} {plural}."))
}

/// A count with its thousands apart.
pub(crate) fn number(count: usize) -> String {
    format::number(crate::stats::order::to_f64(count), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_table_says_how_much_it_shows_and_a_whole_one_says_nothing() {
        let note = |shown, all, plural| latest(shown, all, plural).unwrap();
        assert_eq!(note(36, 240, "months"), "The latest 36 of 240 months.");
        let entries = "The latest 4,000 of 96,000 entries.";
        assert_eq!(note(4_000, 96_000, "entries"), entries);
        assert_eq!(latest(37, 37, "months"), None);
    }
}
