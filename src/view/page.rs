//! One model for each page of the site: all that its components show, as values.

pub mod about;
pub mod area;
pub mod availability;
pub mod claims;
pub mod compare;
pub mod controls;
pub mod data;
pub mod home;
pub mod indicator;
pub mod indicator_list;
pub mod not_found;
pub mod registry;
pub mod report_list;
pub mod subject;
