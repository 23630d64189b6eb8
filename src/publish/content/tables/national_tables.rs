//! The tables of national statistics: their files and columns.

/// The figures of the releases, which `candour import` writes.
pub(crate) const OBSERVATIONS: &str = "national/observations.csv";
/// The members of each group of areas.
pub(crate) const MEMBERS: &str = "members.csv";
/// Figures selected from the releases, listed by hand.
pub(crate) const SOURCES: &str = "national/sources.csv";

/// The columns of [`OBSERVATIONS`].
pub(crate) const OBSERVATION_COLUMNS: &[&str] = &[
    "indicator",
    "breakdown",
    "area",
    "period",
    "value",
    "numerator",
    "denominator",
    "symbol",
    "release",
];
/// The columns of [`MEMBERS`].
pub(crate) const MEMBER_COLUMNS: &[&str] = &["group", "member", "closeness"];
/// The columns of [`SOURCES`].
pub(crate) const SOURCE_COLUMNS: &[&str] = &[
    "indicator",
    "breakdown",
    "release",
    "file",
    "filter",
    "value",
    "numerator",
    "denominator",
    "period",
];
