//! Adds exports to a linked program, so that the split leaves those functions in the main module.
//!
//! This has to happen before the split: function names and relocations are gone afterwards.
//! All other sections stay byte for byte, so that the relocations stay valid.

use anyhow::{Context as _, Result};
use wasm_encoder::{ExportKind, ExportSection, Module, RawSection};
use wasmparser::{Export, ExternalKind, KnownCustom, Name, Parser, Payload};

/// Prefix of the exports that keep a function in the main module. They are removed once it is split.
pub(crate) const KEPT: &str = "kept_";

/// The program with an export for each function of `kept`, given by index.
pub(crate) fn with_kept(program: &[u8], kept: &[u32]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ExportSection(exports) => {
                let exports: Vec<Export<'_>> = exports.into_iter().collect::<Result<_, _>>()?;
                module.section(&section(&exports, kept));
            }
            payload => copy(&payload, program, &mut module)?,
        }
    }
    Ok(module.finish())
}

fn copy(payload: &Payload<'_>, from: &[u8], to: &mut Module) -> Result<()> {
    if let Some((id, range)) = payload.as_section() {
        let data = usize::try_from(range.start)?..usize::try_from(range.end)?;
        let data = from.get(data).context("the program is cut short")?;
        to.section(&RawSection { id, data });
    }
    Ok(())
}

fn section(exports: &[Export<'_>], kept: &[u32]) -> ExportSection {
    let mut section = ExportSection::new();
    for export in exports {
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

/// A function of a module, as its name section lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedFunction {
    /// Mangled name.
    pub(crate) name: String,
    /// Index in the function index space.
    pub(crate) index: u32,
}

/// Every function in the name section of a module.
pub(crate) fn named_functions(module: &[u8]) -> Result<Vec<NamedFunction>> {
    let mut functions_found = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(custom) = payload? else {
            continue;
        };
        let KnownCustom::Name(names) = custom.as_known() else {
            continue;
        };
        for list in names {
            if let Name::Function(functions) = list? {
                for function in functions {
                    let function = function?;
                    functions_found.push(NamedFunction {
                        name: function.name.to_owned(),
                        index: function.index,
                    });
                }
            }
        }
    }
    Ok(functions_found)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{NameMap, NameSection};

    use super::*;

    /// A module with exports and a name section.
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
    fn kept_functions_are_exported_and_all_else_is_unchanged() {
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 0);
        exports.export("memory", ExportKind::Memory, 0);
        let before = module(&exports);
        exports.export("kept_1", ExportKind::Func, 1);
        assert_eq!(with_kept(&before, &[1]).unwrap(), module(&exports));
        assert_eq!(with_kept(&before, &[]).unwrap(), before);
    }

    #[test]
    fn functions_are_read_from_the_name_section() {
        let named = named_functions(&module(&ExportSection::new())).unwrap();
        let named: Vec<_> = named.iter().map(|f| (f.name.as_str(), f.index)).collect();
        assert_eq!(named, [("start", 0), ("draw", 1)]);
    }
}
