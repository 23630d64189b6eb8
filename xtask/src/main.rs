//! The commands of this repository: `cargo xtask build`, `serve`, `test` and `bench`.
//!
//! Only this file reads arguments; every other file does one job with typed options.
//! Whatever a command needs and the machine lacks is either fetched or named in plain words.
#![expect(
    clippy::print_stdout,
    reason = "these commands talk to a person at a terminal"
)]

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use place::Place;
use toolchain::Std;

mod bench;
mod budget;
mod linters;
mod place;
mod process;
mod program;
mod report;
mod serve;
mod site;
mod test;
mod toolchain;
mod tools;
mod watch;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build, serve and check Candour")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the site as it is published
    Build {
        /// The folder to write, `dist` if not given
        #[arg(long)]
        out: Option<PathBuf>,
        /// The path under which the site will appear, such as /reports/
        #[arg(long, default_value = "/")]
        base: String,
        /// Build quickly: an unoptimised program and no compressed copies
        #[arg(long)]
        dev: bool,
        /// The standard library of the program that readers load
        #[arg(long, value_enum, default_value_t, conflicts_with = "dev")]
        std: Std,
    },
    /// Build the site and show it on this machine
    Serve {
        /// The port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Open the site in the browser
        #[arg(long)]
        open: bool,
        /// Build again, and reload open pages, whenever a source changes
        #[arg(long)]
        watch: bool,
    },
    /// Check everything: format, spelling, dependencies, lints, docs, tests here and in a browser, sizes
    Test {
        /// Run this check only (may be given several times)
        #[arg(long, value_enum)]
        only: Vec<test::Check>,
    },
    /// Check every claim of the reports against the figures and count the verdicts
    CheckClaims,
    /// Measure the release site in a browser, and how it is published
    Bench {
        /// Measure only this
        #[arg(long, value_enum)]
        only: Option<bench::Only>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let place = Place::find()?;
    match task {
        Task::Build {
            out,
            base,
            dev,
            std,
        } => {
            let profile = if dev {
                program::Profile::Dev
            } else {
                program::Profile::Release(std)
            };
            let out = out.map(std::path::absolute).transpose()?;
            let options = site::Options {
                out: out.unwrap_or_else(|| place.dist()),
                base,
                profile,
                reload: false,
            };
            let mut times = report::Times::default();
            site::build(&place, &options, &mut times)?;
            times.print();
            println!("\nThe site is in {}", options.out.display());
            Ok(())
        }
        Task::Serve { port, open, watch } => {
            serve::serve(&place, serve::Options { port, open, watch })
        }
        Task::Test { only } => test::test(&place, &only),
        Task::CheckClaims => {
            let mut cargo = place.cargo();
            process::run(cargo.args(["run", "--locked", "--bin", "candour", "--", "claims"]))
        }
        Task::Bench { only } => bench::bench(&place, only),
    }
}
