//! The page of downloads and of the record's completeness.

pub mod completeness;
pub mod downloads;
