//! Tables of figures.

pub mod area_table;
pub mod figure_table;
