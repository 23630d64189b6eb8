//! The events that concern a chart, in words.

use crate::data::catalog::Event;
use crate::format;
use crate::format::labels::{BREAKS, event_when};
use crate::view::selection::Selection;

/// The events that concern a selection, in order: what happened; when, and in which councils.
pub fn events(selection: &Selection) -> Vec<(String, String)> {
    let words = |(event, only): &(Event, Vec<String>)| {
        let when = event_when(event);
        let breaks = if event.breaks {
            format!(" {BREAKS}")
        } else {
            String::new()
        };
        let place = if only.is_empty() {
            String::new()
        } else {
            format!(", in {} only", format::listed(only))
        };
        (event.label.clone(), format!("{when}{place}.{breaks}"))
    };
    if !selection.indicator.chart.is_time_series() {
        return Vec::new();
    }
    selection.events.iter().map(words).collect()
}
