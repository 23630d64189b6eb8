//! A value beside its target: a bar of a bar chart or a dot of a strip plot.

use std::sync::Arc;

use crate::chart::marker::{Fill, MarkStyle, Marker};
use crate::chart::scene::Ink;

/// A value beside its target.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ValueRow {
    /// Name of the row.
    pub name: String,
    /// The value.
    pub value: f64,
    /// The value as text.
    pub value_text: String,
    /// The target in force at the date of the value.
    pub target: Option<f64>,
    /// True if the value misses its target.
    pub is_past: bool,
    /// The sentence that describes it.
    pub sentence: String,
    /// Id of its observation.
    pub id: Arc<str>,
}

impl ValueRow {
    /// Marker and colour of a value that meets its target, misses it or has none.
    ///
    /// ```
    /// use candour::chart::kind::value_row::ValueRow;
    /// use candour::chart::marker::Marker;
    ///
    /// let row = ValueRow { value: 18.0, target: Some(15.0), is_past: true, ..ValueRow::default() };
    /// assert_eq!(row.mark_style().marker, Marker::Diamond);
    /// ```
    pub fn mark_style(&self) -> MarkStyle {
        let (marker, ink, fill) = match (self.target, self.is_past) {
            (None, _) => (Marker::Circle, Ink::Soft, Fill::Hollow),
            (Some(_), true) => (Marker::Diamond, Ink::Series(3), Fill::Solid),
            (Some(_), false) => (Marker::Circle, Ink::Series(0), Fill::Solid),
        };
        MarkStyle { marker, ink, fill }
    }
}
