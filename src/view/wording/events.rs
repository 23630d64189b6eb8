//! The events that concern a chart, in words.

use crate::format;
use crate::format::labels::{BREAKS, event_when};
use crate::view::selection::{SelectedEvent, Selection};

/// An event beside a chart, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventNote {
    /// Label of the event.
    pub label: String,
    /// Time of the event, the councils it concerns, and its effect on the figures.
    pub detail: String,
}

/// The events that concern a selection, in order.
pub fn events(selection: &Selection) -> Vec<EventNote> {
    let note = |SelectedEvent { event, only }: &SelectedEvent| {
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
        EventNote {
            label: event.label.clone(),
            detail: format!("{when}{place}.{breaks}"),
        }
    };
    if !selection.indicator.chart.is_time_series() {
        return Vec::new();
    }
    selection.events.iter().map(note).collect()
}
