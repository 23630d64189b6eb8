//! Labels for everything on charts and tables that is not a number: units, polarity, reasons for
//! missing figures, events.

use crate::data::catalog::Event;
use crate::data::words::{Absence, Polarity, Unit};

use crate::format;

/// Warning beside an event that breaks a series.
pub const BREAKS: &str = "What is counted before and after may differ.";

/// Dates of an event: `October 2019 to January 2020`.
pub fn event_when(event: &Event) -> String {
    let from = format::date(event.from);
    match event.to {
        None => from,
        Some(to) => format!("{from} to {}", format::date(to)),
    }
}

/// Polarity of an indicator in words: the direction that is good.
pub fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Higher => "Higher is better.",
        Polarity::Lower => "Lower is better.",
        Polarity::Band => "Best within a preferred range; neither high nor low is good by itself.",
        Polarity::None => "Neither high nor low is good by itself.",
    }
}

/// Unit of an axis, in words.
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "Number",
        Unit::Percent => "Per cent",
        Unit::Rate => "Per 10,000 children aged 0 to 17",
        Unit::Caseload => "Cases for each worker",
        Unit::Score => "Score",
        Unit::Pounds => "Pounds",
        Unit::People => "People",
        Unit::Rank => "Rank",
        Unit::Days => "Days",
        Unit::Weeks => "Weeks",
        Unit::Months => "Months",
        Unit::Years => "Years",
        Unit::Hours => "Hours",
        Unit::Miles => "Miles",
        Unit::Year => "Year",
    }
}

/// Reason for a missing number, in words.
pub fn absence(absence: Absence) -> &'static str {
    match absence {
        Absence::Suppressed => "suppressed to protect children’s identity",
        Absence::RoundsToZero => "rounds to zero",
        Absence::NotCollected => "not collected",
        Absence::NotApplicable => "not applicable",
        Absence::NotDue => "not due yet",
        Absence::ChartLost => "shown in a chart that is lost",
        Absence::Unavailable => "not available, according to its source",
        Absence::Unreliable => "withheld by its source as too uncertain",
    }
}
