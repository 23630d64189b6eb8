//! The dataset: its codes, its wire format, and the checked, immutable form the rest reads.
//!
//! Bytes go in through [`decode`]; a [`dataset::Dataset`] comes out. Pure: no files, no network, no
//! clock.

pub mod catalog;
pub mod claim;
pub mod dataset;
pub mod decode;
pub mod error;
pub mod figure;
pub mod month;
pub mod partial_date;
pub mod period;
pub mod search;
pub mod text;
pub mod wire;
pub mod words;
