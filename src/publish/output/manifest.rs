//! Manifest of the files that Candour wrote into an output folder, kept in the folder itself.
//!
//! It marks the folder as Candour's and lists the files that may be deleted when the next site
//! replaces it: those and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Name of the list in the output folder.
pub const FILE: &str = ".candour";

const HEADER: &str = "\
Candour wrote the files listed below and replaces them each time you publish into this folder.
Edits to them are lost. Keep files of your own elsewhere: they would stop the next publish.
";

/// Files that operating systems leave in folders when they are viewed.
const LITTER: [&str; 2] = [".DS_Store", "Thumbs.db"];

/// The files that Candour wrote: size in bytes by path, with slashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    files: BTreeMap<String, u64>,
}

/// The files and folders that are in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Size in bytes of each file, by path with slashes. Links count as files.
    pub files: BTreeMap<String, u64>,
    /// Paths of folders, with slashes.
    pub folders: BTreeSet<String>,
}

impl From<&Contents> for Manifest {
    fn from(contents: &Contents) -> Self {
        Self {
            files: contents.files.clone(),
        }
    }
}

impl Manifest {
    /// The manifest of a folder, if it has one.
    ///
    /// # Errors
    /// If there is one that cannot be read.
    pub fn read(dir: &Path) -> io::Result<Option<Self>> {
        let path = dir.join(FILE);
        // A pipe of that name would wait for ever.
        if !fs::symlink_metadata(&path).is_ok_and(|about| about.is_file()) {
            return Ok(None);
        }
        let bytes = fs::read(path)?;
        Ok(std::str::from_utf8(&bytes).ok().and_then(Self::parse))
    }

    fn parse(text: &str) -> Option<Self> {
        let lines = text.strip_prefix(HEADER)?.lines();
        let files = lines.map(|line| {
            let (size, name) = line.split_once('\t')?;
            Some((name.to_owned(), size.parse().ok()?))
        });
        let files = files.collect::<Option<BTreeMap<_, _>>>()?;
        Some(Self { files })
    }

    /// Writes it into a folder.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&self, dir: &Path) -> io::Result<()> {
        let mut text = HEADER.to_owned();
        for (name, size) in &self.files {
            let _ = writeln!(text, "{size}\t{name}");
        }
        fs::write(dir.join(FILE), text)
    }

    /// Number of files.
    pub fn n_files(&self) -> usize {
        self.files.len()
    }

    /// The first file of the manifest that a folder does not have, or not in its full size.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn first_missing(&self, dir: &Path) -> io::Result<Option<String>> {
        let contents = Contents::read(dir)?;
        let mut files = self.files.iter();
        let missing = files.find(|(name, size)| contents.files.get(*name) != Some(*size));
        Ok(missing.map(|(name, _)| name.clone()))
    }

    /// Deletes its files from a folder, then every folder that is empty by then, the folder itself
    /// included. Whatever else is there stays.
    pub fn remove(&self, dir: &Path) {
        let Ok(contents) = Contents::read(dir) else {
            return;
        };
        let files = contents.files.iter();
        for (name, _) in files.filter(|(name, size)| self.allows(name, **size)) {
            let _ = fs::remove_file(dir.join(name));
        }
        // A folder comes before what is in it.
        for folder in contents.folders.iter().rev() {
            let _ = fs::remove_dir(dir.join(folder));
        }
        let _ = fs::remove_dir(dir);
    }

    /// True if a file may be in the folder, and be deleted with it.
    fn allows(&self, name: &str, size: u64) -> bool {
        name == FILE || self.files.get(name) == Some(&size) || is_litter(name)
    }
}

fn is_litter(name: &str) -> bool {
    LITTER.contains(&name.rsplit('/').next().unwrap_or(name))
}

impl Contents {
    /// Lists everything inside a folder, without following links.
    ///
    /// # Errors
    /// If a folder cannot be read.
    pub fn read(dir: &Path) -> io::Result<Self> {
        let mut contents = Self::default();
        contents.add(dir, "")?;
        Ok(contents)
    }

    fn add(&mut self, dir: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let about = entry.metadata()?;
            if about.is_dir() {
                self.add(&entry.path(), &format!("{name}/"))?;
                self.folders.insert(name);
            } else {
                self.files.insert(name, about.len());
            }
        }
        Ok(())
    }

    /// The files that a manifest does not list in their size, and the folders that hold no file.
    /// Without a manifest every file is foreign.
    pub fn foreign(&self, manifest: Option<&Manifest>) -> Vec<String> {
        let is_foreign = |name: &str, size: u64| match manifest {
            Some(manifest) => !manifest.allows(name, size),
            None => !is_litter(name),
        };
        let files = self.files.iter();
        let files = files.filter(|(name, size)| is_foreign(name, **size));
        let mut foreign: Vec<String> = files.map(|(name, _)| name.clone()).collect();
        let has_files = |folder: &str| {
            let within = format!("{folder}/");
            let mut names = self.files.range(within.clone()..);
            names
                .next()
                .is_some_and(|(name, _)| name.starts_with(&within))
        };
        let empty = self.folders.iter().filter(|folder| !has_files(folder));
        foreign.extend(empty.map(|folder| format!("{folder}/")));
        foreign.sort();
        foreign
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(names: &[&str]) -> Manifest {
        Manifest {
            files: names.iter().map(|name| ((*name).to_owned(), 1)).collect(),
        }
    }

    #[test]
    fn only_listed_files_are_deleted() {
        let dir = tempfile::tempdir().unwrap();
        let site = dir.path().join("site");
        fs::create_dir_all(site.join("data/old")).unwrap();
        for name in ["index.html", "data/index.json", "data/old/notes.txt"] {
            fs::write(site.join(name), "x").unwrap();
        }
        manifest(&["index.html", "data/index.json"]).remove(&site);
        assert!(site.join("data/old/notes.txt").exists());
        assert!(!site.join("index.html").exists());
        manifest(&["data/old/notes.txt"]).remove(&site);
        assert!(!site.exists());
    }

    #[test]
    fn files_and_empty_folders_that_are_not_listed_are_foreign() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("empty")).unwrap();
        for name in ["index.html", "CNAME", ".DS_Store"] {
            fs::write(dir.path().join(name), "x").unwrap();
        }
        let contents = Contents::read(dir.path()).unwrap();
        assert_eq!(
            contents.foreign(Some(&manifest(&["index.html"]))),
            ["CNAME", "empty/"]
        );
    }

    #[test]
    fn a_manifest_that_candour_did_not_write_is_none() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(FILE), "1\tindex.html\n").unwrap();
        assert_eq!(Manifest::read(dir.path()).unwrap(), None);
        let written = manifest(&["a", "b/c"]);
        written.write(dir.path()).unwrap();
        assert_eq!(Manifest::read(dir.path()).unwrap(), Some(written));
    }
}
