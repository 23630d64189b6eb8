//! A promise: one or more claims that say the same of the future, which are judged together.

use serde::Serialize;

use super::Verdict;
use crate::data::month::Month;

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
    /// Calculation or reason behind the verdict, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calculation: Option<String>,
    /// Condition under which it was made, as printed, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Month in which it is due, if one is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub due: Option<Month>,
    /// Note for readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
