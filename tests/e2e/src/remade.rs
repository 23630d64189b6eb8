//! A copy of this repository's content that may be changed, and the site made of it. Both go when
//! it is dropped.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context as _, Result, ensure};

use crate::place;

/// A folder outside the repository.
#[derive(Debug)]
pub struct Remade(PathBuf);

impl Drop for Remade {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Remade {
    /// A copy with a name of its own.
    ///
    /// # Errors
    /// When the content cannot be copied.
    pub fn new(name: &str) -> Result<Self> {
        let name = format!("candour-{name}-{}", std::process::id());
        let folder = Self(env::temp_dir().join(name));
        fs::create_dir_all(&folder.0)?;
        let mut copy = Command::new("cp");
        copy.arg("-r")
            .arg(place::repository().join("content"))
            .arg(&folder.0);
        ensure!(copy.status()?.success(), "the content was not copied");
        Ok(folder)
    }

    /// The path of a file of the content.
    pub fn path(&self, file: &str) -> PathBuf {
        self.0.join("content").join(file)
    }

    /// Changes a file of the content.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn change(&self, file: &str, change: impl FnOnce(String) -> String) -> Result<()> {
        let path = self.path(file);
        let text = fs::read_to_string(&path).with_context(|| format!("no {file}"))?;
        fs::write(path, change(text)).with_context(|| format!("{file} was not written"))
    }

    /// Makes the site, with the program of the one that is published and without compressed copies.
    ///
    /// # Errors
    /// When the content is not in order; what is wrong with it.
    pub fn publish(&self) -> Result<PathBuf> {
        let mut publish = self.publisher()?;
        let done = publish.arg("--no-compress").output()?;
        let said = String::from_utf8_lossy(&done.stderr);
        ensure!(done.status.success(), "{said}");
        Ok(self.site())
    }

    /// The folder that its site is written to.
    pub fn site(&self) -> PathBuf {
        self.0.join("site")
    }

    /// The command that makes the site with compressed copies.
    ///
    /// # Errors
    /// When the publisher or the program is not there.
    pub fn publisher(&self) -> Result<Command> {
        let mut publish = Command::new(place::candour()?);
        publish.current_dir(place::repository());
        publish.args(["publish", "--content"]).arg(self.path(""));
        publish.arg("--app").arg(place::app()?);
        publish.arg("--out").arg(self.site());
        Ok(publish)
    }
}
