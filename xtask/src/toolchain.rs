//! The Rust side: the browser target, the source of the standard library, rustfmt and clippy, and the
//! flags of browser builds.
//!
//! Nothing is fetched that is already there, so a machine without rustup or network works too.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::place::Place;
use crate::process;

pub(crate) const WASM: &str = "wasm32-unknown-unknown";
const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

fn rustc(place: &Place) -> Command {
    place.command(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// Adds the browser target to the active toolchain if it is not there.
pub(crate) fn ensure_wasm(place: &Place) -> Result<()> {
    let mut ask = rustc(place);
    ask.args(["--print", "target-libdir", "--target", WASM]);
    if PathBuf::from(process::read(&mut ask)?).is_dir() {
        return Ok(());
    }
    println!("Adding the Rust target {WASM}");
    let mut add = place.command("rustup");
    add.args(["target", "add", WASM]);
    process::run(&mut add).with_context(|| {
        format!("the Rust target {WASM} is missing; install it with rustup (https://rustup.rs): rustup target add {WASM}")
    })
}

/// Adds the source of the standard library to the active toolchain if it is not there.
pub(crate) fn ensure_std_source(place: &Place) -> Result<()> {
    let sysroot = process::read(rustc(place).args(["--print", "sysroot"]))?;
    let source = Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml");
    if source.exists() {
        return Ok(());
    }
    println!("Adding the source of Rust's standard library");
    let mut add = place.command("rustup");
    add.args(["component", "add", "rust-src"]);
    process::run(&mut add).context(
        "the source of the standard library is missing; install it with: rustup component add \
         rust-src, or build a larger program without it: cargo xtask build --std shipped",
    )
}

/// Adds a component such as rustfmt if `cargo <subcommand>` does not work.
pub(crate) fn ensure_component(place: &Place, subcommand: &str, component: &str) -> Result<()> {
    if process::succeeds(place.cargo().args([subcommand, "--version"])) {
        return Ok(());
    }
    println!("Adding {component}");
    let mut add = place.command("rustup");
    add.args(["component", "add", component]);
    process::run(&mut add).with_context(|| {
        format!("{component} is missing; install it with: rustup component add {component}")
    })
}

/// The standard library that a browser build is linked with.
#[derive(Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Std {
    /// Built from source for size; a panic aborts without a message. Needs the component rust-src
    #[default]
    Small,
    /// As it comes with Rust: about a tenth more to download
    Shipped,
}

/// Cargo for a browser build: paths of this machine are kept out of the program.
///
/// Every browser build goes through here, since cargo builds anew for other flags.
pub(crate) fn wasm_cargo(place: &Place, subcommand: &str, std: Std) -> Command {
    let mut cargo = place.cargo();
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let remaps = [
        cargo_home.map(|home| (home, "cargo")),
        Some((place.root.clone(), "candour")),
    ];
    let flags = remaps.into_iter().flatten();
    let flags = flags.filter_map(|(from, to)| remap_flag(&from, to));
    let flags = env::var(WASM_FLAGS).into_iter().chain(flags);
    // Components of one type instead of one each: a tenth less to download.
    // Where symbols stand is kept, so that the program can be split.
    let flags =
        flags.chain(["--cfg", "erase_components", "-Clink-args=--emit-relocs"].map(str::to_owned));
    let mut flags: Vec<_> = flags.collect();
    cargo.args([subcommand, "--locked", "--target", WASM]);
    if std == Std::Small {
        // Stable Rust has these options, but does not promise them.
        flags.push("-Zunstable-options -Cpanic=immediate-abort".to_owned());
        cargo.args([
            "-Zbuild-std=std,panic_abort",
            "-Zbuild-std-features=optimize_for_size",
        ]);
        cargo.env("RUSTC_BOOTSTRAP", "1");
    }
    cargo.env(WASM_FLAGS, OsString::from(flags.join(" ")));
    cargo
}

/// Nothing for a path with a blank: cargo splits the variable at blanks.
fn remap_flag(from: &Path, to: &str) -> Option<String> {
    let from = from.to_str()?;
    let is_one_word = !from.is_empty() && !from.contains(char::is_whitespace);
    is_one_word.then(|| format!("--remap-path-prefix={from}={to}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_a_blank_is_left_alone() {
        let flag = remap_flag(Path::new("/home/ann/.cargo"), "cargo");
        let expected = "--remap-path-prefix=/home/ann/.cargo=cargo";
        assert_eq!(flag.as_deref(), Some(expected));
        assert_eq!(remap_flag(Path::new("/home/ann lee/.cargo"), "cargo"), None);
    }
}
