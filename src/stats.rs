//! Methods on plain numbers, one per file, each with its source.

pub mod average;
pub mod difference;
pub mod interval;
pub mod order;
pub mod over_time;
pub mod proportion;
pub mod rank;
pub mod rate;
pub mod tolerance;
