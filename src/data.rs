//! The dataset: its words, its wire format, and the checked, immutable form the rest reads.
//!
//! Bytes go in through [`parse`]; a [`dataset::Dataset`] comes out. Pure: no files, no network,
//! no clock.

pub mod catalog;
pub mod claim;
pub mod dataset;
pub mod error;
pub mod figure;
pub mod month;
pub mod parse;
pub mod parse_words;
pub mod period;
mod read;
mod rows;
pub mod search;
pub mod text;
mod unpack;
pub mod wire;
pub mod words;
