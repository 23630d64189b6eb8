//! Reasons why a site is not published.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::output::OutputError;
use super::problem::{Problem, list};
use crate::data::error::DataError;

/// The reason why nothing was published.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PublishError {
    /// The content is not good; every mistake.
    #[error("{} in the content", list::count(.0))]
    Content(Vec<Problem>),
    /// The compiled data cannot be read back.
    #[error("the compiled data cannot be read back: {0}")]
    Data(#[from] DataError),
    /// The output folder cannot be written, or must not be.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The folder of the compiled program lacks a file.
    #[error(
        "{0} is missing or damaged, so --app is not the folder of a complete program. Build it with `cargo xtask build`"
    )]
    NoProgram(PathBuf),
    /// A page template without one of its slots.
    #[error(
        "{0} has no {1}, so it is not the template of a page. Take index.html as it came with Candour"
    )]
    Template(PathBuf, &'static str),
    /// Something in the folder of public files that cannot be published.
    #[error(
        "{0} is a pipe or device, or has a hidden character in its name. Move it out of the folder of public files"
    )]
    PublicFile(PathBuf),
    /// A file could not be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// A data file could not be read or written as JSON.
    #[error("{0}: {1}")]
    Json(&'static str, #[source] serde_json::Error),
}
