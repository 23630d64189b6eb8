//! One change between two reports.

use crate::view::state::route::Route;

/// Change between two reports, with the paragraphs that state it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Description of the change.
    pub sentence: String,
    /// Label, page and anchor of each paragraph.
    pub places: Vec<(String, Route, String)>,
}
