//! Columns of the catalogue tables, as they must appear in each header.

/// The columns of the table of areas.
pub const AREAS: &[&str] = &[
    "id",
    "name",
    "short_name",
    "kind",
    "code",
    "la_code",
    "of",
    "vintage",
    "note",
];
/// The columns of the table of subjects.
pub(crate) const SUBJECTS: &[&str] = &[
    "id",
    "name",
    "question",
    "theme",
    "headline",
    "indicators",
    "facts",
];
/// The columns of the table of sets.
pub(crate) const SETS: &[&str] = &["id", "name", "indicators", "areas"];
/// The columns of the table of themes.
pub(crate) const THEMES: &[&str] = &["id", "name", "about", "interval_note"];
/// The columns of the table of indicators.
pub const INDICATORS: &[&str] = &[
    "id",
    "name",
    "short_name",
    "theme",
    "unit",
    "decimals",
    "polarity",
    "basis",
    "counted",
    "base",
    "rate",
    "definition",
    "numerator",
    "denominator",
    "why",
    "standard_source",
    "scope",
    "national",
    "differs",
    "chart",
    "headline",
];
/// The columns of the table of breakdowns.
pub(crate) const BREAKDOWNS: &[&str] = &["id", "name", "group", "target_group", "note"];
/// The columns of the table of reports.
pub(crate) const REPORTS: &[&str] = &[
    "id",
    "title",
    "short_title",
    "date",
    "date_basis",
    "areas",
    "about",
    "covers_from",
    "covers_to",
    "text",
];
/// Columns of the table of report paragraphs.
pub(crate) const PLACES: &[&str] = &["report", "id", "section", "number", "inferred"];
/// The columns of the table of events.
pub(crate) const EVENTS: &[&str] = &[
    "id",
    "label",
    "from",
    "to",
    "areas",
    "indicators",
    "breaks",
    "report",
    "place",
    "printed",
    "fact",
    "note",
];
