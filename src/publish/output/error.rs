//! Reasons why an output folder is left as it is, each with the way on.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// The reason why nothing was written into the output folder.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OutputError {
    /// A path such as `.`, `..` or `/`, which names no folder of its own.
    #[error(
        "{0} names no folder of its own, and the output folder is replaced as a whole. Give a new folder, such as --out dist"
    )]
    NoName(PathBuf),
    /// The folder is, contains or is inside one of the inputs.
    #[error(
        "the output folder {out} {relation} {input}, and it is replaced as a whole. Choose a folder beside it, such as --out dist"
    )]
    Overlap {
        /// The output folder.
        out: PathBuf,
        /// Relation of the two: "is", "contains" or "lies within".
        relation: &'static str,
        /// The input, with what it is.
        input: String,
    },
    /// A symbolic link, which would be replaced instead of the folder that it points to.
    #[error("{0} is a symbolic link. Give the folder that it points to: --out {1}")]
    SymbolicLink(PathBuf, PathBuf),
    /// A file, or something else that is no folder.
    #[error("{0} is not a folder. Choose another name for the output folder")]
    NotAFolder(PathBuf),
    /// The root of a mounted file system, which cannot be renamed.
    #[error("{out} is a mount point, which cannot be replaced. Publish into a folder inside it: --out {}", out.join("site").display())]
    MountPoint {
        /// The output folder.
        out: PathBuf,
    },
    /// Files that Candour did not write.
    #[error(
        "{out} holds {} that Candour did not write or that changed since (first: {first}). Choose another folder, or move {} away{}",
        if *count == 1 { "a file".to_owned() } else { format!("{count} files or folders") },
        if *count == 1 { "it" } else { "them" },
        if *is_unmarked_site { ". If it is a site of an earlier version of Candour, delete it first" } else { "" }
    )]
    Foreign {
        /// The output folder.
        out: PathBuf,
        /// The first of them, in the order of the alphabet.
        first: String,
        /// Number of files and folders.
        count: usize,
        /// True if it looks like a site that was published before sites had a manifest.
        is_unmarked_site: bool,
    },
    /// A file where the lock belongs, but not a lock.
    #[error(
        "{0} is in the place of the lock of this output folder, and Candour did not write it. Move it away"
    )]
    NotALock(PathBuf),
    /// A path that leads back out of a folder that does not exist.
    #[error("{0} leads through a folder that does not exist. Give the path without “..”")]
    MissingParent(PathBuf),
    /// Another publish into the same folder.
    #[error("another publish into {out} is running{holder}. Wait until it has ended")]
    Running {
        /// The output folder.
        out: PathBuf,
        /// Process and time, if they are known: " (process 4711, since 14:02 UTC)".
        holder: String,
    },
    /// The new site lost or gained a file while it was written.
    #[error(
        "another program changed the new site in {0} while it was written (first: {1}). Publish again"
    )]
    Incomplete(PathBuf, String),
    /// A file or folder that cannot be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
}
