//! Charts with their legends and notes.

pub mod chart_notes;
pub mod indicator_chart;
pub mod plot;
pub mod small_multiples;
