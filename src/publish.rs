//! What happens before anyone reads: content is checked and compiled, every route is written
//! as a page, and the result can be served from this machine. Native only.

pub mod compile;
pub mod content;
mod derived;
pub mod downloads;
pub mod import;
mod latest;
pub mod pages;
pub mod part;
mod search;
pub mod serve;
pub mod site;
pub mod table;
