//! Figures, targets and gaps as they stand in the tables.

use crate::data::figure::Quantity;
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{Absence, Dating, Status, TargetKind};

/// What figures, targets and gaps have in common.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of the area.
    pub area: String,
    /// Id of the breakdown; empty for the whole.
    pub breakdown: String,
    /// Id of the report.
    pub report: String,
    /// Id of the place in it.
    pub place: String,
}

/// One figure.
#[derive(Debug, Clone)]
pub struct ObservationRow {
    /// Stable id.
    pub id: String,
    /// What, of whom, from where.
    pub subject: Subject,
    /// When.
    pub period: Period,
    /// The number.
    pub quantity: Quantity,
    /// What was counted.
    pub numerator: Option<f64>,
    /// Out of what.
    pub denominator: Option<f64>,
    /// How it came to stand here.
    pub status: Status,
    /// How sure the period is.
    pub dating: Dating,
    /// The fragment as printed.
    pub printed: String,
    /// What a reader must know.
    pub note: String,
}

/// One target.
#[derive(Debug, Clone)]
pub struct TargetRow {
    /// Stable id.
    pub id: String,
    /// What, of whom, from where.
    pub subject: Subject,
    /// What it asks.
    pub kind: TargetKind,
    /// First month in force.
    pub from: Month,
    /// Last month in force.
    pub to: Option<Month>,
    /// The level.
    pub quantity: Quantity,
    /// The fragment as printed.
    pub printed: String,
    /// What a reader must know.
    pub note: String,
}

/// One run of months without a figure.
#[derive(Debug, Clone)]
pub struct GapRow {
    /// What, of whom, from where.
    pub subject: Subject,
    /// First month.
    pub from: Month,
    /// Last month.
    pub to: Month,
    /// Why.
    pub absence: Absence,
    /// What the lost chart showed, or why nothing was counted.
    pub note: String,
}

/// All figures, targets and gaps, in the order of the tables.
#[derive(Debug)]
pub struct Figures {
    /// Figures.
    pub observations: Vec<ObservationRow>,
    /// Targets.
    pub targets: Vec<TargetRow>,
    /// Gaps.
    pub gaps: Vec<GapRow>,
}
