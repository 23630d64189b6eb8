//! Where things are: the repository, cargo's target folder, the program it builds.
//!
//! Every path is absolute, so that a command means the same from whichever folder it was started.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

pub(crate) struct Place {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
}

impl Place {
    pub(crate) fn find() -> Result<Self> {
        // Set by `cargo run`, and right even where the target folder was restored from a cache.
        let here = env::var_os("CARGO_MANIFEST_DIR");
        let here = here.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = here.parent().context("xtask has no folder above it")?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(target) => std::path::absolute(target)?,
            None => root.join("target"),
        };
        Ok(Self {
            root: root.to_path_buf(),
            target,
        })
    }

    /// The cargo that started this program, in the repository.
    pub(crate) fn cargo(&self) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = self.command(cargo);
        command.env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// The same repository, built into another folder.
    pub(crate) fn with_target(&self, target: PathBuf) -> Self {
        Self {
            root: self.root.clone(),
            target,
        }
    }

    /// Any other program, in the repository.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The native `candour`, which publishes and serves.
    pub(crate) fn candour(&self) -> PathBuf {
        self.target.join("debug").join(executable("candour"))
    }

    /// The bundler of the program for the browser.
    pub(crate) fn wasm_bundle(&self) -> PathBuf {
        self.target.join("debug").join(executable("wasm-bundle"))
    }

    /// The program for the browser, after wasm-bindgen.
    pub(crate) fn site_app(&self) -> PathBuf {
        self.target.join("site-app")
    }

    /// Programs that check sources and dependencies.
    pub(crate) fn linters(&self) -> PathBuf {
        self.target.join("tools/linters")
    }

    /// What was fetched from npm.
    pub(crate) fn npm_tools(&self) -> PathBuf {
        self.target.join("tools")
    }
}

/// The file of a program on the search path, if it is installed.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    which_in(&env::var_os("PATH")?, program)
}

fn which_in(search_path: &std::ffi::OsStr, program: &str) -> Option<PathBuf> {
    let in_folder = |folder: PathBuf| folder.join(executable(program));
    env::split_paths(search_path)
        .map(in_folder)
        .find(|file| is_file(file))
}

fn is_file(path: &Path) -> bool {
    path.metadata().is_ok_and(|about| about.is_file())
}

/// The file name of a program on this system.
pub(crate) fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
