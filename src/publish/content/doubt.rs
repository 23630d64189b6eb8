//! Figures of a release that its own other years make unlikely. They stay as published; the reader
//! is told.

use std::collections::BTreeMap;

use crate::data::words::Status;
use crate::view::format;

use super::figures::ObservationRow;

/// A count of nothing beside a year of so many is in doubt: such numbers do not fall to nothing and
/// come back within a year, but a return may be missing.
const MANY: f64 = 50.0;

/// Marks every yearly count of zero that stands beside a year of many, and says why.
pub(super) fn mark(rows: &mut [ObservationRow]) {
    let many = rows.iter().filter(|row| row.numerator >= Some(MANY));
    let many = many.map(|row| {
        let told = format!(
            "{} in the {}",
            format::number(row.numerator.unwrap_or_default(), 0),
            format::period(row.period)
        );
        (key(row, 0), told)
    });
    let many: BTreeMap<Key, String> = many.collect();
    for row in rows.iter_mut() {
        let near = [-12, 12]
            .into_iter()
            .filter_map(|months| many.get(&key(row, months)));
        let near: Vec<&String> = near.collect();
        if row.numerator.is_some_and(|count| count.abs() <= 0.0) && !near.is_empty() {
            let near = format::listed(&near);
            row.note = format!(
                "The file gives 0, beside {near}. It may stand for figures that were not returned."
            );
            row.status = Status::Doubted;
        }
    }
}

/// Of what, and the last month that it covers.
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
