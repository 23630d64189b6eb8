//! What happens before anyone reads: content is checked and compiled, every route is written
//! as a page, and the result can be served from this machine. Native only.

pub mod check;
pub mod compile;
pub mod content;
pub mod error;
pub mod import;
pub mod output;
pub mod problem;
pub mod progress;
pub mod serve;
pub mod site;
pub mod table;
pub mod text_file;
