//! Figures, targets and gaps as the tables list them.

use crate::data::figure::Quantity;
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{Absence, Dating, Status, TargetKind};

/// Columns that figures, targets and gaps have in common.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of the area.
    pub area: String,
    /// Id of the breakdown; empty for the total.
    pub breakdown: String,
    /// Id of the report.
    pub report: String,
    /// Id of the paragraph, table or chart in it.
    pub place: String,
}

/// One figure.
#[derive(Debug, Clone)]
pub struct ObservationRow {
    /// Stable id.
    pub id: String,
    /// Indicator, area, breakdown and source.
    pub subject: Subject,
    /// Period.
    pub period: Period,
    /// The number.
    pub quantity: Quantity,
    /// Number of events or people counted.
    pub numerator: Option<f64>,
    /// Number of events or people that the count is out of.
    pub denominator: Option<f64>,
    /// Origin of the figure: printed or derived.
    pub status: Status,
    /// Certainty of the period.
    pub dating: Dating,
    /// The fragment as printed.
    pub printed: String,
    /// Note for readers.
    pub note: String,
}

/// One target.
#[derive(Debug, Clone)]
pub struct TargetRow {
    /// Stable id.
    pub id: String,
    /// Indicator, area, breakdown and source.
    pub subject: Subject,
    /// Kind of target, such as a limit or an expected range.
    pub kind: TargetKind,
    /// First month in force.
    pub from: Month,
    /// Last month in force.
    pub to: Option<Month>,
    /// Certainty of the months: printed or inferred.
    pub dating: Dating,
    /// The level.
    pub quantity: Quantity,
    /// The fragment as printed.
    pub printed: String,
    /// Note for readers.
    pub note: String,
}

/// One run of months without a figure.
#[derive(Debug, Clone)]
pub struct GapRow {
    /// Indicator, area, breakdown and source.
    pub subject: Subject,
    /// First month.
    pub from: Month,
    /// Last month.
    pub to: Month,
    /// Reason for the gap.
    pub absence: Absence,
    /// Contents of the lost chart, or the reason that nothing was counted.
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
