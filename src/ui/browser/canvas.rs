//! Charts on a canvas.

pub(super) mod palette;
pub(super) mod plot;
mod width;
