//! Building blocks of pages: properties in, choices out.

pub mod card;
pub mod controls;
pub mod figure;
pub mod figures;
pub mod notice;
pub mod plot;
