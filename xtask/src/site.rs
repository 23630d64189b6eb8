//! Builds the site: the publisher, the program for the browser, then every page.
//!
//! The order is fixed and each step is named, timed and left alone with its own output.
//! What the pages say and how they look is the publisher's business, not this file's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::place::Place;
use crate::report::{Times, format_size};
use crate::toolchain::Std;
use crate::{exports, glue, parts, process, toolchain};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, large to download, no compressed copies.
    Dev,
    /// What is published.
    Release,
}

impl Profile {
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "wasm-release",
        }
    }

    /// Cargo's folder for the profile.
    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "wasm-release",
        }
    }
}

pub(crate) struct Options {
    pub(crate) out: PathBuf,
    pub(crate) base: String,
    pub(crate) profile: Profile,
    /// Pages load themselves again after each build.
    pub(crate) reload: bool,
}

impl Options {
    /// The site as it is published, in `dist`.
    pub(crate) fn release(place: &Place) -> Self {
        Self {
            out: place.dist(),
            base: "/".to_owned(),
            profile: Profile::Release,
            reload: false,
        }
    }
}

pub(crate) fn build(place: &Place, options: &Options, times: &mut Times) -> Result<()> {
    let profile = options.profile;
    times.step("Publisher", "built", "Building the publisher", || {
        let mut cargo = place.cargo();
        process::run(cargo.args(["build", "--locked", "--bin", "candour"]))?;
        Ok(String::new())
    })?;
    // Before the program is built, which takes minutes.
    let mut check = place.command(place.candour());
    check.args(publish_arguments(&place.site_app(), options));
    process::run(check.arg("--dry-run"))?;
    times.step(
        "Program",
        "built",
        "Building the program for the browser",
        || {
            toolchain::ensure_wasm(place)?;
            compile(place, profile)?;
            let n_bytes = bind(place, profile)?;
            Ok(format_size(n_bytes))
        },
    )?;
    times.step("Pages", "written", "Writing the pages", || {
        let mut publish = place.command(place.candour());
        process::run(publish.args(publish_arguments(&place.site_app(), options)))?;
        Ok(String::new())
    })
}

/// Compiles the program: what is published with a standard library built for size, unless that fails.
fn compile(place: &Place, profile: Profile) -> Result<()> {
    if profile == Profile::Release {
        let small = toolchain::ensure_std_source(place)
            .and_then(|()| process::run(&mut program(place, profile, Std::Small)));
        let Err(error) = small else { return Ok(()) };
        println!(
            "Not with a standard library built for size: {error:#}.\n\
             Now with the one that came with Rust; the site works alike and is a tenth more to download."
        );
    }
    process::run(&mut program(place, profile, Std::Shipped))
}

fn program(place: &Place, profile: Profile, std: Std) -> Command {
    let mut cargo = toolchain::wasm_cargo(place, "build", std);
    cargo.args(["--bin", "candour", "--profile", profile.cargo_name()]);
    cargo
}

/// Writes `candour.js` and `candour_bg.wasm`, unless they were made from the same program before.
/// Returns the size of the latter.
fn bind(place: &Place, profile: Profile) -> Result<u64> {
    let built = place.target.join(toolchain::WASM).join(profile.folder());
    let built = built.join("candour.wasm");
    let app = place.site_app();
    let wasm = app.join("candour_bg.wasm");
    let stamp_file = place.target.join("site-app.stamp");
    // What makes the files may have changed as well as what they are made from.
    let stamp = format!("{} {}", stamp(&built)?, stamp(&std::env::current_exe()?)?);
    let is_current = fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp);
    if !is_current || !wasm.exists() {
        fs::remove_file(&stamp_file).ok();
        fs::remove_dir_all(&app).ok();
        let is_small = profile == Profile::Release;
        let main = built.with_file_name("candour-main.wasm");
        let program = exports::rewritten(&fs::read(&built)?, &[])?;
        let moved = parts::split(&program, &app, &main, is_small)?;
        Bindgen::new()
            .input_path(&main)
            .out_name("candour")
            .web(true)?
            .typescript(false)
            .keep_lld_exports(true)
            .remove_name_section(is_small)
            .remove_producers_section(is_small)
            .generate(&app)
            .context("wasm-bindgen could not read the program")?;
        if is_small {
            glue::shorten(&app.join("candour.js"), &wasm, moved)?;
        }
        fs::write(&stamp_file, stamp)?;
    }
    Ok(wasm.metadata()?.len())
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

fn publish_arguments(app: &Path, options: &Options) -> Vec<std::ffi::OsString> {
    let mut arguments: Vec<std::ffi::OsString> = [
        "publish",
        "--content",
        "content",
        "--public",
        "public",
        "--style",
        "style",
        "--template",
        "index.html",
        "--base",
        &options.base,
    ]
    .map(Into::into)
    .to_vec();
    arguments.extend(["--app".into(), app.into()]);
    arguments.extend(["--out".into(), options.out.clone().into()]);
    if options.profile == Profile::Dev {
        arguments.push("--no-compress".into());
    }
    if options.reload {
        arguments.push("--reload".into());
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quick_builds_skip_compression_and_only_watched_ones_reload() {
        let arguments = |profile, reload| {
            let options = Options {
                out: "/tmp/out".into(),
                base: "/a/".to_owned(),
                profile,
                reload,
            };
            let arguments = publish_arguments(Path::new("/tmp/app"), &options);
            let words: Vec<_> = arguments
                .iter()
                .map(|word| word.to_str().unwrap())
                .collect();
            words.join(" ")
        };
        let release = arguments(Profile::Release, false);
        let expected = "publish --content content --public public --style style \
            --template index.html --base /a/ --app /tmp/app --out /tmp/out";
        assert_eq!(release, expected);
        let watched = arguments(Profile::Dev, true);
        assert_eq!(watched, format!("{expected} --no-compress --reload"));
    }
}
