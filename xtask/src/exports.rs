//! What a program that the linker wrote exports, written anew: without what nobody calls, and with what
//! must stay in its first file.
//!
//! This cannot be done later: who needs whom is known only while the linker's notes of where symbols
//! stand are there. All but the exports stays as it is, byte for byte.

use anyhow::{Context as _, Result};
use wasm_encoder::{ExportKind, ExportSection, Module, RawSection};
use wasmparser::{Export, ExternalKind, KnownCustom, Name, Parser, Payload};

/// The classes of a library that lets a server stream its answers. There is no server here, but it
/// stands below Leptos and exports them whatever is asked for.
const UNUSED: &str = "intounderlying";

/// How the exports begin that keep a function in the first file. They go when that is written.
pub(crate) const KEPT: &str = "kept_";

/// A program that exports no function that nobody calls, and these functions besides.
pub(crate) fn rewritten(program: &[u8], kept: &[u32]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for part in Parser::new(0).parse_all(program) {
        match part? {
            Payload::ExportSection(exports) => {
                let exports: Vec<Export<'_>> = exports.into_iter().collect::<Result<_, _>>()?;
                module.section(&section(&exports, kept));
            }
            part => copy(&part, program, &mut module)?,
        }
    }
    Ok(module.finish())
}

/// Copies a section as it is.
pub(crate) fn copy(part: &Payload<'_>, from: &[u8], to: &mut Module) -> Result<()> {
    if let Some((id, range)) = part.as_section() {
        let data = usize::try_from(range.start)?..usize::try_from(range.end)?;
        let data = from.get(data).context("the program is cut short")?;
        to.section(&RawSection { id, data });
    }
    Ok(())
}

fn section(exports: &[Export<'_>], kept: &[u32]) -> ExportSection {
    let mut section = ExportSection::new();
    for export in exports
        .iter()
        .filter(|export| !export.name.contains(UNUSED))
    {
        let kind = match export.kind {
            ExternalKind::Func | ExternalKind::FuncExact => ExportKind::Func,
            ExternalKind::Table => ExportKind::Table,
            ExternalKind::Memory => ExportKind::Memory,
            ExternalKind::Global => ExportKind::Global,
            ExternalKind::Tag => ExportKind::Tag,
        };
        section.export(export.name, kind, export.index);
    }
    for function in kept {
        section.export(&format!("{KEPT}{function}"), ExportKind::Func, *function);
    }
    section
}

/// The names of the functions of a program or of a part of one, each with its position.
pub(crate) fn names(module: &[u8]) -> Result<Vec<(String, u32)>> {
    let mut names = Vec::new();
    for part in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(custom) = part? else {
            continue;
        };
        let KnownCustom::Name(known) = custom.as_known() else {
            continue;
        };
        for list in known {
            if let Name::Function(functions) = list? {
                for function in functions {
                    let function = function?;
                    names.push((function.name.to_owned(), function.index));
                }
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{NameMap, NameSection};

    use super::*;

    /// A module with some exports and with names.
    fn module(exports: &ExportSection) -> Vec<u8> {
        let mut module = Module::new();
        module.section(exports);
        let mut functions = NameMap::new();
        functions.append(0, "start");
        functions.append(1, "draw");
        let mut names = NameSection::new();
        names.functions(&functions);
        module.section(&names);
        module.finish()
    }

    #[test]
    fn what_nobody_calls_goes_what_is_kept_comes_and_all_else_is_as_it_was() {
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 0);
        exports.export("__wbg_intounderlyingsink_free_58a9", ExportKind::Func, 1);
        exports.export("memory", ExportKind::Memory, 0);
        let mut expected = ExportSection::new();
        expected.export("main", ExportKind::Func, 0);
        expected.export("memory", ExportKind::Memory, 0);
        expected.export("kept_1", ExportKind::Func, 1);
        let rewritten = rewritten(&module(&exports), &[1]).unwrap();
        assert_eq!(rewritten, module(&expected));
    }

    #[test]
    fn functions_are_known_by_name() {
        let names = names(&module(&ExportSection::new())).unwrap();
        assert_eq!(names, [("start".to_owned(), 0), ("draw".to_owned(), 1)]);
    }
}
