//! The output folder: checked before anything is written, then replaced in one step.
//!
//! A folder is only replaced if it is absent, empty or written by Candour as a whole (see
//! [`manifest`]). The new site is written into a fresh sibling and the two are exchanged, so that
//! the old site or the new one is always complete. Nothing is deleted but files that Candour wrote.

mod error;
mod lock;
pub mod manifest;
mod overlap;
mod sibling;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

pub use error::OutputError;
use lock::Lock;
use manifest::{Contents, Manifest};
pub use overlap::Input;
use sibling::parent_and_name;

/// Name of the file in a site that holds the id of its build.
pub const BUILD_ID: &str = ".build-id";

/// An output folder that may be replaced, locked against other publishes.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    /// Released when the folder is dropped.
    _lock: Lock,
}

impl OutputFolder {
    /// Checks without changing anything that `path` may be replaced.
    ///
    /// # Errors
    /// [`OutputError`] if it contains anything that Candour did not write, or is unsuitable for a
    /// site.
    pub fn check(path: &Path, inputs: &[Input<'_>]) -> Result<(), OutputError> {
        let path = overlap::resolve_output(path)?;
        overlap::refuse(&path, inputs)?;
        refuse_foreign(&path)
    }

    /// Checks the folder as [`OutputFolder::check`] does and keeps other publishes away from it.
    ///
    /// # Errors
    /// [`OutputError`]; [`OutputError::Running`] where another publish has the folder.
    pub fn open(path: &Path, inputs: &[Input<'_>]) -> Result<Self, OutputError> {
        let path = overlap::resolve_output(path)?;
        overlap::refuse(&path, inputs)?;
        // Before its files are looked at, which another publish may be about to replace.
        let lock = Lock::acquire(&path)?;
        refuse_foreign(&path)?;
        Ok(Self { path, _lock: lock })
    }

    /// A fresh folder beside it, in which the new site is written.
    ///
    /// # Errors
    /// [`OutputError::File`] where it cannot be created.
    pub fn stage(self) -> Result<Staging, OutputError> {
        let folder = fresh_sibling(&self.path, "new")?;
        Ok(Staging {
            output: self,
            folder,
            written: Mutex::default(),
        })
    }
}

/// Folders as they are once a new site has replaced an old one.
#[derive(Debug)]
pub struct Replaced {
    /// The folder of the new site.
    pub folder: PathBuf,
    /// The folder of the old site, if files that Candour did not write appeared in it meanwhile.
    pub old_folder: Option<PathBuf>,
    /// Unfinished sites of publishes that were interrupted.
    pub leftovers: Vec<PathBuf>,
}

/// A new site in the making. Dropped before [`Staging::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Staging {
    output: OutputFolder,
    folder: TempDir,
    /// Size in bytes of each file written, by its path in the site.
    written: Mutex<BTreeMap<String, u64>>,
}

impl Staging {
    /// The folder of the new site.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes one file of the site; `name` is its path with slashes. May be called from any thread.
    ///
    /// # Errors
    /// [`OutputError::File`] with the path of the file.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.write_with(name, |out| out.write_all(bytes))
    }

    /// Writes one file of the site piece by piece, so that it need not fit in memory.
    ///
    /// # Errors
    /// [`OutputError::File`] with the path of the file.
    pub fn write_with(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        let path = self.folder.path().join(name);
        let failed = |error| OutputError::File(path.clone(), error);
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .map_err(failed)?;
        let mut out = File::create(&path).map(BufWriter::new).map_err(failed)?;
        write(&mut out).and_then(|()| out.flush()).map_err(failed)?;
        let about = out.get_ref().metadata().map_err(failed)?;
        self.record(name, about.len());
        Ok(())
    }

    fn record(&self, name: &str, size: u64) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(name.to_owned(), size);
    }

    /// Swaps in the new site and deletes the old one.
    ///
    /// # Errors
    /// [`OutputError`]; the old site is then unchanged.
    pub fn commit(self) -> Result<Replaced, OutputError> {
        let out = &self.output.path;
        let contents = self.complete()?;
        Manifest::from(&contents)
            .write(self.folder.path())
            .map_err(|error| OutputError::File(self.folder.path().to_owned(), error))?;
        // Again: publishing a large site takes a while.
        refuse_foreign(out)?;
        let staged = self.folder.keep();
        let old = replace(&staged, out).map_err(|error| {
            // Made by this run, and not yet seen by anyone.
            let _ = fs::remove_dir_all(&staged);
            OutputError::File(out.clone(), error)
        })?;
        let old_folder = old.and_then(|old| remove_old(&old));
        let mut leftovers = leftovers(out);
        leftovers.retain(|path| Some(path) != old_folder.as_ref());
        Ok(Replaced {
            folder: out.clone(),
            old_folder,
            leftovers,
        })
    }

    /// The contents of the folder, if they are what this run wrote and compressed copies of it.
    fn complete(&self) -> Result<Contents, OutputError> {
        let dir = self.folder.path();
        let contents =
            Contents::read(dir).map_err(|error| OutputError::File(dir.to_owned(), error))?;
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = written
            .iter()
            .find(|(name, size)| contents.files.get(*name) != Some(*size));
        if let Some((name, _)) = missing {
            return Err(OutputError::Incomplete(dir.to_owned(), name.clone()));
        }
        let is_written = |name: &str| {
            let original = name.strip_suffix(".br").or(name.strip_suffix(".gz"));
            written.contains_key(name) || original.is_some_and(|name| written.contains_key(name))
        };
        match contents.files.keys().find(|name| !is_written(name)) {
            Some(name) => Err(OutputError::Incomplete(dir.to_owned(), name.clone())),
            None => Ok(contents),
        }
    }
}

/// A folder beside `out` that did not exist before, readable for a web server.
fn fresh_sibling(out: &Path, purpose: &str) -> Result<TempDir, OutputError> {
    let (parent, _) = parent_and_name(out);
    let mut builder = tempfile::Builder::new();
    let prefix = sibling_prefix(out, purpose);
    builder.prefix(&prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    let made = builder.tempdir_in(&parent);
    made.map_err(|error| OutputError::File(parent, error))
}

fn sibling_prefix(out: &Path, purpose: &str) -> String {
    format!(".{}.{purpose}-", parent_and_name(out).1)
}

/// Siblings of `out` that interrupted publishes left. The lock keeps those of running ones away.
fn leftovers(out: &Path) -> Vec<PathBuf> {
    let prefixes = ["new", "old"].map(|purpose| sibling_prefix(out, purpose));
    let entries = fs::read_dir(parent_and_name(out).0).into_iter().flatten();
    let is_leftover = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ends = prefixes
            .iter()
            .filter_map(|prefix| name.strip_prefix(prefix));
        let is_random = |end: &str| end.len() == 6 && end.chars().all(char::is_alphanumeric);
        ends.into_iter().any(is_random)
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<PathBuf> = paths.filter(is_leftover).collect();
    found.sort();
    found
}

/// Refuses a folder with anything in it that Candour did not write.
fn refuse_foreign(out: &Path) -> Result<(), OutputError> {
    let failed = |error| OutputError::File(out.to_owned(), error);
    if fs::symlink_metadata(out).is_err() {
        return Ok(());
    }
    let contents = Contents::read(out).map_err(failed)?;
    let manifest = Manifest::read(out).map_err(failed)?;
    let is_unmarked_site = manifest.is_none() && contents.files.contains_key(BUILD_ID);
    let foreign = contents.foreign(manifest.as_ref());
    match foreign.first() {
        Some(first) => Err(OutputError::Foreign {
            out: out.to_owned(),
            first: first.clone(),
            count: foreign.len(),
            is_unmarked_site,
        }),
        None => Ok(()),
    }
}

/// Moves `staged` to `out`. Returns where the folder is that was there before, if there was one.
fn replace(staged: &Path, out: &Path) -> io::Result<Option<PathBuf>> {
    if !out.exists() {
        return fs::rename(staged, out).map(|()| None);
    }
    if exchange(staged, out)? {
        return Ok(Some(staged.to_owned()));
    }
    // A file system that cannot exchange: two steps, of which the first can be taken back.
    let old = fresh_sibling(out, "old")
        .map_err(|error| io::Error::other(error.to_string()))?
        .keep();
    fs::remove_dir(&old)?;
    fs::rename(out, &old)?;
    if let Err(error) = fs::rename(staged, out) {
        fs::rename(&old, out)?;
        return Err(error);
    }
    Ok(Some(old))
}

/// Exchanges two folders in one step; `false` where the system has no such step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(a: &Path, b: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Deletes an old site file by file, as its manifest lists them. Returns its folder if something
/// else is in it by now.
fn remove_old(old: &Path) -> Option<PathBuf> {
    let manifest = Manifest::read(old).ok().flatten().unwrap_or_default();
    manifest.remove(old);
    old.exists().then(|| old.to_owned())
}
