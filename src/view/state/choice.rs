//! One option of a control, as a component shows it.

/// A choice that a reader can switch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Value in the address.
    pub id: String,
    /// Words on the button.
    pub label: String,
    /// True if it is on.
    pub is_on: bool,
}
