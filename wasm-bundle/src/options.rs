//! Input and output types of the bundler.

use std::collections::BTreeMap;

/// Choices for one bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Base name of the main module and its bindings.
    pub name: String,
    /// Make the files small: slower, and without names for a debugger.
    pub minify: bool,
    /// Chunks of which the shared code belongs in the main module, because nearly every page loads
    /// one of them. Used with `minify` only.
    pub main_chunks: Vec<String>,
}

/// Files of each lazy-loaded chunk, by the name of the chunk.
pub type Manifest = BTreeMap<String, Vec<String>>;
