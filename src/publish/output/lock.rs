//! A lock beside the output folder, so that one publish at a time writes into it.
//!
//! The operating system releases it when its process ends in whatever way, so that a file left
//! behind by a killed publish locks nothing.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Utc};

use super::error::OutputError;
use super::sibling::parent_and_name;

/// The lock of an output folder, released when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// Locked as long as it is open.
    _file: File,
}

impl Lock {
    /// Locks an output folder, whose parents are created where they are missing.
    ///
    /// # Errors
    /// [`OutputError::Running`] where another process has locked it.
    pub(super) fn acquire(out: &Path) -> Result<Self, OutputError> {
        let (parent, name) = parent_and_name(out);
        let path = parent.join(format!(".{name}.lock"));
        let failed = |error| OutputError::File(path.clone(), error);
        fs::create_dir_all(&parent).map_err(|error| OutputError::File(parent, error))?;
        loop {
            // A link could lead to a file of another program; opening a pipe would block for ever.
            if fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file()) {
                return Err(OutputError::NotALock(path));
            }
            let mut options = OpenOptions::new();
            options.read(true).write(true).create(true).truncate(false);
            let mut file = options.open(&path).map_err(failed)?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => {
                    if !is_written_by_candour(&mut file) {
                        return Err(OutputError::NotALock(path));
                    }
                    file.set_len(0).map_err(failed)?;
                    file.rewind().map_err(failed)?;
                    let text = format!("{MARK}{}", holder());
                    file.write_all(text.as_bytes()).map_err(failed)?;
                    return Ok(Self { path, _file: file });
                }
                // Its owner removed it after this process had opened it.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let mut text = String::new();
                    let _ = file.read_to_string(&mut text);
                    let holder = text.strip_prefix(MARK);
                    return Err(OutputError::Running {
                        out: out.to_owned(),
                        holder: holder.map_or_else(String::new, |holder| format!(" ({holder})")),
                    });
                }
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Beginning of every lock file, which distinguishes it from files of other programs.
const MARK: &str = "Candour is publishing: ";

/// True if a lock file is empty or was left by a publish.
fn is_written_by_candour(file: &mut File) -> bool {
    let mut text = String::new();
    let read = file.read_to_string(&mut text);
    read.is_ok() && (text.is_empty() || text.starts_with(MARK))
}

/// Description of this process and the time.
fn holder() -> String {
    let now: DateTime<Utc> = SystemTime::now().into();
    format!(
        "process {}, since {} UTC",
        std::process::id(),
        now.format("%H:%M on %-d %B %Y")
    )
}

/// True if a path still leads to an open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |about: fs::Metadata| (about.dev(), about.ino());
    let open = file.metadata().map(identity).ok();
    open.is_some() && open == fs::metadata(path).map(identity).ok()
}

/// An open file cannot be removed here.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
