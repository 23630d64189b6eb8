//! Re-encodes a module in its shortest form.

use anyhow::Result;
use walrus::{Module, ModuleConfig, ModuleCustomSections};

/// A module without names, custom sections and unused items, its numbers in their shortest form.
///
/// The linker pads every LEB128 number to five bytes, so that it can be relocated.
pub(crate) fn compact(module: &[u8]) -> Result<Vec<u8>> {
    let mut module = parse(module)?;
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// Parses a module, leaving out names and custom sections.
pub(crate) fn parse(module: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false);
    config.generate_producers_section(false);
    let mut module = config.parse(module)?;
    module.customs = ModuleCustomSections::default();
    Ok(module)
}
