//! The published site, served by `candour serve` as a careful static host would.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::group::Group;
use crate::place;

/// A running server; ends when dropped.
#[derive(Debug)]
pub struct Site {
    root: String,
    _server: Group,
}

impl Site {
    /// At the root of a host, with compressed copies.
    ///
    /// # Errors
    /// When the server does not start.
    pub fn serve() -> Result<Self> {
        Self::serve_with(&[])
    }

    /// With more arguments for `candour serve`.
    ///
    /// # Errors
    /// When the server does not start.
    pub fn serve_with(arguments: &[&str]) -> Result<Self> {
        Self::serve_folder(&place::dist()?, arguments)
    }

    /// Another site, from its folder.
    ///
    /// # Errors
    /// When the server does not start.
    pub fn serve_folder(folder: &Path, arguments: &[&str]) -> Result<Self> {
        let mut command = Command::new(place::candour()?);
        command
            .arg("serve")
            .arg(folder)
            .args(["--port", "0"])
            .args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut server = Group::start(&mut command).context("cannot start `candour serve`")?;
        let output = server
            .child()
            .stdout
            .take()
            .context("the server has no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let (_, root) = line
            .trim_end()
            .rsplit_once(" at ")
            .with_context(|| format!("`candour serve` named no address, but said: {line}"))?;
        Ok(Self {
            root: root.to_owned(),
            _server: server,
        })
    }

    /// The address of a path below the site's root, such as `indicators/`.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }
}
