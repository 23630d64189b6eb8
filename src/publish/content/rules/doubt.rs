//! Figures of a release that its own other years make unlikely. They stay as published, with a
//! warning to the reader.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::words::Status;
use crate::format;
use crate::view::wording::provenance::MANY_BESIDE_ZERO;

use crate::publish::content::tables::rows::ObservationRow;

/// Marks every yearly count of zero next to a year of many, and every other zero of the same run,
/// with the reason. Such counts do not fall to nothing and recover within a year, but a return may
/// be missing. A year without a figure ends a run.
pub(crate) fn mark(rows: &mut [ObservationRow]) {
    let is_zero = |row: &ObservationRow| row.numerator.is_some_and(|count| count.abs() <= 0.0);
    let many = rows
        .iter()
        .filter(|row| row.numerator >= Some(MANY_BESIDE_ZERO));
    let many = many.map(|row| {
        let message = format!(
            "{} in the {}",
            format::number(row.numerator.unwrap_or_default(), 0),
            format::period(row.period)
        );
        (key(row, 0), message)
    });
    let many: BTreeMap<Key, String> = many.collect();
    let zeros = rows.iter().filter(|row| is_zero(row));
    let zeros: BTreeSet<Key> = zeros.map(|row| key(row, 0)).collect();
    // The year of many at the end of a run of zeros, on one side of a year.
    let beside = |row: &ObservationRow, step: i32| {
        let mut months = step;
        while zeros.contains(&key(row, months)) {
            months += step;
        }
        many.get(&key(row, months))
    };
    for row in rows.iter_mut().filter(|row| is_zero(row)) {
        let near: Vec<&String> = [-12, 12]
            .into_iter()
            .filter_map(|step| beside(row, step))
            .collect();
        if !near.is_empty() {
            let near = format::listed(&near);
            row.note = format!(
                "The file gives 0, beside {near}. It may stand for figures that were not returned."
            );
            row.status = Status::Doubted;
        }
    }
}

/// Indicator, breakdown and area, with the last month of the period.
type Key = (String, String, String, i32);

fn key(row: &ObservationRow, months_later: i32) -> Key {
    let subject = &row.subject;
    (
        subject.indicator.clone(),
        subject.breakdown.clone(),
        subject.area.clone(),
        row.period.months().1.plus(months_later).index(),
    )
}
