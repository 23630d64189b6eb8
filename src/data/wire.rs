//! Wire format of the data files: one small index, and columnar shards. Columns that hold only
//! their default are left out. The JSON that is written and its published schema both come from
//! these structs; `unpack` reads them.

use serde::Serialize;

use super::catalog::{
    Area, ComparisonSet, Definition, Edition, Event, Indicator, Inventory, Report, SiteDetails,
    Subject, Theme, is_default,
};
use super::claim::{Check, Claim};
use super::search::Entry;
use super::text::{Block, Term};
use super::words::{Absence, Dating, Qualifier, Status, TargetKind};

/// The major version this program reads. A newer one is refused.
pub const SCHEMA_MAJOR: u32 = 1;
/// Minor version of the format that is written. Of a file with a newer one, the known fields are
/// read.
pub const SCHEMA_MINOR: u32 = 1;

/// Version of the file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SchemaVersion {
    /// Changes when old programs cannot read new files.
    pub major: u32,
    /// Changes when something is added.
    pub minor: u32,
}

/// A file of the dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FileEntry {
    /// Key: `area/<id>`, `indicator/<id>` or `report/<id>`.
    pub key: String,
    /// Path relative to the index, with a hash of the contents in the file name.
    pub path: String,
    /// Size of the file.
    pub bytes: u32,
}

/// `index.json`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct IndexFile {
    /// Format version.
    pub schema: SchemaVersion,
    /// This state of the dataset.
    pub edition: Edition,
    /// The site.
    pub site: SiteDetails,
    /// Areas.
    pub areas: Vec<Area>,
    /// Themes in page order.
    pub themes: Vec<Theme>,
    /// Indicators in page order.
    pub indicators: Vec<Indicator>,
    /// Reports in date order.
    pub reports: Vec<Report>,
    /// Events in time order.
    pub events: Vec<Event>,
    /// Subjects in page order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    /// Comparisons worth having ready.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<ComparisonSet>,
    /// Changes between the last two reports, in a sentence, if there are two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest_step: Option<String>,
    /// The kinds of figures, targets and verdicts that the site has.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inventory: Inventory,
    /// Paths of the pages of this site that have nothing to show, such as `glossary/` where there
    /// are no terms. Menus, links and search leave them out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub empty_pages: Vec<String>,
    /// The other files.
    pub files: Vec<FileEntry>,
}

/// A shard: the figures of one area, one indicator or one report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PartFile {
    /// Format version.
    pub schema: SchemaVersion,
    /// Key, as in the index.
    pub key: String,
    /// Ids of the areas of its figures.
    pub areas: Vec<String>,
    /// Ids of the indicators of its figures.
    pub indicators: Vec<String>,
    /// Breakdowns of the figures; the first is the total.
    pub breakdowns: Vec<WireBreakdown>,
    /// Places it refers to.
    pub places: Vec<WirePlace>,
    /// Periods it refers to.
    pub periods: Vec<String>,
    /// The figures.
    pub observations: ObservationColumns,
    /// The targets.
    pub targets: TargetColumns,
    /// The gaps.
    pub gaps: GapColumns,
    /// Results of recalculated figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// Ids of the figures and targets that the text of their report does not state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlinked: Vec<String>,
    /// Long texts, in an indicator's shard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Definition>,
    /// The blocks of a report to read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<Block>,
    /// The terms of the glossary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// Claims of the reports, each with its verdict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// Entries to search.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
    /// The publisher's text for the page about the site.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Block>,
    /// The publisher's notes for the page of data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data_notes: Vec<Block>,
}

/// A breakdown of an indicator, such as a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct WireBreakdown {
    /// Stable id; empty for the total.
    pub id: String,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Heading it is listed under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Id of the breakdown whose target applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_group: Option<String>,
}

/// A location in a report: a paragraph, table or chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct WirePlace {
    /// Id of the report.
    pub report: String,
    /// Id of the location in it.
    pub id: String,
    /// Heading of the section it is in.
    pub section: String,
    /// Printed number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// True if the paragraph number was inferred.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inferred: bool,
    /// Position in the document.
    pub order: u32,
}

macro_rules! columns {
    ($(#[$meta:meta])* $name:ident {
        required { $($(#[$rmeta:meta])* $rfield:ident: $rty:ty),* $(,)? }
        optional { $($(#[$ometa:meta])* $ofield:ident: $oty:ty),* $(,)? }
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub struct $name {
            $($(#[$rmeta])* pub $rfield: Vec<$rty>,)*
            $(
                $(#[$ometa])*
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $ofield: Vec<$oty>,
            )*
        }

        impl $name {
            /// The first column whose length is neither that of `id` or `indicator` nor, where
            /// it may be left out, nothing: its name, its length, the length expected.
            pub fn uneven(&self) -> Option<(&'static str, usize, usize)> {
                let expected = self.len();
                $(if self.$rfield.len() != expected {
                    return Some((stringify!($rfield), self.$rfield.len(), expected));
                })*
                $(if !self.$ofield.is_empty() && self.$ofield.len() != expected {
                    return Some((stringify!($ofield), self.$ofield.len(), expected));
                })*
                None
            }

            /// Empties the columns that hold only their default.
            pub fn trim(&mut self) {
                $(if self.$ofield.iter().all(|cell| *cell == <$oty>::default()) {
                    self.$ofield = Vec::new();
                })*
            }
        }
    };
}

columns!(
    /// Figures, one row each. Cells of `indicator`, `area`, `breakdown`, `period` and `place` are
    /// positions in the lists of the shard.
    ObservationColumns {
        required {
            /// Position of the indicator.
            indicator: u32,
            /// Position of the area.
            area: u32,
            /// Position of the period.
            period: u32,
            /// Position of the location.
            place: u32,
        }
        optional {
            /// Stable id; where it is left out, indicator, area, period and breakdown make one.
            id: String,
            /// Position of the breakdown; 0 for the total.
            breakdown: u32,
            /// The number.
            value: Option<f64>,
            /// Lower bound.
            lower: Option<f64>,
            /// Upper bound.
            upper: Option<f64>,
            /// Numerator.
            numerator: Option<f64>,
            /// Out of what.
            denominator: Option<f64>,
            /// The fragment as printed.
            printed: String,
            /// Note for readers.
            note: String,
            /// Exactness.
            qualifier: Qualifier,
            /// Origin.
            status: Status,
            /// Certainty of the period.
            dating: Dating,
        }
    }
);

columns!(
    /// Targets, one row each.
    TargetColumns {
        required {
            /// Stable id.
            id: String,
            /// Position of the indicator.
            indicator: u32,
            /// Position of the area.
            area: u32,
            /// First month in force.
            from: String,
            /// Position of the location.
            place: u32,
        }
        optional {
            /// Position of the breakdown; 0 for the total.
            breakdown: u32,
            /// Last month in force; empty where no end is printed.
            to: String,
            /// The level.
            value: Option<f64>,
            /// Lower bound.
            lower: Option<f64>,
            /// Upper bound.
            upper: Option<f64>,
            /// The fragment as printed.
            printed: String,
            /// Note for readers.
            note: String,
            /// Kind of target.
            kind: TargetKind,
            /// Exactness.
            qualifier: Qualifier,
        }
    }
);

columns!(
    /// Gaps, one row each.
    GapColumns {
        required {
            /// Position of the indicator.
            indicator: u32,
            /// Position of the area.
            area: u32,
            /// First month.
            from: String,
            /// Last month.
            to: String,
            /// Position of the location.
            place: u32,
        }
        optional {
            /// Position of the breakdown; 0 for the total.
            breakdown: u32,
            /// The content of the report's own chart, or the reason why nothing was counted.
            note: String,
            /// Reason.
            absence: Absence,
        }
    }
);

impl ObservationColumns {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.indicator.len()
    }

    /// True if there are no rows.
    pub fn is_empty(&self) -> bool {
        self.indicator.is_empty()
    }
}

impl TargetColumns {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.id.len()
    }

    /// True if there are no rows.
    pub fn is_empty(&self) -> bool {
        self.id.is_empty()
    }
}

impl GapColumns {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.indicator.len()
    }

    /// True if there are no rows.
    pub fn is_empty(&self) -> bool {
        self.indicator.is_empty()
    }
}
