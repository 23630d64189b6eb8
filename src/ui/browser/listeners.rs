//! Listeners on the whole document: what they keep in step stays so on every page.

pub(super) mod contents;
pub(super) mod focus;
pub(super) mod navigation;
pub(super) mod panel;
