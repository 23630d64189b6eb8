//! Choices of a reader, each option with its code in the address.

use crate::data::words::word_list;

word_list!(
    /// Measure in which numbers are shown.
    Measure {
        /// As printed by their source.
        #[default]
        Printed = "printed",
        /// Counts calculated for every 10,000 children.
        Rate = "rate",
        /// Number counted, if a share or a rate is printed.
        Count = "number",
    }
);

word_list!(
    /// First display on an indicator's page.
    Display {
        /// The chart, then the table.
        #[default]
        Chart = "chart",
        /// The table only.
        Table = "table",
    }
);

word_list!(
    /// Average of a group of areas.
    Average {
        /// The sum of the members' figures, divided by their number.
        #[default]
        Mean = "mean",
        /// Figure with as many members above as below.
        Median = "median",
    }
);

word_list!(
    /// Arrangement of a comparison.
    Arrangement {
        /// Areas in order at one date.
        #[default]
        Ranked = "ranked",
        /// A small chart over time for each indicator, or for each area.
        Trends = "trends",
        /// Two dates, side by side for each area.
        ThenAndNow = "then-and-now",
        /// Composition of each area's total.
        Parts = "parts",
    }
);
