//! A chart with its figures, as every format of export needs them.

use crate::chart::marker::LegendEntry;
use crate::chart::poster::{Poster, PosterChart};
use crate::view::export::Subject;
use crate::view::wording::events::EventNote;

/// A chart and its figures.
#[derive(Debug, Clone)]
pub struct ExportData {
    /// The figures.
    pub subject: Subject,
    /// The legend.
    pub legend: Vec<LegendEntry>,
    /// The charts.
    pub charts: Vec<PosterChart>,
    /// Notes on the drawing.
    pub notes: Vec<String>,
}

impl ExportData {
    /// The poster of the charts, which can be read without its page.
    pub fn poster(&self, credit: Vec<String>) -> Poster {
        Poster {
            title: self.subject.title.clone(),
            legend: self.legend.clone(),
            charts: self.charts.clone(),
            notes: self.notes.clone(),
            credit,
        }
    }
}

/// The numbered events of a chart over time, for a picture without the list beside it.
pub fn numbered_events(events: Vec<EventNote>) -> Vec<String> {
    let numbered = events.into_iter().enumerate();
    let lines =
        numbered.map(|(at, event)| format!("{}. {}, {}", at + 1, event.label, event.detail));
    lines.collect()
}
