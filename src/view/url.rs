//! The one codec between a view and a query string, such as
//! `areas=cambridgeshire,peterborough&measure=rate&period=2020-03..2020-08&view=table`.
//!
//! Defaults are not written. Unknown keys are ignored. A value that is not understood falls
//! back to the default, with a notice for the page; it is never repeated back at length.

use percent_encoding::percent_decode_str;

use crate::data::month::Month;

use super::state::{Display, Measure, ViewState};

/// The query string of a view, without its question mark; empty for the default view.
pub fn encode(view: &ViewState) -> String {
    let mut pairs = Vec::new();
    if !view.areas.is_empty() {
        pairs.push(format!("areas={}", view.areas.join(",")));
    }
    if view.measure == Measure::Rate {
        pairs.push("measure=rate".to_owned());
    }
    if let Some((from, to)) = view.period {
        pairs.push(format!("period={from}..{to}"));
    }
    if view.display == Display::Table {
        pairs.push("view=table".to_owned());
    }
    pairs.join("&")
}

/// The view of a query string, with or without its question mark, and what to tell the reader
/// about parameters that were not understood.
pub fn decode(query: &str) -> (ViewState, Vec<String>) {
    let mut view = ViewState::default();
    let mut notices = Vec::new();
    for pair in query.trim_start_matches('?').split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = percent_decode_str(value).decode_utf8_lossy();
        let mut misread = |expected: &str| {
            let notice = format!(
                "The address asks for {key} “{}”. {expected}",
                shortened(&value)
            );
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        };
        match key {
            "areas" => view.areas = areas(&value),
            "measure" => match value.as_ref() {
                "rate" => view.measure = Measure::Rate,
                "printed" => {}
                _ => misread("Figures are shown as printed instead."),
            },
            "period" => match period(&value) {
                Some(period) => view.period = Some(period),
                None => misread("All periods are shown instead."),
            },
            "view" => match value.as_ref() {
                "table" => view.display = Display::Table,
                "chart" => {}
                _ => misread("The chart is shown instead."),
            },
            _ => {}
        }
    }
    (view, notices)
}

/// Ids in their order, each once; what cannot be an id is left out.
fn areas(value: &str) -> Vec<String> {
    let mut areas: Vec<String> = Vec::new();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    for id in value
        .split(',')
        .filter(|id| !id.is_empty() && id.chars().all(plain))
    {
        if !areas.iter().any(|known| known == id) {
            areas.push(id.to_owned());
        }
    }
    areas
}

fn period(value: &str) -> Option<(Month, Month)> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (from <= to).then_some((from, to))
}

/// At most 40 letters of something a reader typed, without control characters.
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
