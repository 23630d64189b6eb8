//! Methods on plain numbers, one per file, each with its reference.

pub mod rate;
