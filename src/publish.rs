//! Publishing pipeline, native only: checks and compiles the content, prerenders every route as a
//! page, and serves the result from this machine.

pub mod check;
pub mod compile;
pub mod content;
pub mod error;
pub mod import;
pub mod output;
pub mod problem;
pub mod progress;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod table;
pub mod text_file;
