//! Anchors within the page of a report, to which any page may link.

/// The anchor of the heading that is the block at a position.
pub fn heading_anchor(at: usize) -> String {
    format!("part-{}", at + 1)
}

/// The anchor of a numbered paragraph, to which any page may link.
pub fn anchor(number: &str) -> String {
    format!("p{number}")
}

/// Anchor of the text that states a figure.
pub fn figure_anchor(id: &str) -> String {
    format!("f-{id}")
}
