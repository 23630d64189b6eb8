//! Errors of a data file: file, location, value found, value expected.

use thiserror::Error;

/// A file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DataError {
    /// The file could not be fetched.
    #[error("{file} could not be loaded: {found}")]
    Missing {
        /// File name.
        file: String,
        /// Status of the response.
        found: String,
    },
    /// Something else answered, often a web page.
    #[error("{file} is not a data file: found {found}, expected JSON")]
    NotJson {
        /// File name.
        file: String,
        /// Description of the content.
        found: String,
    },
    /// The file ends too early.
    #[error("{file} is cut short: it ends after {bytes} bytes, before the data does")]
    CutShort {
        /// File name.
        file: String,
        /// Length of the file.
        bytes: usize,
    },
    /// A newer program wrote it.
    #[error("{file} has format version {found}; this page reads version {expected} and older")]
    Newer {
        /// File name.
        file: String,
        /// Version found.
        found: u32,
        /// Version read.
        expected: u32,
    },
    /// Broken JSON.
    #[error("{file} is damaged at character {column}: {problem}")]
    Shape {
        /// File name.
        file: String,
        /// Position in its line.
        column: usize,
        /// Error.
        problem: String,
    },
    /// A value of the wrong type, one that is missing, or one that does not fit the rest.
    #[error("{file}, {place}: found {found}, expected {expected}")]
    Cell {
        /// File name.
        file: String,
        /// Path of the value in the file.
        place: String,
        /// Value found.
        found: String,
        /// Value expected.
        expected: String,
    },
}
