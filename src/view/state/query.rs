//! The one codec between a view and a query string, such as
//! `areas=cambridgeshire,peterborough&measure=rate&period=2020-03..2020-08&view=table`.
//!
//! Defaults are not written. Unknown keys are ignored. A value that is not understood falls
//! back to the default, with a notice for the page; it is never repeated back at length.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::data::claim::Verdict;
use crate::data::month::Month;
use crate::data::words::Word;

use super::ViewState;

/// The query string of a view, without its question mark; empty for the default view.
pub fn encode(view: &ViewState) -> String {
    let mut pairs = Vec::new();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            pairs.push(format!("{key}={value}"));
        }
    };
    add("show", view.indicators.join(","));
    add("areas", view.areas.join(","));
    add("measure", word(view.measure));
    let period = view.period.map(|(from, to)| format!("{from}..{to}"));
    add("period", period.unwrap_or_default());
    add("view", word(view.display));
    add("as", word(view.arrangement));
    add("average", word(view.average));
    add("from", view.from.clone().unwrap_or_default());
    add("to", view.to.clone().unwrap_or_default());
    add(
        "q",
        utf8_percent_encode(&view.query, NON_ALPHANUMERIC).to_string(),
    );
    add("theme", view.theme.clone().unwrap_or_default());
    add("outcome", view.outcome.map_or("", Verdict::code).to_owned());
    add("beside", flag(view.beside, "national"));
    add("intervals", flag(view.intervals, "shown"));
    add("scales", flag(view.own_scales, "own"));
    pairs.join("&")
}

/// The word of a choice; empty for the default.
fn word<W: Word>(choice: W) -> String {
    flag(choice != W::default(), choice.code())
}

fn flag(is_on: bool, word: &str) -> String {
    if is_on { word } else { "" }.to_owned()
}

/// Decodes a query string, with or without its question mark, into a view and the notices of
/// parameters that were not understood.
pub fn decode(query: &str) -> (ViewState, Vec<String>) {
    let mut view = ViewState::default();
    let mut notices = Vec::new();
    for pair in query.trim_start_matches('?').split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        // Forms write blanks as a plus, and a plus as a number.
        let value = value.replace('+', " ");
        let value = percent_decode_str(&value).decode_utf8_lossy();
        let understood = match key {
            "show" => set(&mut view.indicators, Some(ids(&value))),
            "areas" => set(&mut view.areas, Some(ids(&value))),
            "period" => set(&mut view.period, period(&value).map(Some)),
            "measure" => set(&mut view.measure, Word::from_code(&value)),
            "view" => set(&mut view.display, Word::from_code(&value)),
            "as" => set(&mut view.arrangement, Word::from_code(&value)),
            "average" => set(&mut view.average, Word::from_code(&value)),
            "from" => set(&mut view.from, ids(&value).pop().map(Some)),
            "to" => set(&mut view.to, ids(&value).pop().map(Some)),
            "q" => set(&mut view.query, Some(query_words(&value))),
            "theme" => set(&mut view.theme, ids(&value).pop().map(Some)),
            "outcome" => set(&mut view.outcome, Word::from_code(&value).map(Some)),
            "beside" => set(&mut view.beside, switched(&value, "national")),
            "intervals" => set(&mut view.intervals, switched(&value, "shown")),
            "scales" => set(&mut view.own_scales, switched(&value, "own")),
            _ => true,
        };
        let notice = format!(
            "The address asks for {} “{}”. {}",
            shortened(key),
            shortened(&value),
            instead(key)
        );
        if !understood && !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    (view, notices)
}

/// Fallback shown if the value of a key is not understood.
fn instead(key: &str) -> &'static str {
    match key {
        "measure" => "Figures are shown as printed instead.",
        "period" => "All periods are shown instead.",
        "view" => "The chart is shown instead.",
        "as" => "Areas are ranked instead.",
        "average" => "The mean is shown instead.",
        "from" | "to" => "The last two reports are shown instead.",
        "theme" => "Every theme is shown instead.",
        "outcome" => "Every outcome is shown instead.",
        "beside" => "National figures are not shown.",
        "intervals" => "They are not drawn.",
        _ => "All charts share a scale instead.",
    }
}

/// Sets an option if its value was understood; true if it was.
fn set<T>(choice: &mut T, value: Option<T>) -> bool {
    value.map(|value| *choice = value).is_some()
}

/// True if a switch is on, given the value that turns it on.
fn switched(value: &str, on: &str) -> Option<bool> {
    (value == on).then_some(true)
}

/// Text to search for, truncated to 200 characters.
fn query_words(value: &str) -> String {
    const MOST: usize = 200;
    value.chars().take(MOST).collect()
}

/// Ids in their order, each once; what cannot be an id is left out.
fn ids(value: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    for id in value
        .split(',')
        .filter(|id| !id.is_empty() && id.chars().all(plain))
    {
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

fn period(value: &str) -> Option<(Month, Month)> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (from <= to).then_some((from, to))
}

/// Truncates reader input to 40 letters, without control characters.
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut letters = text.chars().filter(|letter| !letter.is_control());
    let mut short: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_reads_as_it_was_written() {
        let query =
            "areas=cambridgeshire,peterborough&measure=rate&period=2020-03..2020-08&view=table";
        let (view, notices) = decode(query);
        assert!(notices.is_empty());
        assert_eq!(encode(&view), query);
        assert_eq!(encode(&ViewState::default()), "");
    }

    #[test]
    fn what_is_not_understood_falls_back_and_is_said() {
        let (view, notices) = decode("?view=pie&period=2020-99&measure=log&colour=red");
        assert_eq!(view, ViewState::default());
        assert_eq!(notices.len(), 3);
        assert_eq!(
            notices[0],
            "The address asks for view “pie”. The chart is shown instead."
        );
    }
}
