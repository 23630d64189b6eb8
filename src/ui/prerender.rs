//! Renders pages to HTML when a site is published. Native only.

pub mod embed;
pub mod frame;
