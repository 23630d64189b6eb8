//! Splits a program at its marked functions into chunks that are loaded when needed.
//!
//! The splitter gives code that several chunks share, but the main module does not, a file of its
//! own. The minified split moves two sorts of such files into the main module, where they compress
//! better and need no request: code that all main chunks share, and files below [`MIN_CHUNK_BYTES`].
//! It splits twice, since only the first split shows which functions these are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

use crate::compact::compact;
use crate::exports::{named_functions, with_kept};
use crate::options::{Manifest, Options};

/// The script that loads the chunks.
const LOADER: &str = "link.js";

/// Shared files below this size, in bytes, are not worth a request.
const MIN_CHUNK_BYTES: usize = 6000;

/// A program that has been split.
pub(crate) struct Split {
    pub(crate) manifest: Manifest,
    /// Data that belongs in the main module.
    pub(crate) data: Vec<DataSegment>,
}

/// Bytes that belong at an address in memory.
pub(crate) struct DataSegment {
    pub(crate) address: i32,
    pub(crate) bytes: Vec<u8>,
}

/// Splits a program as it is: chunks and their loader into `out`, the main module to `main`.
pub(crate) fn plain(program: &[u8], out: &Path, main: &Path, options: &Options) -> Result<Split> {
    let manifest = divide(program, out, main, options)?;
    Ok(Split {
        manifest,
        data: Vec::new(),
    })
}

/// Splits a program as [`plain`] does, into fewer and smaller files.
pub(crate) fn minified(
    program: &[u8],
    out: &Path,
    main: &Path,
    options: &Options,
) -> Result<Split> {
    let first = divide(program, out, main, options)?;
    let kept = functions_of_the_main_module(program, &first, out, options)?;
    fs::remove_dir_all(out)?;
    let mut manifest = divide(&with_kept(program, &kept)?, out, main, options)?;
    let data = take_files_without_code(&mut manifest, out)?;
    for file in manifest.values().flatten().collect::<BTreeSet<_>>() {
        let file = out.join(file);
        fs::write(&file, compact(&fs::read(&file)?)?)?;
    }
    Ok(Split { manifest, data })
}

/// Indices of the functions that a first split put into shared files, but that belong in the main
/// module.
fn functions_of_the_main_module(
    program: &[u8],
    manifest: &Manifest,
    out: &Path,
    options: &Options,
) -> Result<Vec<u32>> {
    let needed = shared_by(&options.main_chunks, manifest)?;
    let mut names = BTreeSet::new();
    for file in shared_files(manifest) {
        let module = fs::read(out.join(file))?;
        if needed.contains(file) || compact(&module)?.len() < MIN_CHUNK_BYTES {
            names.extend(named_functions(&module)?.into_iter().map(|f| f.name));
        }
    }
    let functions = named_functions(program)?.into_iter();
    let kept = functions.filter(|function| names.contains(&function.name));
    Ok(kept.map(|function| function.index).collect())
}

/// Removes the shared files that hold data but no function, and returns their data.
fn take_files_without_code(manifest: &mut Manifest, out: &Path) -> Result<Vec<DataSegment>> {
    let mut taken = Vec::new();
    let loader = out.join(LOADER);
    let mut text = fs::read_to_string(&loader)?;
    let names: Vec<String> = shared_files(manifest).cloned().collect();
    for name in names {
        let module = compact(&fs::read(out.join(&name))?)?;
        if let Some(data) = only_data(&module)? {
            taken.extend(data);
            fs::remove_file(out.join(&name))?;
            text = without_file(&text, name.trim_end_matches(".wasm"))?;
            for files in manifest.values_mut() {
                files.retain(|file| *file != name);
            }
        }
    }
    fs::write(loader, text)?;
    Ok(taken)
}

/// The data of a module that holds nothing else; none where it does.
fn only_data(module: &[u8]) -> Result<Option<Vec<DataSegment>>> {
    let module = Module::from_buffer(module)?;
    if module.funcs.iter().next().is_some() || module.elements.iter().next().is_some() {
        return Ok(None);
    }
    let mut segments = Vec::new();
    for data in module.data.iter().filter(|data| !data.value.is_empty()) {
        match data.kind {
            DataKind::Active {
                offset: ConstExpr::Value(Value::I32(address)),
                ..
            } => segments.push(DataSegment {
                address,
                bytes: data.value.clone(),
            }),
            _ => return Ok(None),
        }
    }
    Ok(Some(segments))
}

/// The loader without one of its files, named without `.wasm`.
fn without_file(loader: &str, name: &str) -> Result<String> {
    let start = format!("const __{name} = ");
    let (before, rest) = loader
        .split_once(&start)
        .with_context(|| format!("{LOADER} does not load {name}"))?;
    let (_, after) = rest
        .split_once("]);\n")
        .with_context(|| format!("{LOADER} does not end to load {name}"))?;
    let rest = format!("{before}{after}");
    // In a list of dependencies: first, in the middle, last or alone.
    let rest = rest.replace(&format!("[__{name}, "), "[");
    let rest = rest.replace(&format!(", __{name},"), ",");
    let rest = rest.replace(&format!(", __{name}]"), "]");
    Ok(rest.replace(&format!("[__{name}]"), "[]"))
}

fn divide(program: &[u8], out: &Path, main: &Path, options: &Options) -> Result<Manifest> {
    let link = format!("./{LOADER}");
    let main_script = format!("./{}.js", options.name);
    let mut split = wasm_split_cli_support::Options::new(program);
    split.output_dir = out;
    split.main_out_path = main;
    split.link_name = &link;
    split.main_module = &main_script;
    let split = wasm_split_cli_support::transform(split)
        .map_err(|error| anyhow::anyhow!("{error:?}"))
        .context("the program could not be split")?;
    let named = |files: Vec<String>| files.iter().map(|file| format!("{file}.wasm")).collect();
    let chunks = split.prefetch_map.into_iter();
    Ok(chunks.map(|(chunk, files)| (chunk, named(files))).collect())
}

/// The files that the splitter made for code of several chunks.
fn shared_files(manifest: &Manifest) -> impl Iterator<Item = &String> {
    let all: BTreeSet<_> = manifest.values().flatten().collect();
    all.into_iter().filter(|file| file.starts_with("chunk_"))
}

/// The files that all of some chunks load.
fn shared_by<'a>(chunks: &[String], manifest: &'a Manifest) -> Result<BTreeSet<&'a String>> {
    let mut shared: Option<BTreeSet<&String>> = None;
    for chunk in chunks {
        let files = manifest.get(chunk);
        let files: BTreeSet<_> = files
            .with_context(|| format!("the program has no chunk “{chunk}”"))?
            .iter()
            .collect();
        shared = Some(shared.map_or(files.clone(), |shared| &shared & &files));
    }
    Ok(shared.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn files_that_all_main_chunks_load_belong_in_the_main_module() {
        let manifest = Manifest::from([
            (
                "front".to_owned(),
                strings(&["chunk_1.wasm", "chunk_2.wasm"]),
            ),
            (
                "detail".to_owned(),
                strings(&["chunk_1.wasm", "chunk_3.wasm"]),
            ),
            (
                "more".to_owned(),
                strings(&["chunk_2.wasm", "chunk_3.wasm"]),
            ),
        ]);
        let shared = shared_by(&strings(&["front", "detail"]), &manifest).unwrap();
        assert_eq!(shared, BTreeSet::from([&"chunk_1.wasm".to_owned()]));
        let error = shared_by(&strings(&["back"]), &manifest).unwrap_err();
        assert_eq!(error.to_string(), "the program has no chunk “back”");
    }

    #[test]
    fn the_loader_forgets_a_file_wherever_it_is_listed() {
        let load = |name: &str| format!("const __{name} = makeLoad(() => {{\n}}\n, []);\n");
        let script = |loads: &str, lists: [&str; 3]| {
            let [one, two, three] = lists;
            format!("{loads}a([{one}]);\nb([{two}]);\nc([{three}]);\n")
        };
        let both = [load("chunk_1"), load("chunk_12")].concat();
        let before = script(
            &both,
            [
                "__chunk_1",
                "__chunk_1, __chunk_12",
                "__chunk_12, __chunk_1",
            ],
        );
        let after = script(&load("chunk_12"), ["", "__chunk_12", "__chunk_12"]);
        assert_eq!(without_file(&before, "chunk_1").unwrap(), after);
    }
}
