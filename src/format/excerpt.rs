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

/// Says that a table shows only its latest entries, such as "The latest 36 of 240 months."; empty
/// where it shows all.
pub fn latest(shown: usize, all: usize, plural: &str) -> String {
    if shown >= all {
        return String::new();
    }
    let [shown, all] = [shown, all].map(number);
    format!("The latest {shown} of {all} {plural}.")
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
        assert_eq!(latest(36, 240, "months"), "The latest 36 of 240 months.");
        assert_eq!(
            latest(4_000, 96_000, "entries"),
            "The latest 4,000 of 96,000 entries."
        );
        assert_eq!(latest(37, 37, "months"), "");
    }
}
