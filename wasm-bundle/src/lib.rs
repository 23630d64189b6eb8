//! Turns a linked WebAssembly program into what a browser loads: JavaScript bindings, a main module
//! and lazy-loaded chunks, with a manifest that names the files of each chunk.
//!
//! The program is split at functions marked with `wasm_split` and bound by wasm-bindgen. It must
//! be linked with `--emit-relocs`, since the split follows relocations. With [`Options::minify`]
//! the result is also made smaller; `docs/size.md` says what each step saves.

mod bindings;
mod compact;
mod exports;
mod options;
mod split;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

pub use options::{Manifest, Options};

/// Name of the manifest in the output folder.
pub const MANIFEST: &str = "chunks.json";

/// Bundles a program into `out`, whose files are replaced.
///
/// # Errors
/// When the program cannot be split or bound, or a file cannot be written.
pub fn bundle(program: &[u8], out: &Path, options: &Options) -> Result<Manifest> {
    let work = tempfile::tempdir().context("no temporary folder")?;
    let main = work.path().join("main.wasm");
    let split = if options.minify {
        split::minified(program, out, &main, options)?
    } else {
        split::plain(program, out, &main, options)?
    };
    Bindgen::new()
        .input_path(&main)
        .out_name(&options.name)
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .remove_name_section(options.minify)
        .remove_producers_section(options.minify)
        .generate(out)
        .context("wasm-bindgen could not read the program")?;
    if options.minify {
        let script = out.join(format!("{}.js", options.name));
        let wasm = out.join(format!("{}_bg.wasm", options.name));
        bindings::minify(&script, &wasm, split.data)?;
    }
    fs::write(out.join(MANIFEST), serde_json::to_vec(&split.manifest)?)?;
    Ok(split.manifest)
}
