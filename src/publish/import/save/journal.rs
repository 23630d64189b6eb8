//! Replaces the tables of an import together, also where the process is killed on the way.
//!
//! Each new table is written beside the old one. Then a journal in the content folder names both,
//! they are renamed over the old ones, and the journal goes. A journal that names files is that of
//! an import which was cut off: the next one completes it, and `check` reports it until then. Its
//! lock, which ends with the process, keeps two imports apart.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use crate::publish::content::pending;

/// A table that could not be replaced.
#[derive(Debug)]
pub(crate) struct ReplaceError {
    /// Path of the table, relative to the content folder.
    pub(crate) table: &'static str,
    source: io::Error,
    /// Reason that the tables before it could not be restored, if they could not.
    undo: Option<io::Error>,
}

impl fmt::Display for ReplaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.source)?;
        match &self.undo {
            None => Ok(()),
            Some(error) => write!(f, "; the tables before it are new already: {error}"),
        }
    }
}

/// A table to write.
#[derive(Debug)]
pub(crate) struct Output {
    /// Path relative to the content folder.
    pub file: &'static str,
    /// New contents of the file.
    pub bytes: Vec<u8>,
}

/// The journal of one content folder, locked and removed at the end.
#[derive(Debug)]
pub(crate) struct Journal {
    content: PathBuf,
    path: PathBuf,
    file: File,
    /// Tables that an earlier import left unfinished and that are now complete.
    pub(crate) completed: Vec<String>,
}

impl Journal {
    /// Opens the journal, completes what an earlier import left unfinished, and removes the new
    /// tables that it had not yet entered, which are those of `tables` with a name of ours.
    pub(crate) fn open(content: &Path, tables: &[&str]) -> io::Result<Self> {
        let path = content.join(pending::FILE);
        if fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file()) {
            return Err(io::Error::other(
                "it is no file that candour wrote; move it away",
            ));
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::other("another import is running"));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        let mut completed = Vec::new();
        for (new, table) in text.lines().filter_map(|line| line.split_once('\t')) {
            let target = target(content, table);
            let new = target.with_file_name(new);
            if is_new_file_of(&new, &target) && new.is_file() {
                fs::rename(&new, &target)?;
                completed.push(table.to_owned());
            }
        }
        file.set_len(0)?;
        for table in tables {
            remove_new_files(&target(content, table));
        }
        Ok(Self {
            content: content.to_owned(),
            path,
            file,
            completed,
        })
    }

    /// Replaces all tables, or none.
    ///
    /// # Errors
    /// The table that cannot be replaced, and the reason.
    pub(crate) fn replace(&mut self, outputs: &[Output]) -> Result<(), ReplaceError> {
        let mut steps: Vec<Step<'_>> = Vec::new();
        for output in outputs {
            match Step::stage(&self.content, output) {
                Ok(step) => steps.extend(step),
                Err(source) => {
                    return Err(ReplaceError {
                        table: output.file,
                        source,
                        undo: None,
                    });
                }
            }
        }
        let Some(first) = steps.first().map(|step| step.output.file) else {
            return Ok(());
        };
        self.enter(&steps).map_err(|source| ReplaceError {
            table: first,
            source,
            undo: None,
        })?;
        let mut done: Vec<&Step<'_>> = Vec::new();
        for step in &steps {
            if let Err(source) = fs::rename(&step.new, &step.target) {
                let undone = done.iter().rev().try_for_each(|step| step.undo());
                return Err(ReplaceError {
                    table: step.output.file,
                    source,
                    undo: undone.err(),
                });
            }
            done.push(step);
        }
        Ok(())
    }

    fn enter(&mut self, steps: &[Step<'_>]) -> io::Result<()> {
        let lines = steps.iter().filter_map(|step| {
            let new = step.new.file_name()?.to_str()?;
            Some(format!("{new}\t{}\n", step.output.file))
        });
        let text: String = lines.collect();
        self.file.rewind()?;
        self.file.write_all(text.as_bytes())?;
        self.file.sync_all()
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // A leftover journal is empty or names files that are complete: it does no lasting harm.
        let _ = fs::remove_file(&self.path);
    }
}

/// The file that a table is in; a link is followed, so that it stays a link.
fn target(content: &Path, table: &str) -> PathBuf {
    let named = content.join(table);
    fs::canonicalize(&named).unwrap_or(named)
}

/// A new table that was written beside the old one.
#[derive(Debug)]
struct Step<'a> {
    output: &'a Output,
    new: PathBuf,
    target: PathBuf,
    before: Option<Vec<u8>>,
}

impl<'a> Step<'a> {
    /// Writes the new table; nothing where the old one is the same.
    fn stage(content: &Path, output: &'a Output) -> io::Result<Option<Self>> {
        let target = target(content, output.file);
        let before = match fs::read(&target) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        if before.as_ref() == Some(&output.bytes) {
            return Ok(None);
        }
        fs::create_dir_all(target.parent().unwrap_or(content))?;
        let new = new_name(&target);
        write_new(&new, &output.bytes)?;
        let step = Self {
            output,
            new,
            target,
            before,
        };
        if let Ok(about) = fs::metadata(&step.target) {
            fs::set_permissions(&step.new, about.permissions())?;
        }
        Ok(Some(step))
    }

    /// Restores the old table.
    fn undo(&self) -> io::Result<()> {
        match &self.before {
            Some(bytes) => {
                write_new(&self.new, bytes)?;
                fs::rename(&self.new, &self.target)
            }
            None => fs::remove_file(&self.target),
        }
    }
}

impl Drop for Step<'_> {
    fn drop(&mut self) {
        // It is gone already where the step was done.
        let _ = fs::remove_file(&self.new);
    }
}

/// The name of a new table beside the old one: hidden, with the number of this process.
fn new_name(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{}.new", std::process::id()))
}

/// True if a file has the name of a new table of a target.
fn is_new_file_of(file: &Path, target: &Path) -> bool {
    let name = |path: &Path| {
        path.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let (file, target) = (name(file), name(target));
    let process = file
        .strip_prefix(&format!(".{target}."))
        .and_then(|rest| rest.strip_suffix(".new"));
    process.is_some_and(|process| {
        !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Removes the new tables of imports that were killed before they were entered.
fn remove_new_files(target: &Path) {
    let folder = target.parent().unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).into_iter().flatten();
    for entry in entries.filter_map(Result::ok) {
        let is_file = entry.file_type().is_ok_and(|sort| sort.is_file());
        if is_file && is_new_file_of(&entry.path(), target) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Writes a file that must not exist yet; if it cannot be written completely, it is removed.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // The error that counts is the first.
        let _ = fs::remove_file(path);
    }
    written
}
