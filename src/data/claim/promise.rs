//! A promise: one or more claims that say the same of the future, which are judged together.

use serde::Serialize;

use super::Verdict;

/// A promise, with its claims in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Promise {
    /// Stable id.
    pub id: String,
    /// Subject in plain words.
    pub name: String,
    /// Ids of the claims that make it, the first first.
    pub claims: Vec<String>,
    /// Result of judging it.
    pub verdict: Verdict,
    /// Calculation or reason behind the verdict, in a sentence; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub calculation: String,
    /// Condition under which it was made, as printed; empty where there was none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// Month in which it is due; empty where none is set.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// Note for readers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
