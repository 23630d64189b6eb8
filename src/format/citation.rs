//! Citation and qualification of a figure: report, paragraph, exactness, status, date.

use crate::data::dataset::Dataset;
use crate::data::figure::{Place, Source};
use crate::data::words::{Dating, Qualifier, ReportKind, Status};
use crate::format;

/// Location in a report: `paragraph 2.30`, `section 5`, `under “Funding”`.
pub fn place(place: &Place) -> String {
    let counted = if place.inferred {
        " (number inferred)"
    } else {
        ""
    };
    match &place.number {
        None => format!("under “{}”", place.section),
        Some(number) if number.contains('.') => format!("paragraph {number}{counted}"),
        Some(number) => format!("section {number}{counted}"),
    }
}

/// Short citation, report and location: `Reset plan, July 2020, section 5`. A release has no
/// paragraphs to name.
pub fn short(source: &Source, dataset: &Dataset) -> String {
    let Some(report) = dataset.report(source.report) else {
        return place(&source.place);
    };
    match report.kind {
        ReportKind::Report => format!("{}, {}", report.short_title, place(&source.place)),
        ReportKind::Release => report.short_title.clone(),
    }
}

/// Full citation: report and location, as far as they are known.
pub fn full(source: &Source, dataset: &Dataset) -> String {
    let release = dataset
        .report(source.report)
        .filter(|report| report.kind == ReportKind::Release);
    match release {
        Some(release) => format!(
            "{}: {}. Files downloaded on {}.",
            release.title,
            source.place.section,
            format::date(release.date)
        ),
        None => short(source, dataset),
    }
}

/// Exactness of a figure as its source gives it, in words.
pub fn exactness(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "Exact, as printed",
        Qualifier::About => "About: the report says around",
        Qualifier::Almost => "About: the report says almost, so a little below",
        Qualifier::Below => "An upper bound: the report says it is below this",
        Qualifier::AtMost => "An upper bound: the report says at most",
        Qualifier::Above => "A lower bound: the report says it is above this",
        Qualifier::AtLeast => "A lower bound: the report says at least",
        Qualifier::Range => "A range: the report gives two bounds",
    }
}

/// Origin of a figure in words: printed by its source or derived by this site.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Printed => "Printed by its source",
        Status::Derived => "Calculated by this site from printed figures",
        Status::Reconstructed => "Read from a damaged chart or table",
        Status::Reassigned => "Printed under a heading that other figures prove wrong",
        Status::Reworded => "Printed with words that other figures prove wrong",
        Status::Doubted => "As published, though other figures make it unlikely",
        Status::Estimated => "An estimate",
        Status::Provisional => "Provisional",
        Status::Revised => "Revised since first published",
    }
}

/// A short mark for a status that a reader should notice; empty where it is simply printed.
pub fn status_mark(status: Status) -> &'static str {
    match status {
        Status::Printed => "",
        Status::Derived => "calculated",
        Status::Reconstructed => "reconstructed",
        Status::Reassigned => "heading corrected",
        Status::Reworded => "wording corrected",
        Status::Doubted => "in doubt",
        Status::Estimated => "estimated",
        Status::Provisional => "provisional",
        Status::Revised => "revised",
    }
}

/// True if it is uncertain that a figure is correct as shown.
pub fn is_uncertain(status: Status) -> bool {
    matches!(
        status,
        Status::Reconstructed | Status::Reassigned | Status::Reworded | Status::Doubted
    )
}

/// Certainty of the period of a figure, in words.
pub fn dating(dating: Dating) -> &'static str {
    match dating {
        Dating::Printed => "Printed with the figure",
        Dating::Inferred => "Worked out from the text around it",
        Dating::AsQuoted => "Not printed. Shown at the date of the report that quotes it",
        Dating::Approximate => "About then, worked out from the text around it",
        Dating::Doubted => "As printed, but contradicted elsewhere in the report",
        Dating::Undated => "One month of this time; the report does not say which",
    }
}
