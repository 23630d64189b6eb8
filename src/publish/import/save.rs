//! Both tables of an import are replaced together, and only by content that passes `check`.
//!
//! The new tables are first checked in a copy of the content folder. Then each is written beside
//! the old one and renamed over it; where the second rename fails, the first is undone.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::publish::check;
use crate::publish::error::PublishError;
use crate::publish::progress::Progress;
use crate::publish::table::Problem;

use super::raw::problem;

/// Folders within folders that a copy of the content follows.
const MAX_DEPTH: usize = 5;

/// A table to write.
#[derive(Debug)]
pub(super) struct Output {
    /// Its path within the content folder.
    pub file: &'static str,
    /// Its text.
    pub bytes: Vec<u8>,
}

/// A table in the form in which it is written.
pub(super) fn table(
    file: &'static str,
    header: &[&str],
    rows: &[Vec<String>],
) -> io::Result<Output> {
    let mut table = csv::WriterBuilder::new().from_writer(Vec::new());
    table.write_record(header)?;
    for row in rows {
        table.write_record(row)?;
    }
    let bytes = table
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(Output { file, bytes })
}

/// Replaces the tables, if the content is in order with them.
///
/// # Errors
/// Problems that `check` finds in the new content, or the file that cannot be written.
pub(super) fn replace(content: &Path, outputs: &[Output]) -> Result<(), Vec<Problem>> {
    check(content, outputs)?;
    let mut replaced: Vec<Replaced> = Vec::new();
    for output in outputs {
        match Replaced::by(content, output) {
            Ok(step) => replaced.push(step),
            Err(error) => {
                let undone = replaced.iter().rev().try_for_each(Replaced::undo);
                let state = match undone {
                    Ok(()) => String::new(),
                    Err(error) => format!("; the tables before it are new already: {error}"),
                };
                let found = format!("{error}{state}");
                return Err(vec![unwritable(output.file, &found)]);
            }
        }
    }
    Ok(())
}

fn unwritable(file: &str, found: &str) -> Problem {
    problem(file, 0, "", found, "a file that can be written")
}

/// Checks a copy of the content with the new tables in it.
fn check(content: &Path, outputs: &[Output]) -> Result<(), Vec<Problem>> {
    let staged = copy(content, outputs).map_err(|error| {
        let found = format!("no copy of the content to check it in: {error}");
        vec![unwritable(super::OBSERVATIONS, &found)]
    })?;
    match check::check(staged.path(), &Progress::hidden()) {
        Ok(_) => Ok(()),
        Err(PublishError::Content(problems)) => Err(problems),
        Err(error) => Err(vec![problem(
            super::OBSERVATIONS,
            0,
            "",
            &error.to_string(),
            "content that can be published",
        )]),
    }
}

/// A copy of the content folder with the new tables in it.
fn copy(content: &Path, outputs: &[Output]) -> io::Result<TempDir> {
    let staged = tempfile::tempdir()?;
    copy_folder(content, staged.path(), MAX_DEPTH)?;
    for output in outputs {
        let path = staged.path().join(output.file);
        fs::create_dir_all(path.parent().unwrap_or(staged.path()))?;
        fs::write(path, &output.bytes)?;
    }
    Ok(staged)
}

/// Copies regular files and folders; hidden ones are no content.
fn copy_folder(from: &Path, to: &Path, depth: usize) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let (path, target) = (entry.path(), to.join(&name));
        let about = fs::metadata(&path)?;
        if about.is_file() {
            fs::copy(&path, target)?;
        } else if about.is_dir() && depth > 0 {
            copy_folder(&path, &target, depth - 1)?;
        }
    }
    Ok(())
}

/// A table that was replaced, with the bytes that were there before.
#[derive(Debug)]
struct Replaced {
    path: PathBuf,
    before: Option<Vec<u8>>,
}

impl Replaced {
    fn by(content: &Path, output: &Output) -> io::Result<Self> {
        let named = content.join(output.file);
        // A link is followed, so that it stays a link.
        let path = fs::canonicalize(&named).unwrap_or(named);
        let before = match fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        if before.as_ref() != Some(&output.bytes) {
            write_whole(&path, &output.bytes)?;
        }
        Ok(Self { path, before })
    }

    fn undo(&self) -> io::Result<()> {
        match &self.before {
            Some(bytes) => write_whole(&self.path, bytes),
            None => fs::remove_file(&self.path),
        }
    }
}

/// Writes a file so that at every moment the old one or the new one is there, whole.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let new = folder.join(format!(".{name}.{}.new", std::process::id()));
    let written = write_new(&new, bytes).and_then(|()| {
        if let Ok(about) = fs::metadata(path) {
            fs::set_permissions(&new, about.permissions())?;
        }
        fs::rename(&new, path)
    });
    if written.is_err() {
        // The error that counts is the first.
        let _ = fs::remove_file(&new);
    }
    written
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
