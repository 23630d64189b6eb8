//! Charts on a canvas.

pub(super) mod palette;
pub mod plot;
pub(super) mod width;
