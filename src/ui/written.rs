//! The page as it was written, while the running page is made to take its place.

/// What stands under an id in the written page; none once the running page has taken its place.
#[cfg(target_arch = "wasm32")]
pub use super::browser::written;

/// A page that is being written takes no other's place.
#[cfg(not(target_arch = "wasm32"))]
pub fn written(_: &str) -> Option<String> {
    None
}
