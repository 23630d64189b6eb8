//! Consistency of the cells of a row: a figure with its text, its report and the gaps, a target
//! with the others.

use crate::data::catalog::Report;
use crate::data::figure::Quantity;
use crate::data::month::Month;
use crate::data::partial_date::PartialDate;
use crate::data::period::Period;
use crate::data::words::{Status, TargetKind, Unit};
use crate::publish::table::{Problems, Row};

use super::numbers;
use super::shares::Share;
use crate::publish::content::tables::rows::{ObservationRow, Subject, TargetRow};

/// Checks that the text as printed contains the number, if it contains any.
pub(crate) fn printed(row: &Row<'_>, quantity: &Quantity, status: Status, problems: &mut Problems) {
    let is_as_printed = !matches!(status, Status::Derived | Status::Reconstructed);
    let found = numbers::find(row.text("printed"));
    let mut message: Vec<f64> = found.iter().flat_map(|n| [n.digits, n.value()]).collect();
    // A year in the text is not the figure.
    message.retain(|number| !(1990.0..2100.0).contains(number));
    let own: Vec<f64> = quantity.mentions().collect();
    let is_told = |number: &f64| {
        message
            .iter()
            .any(|sentence| (sentence - number).abs() < 1e-6)
    };
    let is_told_of = !message.is_empty() && !own.is_empty();
    if is_as_printed && is_told_of && !own.iter().any(is_told) {
        let own: Vec<String> = own.iter().map(ToString::to_string).collect();
        let expected = format!("a fragment that names {}", own.join(" or "));
        row.problem("printed", expected, problems);
    }
}

/// A rate or percentage is that of its own numerator and denominator, to the digits used, unless a
/// note explains the difference.
pub(crate) fn parts(
    row: &Row<'_>,
    unit: Option<Unit>,
    value: Option<f64>,
    parts: Option<(f64, f64)>,
    problems: &mut Problems,
) {
    // A numerator greater than its denominator is a mistake of its own.
    let parts = parts.filter(|(part, whole)| part <= whole);
    let Some((value, (part, whole))) = value.zip(parts) else {
        return;
    };
    let share = Share::of(row.text("value"), value, part, whole);
    let is_share = matches!(unit, Some(Unit::Percent | Unit::Rate));
    let is_explained = !row.text("note").is_empty();
    let calculated = share
        .disagreement(unit)
        .filter(|_| is_share && !is_explained);
    if let Some(calculated) = calculated {
        let expected = format!(
            "{calculated}, which {part} of {whole} gives, or a note that explains the difference"
        );
        row.problem("value", expected, problems);
    }
}

/// Checks that a rate of a release is close to the rate of its own numerator and denominator. The
/// department may use another population for one of them, but not one that is much larger or
/// smaller.
pub(crate) fn national_parts(
    row: &Row<'_>,
    value: Option<f64>,
    parts: Option<(f64, f64)>,
    problems: &mut Problems,
) {
    let Some((value, (part, whole))) = value.zip(parts) else {
        return;
    };
    let share = Share::of(row.text("value"), value, part, whole);
    if let Some(calculated) = share.far_from_rate(MAX_RATE_DIFFERENCE) {
        let expected = format!("about {calculated}, which {part} of {whole} gives for 10,000");
        row.problem("value", expected, problems);
    }
}

/// Largest difference of a published rate from its calculated value beyond rounding, as a share of
/// it.
const MAX_RATE_DIFFERENCE: f64 = 0.1;

/// Checks that a report has no figure of a period that begins after it was written.
pub(crate) fn period(row: &Row<'_>, period: Period, reports: &[Report], problems: &mut Problems) {
    let report = reports
        .iter()
        .find(|report| report.id == row.text("report"));
    // A report whose date cannot be read is named in its own table.
    let dated = report.filter(|report| report.date != PartialDate::default());
    let Some(written) = dated.map(|report| report.date.last_day()) else {
        return;
    };
    if period.start() > written {
        let expected = format!("a period that begins by {written}, when its report was written");
        row.problem("period", expected, problems);
    }
}

/// A run of months without figures has one at least: a chart that is lost may have shown others.
pub(crate) fn gap(
    row: &Row<'_>,
    (subject, from, to): (&Subject, Month, Month),
    figures: &[ObservationRow],
    problems: &mut Problems,
) {
    let is_of_month = |period: Period| matches!(period, Period::Month(_) | Period::Day(_));
    let has_figure = |month: Month| {
        figures.iter().any(|figure| {
            is_same(&figure.subject, subject)
                && is_of_month(figure.period)
                && figure.period.months().0 == month
        })
    };
    let mut months = (0..=to.index() - from.index()).map(|step| from.plus(step));
    if from <= to && months.all(has_figure) {
        row.problem(
            "from",
            "months of which one at least has no figure",
            problems,
        );
    }
}

/// Checks that there is only one target, or one limit, at a time.
pub(crate) fn target(row: &Row<'_>, new: &TargetRow, known: &[TargetRow], problems: &mut Problems) {
    let is_after = |end: Option<Month>, start: Month| end.is_none_or(|end| end >= start);
    let clashes = |other: &&TargetRow| {
        is_same(&other.subject, &new.subject)
            && other.kind == new.kind
            && matches!(new.kind, TargetKind::Target | TargetKind::Limit)
            && is_after(other.to, new.from)
            && is_after(new.to, other.from)
            && other.quantity != new.quantity
    };
    if let Some(other) = known.iter().find(clashes) {
        let expected = format!(
            "a month after {} ends, which asks something else at the same time",
            other.id
        );
        row.problem("from", expected, problems);
    }
}

fn is_same(a: &Subject, b: &Subject) -> bool {
    (&a.indicator, &a.area, &a.breakdown) == (&b.indicator, &b.area, &b.breakdown)
}
