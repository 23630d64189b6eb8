//! Claims with their verdicts.

pub mod claim_item;
pub mod claims_section;
