//! Statistical methods on plain numbers: one method per file, each with its published source.

pub mod average;
pub mod difference;
pub mod interval;
pub mod order;
pub mod over_time;
pub mod proportion;
pub mod rank;
pub mod rate;
