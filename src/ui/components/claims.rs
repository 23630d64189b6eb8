//! Claims with their verdicts.

pub mod claim_item;
pub mod claims_section;
pub mod context_item;
pub mod promise_item;
