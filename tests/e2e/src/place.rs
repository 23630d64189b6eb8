//! Where things are: the site, its server, the accessibility checker, and the folder for what a
//! failed journey leaves behind.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result, ensure};

/// Folder of the published site.
///
/// # Errors
/// When `cargo xtask test` has not named it.
pub fn dist() -> Result<PathBuf> {
    named("CANDOUR_DIST")
}

/// The `candour` program.
///
/// # Errors
/// When `cargo xtask test` has not named it.
pub fn candour() -> Result<PathBuf> {
    named("CANDOUR_BIN")
}

/// The script of axe-core.
///
/// # Errors
/// When `cargo xtask test` has not named it.
pub fn axe() -> Result<PathBuf> {
    named("CANDOUR_AXE")
}

fn named(variable: &str) -> Result<PathBuf> {
    let path = env::var_os(variable).map(PathBuf::from);
    let path = path.with_context(|| format!("{variable} is not set; run `cargo xtask test`"))?;
    let there = path.display();
    ensure!(
        path.exists(),
        "{variable} names {there}, which is not there; run `cargo xtask test`"
    );
    Ok(path)
}

/// Folder for screenshots and logs; made if it is not there.
///
/// # Errors
/// When it cannot be made.
pub fn left_behind() -> Result<PathBuf> {
    let dir = target().join("e2e");
    fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
    Ok(dir)
}

/// Folder of the compiled program that the published site has.
///
/// # Errors
/// When `cargo xtask test` has not made it.
pub fn app() -> Result<PathBuf> {
    let app = target().join("site-app");
    ensure!(app.is_dir(), "no program; run `cargo xtask test`");
    Ok(app)
}

/// Folder of this repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository().join("target"), PathBuf::from)
}

/// Every route of the program, such as `indicators/contacts/`, from the pages that were written.
/// The small pages to embed run nothing and are none.
///
/// # Errors
/// When the site cannot be read.
pub fn routes() -> Result<Vec<String>> {
    let dist = dist()?;
    let mut routes = Vec::new();
    collect(&dist, &mut String::new(), &mut routes)?;
    routes.retain(|route| !route.starts_with("embed/"));
    routes.sort();
    Ok(routes)
}

fn collect(dir: &Path, route: &mut String, routes: &mut Vec<String>) -> Result<()> {
    if dir.join("index.html").is_file() {
        routes.push(route.clone());
    }
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.path().is_dir() {
            let length = route.len();
            route.push_str(&entry.file_name().to_string_lossy());
            route.push('/');
            collect(&entry.path(), route, routes)?;
            route.truncate(length);
        }
    }
    Ok(())
}
