//! Patterns that are compiled at their first use.

use std::sync::LazyLock;

use regex::{Match, Regex};

/// A pattern; nothing where it is not well formed, which a test rules out.
pub(crate) type Pattern = LazyLock<Option<Regex>>;

/// Compiles a pattern.
pub(crate) fn compiled(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

/// The first group of every match.
pub(crate) fn first_groups<'a>(
    pattern: &'static Pattern,
    text: &'a str,
) -> impl Iterator<Item = Match<'a>> + use<'a> {
    let found = pattern
        .iter()
        .flat_map(move |pattern| pattern.captures_iter(text));
    found.filter_map(|groups| groups.get(1))
}
