//! Splits the program at its marked functions into parts that pages ask for.
//!
//! What several parts reach, but the first file does not, gets a file of its own. Each page is in exactly one of
//! some parts; what all of those reach is needed by every page, and belongs to the first file, where it
//! is packed better and needs no request. So the program is split twice: the first time tells which
//! functions these are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::{exports, glue};

/// The parts that hold pages, as `src/ui/pages.rs` names them.
const OF_PAGES: [&str; 3] = ["front", "indicator", "more"];

/// The files of each part, by its name.
type Files = BTreeMap<String, Vec<String>>;

/// Splits a program: writes what can be loaded later into a folder, with a list for the publisher, and
/// what cannot to a path.
pub(crate) fn split(program: &[u8], app: &Path, main: &Path) -> Result<()> {
    let files = divide(program, app, main)?;
    let mut everywhere = BTreeSet::new();
    for file in of_every_page(&files)? {
        let names = exports::names(&fs::read(app.join(file))?)?;
        everywhere.extend(names.into_iter().map(|(name, _)| name));
    }
    let all = exports::names(program)?.into_iter();
    let kept: Vec<u32> = all
        .filter(|(name, _)| everywhere.contains(name))
        .map(|(_, at)| at)
        .collect();
    fs::remove_dir_all(app)?;
    let files = divide(&exports::rewritten(program, &kept)?, app, main)?;
    for file in files.values().flatten().collect::<BTreeSet<_>>() {
        let file = app.join(file);
        fs::write(&file, glue::compact(&fs::read(&file)?)?)?;
    }
    fs::write(app.join("parts.json"), serde_json::to_vec(&files)?)?;
    Ok(())
}

/// Splits a program as it is.
fn divide(program: &[u8], app: &Path, main: &Path) -> Result<Files> {
    let mut options = wasm_split_cli_support::Options::new(program);
    options.output_dir = app;
    options.main_out_path = main;
    options.link_name = "./link.js";
    options.main_module = "./candour.js";
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("{error:?}"))
        .context("the program could not be split")?;
    let named = |files: Vec<String>| files.iter().map(|file| format!("{file}.wasm")).collect();
    let parts = split.prefetch_map.into_iter();
    Ok(parts.map(|(part, files)| (part, named(files))).collect())
}

/// The files that every page would ask for through its part.
fn of_every_page(files: &Files) -> Result<BTreeSet<&String>> {
    let mut shared: Option<BTreeSet<&String>> = None;
    for part in OF_PAGES {
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
    fn what_every_page_asks_for_is_what_the_parts_of_pages_share() {
        let of = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect();
        let files = Files::from([
            ("front".to_owned(), of(&["chunk_1.wasm", "chunk_2.wasm"])),
            (
                "indicator".to_owned(),
                of(&["chunk_1.wasm", "chunk_3.wasm"]),
            ),
            ("below".to_owned(), of(&["chunk_3.wasm"])),
            ("more".to_owned(), of(&["chunk_3.wasm", "chunk_1.wasm"])),
        ]);
        let shared = of_every_page(&files).unwrap();
        assert_eq!(shared, BTreeSet::from([&"chunk_1.wasm".to_owned()]));
        let error = of_every_page(&Files::new()).unwrap_err().to_string();
        assert_eq!(error, "the program has no part “front”");
    }
}
