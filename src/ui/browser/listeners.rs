//! Listeners on the whole document, shared by every page.

pub(super) mod contents;
pub(super) mod focus;
pub(super) mod navigation;
pub(super) mod panel;
