//! The browser side of the tests: Chromium, its driver, fonts, and axe for accessibility.
//!
//! Chromium comes from apt where that is possible without asking; elsewhere the person is told
//! what to install. The axe version is fixed by `xtask/tools/package-lock.json`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::place::{Place, which};
use crate::process;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-dejavu-core"];

/// Gets what is missing.
pub(crate) fn ensure(place: &Place) -> Result<()> {
    ensure_browser(place)?;
    ensure_axe(place)
}

/// What the crate `e2e` reads: the site, the program that serves it, the accessibility checker.
pub(crate) fn with_site(mut command: Command, place: &Place) -> Command {
    command
        .env("CANDOUR_DIST", place.dist())
        .env("CANDOUR_BIN", place.candour())
        .env("CANDOUR_AXE", axe(place));
    command
}

fn ensure_browser(place: &Place) -> Result<()> {
    if is_browser_there() {
        return Ok(());
    }
    let is_root = || process::read(place.command("id").arg("-u")).is_ok_and(|uid| uid == "0");
    if which("apt-get").is_none() || !is_root() {
        bail!(
            "Chromium or chromedriver is missing; install both in the same version, \
            on Debian and Ubuntu with: sudo apt-get install --no-install-recommends {}",
            PACKAGES.join(" ")
        );
    }
    println!("Installing {}", PACKAGES.join(", "));
    process::run(apt(place).arg("update"))?;
    process::run(
        apt(place)
            .args(["install", "-y", "--no-install-recommends"])
            .args(PACKAGES),
    )?;
    if !is_browser_there() {
        bail!("apt-get installed Chromium, but chromedriver is still not on PATH");
    }
    Ok(())
}

fn is_browser_there() -> bool {
    which("chromedriver").is_some() && BROWSERS.into_iter().any(|name| which(name).is_some())
}

fn apt(place: &Place) -> Command {
    let mut apt = place.command("apt-get");
    // Another program may be installing something.
    apt.args(["-o", "DPkg::Lock::Timeout=300"]);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

fn ensure_axe(place: &Place) -> Result<()> {
    let wanted = place.root.join("xtask/tools");
    let there = place.npm_tools();
    let lock = fs::read(wanted.join("package-lock.json"))?;
    let is_same = fs::read(there.join("package-lock.json")).is_ok_and(|old| old == lock);
    if is_same && axe(place).exists() {
        return Ok(());
    }
    println!("Getting axe-core from npm");
    fs::create_dir_all(&there)?;
    fs::copy(wanted.join("package.json"), there.join("package.json"))?;
    fs::write(there.join("package-lock.json"), lock)?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut npm = place.command(npm);
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    npm.arg("--prefix").arg(&there);
    process::run(&mut npm).context(
        "axe-core is needed for the accessibility checks and comes from npm, part of Node.js (https://nodejs.org)",
    )
}

fn axe(place: &Place) -> PathBuf {
    place.npm_tools().join("node_modules/axe-core/axe.min.js")
}
