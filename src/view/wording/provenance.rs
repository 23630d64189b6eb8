//! Provenance of a figure, in words: the same for tables, tooltips and reports.

use crate::data::claim::Check;
use crate::data::dataset::Dataset;
use crate::data::figure::{Observation, Source};
use crate::data::words::{ReportKind, Status, Unit};
use crate::format::citation::{dating, exactness, full, status, status_mark};
use crate::view::state::anchor;

use crate::format;
use crate::view::selection::line::Point;
use crate::view::selection::measure::Base;
use crate::view::state::Measure;
use crate::view::state::link::Link;
use crate::view::state::route::Route;

/// Link to a figure's source: the text in a report that states it, else its entry in the list of
/// that report's figures, or a release in the list of releases.
pub fn link(observation: &Observation, dataset: &Dataset) -> Link {
    let source = &observation.source;
    let Some(report) = dataset.report(source.report) else {
        return Link::to_page(Route::Reports);
    };
    match report.kind {
        ReportKind::Report => {
            let is_stated = observation.status != Status::Derived;
            let id = Some(observation.id.as_ref()).filter(|_| is_stated);
            let anchor = anchor_of(id, source, &report.id, dataset);
            Link::to_anchor(Route::Report(report.id.clone()), anchor)
        }
        ReportKind::Release => Link::to_anchor(Route::Data, format!("release-{}", report.id)),
    }
}

/// Anchor of a figure or target on the page of its report: the words that state it, else the entry
/// of its paragraph in the list of figures.
pub fn anchor_of(id: Option<&str>, source: &Source, report: &str, dataset: &Dataset) -> String {
    match id.filter(|id| dataset.is_linked(report, id)) {
        Some(id) => anchor::figure_anchor(id),
        None => format!("place-{}", source.place.id),
    }
}

/// True if a report is there to read.
pub fn has_text(dataset: &Dataset, report: &str) -> bool {
    dataset.file(&format!("text/{report}")).is_some()
}

/// Result of recalculating a figure, in a sentence; `None` if it was not recalculated.
pub fn worked_again(observation: &Observation, dataset: &Dataset) -> Option<String> {
    let check = dataset.check(&observation.id)?;
    Some(format!("Checked: {}", check.message))
}

/// Smallest count of an adjacent year that puts a yearly count of 0 in doubt.
pub const MANY_BESIDE_ZERO: f64 = 50.0;

/// Rule by which a 0 of a release is in doubt.
pub fn doubted_zero_rule() -> String {
    format!(
        "A 0 next to a year of {} or more is in doubt, and so is each in a row of them: it may stand \
         for figures that were not returned. Averages leave it out.",
        format::number(MANY_BESIDE_ZERO, 0)
    )
}

/// Mark of a figure that does not agree with the numbers it was checked against.
pub const AT_ODDS: &str = "does not agree when checked";

/// Check of a figure that does not agree with those it was checked against.
pub fn at_odds<'a>(observation: &Observation, dataset: &'a Dataset) -> Option<&'a Check> {
    dataset.check(&observation.id).filter(|check| !check.agrees)
}

/// True if a figure is neither in doubt nor contradicted by those that it rests on.
pub fn is_sure(point: &Point, dataset: &Dataset) -> bool {
    let is_at_odds = |o| at_odds(o, dataset).is_some();
    !point.is_doubted() && !point.observations.iter().any(is_at_odds)
}

/// True if a figure is drawn hollow: it is not simply printed, or is uncertain.
pub fn is_hollow(point: &Point, dataset: &Dataset) -> bool {
    !point.is_printed() || !is_sure(point, dataset)
}

/// A short mark for a figure that a reader should look at twice: it does not agree with the
/// numbers that it rests on, or it is not simply printed. Empty for any other.
pub fn mark(observation: &Observation, dataset: &Dataset) -> &'static str {
    if at_odds(observation, dataset).is_some() {
        AT_ODDS
    } else {
        status_mark(observation.status)
    }
}

/// Link to the check of a figure.
pub fn check_link(observation: &Observation, dataset: &Dataset) -> Option<Link> {
    let check = dataset.check(&observation.id)?;
    Some(Link::to_anchor(Route::Checks, &check.claim))
}

/// Description of a number that its source does not print in this measure; `None` if it does.
pub fn shown_here(point: &Point, measure: Measure) -> Option<String> {
    match (measure, &point.base) {
        (Measure::Printed, _) | (Measure::Rate, None) => None,
        (Measure::Count, _) => Some("The number counted behind the share that is printed".into()),
        (Measure::Rate, Some(base)) => Some(format!(
            "Not printed. The number below for every 10,000 of {}",
            population(base)
        )),
    }
}

/// A population with its time: `137,000 children aged 0 to 17 (July 2019)`.
pub fn population(base: &Base) -> String {
    format!(
        "{} children aged 0 to 17 ({})",
        format::number(base.population, 0),
        format::period(base.observation.period)
    )
}

/// The lines of a source panel, each with its heading.
pub fn panel(observation: &Observation, dataset: &Dataset) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let printed = &observation.source.printed;
    let is_release = dataset
        .report(observation.source.report)
        .is_some_and(|report| report.kind == ReportKind::Release);
    let as_printed = match (printed, observation.status) {
        (None, Status::Printed) if is_release => "As published in the file".to_owned(),
        (None, Status::Derived) => "Not printed. Calculated by this site".to_owned(),
        (None, _) => "Not printed".to_owned(),
        (Some(printed), Status::Derived) => format!("Rests on “{printed}”"),
        (Some(printed), _) => format!("“{printed}”"),
    };
    lines.push(("Printed as", as_printed));
    lines.push(("Where", full(&observation.source, dataset)));
    // Figures of a release need no qualification.
    if !is_release {
        lines.push((
            "Exactness",
            exactness(observation.quantity.qualifier).to_owned(),
        ));
        lines.push(("Origin", status(observation.status).to_owned()));
        lines.push(("Date", dating(observation.dating).to_owned()));
    }
    lines.extend(counts(observation, dataset));
    if let Some(check) = dataset.check(&observation.id) {
        lines.push(("Checked", check.message.clone()));
    }
    if let Some(note) = &observation.note {
        lines.push(("Note", note.to_string()));
    }
    lines
}

/// Two numbers behind a figure: a segment and its total, or a numerator and denominator.
fn counts(observation: &Observation, dataset: &Dataset) -> Option<(&'static str, String)> {
    let (part, whole) = observation.numerator.zip(observation.denominator)?;
    let [part, whole] = [part, whole].map(|count| format::number(count, 0));
    let indicator = dataset.indicator(observation.indicator);
    if indicator.is_none_or(|indicator| indicator.unit != Unit::Caseload) {
        return Some(("Out of", format!("{part} of {whole}")));
    }
    // A caseload is no share of the workers.
    let words = dataset.definition(observation.indicator);
    let of = |text: Option<&String>, noun: &str| match text {
        None => noun.to_owned(),
        Some(text) => format!("({})", format::lower(text)),
    };
    let numerator = of(words.and_then(|words| words.numerator.as_ref()), "cases");
    let denominator = of(
        words.and_then(|words| words.denominator.as_ref()),
        "workers",
    );
    Some((
        "Calculated from",
        format!("{part} {numerator} divided by {whole} {denominator}"),
    ))
}
