//! Figures: from what a page selected to the charts that show it.

pub mod comparison;
pub mod line;
