//! The page as it was written, while the running page is made to take its place.

/// What stands under an id in the written page, as long as it does; and what looks after the reader's
/// place in a piece that is replaced.
#[cfg(target_arch = "wasm32")]
pub use crate::ui::browser::swap::{replaced, written};

/// A page that is being written takes no other's place.
#[cfg(not(target_arch = "wasm32"))]
pub fn written(_: &str) -> Option<String> {
    None
}

/// Nobody has put the focus on a page that is being written.
#[cfg(not(target_arch = "wasm32"))]
pub fn replaced(_: &str) {}
