//! Page models and every sentence on the pages: addresses, selection, wording, tables.
//!
//! Every sentence is written here, once, for the page, its tooltips, screen readers and print.
//! Pure: the same dataset and the same view give the same text.

pub mod claim;
pub mod compare;
pub mod export;
pub mod page;
pub mod report;
pub mod search;
pub mod selection;
pub mod state;
pub mod target;
pub mod wording;
