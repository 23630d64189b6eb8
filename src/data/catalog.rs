//! The catalogue in the index: areas, themes, indicators, reports and events, in page order.
//! These structs are the wire format too; `parse` checks what they refer to.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::month::Month;
use super::partial_date::PartialDate;
use super::words::{
    AreaKind, Basis, ChartKind, Polarity, Qualifier, ReportKind, Scope, Status, TargetKind, Unit,
};

/// True if a field has its default and need not be written.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Writes a day as `2026-11-22`.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes every field by reference"
)]
fn day_text<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// The site as its publisher names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SiteDetails {
    /// Subject of the reports.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// One or two sentences for a newcomer.
    pub about: String,
    /// Ids of the areas that this site is about.
    pub home: Vec<String>,
    /// Ids of the areas that they are compared with.
    pub comparators: Vec<String>,
}

/// This state of the dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Edition {
    /// Day of publication, `2026-11-22`.
    #[serde(serialize_with = "day_text")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub date: NaiveDate,
    /// First 16 hex digits of the hash of all files.
    pub build: String,
}

/// A council, a region, a country or a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Area {
    /// Stable id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name, for narrow layouts.
    pub short_name: String,
    /// Sort of area.
    pub kind: AreaKind,
    /// Code of the Office for National Statistics, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Ids of its members, for groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Id of the area whose neighbours it is, for groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Year of the list of members, for groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vintage: Option<String>,
    /// Note for readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A group of indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Theme {
    /// Stable id.
    pub id: String,
    /// Heading.
    pub name: String,
    /// One sentence for a newcomer.
    pub about: String,
    /// Note on the intervals of its figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval_note: Option<String>,
}

/// Something that is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Indicator {
    /// Stable id, part of its address.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name, for narrow layouts.
    pub short_name: String,
    /// Id of its theme.
    pub theme: String,
    /// Unit.
    pub unit: Unit,
    /// Decimals normally shown.
    pub decimals: u8,
    /// Direction that is good.
    pub polarity: Polarity,
    /// Time that one figure covers.
    pub basis: Basis,
    /// Phrase that follows the number in a sentence.
    pub counted: String,
    /// Id of the population that turns its counts into rates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Id of the indicator in which reports print the rate of its counts, as they work it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<String>,
    /// Id of the national indicator that is nearest to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub national: Option<String>,
    /// Scope: reports or national statistics.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scope: Scope,
    /// Kind of chart.
    pub chart: ChartKind,
    /// True if it is on the home page.
    pub headline: bool,
    /// Number of areas with a figure.
    pub n_areas: u32,
    /// Number of figures, each counted once however many reports give it.
    pub n_figures: u32,
}

/// The long texts of an indicator, in its own file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Definition {
    /// Definition, in plain English.
    pub text: String,
    /// Noun and clause of what is counted, after the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<String>,
    /// Out of what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<String>,
    /// Difference from the nearest national indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differs: Option<String>,
    /// Reason to look at it.
    pub why: String,
    /// Reference of the national definition.
    pub standard_source: String,
    /// Releases that its figures are taken from, with their times, rounding and agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub releases: Option<String>,
}

/// A question that readers ask, with the indicators that answer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Subject {
    /// Stable id, part of its address.
    pub id: String,
    /// Name.
    pub name: String,
    /// The question, in a reader's words.
    pub question: String,
    /// Id of its theme.
    pub theme: String,
    /// Id of the indicator whose figures come first.
    pub headline: String,
    /// Ids of the indicators that answer it, in page order.
    pub indicators: Vec<String>,
    /// Ids of indicators with a single figure or none, shown as facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

/// A comparison worth having ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ComparisonSet {
    /// Stable id.
    pub id: String,
    /// Words on its switch.
    pub name: String,
    /// Ids of its indicators.
    pub indicators: Vec<String>,
    /// Ids of its areas.
    pub areas: Vec<String>,
}

/// A report or statistical release that figures were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Report {
    /// Stable id.
    pub id: String,
    /// Kind of source.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: ReportKind,
    /// Full title.
    pub title: String,
    /// Name in a sentence.
    pub short_title: String,
    /// Day or month.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub date: PartialDate,
    /// True if the date was inferred.
    pub date_inferred: bool,
    /// True if its text is the whole report as published, and not a summary.
    #[serde(default, skip_serializing_if = "is_default")]
    pub is_whole: bool,
    /// Ids of the areas it reports on.
    pub areas: Vec<String>,
    /// Period covered.
    pub about: String,
    /// First month covered; none for releases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub covers_from: Option<Month>,
    /// Last month covered; none for releases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub covers_to: Option<Month>,
    /// Number of figures and targets taken from it.
    pub n_figures: u32,
    /// Number of those that are targets.
    #[serde(default, skip_serializing_if = "is_default")]
    pub n_targets: u32,
}

/// The kinds of figures, targets and verdicts that a site has, so that pages which load no figures
/// explain only what a reader can meet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Inventory {
    /// Kinds of target.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetKind>,
    /// Codes of the verdicts on figures of the site's own areas, such as `met`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<String>,
    /// Qualifiers in use on figures, such as exact or around.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub qualifiers: Vec<Qualifier>,
    /// Statuses in use on figures, such as printed or derived.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<Status>,
    /// True if a figure does not agree with those that it was checked against.
    #[serde(default, skip_serializing_if = "is_default")]
    pub has_contradictions: bool,
    /// True if a chart shows figures of longer times among those of single months or dates.
    #[serde(default, skip_serializing_if = "is_default")]
    pub has_longer: bool,
}

/// Something that happened and may explain or break a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Event {
    /// Stable id.
    pub id: String,
    /// Short label of the event.
    pub label: String,
    /// First day or month.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub from: PartialDate,
    /// Last day or month; none for a moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub to: Option<PartialDate>,
    /// Ids of the areas affected; empty for all.
    pub areas: Vec<String>,
    /// Ids of the indicators affected; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<String>,
    /// True if figures before and after cannot be compared.
    pub breaks: bool,
    /// Id of the report that describes it.
    pub report: String,
    /// Location in the report.
    pub place: String,
    /// The fragment as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Note for readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Event {
    /// True if it concerns an indicator in an area, both by id.
    pub fn concerns(&self, indicator: &str, area: &str) -> bool {
        let is_measured =
            self.indicators.is_empty() || self.indicators.iter().any(|id| id == indicator);
        is_measured && (self.areas.is_empty() || self.areas.iter().any(|id| id == area))
    }

    /// First and last month touched.
    pub fn months(&self) -> (Month, Month) {
        (self.from.month(), self.to.unwrap_or(self.from).month())
    }
}
