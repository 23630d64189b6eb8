//! Splits the program at its marked functions into parts that pages ask for.
//!
//! What several parts reach, but the first file does not, gets a file of its own. What both the pages that
//! lead on and the page of an indicator reach is needed nearly everywhere, and belongs to the first file,
//! where it is packed better and needs no request. So does what is too small to be worth one. The program is split
//! twice, as the first time tells which functions these are; and what remains of shared files without a
//! function, some bytes of text, is handed on to be put into the first file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

use crate::{exports, glue};

/// The script that loads the parts.
const LINK: &str = "link.js";

/// The parts of the pages that most readers come to, as `src/ui/pages.rs` names them.
const LEADING: [&str; 2] = ["front", "indicator"];

/// Files that the parts of pages share and that are smaller than this, in bytes, are not worth a request.
const SMALL: usize = 6000;

/// The files of each part, by its name.
type Files = BTreeMap<String, Vec<String>>;

/// Bytes that belong at an address in memory.
pub(crate) type Bytes = (i32, Vec<u8>);

/// Splits a program: writes what can be loaded later into a folder, with a list for the publisher, and
/// what cannot to a path. Where it is to be small, returns what else belongs into that.
pub(crate) fn split(program: &[u8], app: &Path, main: &Path, is_small: bool) -> Result<Vec<Bytes>> {
    let files = divide(program, app, main)?;
    if !is_small {
        finish(&files, app)?;
        return Ok(Vec::new());
    }
    let needed = of_leading_pages(&files)?;
    let mut first = BTreeSet::new();
    for file in shared(&files) {
        let module = fs::read(app.join(file))?;
        if needed.contains(file) || glue::compact(&module)?.len() < SMALL {
            let names = exports::names(&module)?;
            first.extend(names.into_iter().map(|(name, _)| name));
        }
    }
    let all = exports::names(program)?.into_iter();
    let kept: Vec<u32> = all
        .filter(|(name, _)| first.contains(name))
        .map(|(_, at)| at)
        .collect();
    fs::remove_dir_all(app)?;
    let mut files = divide(&exports::rewritten(program, &kept)?, app, main)?;
    let moved = without_code(&mut files, app)?;
    finish(&files, app)?;
    Ok(moved)
}

/// Makes files small and lists them for the publisher.
fn finish(files: &Files, app: &Path) -> Result<()> {
    for file in files.values().flatten().collect::<BTreeSet<_>>() {
        let file = app.join(file);
        fs::write(&file, glue::compact(&fs::read(&file)?)?)?;
    }
    fs::write(app.join("parts.json"), serde_json::to_vec(files)?)?;
    Ok(())
}

/// Removes the shared files that hold no function, and returns what they hold.
fn without_code(files: &mut Files, app: &Path) -> Result<Vec<Bytes>> {
    let mut moved = Vec::new();
    let script = app.join(LINK);
    let mut text = fs::read_to_string(&script)?;
    let names: Vec<String> = shared(files).cloned().collect();
    for name in names {
        let module = glue::compact(&fs::read(app.join(&name))?)?;
        if let Some(bytes) = only_bytes(&module)? {
            moved.extend(bytes);
            fs::remove_file(app.join(&name))?;
            text = forgotten(&text, name.trim_end_matches(".wasm"))?;
            for files in files.values_mut() {
                files.retain(|file| *file != name);
            }
        }
    }
    fs::write(script, text)?;
    Ok(moved)
}

/// What a module puts into memory; none where it does anything else.
fn only_bytes(module: &[u8]) -> Result<Option<Vec<Bytes>>> {
    let module = Module::from_buffer(module)?;
    if module.funcs.iter().next().is_some() || module.elements.iter().next().is_some() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for data in module.data.iter().filter(|data| !data.value.is_empty()) {
        match data.kind {
            DataKind::Active {
                offset: ConstExpr::Value(Value::I32(at)),
                ..
            } => all.push((at, data.value.clone())),
            _ => return Ok(None),
        }
    }
    Ok(Some(all))
}

/// The script that loads the parts, without one of the files.
fn forgotten(script: &str, name: &str) -> Result<String> {
    let start = format!("const __{name} = ");
    let (before, rest) = script
        .split_once(&start)
        .with_context(|| format!("the script does not load {name}"))?;
    let (_, after) = rest
        .split_once("]);\n")
        .with_context(|| format!("the script does not end to load {name}"))?;
    let rest = format!("{before}{after}");
    // In a list, where it stands first, in the middle or alone.
    let rest = rest.replace(&format!("[__{name}, "), "[");
    let rest = rest.replace(&format!(", __{name},"), ",");
    let rest = rest.replace(&format!(", __{name}]"), "]");
    Ok(rest.replace(&format!("[__{name}]"), "[]"))
}

/// Splits a program as it is.
fn divide(program: &[u8], app: &Path, main: &Path) -> Result<Files> {
    let link = format!("./{LINK}");
    let mut options = wasm_split_cli_support::Options::new(program);
    options.output_dir = app;
    options.main_out_path = main;
    options.link_name = &link;
    options.main_module = "./candour.js";
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("{error:?}"))
        .context("the program could not be split")?;
    let named = |files: Vec<String>| files.iter().map(|file| format!("{file}.wasm")).collect();
    let parts = split.prefetch_map.into_iter();
    Ok(parts.map(|(part, files)| (part, named(files))).collect())
}

/// The files that several parts share.
fn shared(files: &Files) -> impl Iterator<Item = &String> {
    let all: BTreeSet<_> = files.values().flatten().collect();
    all.into_iter().filter(|file| file.starts_with("chunk_"))
}

/// The files that all leading pages would ask for through their parts.
fn of_leading_pages(files: &Files) -> Result<BTreeSet<&String>> {
    let mut shared: Option<BTreeSet<&String>> = None;
    for part in LEADING {
        let of_part = files.get(part);
        let of_part: BTreeSet<_> = of_part
            .with_context(|| format!("the program has no part “{part}”"))?
            .iter()
            .collect();
        shared = Some(shared.map_or(of_part.clone(), |shared| &shared & &of_part));
    }
    Ok(shared.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leading_pages_ask_for_is_what_their_parts_share() {
        let of = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect();
        let files = Files::from([
            ("front".to_owned(), of(&["chunk_1.wasm", "chunk_2.wasm"])),
            (
                "indicator".to_owned(),
                of(&["chunk_1.wasm", "chunk_3.wasm"]),
            ),
            ("below".to_owned(), of(&["chunk_3.wasm"])),
            ("more".to_owned(), of(&["chunk_2.wasm", "chunk_3.wasm"])),
        ]);
        let shared = of_leading_pages(&files).unwrap();
        assert_eq!(shared, BTreeSet::from([&"chunk_1.wasm".to_owned()]));
        let error = of_leading_pages(&Files::new()).unwrap_err().to_string();
        assert_eq!(error, "the program has no part “front”");
    }

    #[test]
    fn the_script_loads_a_file_no_more() {
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
        assert_eq!(forgotten(&before, "chunk_1").unwrap(), after);
    }
}
