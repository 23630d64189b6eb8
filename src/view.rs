//! Models of pages and every sentence on them: addresses, selection, wording, tables.
//!
//! Every sentence on a page, in a tooltip, to a screen reader and on paper is made here, once.
//! Pure: the same dataset and the same view give the same words.

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
