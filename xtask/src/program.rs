//! Builds the program for the browser: compiles it, then bundles it into chunks.
//!
//! The same commit gives the same bytes on every build; [`check_reproducible`] proves it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context as _, Result, ensure};

use crate::place::Place;
use crate::process;
use crate::toolchain::{self, Std};

/// The chunks that nearly every visit loads, as `src/ui/chunk.rs` names them.
const MAIN_CHUNKS: [&str; 2] = ["front", "indicator"];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, large to download, no compressed copies.
    Dev,
    /// The published program.
    Release(Std),
}

impl Profile {
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release(_) => "wasm-release",
        }
    }

    /// Cargo's folder for the profile.
    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release(_) => "wasm-release",
        }
    }
}

/// Builds the program into [`Place::site_app`], unless it is there already. Returns the size of
/// its main module in bytes.
pub(crate) fn build(place: &Place, profile: Profile) -> Result<u64> {
    let linked = compile(place, profile)?;
    build_bundler(place)?;
    let app = place.site_app();
    let main = app.join("candour_bg.wasm");
    let stamp_file = place.target.join("site-app.stamp");
    let stamp = format!("{} {}", stamp(&linked)?, stamp(&place.wasm_bundle())?);
    let is_current = fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp);
    if !is_current || !main.exists() {
        fs::remove_file(&stamp_file).ok();
        bundle(place, &linked, &app, profile)?;
        fs::write(&stamp_file, stamp)?;
    }
    Ok(main.metadata()?.len())
}

/// Builds the published program a second time in an empty target folder and compares every file.
pub(crate) fn check_reproducible(place: &Place) -> Result<String> {
    let profile = Profile::Release(Std::default());
    build(place, profile)?;
    let second = place.with_target(place.target.join("reproducible"));
    fs::remove_dir_all(&second.target).ok();
    let linked = compile(&second, profile)?;
    bundle(place, &linked, &second.site_app(), profile)?;
    let names = compare(&place.site_app(), &second.site_app())?;
    fs::remove_dir_all(&second.target)?;
    Ok(format!("{} files alike", names.len()))
}

/// Asserts that two folders hold the same files, and returns their names.
fn compare(first: &Path, second: &Path) -> Result<Vec<String>> {
    let names = names(first)?;
    ensure!(
        names == self::names(second)?,
        "two builds of the same sources write different files"
    );
    for name in &names {
        ensure!(
            fs::read(first.join(name))? == fs::read(second.join(name))?,
            "two builds of the same sources differ in {name}"
        );
    }
    Ok(names)
}

fn names(dir: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Compiles the program and returns the path of the linked module.
fn compile(place: &Place, profile: Profile) -> Result<PathBuf> {
    let std = match profile {
        Profile::Dev => Std::Shipped,
        Profile::Release(std) => std,
    };
    toolchain::ensure_wasm(place)?;
    if std == Std::Small {
        toolchain::ensure_std_source(place)?;
    }
    let mut cargo = toolchain::wasm_cargo(place, "build", std);
    process::run(cargo.args(["--bin", "candour", "--profile", profile.cargo_name()]))?;
    let folder = place.target.join(toolchain::WASM).join(profile.folder());
    Ok(folder.join("candour.wasm"))
}

fn build_bundler(place: &Place) -> Result<()> {
    let mut cargo = place.cargo();
    process::run(cargo.args(["build", "--locked", "--package", "wasm-bundle"]))
}

/// Bundles a linked module into an empty folder.
fn bundle(place: &Place, linked: &Path, app: &Path, profile: Profile) -> Result<()> {
    fs::remove_dir_all(app).ok();
    let mut command = place.command(place.wasm_bundle());
    command.arg(linked).arg("--out").arg(app);
    command.args(["--name", "candour"]);
    if profile != Profile::Dev {
        command.arg("--minify");
    }
    for chunk in MAIN_CHUNKS {
        command.args(["--main-chunk", chunk]);
    }
    process::run(&mut command)
}

/// Changes whenever cargo writes the file again.
fn stamp(file: &Path) -> Result<String> {
    let about = file
        .metadata()
        .with_context(|| format!("cargo did not write {}", file.display()))?;
    let age = about.modified()?.duration_since(UNIX_EPOCH)?;
    Ok(format!(
        "{} {} {}",
        file.display(),
        about.len(),
        age.as_nanos()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builds_that_differ_in_a_byte_or_a_file_are_told_apart() {
        let [first, second] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        for dir in [&first, &second] {
            fs::write(dir.path().join("a.wasm"), "same").unwrap();
        }
        assert_eq!(compare(first.path(), second.path()).unwrap(), ["a.wasm"]);
        fs::write(second.path().join("a.wasm"), "some").unwrap();
        let error = compare(first.path(), second.path()).unwrap_err();
        assert!(error.to_string().contains("differ in a.wasm"), "{error}");
        fs::write(second.path().join("b.wasm"), "").unwrap();
        let error = compare(first.path(), second.path()).unwrap_err();
        assert!(error.to_string().contains("different files"), "{error}");
    }
}
