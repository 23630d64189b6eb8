//! Figures of one area and time that several releases give. The release that the table of sources
//! names first leads; the numbers of the others are compared with its own, to the digits that both
//! have, and a figure that differs keeps a note of the other number.
//!
//! A number that the leading release withholds is not taken from another release.

use std::collections::BTreeMap;

use crate::data::month::Month;
use crate::data::words::{Status, Unit};
use crate::format;
use crate::view::wording::releases::{self, Comparison, ReleaseFigures, Rounding};

use crate::publish::content::catalog::Catalog;
use crate::publish::content::catalog::releases::Sources;
use crate::publish::content::tables::rows::{GapRow, ObservationRow, Subject};

/// Figures and gaps of several releases.
#[derive(Debug, Default)]
pub(crate) struct Given {
    /// Figures.
    pub(crate) observations: Vec<ObservationRow>,
    /// Gaps where a symbol replaces the number.
    pub(crate) gaps: Vec<GapRow>,
}

/// Indicator, breakdown, area and last month.
type Key = [String; 4];

/// Counts of this size are rounded to tens.
const TENS: f64 = 10.0;
/// Less than this is a matter of binary fractions.
const EPSILON: f64 = 1e-9;

/// The rows of the leading release of each area and time, and the figures of the others.
pub(crate) fn split(given: Given, sources: &Sources) -> (Given, Vec<ObservationRow>) {
    let Given { observations, gaps } = given;
    let figures = observations
        .iter()
        .map(|row| (key(&row.subject, row.period.months().1), &row.subject));
    let withheld = gaps
        .iter()
        .map(|row| (key(&row.subject, row.to), &row.subject));
    let mut first: BTreeMap<Key, usize> = BTreeMap::new();
    for (key, subject) in figures.chain(withheld) {
        let rank = rank(subject, sources);
        let known = first.entry(key).or_insert(rank);
        *known = rank.min(*known);
    }
    let leads = |subject: &Subject, month: Month| {
        first.get(&key(subject, month)) == Some(&rank(subject, sources))
    };
    let (observations, others) = observations
        .into_iter()
        .partition(|row| leads(&row.subject, row.period.months().1));
    let gaps = gaps.into_iter().filter(|row| leads(&row.subject, row.to));
    let leading = Given {
        observations,
        gaps: gaps.collect(),
    };
    (leading, others)
}

/// Compares the figures of other releases with the leading ones, which get a note where they
/// differ. Returns a sentence on the releases of each indicator, by its id.
pub(crate) fn compare(
    leading: &mut [ObservationRow],
    others: &[ObservationRow],
    sources: &Sources,
    catalog: &Catalog,
) -> BTreeMap<String, String> {
    let decimals = decimals(leading.iter().chain(others), sources);
    let places = leading
        .iter()
        .enumerate()
        .map(|(at, row)| (key(&row.subject, row.period.months().1), at));
    let places: BTreeMap<Key, usize> = if others.is_empty() {
        BTreeMap::new()
    } else {
        places.collect()
    };
    let mut comparisons: BTreeMap<(String, String), Comparison> = BTreeMap::new();
    for other in others {
        let place = places.get(&key(&other.subject, other.period.months().1));
        let Some(first) = place.and_then(|at| leading.get_mut(*at)) else {
            continue;
        };
        let digits = [&first.subject, &other.subject]
            .map(|subject| decimals.get(&rank(subject, sources)).copied());
        let digits = digits.into_iter().flatten().min().unwrap_or_default();
        let release = short_title(catalog, &other.subject.report);
        let comparison = comparisons
            .entry((
                other.subject.indicator.clone(),
                other.subject.report.clone(),
            ))
            .or_insert_with(|| Comparison {
                release: release.clone(),
                n_both: 0,
                n_different: 0,
            });
        comparison.n_both += 1;
        if let Some(number) = difference(first, other, digits) {
            comparison.n_different += 1;
            if !first.note.is_empty() {
                first.note.push(' ');
            }
            first.note.push_str(&releases::otherwise(&release, &number));
        }
    }
    let mut sentences: BTreeMap<String, String> = BTreeMap::new();
    for (indicator, figures) in spans(leading, &decimals, sources, catalog) {
        let own = comparisons.iter().filter(|((of, _), _)| *of == indicator);
        let own: Vec<Comparison> = own.map(|(_, comparison)| comparison.clone()).collect();
        sentences.insert(indicator, releases::sentence(&figures, &own));
    }
    sentences
}

fn key(subject: &Subject, last: Month) -> Key {
    [
        subject.indicator.clone(),
        subject.breakdown.clone(),
        subject.area.clone(),
        last.to_string(),
    ]
}

/// Rank of the source of a row: the lowest leads.
fn rank(subject: &Subject, sources: &Sources) -> usize {
    let key = [&subject.indicator, &subject.breakdown, &subject.report].map(Clone::clone);
    sources.get(&key).map_or(usize::MAX, |table| table.rank)
}

/// Most digits after the point of any number, by the rank of its source.
fn decimals<'a>(
    rows: impl Iterator<Item = &'a ObservationRow>,
    sources: &Sources,
) -> BTreeMap<usize, usize> {
    let mut decimals: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        let value = row.quantity.value.unwrap_or_default().to_string();
        let digits = value.split_once('.').map_or(0, |(_, digits)| digits.len());
        let most = decimals.entry(rank(&row.subject, sources)).or_default();
        *most = digits.max(*most);
    }
    decimals
}

/// The number of a second release where it differs from the first by more than rounding to
/// `digits`: its value, or else its count.
fn difference(first: &ObservationRow, second: &ObservationRow, digits: usize) -> Option<String> {
    let values = first.quantity.value.zip(second.quantity.value);
    let half = 0.5 * 10f64.powi(-i32::try_from(digits).unwrap_or_default());
    if let Some((_, value)) = values.filter(|(a, b)| (a - b).abs() > half + EPSILON) {
        return Some(value.to_string());
    }
    let counts = first.numerator.zip(second.numerator);
    let is_rounded = |count: f64| count % TENS == 0.0;
    let (_, count) = counts.filter(|(a, b)| {
        let slack = if is_rounded(*a) || is_rounded(*b) {
            TENS / 2.0
        } else {
            0.0
        };
        (a - b).abs() > slack + EPSILON
    })?;
    Some(format!("a count of {}", format::number(count, 0)))
}

/// The releases of the figures of each indicator, in the order of their sources.
fn spans(
    leading: &[ObservationRow],
    decimals: &BTreeMap<usize, usize>,
    sources: &Sources,
    catalog: &Catalog,
) -> BTreeMap<String, Vec<ReleaseFigures>> {
    let units: BTreeMap<&str, Unit> = catalog
        .indicators
        .iter()
        .map(|(about, _)| (about.id.as_str(), about.unit))
        .collect();
    let mut by_rank: BTreeMap<usize, (&str, ReleaseFigures)> = BTreeMap::new();
    for row in leading {
        let indicator = row.subject.indicator.as_str();
        let rank = rank(&row.subject, sources);
        let (from, to) = row.period.months();
        let (_, span) = by_rank.entry(rank).or_insert_with(|| {
            let digits = decimals.get(&rank).copied().unwrap_or_default();
            let span = ReleaseFigures {
                release: short_title(catalog, &row.subject.report),
                from,
                to,
                rounding: rounding(row, units.get(indicator).copied(), digits),
            };
            (indicator, span)
        });
        span.from = span.from.min(from);
        span.to = span.to.max(to);
    }
    let mut spans: BTreeMap<String, Vec<ReleaseFigures>> = BTreeMap::new();
    for (indicator, span) in by_rank.into_values() {
        let known = spans.entry(indicator.to_owned()).or_default();
        // Breakdowns of an indicator have a source each, in the same release.
        match known.iter_mut().find(|of| of.release == span.release) {
            Some(of) => {
                of.from = of.from.min(span.from);
                of.to = of.to.max(span.to);
            }
            None => known.push(span),
        }
    }
    spans
}

fn rounding(row: &ObservationRow, unit: Option<Unit>, digits: usize) -> Rounding {
    match (row.status, unit) {
        (Status::Derived, _) => Rounding::Calculated,
        (_, Some(Unit::Percent | Unit::Rate | Unit::Caseload)) => Rounding::Decimals(digits),
        _ => Rounding::Counts,
    }
}

/// Name of a release in a sentence.
fn short_title(catalog: &Catalog, release: &str) -> String {
    let found = catalog.reports.iter().find(|report| report.id == release);
    found.map_or_else(|| release.to_owned(), |report| report.short_title.clone())
}
