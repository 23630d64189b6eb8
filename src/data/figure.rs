//! A figure, a target and a gap, each with its source. Immutable once parsed.

use std::sync::Arc;

use super::month::Month;
use super::period::Period;
use super::words::{Absence, Dating, Qualifier, Status, TargetKind};

/// Position of an area in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaIdx(pub usize);

/// Position of an indicator in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorIdx(pub usize);

/// Position of a report in the catalogue, in date order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportIdx(pub usize);

/// The target by which a breakdown is judged where it has none of its own.
///
/// ```
/// use candour::data::figure::TargetGroup;
///
/// assert_eq!(TargetGroup::from_code(None), TargetGroup::Total);
/// assert_eq!(TargetGroup::from_code(Some("none")), TargetGroup::None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TargetGroup {
    /// The target of the total.
    #[default]
    Total,
    /// The target of another breakdown, by id, or else that of the total.
    Breakdown(String),
    /// No target is printed, not even that of the total.
    None,
}

impl TargetGroup {
    /// Code of [`Self::None`] in content and data files.
    pub const NONE: &str = "none";

    /// The group that a cell of the content or the data files names.
    pub fn from_code(code: Option<&str>) -> Self {
        match code {
            None => Self::Total,
            Some(Self::NONE) => Self::None,
            Some(id) => Self::Breakdown(id.to_owned()),
        }
    }
}

/// A breakdown of an indicator, such as a team or a kind of visit, or its total.
///
/// ```
/// use candour::data::figure::Breakdown;
///
/// let total = Breakdown::default();
/// let north = Breakdown {
///     id: Some("team-north".to_owned()),
///     name: Some("North team".to_owned()),
///     ..Breakdown::default()
/// };
/// assert!(total.is_total() && !north.is_total());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Breakdown {
    /// Stable id; none for the total.
    pub id: Option<String>,
    /// Name on the page; none for the total.
    pub name: Option<String>,
    /// Heading under which breakdowns are listed together.
    pub group: Option<String>,
    /// The target that applies where it has none of its own.
    pub target_group: TargetGroup,
}

impl Breakdown {
    /// True for the total of the indicator.
    pub fn is_total(&self) -> bool {
        self.id.is_none()
    }
}

/// A location in a report, in document order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Stable id within the report.
    pub id: String,
    /// Heading of the section it is in.
    pub section: String,
    /// Paragraph or section number, where the report has one.
    pub number: Option<String>,
    /// True if the paragraph number was inferred, not printed.
    pub inferred: bool,
    /// Position in the document.
    pub order: usize,
}

/// Source of a figure: report, location and printed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The report.
    pub report: ReportIdx,
    /// Location in the report.
    pub place: Arc<Place>,
    /// The fragment as printed, at most ten words, where something is printed.
    pub printed: Option<Arc<str>>,
}

/// A number as exactly as its source gives it: a value, bounds, or both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The number printed, where one is.
    pub value: Option<f64>,
    /// Lower bound, where one is printed.
    pub lower: Option<f64>,
    /// Upper bound, where one is printed.
    pub upper: Option<f64>,
    /// Exactness.
    pub qualifier: Qualifier,
}

impl Quantity {
    /// The least and the greatest number it can be, as far as the source says;
    /// infinite where it does not.
    pub fn bounds(&self) -> (f64, f64) {
        let value = self.value;
        match self.qualifier {
            Qualifier::Exact | Qualifier::About | Qualifier::Almost => {
                let at = value.or(self.lower).or(self.upper).unwrap_or(0.0);
                (at, at)
            }
            Qualifier::Below | Qualifier::AtMost => (
                f64::NEG_INFINITY,
                self.upper.or(value).unwrap_or(f64::INFINITY),
            ),
            Qualifier::Above | Qualifier::AtLeast => (
                self.lower.or(value).unwrap_or(f64::NEG_INFINITY),
                f64::INFINITY,
            ),
            Qualifier::Range => (
                self.lower.unwrap_or(f64::NEG_INFINITY),
                self.upper.unwrap_or(f64::INFINITY),
            ),
        }
    }

    /// The number as a single value, if the source gives one (exact or about).
    pub fn point(&self) -> Option<f64> {
        match self.qualifier {
            Qualifier::Exact | Qualifier::About | Qualifier::Almost => self.value,
            _ => None,
        }
    }

    /// Every finite number it mentions, for the range of an axis.
    pub fn mentions(&self) -> impl Iterator<Item = f64> {
        [self.value, self.lower, self.upper].into_iter().flatten()
    }
}

/// One figure of one report.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Stable id, part of its address.
    pub id: Arc<str>,
    /// Indicator.
    pub indicator: IndicatorIdx,
    /// Area of the figure.
    pub area: AreaIdx,
    /// Breakdown of the figure.
    pub breakdown: Arc<Breakdown>,
    /// Period covered.
    pub period: Period,
    /// Certainty of the period.
    pub dating: Dating,
    /// The number.
    pub quantity: Quantity,
    /// Numerator, if the source gives it.
    pub numerator: Option<f64>,
    /// Denominator, if known.
    pub denominator: Option<f64>,
    /// Origin.
    pub status: Status,
    /// Source.
    pub source: Source,
    /// Note for readers.
    pub note: Option<Arc<str>>,
}

impl Observation {
    /// The number as it follows from what was counted, where its source gives that: a printed share
    /// or rate is rounded. None where what is printed is neither, such as a caseload.
    pub fn counted(&self, printed: f64) -> Option<f64> {
        let (part, whole) = self.numerator.zip(self.denominator)?;
        let of = [100.0, 10_000.0].map(|base| base * part / whole);
        of.into_iter().find(|found| (found - printed).abs() <= 1.0)
    }
}

/// A target, limit or preferred range, for the time it was in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Stable id.
    pub id: Arc<str>,
    /// Indicator.
    pub indicator: IndicatorIdx,
    /// Area that the target applies to.
    pub area: AreaIdx,
    /// Breakdown that the target applies to.
    pub breakdown: Arc<Breakdown>,
    /// Kind of target.
    pub kind: TargetKind,
    /// First month in force.
    pub from: Month,
    /// Last month in force; none where no end is printed.
    pub to: Option<Month>,
    /// The level or range.
    pub quantity: Quantity,
    /// Source.
    pub source: Source,
    /// Note for readers.
    pub note: Option<Arc<str>>,
}

impl Target {
    /// True if it was in force in a month.
    pub fn is_in_force(&self, month: Month) -> bool {
        self.from <= month && self.to.is_none_or(|to| month <= to)
    }
}

/// Months without a figure, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Indicator.
    pub indicator: IndicatorIdx,
    /// Area of the gap.
    pub area: AreaIdx,
    /// Breakdown of the gap.
    pub breakdown: Arc<Breakdown>,
    /// First month.
    pub from: Month,
    /// Last month.
    pub to: Month,
    /// Reason.
    pub absence: Absence,
    /// Location of the statement or of the missing chart.
    pub source: Source,
    /// Contents of the missing chart, or the reason in words.
    pub note: Option<Arc<str>>,
}

impl Gap {
    /// True if it covers a month.
    pub fn covers(&self, month: Month) -> bool {
        (self.from..=self.to).contains(&month)
    }
}
