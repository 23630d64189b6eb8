//! The check: everything that must hold before a change is accepted, in the order of its cost.
//!
//! It ends at the first failure. What runs here is what runs on the build server, and nothing else.

use anyhow::Result;
use clap::ValueEnum;

use crate::place::Place;
use crate::report::Times;
use crate::{budget, linters, process, program, site, toolchain, tools};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Check {
    /// Formatting
    Fmt,
    /// Spelling, in British English
    Spelling,
    /// Licences, duplicates and sources of all crates
    Dependencies,
    /// Lints, for this machine and for the browser
    Clippy,
    /// Documentation, of private items too
    Docs,
    /// Tests without a browser, examples in the documentation among them
    Native,
    /// Size of each page of the release site
    Size,
    /// End-to-end tests of the release site in Chromium
    E2e,
    /// Two clean builds of the program give the same bytes
    Reproducible,
}

/// Runs the checks asked for, or all if none is.
pub(crate) fn test(place: &Place, only: &[Check]) -> Result<()> {
    let mut times = Times::default();
    let outcome = Check::value_variants()
        .iter()
        .filter(|check| only.is_empty() || only.contains(check))
        .try_for_each(|check| run(*check, place, &mut times));
    times.print();
    outcome
}

fn run(check: Check, place: &Place, times: &mut Times) -> Result<()> {
    match check {
        Check::Fmt => times.step("Format", "checked", "Formatting", || {
            toolchain::ensure_component(place, "fmt", "rustfmt")?;
            cargo(place, &["fmt", "--all", "--check"])
        }),
        Check::Spelling => times.step("Spelling", "checked", "Spelling", || {
            linters::check_spelling(place)
        }),
        Check::Dependencies => times.step("Dependencies", "checked", "Dependencies", || {
            linters::check_dependencies(place)
        }),
        Check::Clippy => clippy(place, times),
        Check::Docs => times.step("Docs", "built", "Documentation", || {
            let mut cargo = place.cargo();
            cargo.env("RUSTDOCFLAGS", "-D warnings");
            let arguments = ["doc", "--locked", "--workspace", "--no-deps"];
            process::run(cargo.args(arguments).arg("--document-private-items"))?;
            Ok(String::new())
        }),
        Check::Native => times.step("Native tests", "passed", "Tests without a browser", || {
            let mut cargo = place.cargo();
            // A changed snapshot is a failure, never a new file.
            cargo.env("INSTA_UPDATE", "no");
            let arguments = ["test", "--locked", "--workspace", "--exclude", "e2e"];
            process::run(cargo.args(arguments).args(ignored(place)))?;
            Ok(String::new())
        }),
        Check::Size => {
            site::build(place, &site::Options::release(place), times)?;
            times.step("Size budget", "kept", "Sizes of pages", || {
                budget::check(&place.root.join("budgets.toml"), &place.dist())
            })
        }
        Check::E2e => {
            site::build(place, &site::Options::release(place), times)?;
            times.step("Browser tools", "found", "Chromium and axe", || {
                tools::ensure(place)?;
                Ok(String::new())
            })?;
            times.step("End-to-end tests", "passed", "Tests in a browser", || {
                let mut cargo = tools::with_site(place.cargo(), place);
                cargo.args(["test", "--locked", "--no-fail-fast", "-p", "e2e"]);
                process::run(cargo.args(ignored(place)))?;
                Ok(String::new())
            })
        }
        Check::Reproducible => times.step("Second build", "compared", "A second build", || {
            program::check_reproducible(place)
        }),
    }
}

/// Arguments that run the ignored tests too, where the files that they need lie beside the
/// repository.
fn ignored(place: &Place) -> &'static [&'static str] {
    if place.root.join("../shared").is_dir() {
        &["--", "--include-ignored"]
    } else {
        &[]
    }
}

fn clippy(place: &Place, times: &mut Times) -> Result<()> {
    const DENY: [&str; 3] = ["--", "-D", "warnings"];
    times.step("Lints", "checked", "Lints for this machine", || {
        toolchain::ensure_component(place, "clippy", "clippy")?;
        let mut cargo = place.cargo();
        cargo.args(["clippy", "--locked", "--workspace", "--all-targets"]);
        process::run(cargo.args(DENY))?;
        Ok(String::new())
    })?;
    times.step("Fuzz lints", "checked", "Lints for fuzz targets", || {
        let mut cargo = place.cargo();
        cargo.args(["clippy", "--locked", "--manifest-path", "fuzz/Cargo.toml"]);
        process::run(cargo.arg("--no-default-features").args(DENY))?;
        Ok(String::new())
    })?;
    times.step("Browser lints", "checked", "Lints for the browser", || {
        toolchain::ensure_wasm(place)?;
        let mut cargo = toolchain::wasm_cargo(place, "clippy", toolchain::Std::Shipped);
        cargo.args(["-p", "candour", "--lib", "--bins"]);
        process::run(cargo.args(DENY))?;
        Ok(String::new())
    })
}

fn cargo(place: &Place, arguments: &[&str]) -> Result<String> {
    process::run(place.cargo().args(arguments))?;
    Ok(String::new())
}
