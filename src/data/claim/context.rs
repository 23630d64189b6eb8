//! Reason that the council itself gave for a figure or a verdict.

use serde::Serialize;

use crate::data::catalog::is_default;

/// Reason that a report gives for a figure or for the outcome of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Context {
    /// Stable id.
    pub id: String,
    /// Ids of the claims that it explains.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
    /// Id of the indicator whose figure it explains, if it explains one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Id of the area of that figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Period of that figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The reason, summarised in a sentence, or a fragment as printed.
    pub text: String,
    /// True if the text is a fragment as printed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub is_printed: bool,
    /// Id of the report that gives it.
    pub report: String,
    /// Number of its paragraph.
    pub paragraph: String,
    /// True if that number is not printed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inferred: bool,
}
