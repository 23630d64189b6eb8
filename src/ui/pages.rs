//! One page to a file.

pub mod about;
pub mod area;
pub mod compare;
pub mod data;
pub mod home;
pub mod indicator;
pub mod indicators;
pub mod not_found;
pub mod report;
pub mod reports;
