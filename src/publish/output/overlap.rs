//! Paths that can be no output folder: those without a name of their own, and those that share
//! files with an input.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::error::OutputError;

/// File or folder that is an input of the site.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Name in messages, such as "the content folder".
    pub name: &'static str,
    /// Path of the file or folder.
    pub path: &'a Path,
}

/// The output folder as an absolute path whose parent has no symbolic links.
///
/// # Errors
/// [`OutputError`] where the path names no folder, or one that cannot be replaced.
pub(super) fn resolve_output(path: &Path) -> Result<PathBuf, OutputError> {
    let Some(Component::Normal(named)) = path.components().next_back() else {
        return Err(OutputError::NoName(path.to_owned()));
    };
    let parent = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let leads_back = path.components().any(|part| part == Component::ParentDir);
    if leads_back && fs::canonicalize(parent).is_err() {
        return Err(OutputError::MissingParent(path.to_owned()));
    }
    let resolved = resolve(parent).join(named);
    if let Ok(found) = fs::symlink_metadata(&resolved) {
        if found.is_symlink() {
            let target = fs::canonicalize(&resolved).unwrap_or_else(|_| resolved.clone());
            return Err(OutputError::SymbolicLink(path.to_owned(), target));
        }
        if !found.is_dir() {
            return Err(OutputError::NotAFolder(path.to_owned()));
        }
        if is_mount_point(&resolved) {
            return Err(OutputError::MountPoint { out: resolved });
        }
    }
    Ok(resolved)
}

/// Refuses an output folder that is, contains or lies within an input.
pub(super) fn refuse(out: &Path, inputs: &[Input<'_>]) -> Result<(), OutputError> {
    for input in inputs {
        let path = resolve(input.path);
        let relation = if path == out {
            "is"
        } else if path.starts_with(out) {
            "contains"
        } else if out.starts_with(&path) {
            "lies within"
        } else {
            continue;
        };
        return Err(OutputError::Overlap {
            out: out.to_owned(),
            relation,
            input: format!("{} {}", input.name, path.display()),
        });
    }
    Ok(())
}

/// An absolute path without symbolic links, as far as it exists.
fn resolve(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut existing = absolute.clone();
    let mut rest = PathBuf::new();
    loop {
        if let Ok(resolved) = fs::canonicalize(&existing) {
            return resolved.join(rest);
        }
        let Some(name) = existing.file_name().map(PathBuf::from) else {
            return absolute;
        };
        rest = name.join(rest);
        existing.pop();
    }
}

/// True if a file system is mounted on the folder.
#[cfg(unix)]
fn is_mount_point(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::metadata(path).ok().map(|about| about.dev());
    let parent = path.parent().and_then(device);
    if parent.is_some() && device(path) != parent {
        return true;
    }
    // A folder bound to another one of the same device.
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let mut points = mounts.lines().filter_map(|line| line.split(' ').nth(4));
    points.any(|point| Path::new(&point.replace("\\040", " ")) == path)
}

#[cfg(not(unix))]
fn is_mount_point(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_without_a_name_of_its_own_is_refused() {
        for path in [".", "..", "/", "", "x/..", "x/../..", "./.", "a/b/.."] {
            let error = resolve_output(Path::new(path)).unwrap_err();
            assert!(matches!(error, OutputError::NoName(_)), "{path}: {error}");
        }
    }

    #[test]
    fn inputs_are_recognised_however_they_are_written() {
        let here = std::env::current_dir().unwrap();
        let input = |path| Input {
            name: "the content folder",
            path,
        };
        for (out, path, relation) in [
            ("content", "content", "is"),
            ("content", "./src/../content", "is"),
            ("content/site", "content", "lies within"),
            ("content/new/deeper", "content", "lies within"),
            ("src", "src/publish/output.rs", "contains"),
        ] {
            let error = refuse(&here.join(out), &[input(Path::new(path))]).unwrap_err();
            let OutputError::Overlap {
                relation: found, ..
            } = error
            else {
                panic!("{error}")
            };
            assert_eq!(found, relation, "{out} and {path}");
        }
        assert!(refuse(&here.join("content-site"), &[input(Path::new("content"))]).is_ok());
    }
}
