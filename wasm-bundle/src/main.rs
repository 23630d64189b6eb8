//! The `wasm-bundle` command: bundles one linked program.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Parser;
use wasm_bundle::{Options, bundle};

/// Split a WebAssembly program into lazy-loaded chunks and bind it to JavaScript.
#[derive(Parser)]
struct Arguments {
    /// The program, as the linker wrote it
    program: PathBuf,
    /// The folder to write; files in it are replaced
    #[arg(long)]
    out: PathBuf,
    /// Base name of the main module and its bindings
    #[arg(long)]
    name: String,
    /// Make the files small
    #[arg(long)]
    minify: bool,
    /// A chunk whose shared code belongs in the main module (may be given several times)
    #[arg(long)]
    main_chunk: Vec<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let path = &arguments.program;
    let program = fs::read(path).with_context(|| format!("no program at {}", path.display()))?;
    let options = Options {
        name: arguments.name.clone(),
        minify: arguments.minify,
        main_chunks: arguments.main_chunk.clone(),
    };
    bundle(&program, &arguments.out, &options).map(drop)
}
