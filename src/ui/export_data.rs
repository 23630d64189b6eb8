//! A chart with its figures, as every format of export needs them.

use crate::chart::scene::Ink;
use crate::chart::sheet::Sheet;
use crate::chart::spec::ChartSpec;
use crate::view::export::Subject;

/// A chart and its figures.
#[derive(Debug, Clone)]
pub struct ExportData {
    /// The figures.
    pub subject: Subject,
    /// Colour, mark and name of each line.
    pub keys: Vec<(Ink, usize, String)>,
    /// The charts, each with a heading where there are several.
    pub charts: Vec<(String, ChartSpec)>,
    /// Notes on the drawing.
    pub notes: Vec<String>,
}

impl ExportData {
    /// A picture that can be read without its page.
    pub fn sheet(&self, credit: Vec<String>) -> Sheet {
        Sheet {
            title: self.subject.title.clone(),
            keys: self.keys.clone(),
            charts: self.charts.clone(),
            notes: self.notes.clone(),
            credit,
        }
    }
}

/// The numbered events of a chart over time, for a picture without the list beside it.
pub fn numbered_events(events: Vec<(String, String)>) -> Vec<String> {
    let numbered = events.into_iter().enumerate();
    let lines = numbered.map(|(at, (label, when))| format!("{}. {label}, {when}", at + 1));
    lines.collect()
}
