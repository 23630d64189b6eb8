//! Search entries: one for each indicator, paragraph and term.

use serde::Serialize;

use super::words::word_list;

word_list!(
    /// Kind of an entry.
    EntryKind {
        /// An indicator.
        #[default]
        Indicator = "indicator",
        /// A subject.
        Subject = "subject",
        /// A paragraph of a report.
        Paragraph = "paragraph",
        /// A term of the glossary.
        Term = "term",
        /// A page of the site.
        Page = "page",
    }
);

/// Entry of the search index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Entry {
    /// Kind.
    pub kind: EntryKind,
    /// Title of the entry.
    pub title: String,
    /// Page and anchor, relative to the site's root: `reports/<id>/#p2.13`.
    pub path: String,
    /// Text of the entry.
    pub text: String,
}
