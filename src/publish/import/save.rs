//! The new tables of an import are checked in a copy of the content before they replace the old
//! ones.

pub(super) mod journal;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::TempDir;

use crate::publish::check;
use crate::publish::content::tables::national_tables::OBSERVATIONS;
use crate::publish::error::PublishError;
use crate::publish::progress::Progress;
use crate::publish::table::Problem;

use super::findings::problem;
use journal::{Journal, Output};

/// Folders within folders that a copy of the content follows.
const MAX_DEPTH: usize = 5;

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
pub(super) fn replace(
    content: &Path,
    outputs: &[Output],
    journal: &mut Journal,
) -> Result<(), Vec<Problem>> {
    check(content, outputs)?;
    let replaced = journal.replace(outputs);
    replaced.map_err(|error| vec![unwritable(error.table, &error.to_string())])
}

fn unwritable(file: &str, found: &str) -> Problem {
    problem(file, 0, "", found, "a file that can be written")
}

/// Checks a copy of the content with the new tables in it.
fn check(content: &Path, outputs: &[Output]) -> Result<(), Vec<Problem>> {
    let staged = copy(content, outputs).map_err(|error| {
        let found = format!("no copy of the content to check it in: {error}");
        vec![unwritable(OBSERVATIONS, &found)]
    })?;
    match check::check(staged.folder.path(), &Progress::hidden()) {
        Ok(_) => Ok(()),
        Err(PublishError::Content(problems)) => Err(problems),
        Err(error) => Err(vec![problem(
            OBSERVATIONS,
            0,
            "",
            &error.to_string(),
            "content that can be published",
        )]),
    }
}

/// A copy of the content folder with the new tables in it.
fn copy(content: &Path, outputs: &[Output]) -> io::Result<Copy> {
    remove_old_copies();
    let staged = tempfile::Builder::new().prefix(COPY).tempdir()?;
    let mut mark = File::create_new(staged.path().join(COPY_MARK))?;
    mark.write_all(COPY_TEXT.as_bytes())?;
    mark.lock()?;
    copy_folder(content, staged.path(), MAX_DEPTH)?;
    for output in outputs {
        let path = staged.path().join(output.file);
        fs::create_dir_all(path.parent().unwrap_or(staged.path()))?;
        fs::write(path, &output.bytes)?;
    }
    Ok(Copy {
        folder: staged,
        _mark: mark,
    })
}

/// Beginning of the name of a copy in the folder for temporary files.
const COPY: &str = "candour-import-";
/// The file in a copy that its process holds locked.
const COPY_MARK: &str = ".candour-copy";
const COPY_TEXT: &str = "A copy of content that candour import checks.\n";

/// A copy of the content, which goes when it is dropped.
#[derive(Debug)]
struct Copy {
    folder: TempDir,
    /// Locked as long as it is open.
    _mark: File,
}

/// Removes the copies that killed imports left behind: folders of that name with the mark in them,
/// which no process has locked any more.
fn remove_old_copies() {
    let entries = fs::read_dir(std::env::temp_dir()).into_iter().flatten();
    for entry in entries.filter_map(Result::ok) {
        let is_named = entry.file_name().to_string_lossy().starts_with(COPY);
        let is_folder = entry.file_type().is_ok_and(|sort| sort.is_dir());
        let mark = entry.path().join(COPY_MARK);
        let is_marked = || fs::read_to_string(&mark).is_ok_and(|text| text == COPY_TEXT);
        if is_named && is_folder && is_marked() && is_unlocked(&mark) {
            // A copy that cannot be removed does no harm.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_unlocked(file: &Path) -> bool {
    File::open(file).is_ok_and(|file| file.try_lock().is_ok())
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
