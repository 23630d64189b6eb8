//! One change between two reports.

use crate::view::state::route::Route;

/// One change, with the places that tell of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The change in words.
    pub sentence: String,
    /// Words, page and part of each place.
    pub places: Vec<(String, Route, String)>,
}
