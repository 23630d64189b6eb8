//! Makes the main module and the JavaScript that wasm-bindgen writes for it smaller: drops imports
//! that no module needs any more, and shortens the private names between script and module.
//!
//! A name such as `__wbg_write_e913e5c019572491` ends in a hash, which does not compress, and is
//! in the script and in the module.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

use crate::compact::parse;
use crate::exports::KEPT;
use crate::split::DataSegment;

/// Prefixes of names that only the script and the module use between themselves.
const PRIVATE: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen__"];

/// Rewrites a main module and its script, and adds data segments to the module.
pub(crate) fn minify(script: &Path, wasm: &Path, data: Vec<DataSegment>) -> Result<()> {
    let mut module = parse(&fs::read(wasm)?)?;
    let memory = module.memories.iter().next();
    let memory = memory.context("the program has no memory")?.id();
    for segment in data {
        let offset = ConstExpr::Value(Value::I32(segment.address));
        let kind = DataKind::Active { memory, offset };
        module.data.add(kind, segment.bytes);
    }
    remove_kept_exports(&mut module);
    walrus::passes::gc::run(&mut module);
    let imports = module.imports.iter().map(|import| import.name.clone());
    let imports: BTreeSet<String> = imports.collect();
    let text = without_unused(&fs::read_to_string(script)?, &imports)?;
    let names = short_names(&text);
    for import in module.imports.iter_mut() {
        if let Some(short) = names.get(import.name.as_str()) {
            import.name.clone_from(short);
        }
    }
    for export in module.exports.iter_mut() {
        if let Some(short) = names.get(export.name.as_str()) {
            export.name.clone_from(short);
        }
    }
    fs::write(script, renamed(&text, &names)).context("the script could not be written")?;
    fs::write(wasm, module.emit_wasm()).context("the program could not be written")
}

fn remove_kept_exports(module: &mut Module) {
    let exports = module.exports.iter();
    let kept = exports.filter(|export| export.name.starts_with(KEPT));
    let kept: Vec<_> = kept.map(walrus::Export::id).collect();
    for id in kept {
        module.exports.delete(id);
    }
}

/// The script without comments, indents and the functions that the module does not import.
///
/// Reads the layout that wasm-bindgen writes, in which an imported function starts at
/// `name: function(` and ends with a line of eight spaces and `},`.
fn without_unused(script: &str, imports: &BTreeSet<String>) -> Result<String> {
    let mut kept = String::new();
    // Recognises the last line of what is being left out.
    let mut is_end: Option<fn(&str) -> bool> = None;
    for line in script.lines() {
        // A text over several lines would lose its indents.
        ensure!(
            line.matches('`').count().is_multiple_of(2),
            "wasm-bindgen writes a text over several lines: {line}"
        );
        if let Some(ends) = is_end {
            is_end = is_end.filter(|_| !ends(line));
            continue;
        }
        let bare = line.trim();
        let function = bare.split_once(": function(").map(|(name, _)| name);
        if bare.starts_with("/*") && !bare.ends_with("*/") {
            is_end = Some(|line| line.ends_with("*/"));
        } else if function.is_some_and(|name| !imports.contains(name)) {
            is_end = Some(|line| line == "        },");
        }
        let is_comment = bare.starts_with("//") || bare.starts_with("/*");
        if is_end.is_none() && !is_comment && !bare.is_empty() {
            kept.push_str(bare);
            kept.push('\n');
        }
    }
    ensure!(is_end.is_none(), "wasm-bindgen writes another layout");
    Ok(kept)
}

/// A short name for each private name of a script.
fn short_names(script: &str) -> BTreeMap<&str, String> {
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for (word, _) in identifiers(script).filter(|piece| is_private(piece.0)) {
        let next = format!("_{:x}", names.len());
        names.entry(word).or_insert(next);
    }
    names
}

fn is_private(word: &str) -> bool {
    PRIVATE.iter().any(|prefix| word.starts_with(prefix))
}

fn renamed(script: &str, names: &BTreeMap<&str, String>) -> String {
    let pieces = identifiers(script).map(|(word, after)| {
        let word = names.get(word).map_or(word, String::as_str);
        format!("{word}{after}")
    });
    pieces.collect()
}

/// The identifiers of a script, each with the character after it; either may be empty.
fn identifiers(script: &str) -> impl Iterator<Item = (&str, &str)> {
    let ends = |letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '_' | '$');
    script.split_inclusive(ends).map(move |piece| {
        let word = piece.trim_end_matches(ends);
        (word, piece.strip_prefix(word).unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "\
/**
 * Long words about it.
 */
function imports() {
    return {
        __wbg_write_e913e5: function(arg0) {
            // A comment.
            return wasm.__wbindgen_malloc(arg0);
        },
        __wbg_locked_77aa: function() {
            return `${1} of it`;
        },
    };
}
export { imports };
";

    #[test]
    fn only_imported_functions_are_left() {
        let imports = BTreeSet::from(["__wbg_write_e913e5".to_owned()]);
        let expected = "\
function imports() {
return {
__wbg_write_e913e5: function(arg0) {
return wasm.__wbindgen_malloc(arg0);
},
};
}
export { imports };
";
        assert_eq!(without_unused(SCRIPT, &imports).unwrap(), expected);
    }

    #[test]
    fn a_script_of_another_layout_is_an_error() {
        let imports = BTreeSet::new();
        let lines = without_unused("const a = `two\nlines`;", &imports).unwrap_err();
        assert!(lines.to_string().contains("over several lines"));
        let open = without_unused("a: function() {\n}", &imports).unwrap_err();
        assert!(open.to_string().contains("another layout"));
    }

    #[test]
    fn private_names_are_shortened_everywhere_and_others_stay() {
        let script = "wasm.__wbindgen_malloc(__wbg_a, malloc, __wbg_a);";
        let names = short_names(script);
        assert_eq!(renamed(script, &names), "wasm._0(_1, malloc, _1);");
        assert_eq!(names.get("__wbg_a").map(String::as_str), Some("_1"));
    }
}
