//! One change between two reports.

use crate::view::state::link::NamedLink;

/// Change between two reports, with the paragraphs that state it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Description of the change.
    pub sentence: String,
    /// Link to each paragraph.
    pub places: Vec<NamedLink>,
}
