//! Makes the parts of the program, and the script that wasm-bindgen writes to bind it, smaller: what
//! nobody asks for goes, and long names that nobody reads become short ones.
//!
//! A name such as `__wbg_write_e913e5c019572491` ends in a hash, which does not compress, and stands
//! in the script and in the program. The classes that go are those of the library that
//! [`exports`] tells of.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module, ModuleConfig, ModuleCustomSections};

use crate::parts::Bytes;
use crate::{exports, order};

/// Names that only the script and the program use between themselves begin so.
const PRIVATE: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen__"];

/// A module as small as it can be written: without the names that only a debugger reads, without
/// what nothing in it uses, and without the room that the linker leaves in every number for
/// changes to come.
pub(crate) fn compact(module: &[u8]) -> Result<Vec<u8>> {
    let mut module = parse(module)?;
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// A module that is written without the names that only a debugger reads and without notes for tools that
/// come later; none do.
fn parse(module: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false);
    config.generate_producers_section(false);
    let mut module = config.parse(module)?;
    module.customs = ModuleCustomSections::default();
    Ok(module)
}

/// Makes a script and its program smaller, and adds to the program what else belongs into memory.
pub(crate) fn shorten(script: &Path, program: &Path, bytes: Vec<Bytes>) -> Result<()> {
    let mut module = parse(&fs::read(program)?)?;
    let memory = module.memories.iter().next();
    let memory = memory.context("the program has no memory")?.id();
    for (at, bytes) in bytes {
        let offset = ConstExpr::Value(Value::I32(at));
        module.data.add(DataKind::Active { memory, offset }, bytes);
    }
    let kept = module.exports.iter();
    let kept: Vec<_> = kept
        .filter(|export| export.name.starts_with(exports::KEPT))
        .map(walrus::Export::id)
        .collect();
    for id in kept {
        module.exports.delete(id);
    }
    walrus::passes::gc::run(&mut module);
    let asked = module.imports.iter().map(|import| import.name.clone());
    let asked: BTreeSet<String> = asked.collect();
    let text = fs::read_to_string(script)?;
    let text = slim(&text, &asked)?;
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
    let module = order::alike_together(&module.emit_wasm())?;
    fs::write(program, module).context("the program could not be written")
}

/// A script without its comments and indents, the classes that nothing uses, and the functions that
/// the program does not ask for.
fn slim(script: &str, asked: &BTreeSet<String>) -> Result<String> {
    let mut kept = String::new();
    // How the line looks that ends what is being left out.
    let mut until: Option<fn(&str) -> bool> = None;
    for line in script.lines() {
        // A text over several lines would lose its blanks.
        ensure!(
            line.matches('`').count().is_multiple_of(2),
            "wasm-bindgen writes a text over several lines: {line}"
        );
        let bare = line.trim();
        if let Some(is_end) = until {
            until = until.filter(|_| !is_end(line));
            continue;
        }
        let function = bare.split_once(": function(").map(|(name, _)| name);
        until = match () {
            () if bare.starts_with("/*") && !bare.ends_with("*/") => {
                Some(|line| line.ends_with("*/"))
            }
            () if line.starts_with("export class IntoUnderlying") => Some(|line| line == "}"),
            () if line.starts_with("const IntoUnderlying") => Some(|line| line.ends_with(");")),
            () if function.is_some_and(|name| !asked.contains(name)) => {
                Some(|line| line == "        },")
            }
            () => None,
        };
        let is_gone = until.is_some()
            || bare.is_empty()
            || bare.starts_with("//")
            || bare.starts_with("/*")
            || bare.starts_with("if (Symbol.dispose) IntoUnderlying");
        if !is_gone {
            kept.push_str(bare);
            kept.push('\n');
        }
    }
    Ok(kept)
}

/// The private names of a script, each with a short one.
fn short_names(script: &str) -> BTreeMap<&str, String> {
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for (word, _) in pieces(script).filter(|piece| is_private(piece.0)) {
        let next = format!("_{:x}", names.len());
        names.entry(word).or_insert(next);
    }
    names
}

fn is_private(word: &str) -> bool {
    PRIVATE.iter().any(|start| word.starts_with(start))
}

/// A script with short names.
fn renamed(script: &str, names: &BTreeMap<&str, String>) -> String {
    let pieces = pieces(script).map(|(word, after)| {
        let word = names.get(word).map_or(word, String::as_str);
        format!("{word}{after}")
    });
    pieces.collect()
}

/// The identifiers of a script, each with the letter after it; either may be empty.
fn pieces(script: &str) -> impl Iterator<Item = (&str, &str)> {
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
export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = 1;

/**
 * Long words about it.
 */
function imports() {
    return {
        __wbg_write_e913e5: function(arg0) {
            // What it does.
            return wasm.__wbindgen_malloc(arg0);
        },
        __wbg_locked_77aa: function() {
            return `${1} of it`;
        },
    };
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
export { imports };
";

    #[test]
    fn only_what_is_asked_for_is_left() {
        let asked = BTreeSet::from(["__wbg_write_e913e5".to_owned()]);
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
        assert_eq!(slim(SCRIPT, &asked).unwrap(), expected);
        let broken = slim("const a = `two\nlines`;", &asked).unwrap_err();
        assert!(broken.to_string().contains("over several lines"));
    }

    #[test]
    fn private_names_become_short_everywhere_and_others_stay() {
        let script = "wasm.__wbindgen_malloc(__wbg_a, malloc, __wbg_a);";
        let names = short_names(script);
        let expected = "wasm._0(_1, malloc, _1);";
        assert_eq!(renamed(script, &names), expected);
        assert_eq!(names.get("__wbg_a").map(String::as_str), Some("_1"));
    }
}
