//! A report as it is read: a closed set of blocks and spans. No element, attribute or address
//! can come out of it that is not named here.

use serde::Serialize;

use super::catalog::is_default;

/// A run of text with one meaning: plain, a stated figure, a term or a misprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Span {
    /// The text.
    pub text: String,
    /// Id of the figure or target that they state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// Id of the indicator that the figure belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Id of the term that they use for the first time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// Meaning of the term, or correction of the misprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
    /// True if it is a misprint that was kept.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sic: bool,
}

/// Spans of a paragraph, an item or a cell.
pub type Words = Vec<Span>;

/// A chart of a report: its subject, and the data drawn in its stead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ChartPlace {
    /// Stable id.
    pub id: String,
    /// Subject of the chart.
    pub showed: String,
    /// Remaining description in the text.
    pub message: String,
    /// Id of the indicator whose figures are drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live: Option<String>,
    /// Id of the nearest national statistic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub national: Option<String>,
    /// Reason for which the report’s own chart is missing, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<String>,
}

/// One block of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "block", rename_all = "lowercase")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Block {
    /// A heading.
    Heading {
        /// 2 for a section of the report, 3 for a subsection.
        level: u32,
        /// The heading as printed.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Paragraph number; none if it continues the previous paragraph.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        /// True if the number is not printed.
        #[serde(default, skip_serializing_if = "is_default")]
        inferred: bool,
        /// Text.
        words: Words,
    },
    /// A list.
    List {
        /// Items of the list.
        items: Vec<Words>,
    },
    /// A table.
    Table {
        /// Rows of the table, the header first.
        rows: Vec<Vec<Words>>,
    },
    /// Position of a chart.
    Chart(ChartPlace),
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Term {
    /// Stable id.
    pub id: String,
    /// The term.
    pub term: String,
    /// Other forms of it.
    pub also: Vec<String>,
    /// Meaning, in plain words.
    pub meaning: String,
    /// Ids of the indicators that measure it.
    pub indicators: Vec<String>,
}

/// The plain text of some spans.
pub fn plain(words: &[Span]) -> String {
    words.iter().map(|span| span.text.as_str()).collect()
}
