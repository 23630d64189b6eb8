//! What a reader can choose between, each choice with its word in the address.

use crate::data::words::word_list;

word_list!(
    /// How numbers are expressed.
    Measure {
        /// As their source prints them.
        #[default]
        Printed = "printed",
        /// Counts worked out for every 10,000 children.
        Rate = "rate",
        /// What was counted, where a share or a rate is printed.
        Count = "number",
    }
);

word_list!(
    /// What stands first on an indicator's page.
    Display {
        /// The chart, then the table.
        #[default]
        Chart = "chart",
        /// The table only.
        Table = "table",
    }
);

word_list!(
    /// Which middle of a group of areas is meant.
    Average {
        /// The sum of the members' figures, divided by their number.
        #[default]
        Mean = "mean",
        /// The figure with as many members above as below.
        Median = "median",
    }
);

word_list!(
    /// How a comparison is laid out.
    Arrangement {
        /// Areas in order at one date.
        #[default]
        Ranked = "ranked",
        /// A small chart over time for each indicator, or for each area.
        Trends = "trends",
        /// Two dates, side by side for each area.
        ThenAndNow = "then-and-now",
        /// The parts that make up the whole of each area.
        Parts = "parts",
    }
);
