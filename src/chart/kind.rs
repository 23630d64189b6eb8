//! One kind of chart to a file: each turns its spec and a size into a scene.

pub mod bar;
pub mod dot;
pub mod line;
pub mod sparkline;
pub mod stacked_bar;
pub mod strip;
