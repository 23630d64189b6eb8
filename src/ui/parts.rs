//! Building blocks of pages: properties in, choices out.

pub mod area_table;
pub mod below;
pub mod card;
pub mod claims;
pub mod controls;
pub mod figure;
pub mod figures;
pub mod late;
pub mod notice;
pub mod panels;
pub mod plot;
pub mod pointed;
pub mod prose;
pub mod said;
pub mod take;
pub mod text;
pub mod told;
