//! What happens before anyone reads: content is checked and compiled, every route is written
//! as a page, and the result can be served from this machine. Native only.

pub mod check;
pub mod compile;
pub mod content;
mod derived;
pub mod downloads;
mod empty;
pub mod error;
pub mod import;
mod inventory;
mod latest;
pub mod output;
pub mod pages;
pub mod part;
pub mod problem;
pub mod progress;
mod search;
pub mod serve;
pub mod site;
pub mod table;
pub mod text_file;
