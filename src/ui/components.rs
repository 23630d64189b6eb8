//! Building blocks of pages: properties in, choices out.

pub mod card;
pub mod chart;
pub mod claims;
pub mod controls;
pub mod deferred;
pub mod export_menu;
pub mod indicator_details;
pub mod notice;
pub mod prose;
pub mod reader;
pub mod study;
pub mod table;
