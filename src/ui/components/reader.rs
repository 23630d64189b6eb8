//! The text of a report and the figure preview beside it.

pub mod figure_preview;
pub mod report_text;
