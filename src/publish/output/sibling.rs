//! The folder in which an output folder lies, where its lock and the new site are put beside it.

use std::path::{Path, PathBuf};

/// The parent and the name of an output folder.
pub(super) fn parent_and_name(out: &Path) -> (PathBuf, String) {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let parent = out.parent().map_or_else(PathBuf::new, Path::to_owned);
    (parent, name.into_owned())
}
