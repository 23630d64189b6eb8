//! One kind of chart to a file: each turns its spec and a size into a scene.

pub mod dots;
pub mod line;
pub mod parts;
pub mod ranked;
pub mod sparkline;
pub mod strip;
