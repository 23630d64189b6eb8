//! The sentence for one figure. Tooltip, keyboard focus, screen reader, table and paper all
//! use this one.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::{Observation, Quantity};
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{AreaKind, Dating, Qualifier, Unit};
use crate::format::citation;

use super::provenance;
use crate::format::{self, difference, timing};
use crate::view::selection::{Line, Point};
use crate::view::state::Measure;

/// A number with what it counts: `345 children on a protection plan`, `no plans ended`.
pub fn counted(quantity: &Quantity, indicator: &Indicator) -> String {
    let is_counted = matches!(indicator.unit, Unit::Count | Unit::People);
    let number = match quantity.point() {
        Some(zero) if is_counted && zero.abs() < f64::EPSILON => "no".to_owned(),
        _ => format::quantity(quantity, indicator),
    };
    let per = if indicator.unit == Unit::Rate {
        " per 10,000 children"
    } else {
        ""
    };
    // `19% of contacts became referrals`, `372 contacts became referrals`.
    let counted = if is_share(indicator) && indicator.unit != Unit::Percent {
        indicator.counted.trim_start_matches(SHARE)
    } else {
        &indicator.counted
    };
    format!("{}{per}", format::phrase(&number, counted))
}

/// Prefix of a `counted` phrase that is a share and a clause: `of contacts became referrals`.
const SHARE: &str = "of ";

fn is_share(indicator: &Indicator) -> bool {
    indicator.counted.starts_with(SHARE) && indicator.unit != Unit::Pounds
}

/// True if the phrase is a clause with a verb, which follows the area.
fn is_clause(indicator: &Indicator) -> bool {
    is_share(indicator) || indicator.counted.contains(format::NUMBER)
}

/// A number with what it counts and when: `345 children on a protection plan in June 2020`; what
/// happened `in the year` before a day did so in the year to that day.
pub fn counted_when(indicator: &Indicator, point: &Point) -> String {
    let (counted, when) = (
        counted(&point.quantity, indicator),
        in_when(indicator, point),
    );
    let is_year =
        when.starts_with("in the year ") || matches!(point.period, Period::FinancialYear(_));
    match timing::without_year(&counted).filter(|_| is_year) {
        Some(rest) => format!("{rest} {when}"),
        None => format!("{counted} {when}"),
    }
}

/// A number with what it counts, of whom and when: `345 children on a protection plan in
/// Cambridgeshire in June 2020`, `Peterborough as quoted in 2019: 45th most deprived authority`. A
/// share is a clause, in which the area is that of the people and not of what happened to them: `In
/// Cambridgeshire, 19% of contacts became referrals in June 2020`. Councils of a group are `among`
/// its members.
pub fn of_whom(indicator: &Indicator, point: &Point, name: &str, kind: AreaKind) -> String {
    let location = match kind {
        AreaKind::Neighbours => format!("among {}", format::lower(name)),
        _ => format!("in {name}"),
    };
    if indicator.unit == Unit::Rank {
        let counted = counted(&point.quantity, indicator);
        return format!("{name} {}: {counted}", in_when(indicator, point));
    }
    if is_clause(indicator) {
        return format!("{location}, {}", counted_when(indicator, point));
    }
    let counted = counted(&point.quantity, indicator);
    format!("{counted} {location} {}", in_when(indicator, point))
}

/// Previous point of a line that is comparable: of the same period length, and with a number.
pub fn previous<'a>(line: &'a Line, point: &Point) -> Option<&'a Point> {
    let mut earlier = line.points.iter().filter(|other| {
        other.period.order() < point.period.order()
            && other.period.is_same_kind(point.period)
            && !point.period.holds(other.period)
            && other.quantity.point().is_some()
    });
    earlier.next_back()
}

/// Change of a point from the one before, if both have numbers, and any periods between that have
/// no exact figure; a note that the two are not comparable if a break lies between. A percentage
/// whose counts are known is calculated from those, not from its rounded value. Figures that are
/// only quoted have unknown dates: there is no change between them.
pub fn change_since(line: &Line, point: &Point, indicator: &Indicator) -> Option<String> {
    let before = previous(line, point)?;
    if [before, point]
        .iter()
        .any(|point| point.dating() == Dating::AsQuoted)
    {
        return None;
    }
    if let Some(why) = line.unlike(before, point) {
        let earlier = timing::named(before.period, indicator);
        return Some(format!("not comparable with {earlier}: {why}"));
    }
    let change = told_change(before, point, indicator, |from, to, about| {
        difference::since((before.period, from), (point.period, to), about)
    })?;
    Some(format!("{change}{}", skipped(line, before, point)))
}

/// Periods between two points that have no exact figure although something is recorded, a bound or
/// a reason: ` (no exact figure for February 2022)`; empty if there are none.
fn skipped(line: &Line, before: &Point, point: &Point) -> String {
    let (start, end) = (before.period.months().1, point.period.months().0);
    let is_between = |months: &(Month, Month)| months.0 > start && months.1 < end;
    let bounds = line.points.iter();
    let bounds = bounds.filter(|other| other.period.is_same_kind(point.period));
    let bounds = bounds.map(|other| other.period.months());
    let gaps = line.series.gaps.iter();
    let gaps = gaps.filter(|gap| gap.breakdown == line.breakdown);
    let gaps = gaps.map(|gap| (gap.from, gap.to));
    let mut spans: Vec<(Month, Month)> = bounds.chain(gaps).filter(is_between).collect();
    spans.sort_unstable();
    let mut runs: Vec<(Month, Month)> = Vec::new();
    for (from, to) in spans {
        match runs.last_mut() {
            Some((_, last)) if from <= last.plus(1) => *last = to.max(*last),
            _ => runs.push((from, to)),
        }
    }
    let runs = runs.iter().map(|(from, to)| format::months(*from, *to));
    match runs.collect::<Vec<_>>() {
        runs if runs.is_empty() => String::new(),
        runs => format!(" (no exact figure for {})", format::listed(&runs)),
    }
}

/// Reason that a point has no change from an earlier one.
pub fn no_change(line: &Line, point: &Point) -> &'static str {
    let mut earlier = line.points.iter().filter(|other| {
        other.period.order() < point.period.order() && other.period.is_same_kind(point.period)
    });
    match (point.quantity.point(), previous(line, point)) {
        (None, _) => "Not an exact figure",
        (Some(_), Some(_)) => "Not comparable: the dates of what is quoted are not known",
        (Some(_), None) if earlier.next().is_some() => "No exact figure before",
        (Some(_), None) => "No earlier figure",
    }
}

/// Change from one point to another in words, with its certainty, and its basis if that is not the
/// two printed numbers; `None` if either has no number.
pub fn told_change(
    before: &Point,
    point: &Point,
    indicator: &Indicator,
    words: impl FnOnce(f64, f64, &Indicator) -> String,
) -> Option<String> {
    let (from, to) = Point::both(before, point)?;
    let shown = |point: &Point| Some(format::shown(point.quantity.point()?, indicator.decimals));
    let printed = shown(before).zip(shown(point))?;
    let is_counted = before.precise().is_some() && point.precise().is_some();
    // Without counts the change is that of the numbers that a reader sees.
    let (from, to) = if is_counted { (from, to) } else { printed };
    let about = finer(indicator, &[before, point]);
    let sure = [before, point]
        .iter()
        .all(|point| point.quantity.qualifier == Qualifier::Exact);
    let is_rounded = (printed.1 - printed.0 - (to - from)).abs() > 0.05;
    let reads_alike = difference::size(printed.1 - printed.0, indicator).is_none();
    let moves = difference::size(to - from, &about).is_some();
    // A rate that is calculated moves too when its population is estimated anew.
    if before.base != point.base {
        let around = if sure || !moves { "" } else { "around " };
        let change = words(from, to, &about);
        return Some(format!(
            "{around}{change}, with a later estimate of the population"
        ));
    }
    if is_rounded && reads_alike && moves {
        let exactly = difference::words(from, to, &about);
        let change = words(printed.0, printed.1, indicator);
        return Some(format!("{change} ({exactly} before rounding)"));
    }
    let around = if sure || !moves { "" } else { "around " };
    let basis = if sure && is_rounded {
        ", before rounding"
    } else {
        ""
    };
    Some(format!("{around}{}{basis}", words(from, to, &about)))
}

/// The indicator with a decimal more than it is printed with, where points have the numbers behind
/// them.
pub fn finer(indicator: &Indicator, points: &[&Point]) -> Indicator {
    let by_counts = points.iter().all(|point| point.precise().is_some());
    Indicator {
        decimals: indicator.decimals.max(u8::from(by_counts)),
        ..indicator.clone()
    }
}

/// The sentence for a point, such as "Cambridgeshire, June 2020: 345 children on a protection
/// plan, 25 more than May. Reset plan, section 5."
pub fn point(dataset: &Dataset, line: &Line, point: &Point, indicator: &Indicator) -> String {
    let Some(observation) = point.observation() else {
        return String::new();
    };
    let mut text = format!(
        "{}, {}: {}",
        line.name,
        when(point.period, observation.dating),
        counted(&point.quantity, indicator)
    );
    if let Some(change) = change_since(line, point, indicator) {
        text.push_str(", ");
        text.push_str(&change);
    }
    text.push('.');
    for remark in remarks(line, point, observation) {
        text.push(' ');
        text.push_str(&remark);
    }
    // Remarks on a printed rate do not apply to the count behind it.
    let is_printed = line.measure == Measure::Printed;
    let checked = point.observations.iter().filter(|_| is_printed);
    for message in checked.filter_map(|o| provenance::worked_again(o, dataset)) {
        text.push(' ');
        text.push_str(&message);
    }
    for observation in &point.observations {
        text.push(' ');
        text.push_str(&citation::short(&observation.source, dataset));
        text.push('.');
    }
    text
}

/// The period of a figure, with a word where it is not its own.
pub fn when(period: Period, dating: Dating) -> String {
    let label = format::period(period);
    match dating {
        Dating::Printed | Dating::Inferred => label,
        Dating::AsQuoted => format!("as quoted in {label}"),
        Dating::Approximate => format!("around {label}"),
        Dating::Doubted => format!("{label}, a date in doubt"),
        Dating::Undated => format!("one month of {label}"),
    }
}

/// The period of a point within a sentence: `in June 2020`, `at the end of June 2020`, `around
/// September 2019`, `as quoted in January 2021`.
pub fn in_when(indicator: &Indicator, point: &Point) -> String {
    let label = when(point.period, point.dating());
    match point.dating() {
        Dating::Approximate | Dating::AsQuoted => label,
        Dating::Doubted => format!("in {label}"),
        Dating::Printed | Dating::Inferred | Dating::Undated => {
            timing::within(point.period, indicator)
        }
    }
}

/// Caution after a number that does not agree with those it rests on, or that is not as printed;
/// empty for any other, and in a measure that the site calculates.
pub fn caution(dataset: &Dataset, line: &Line, point: &Point) -> String {
    let noted = point.observations.iter().find_map(|o| {
        let is_noted =
            provenance::at_odds(o, dataset).is_some() || citation::is_uncertain(o.status);
        is_noted.then(|| provenance::mark(o, dataset))
    });
    match noted {
        Some(mark) if line.measure == Measure::Printed => format!("; {mark}"),
        _ => String::new(),
    }
}

/// Remarks on a number that is not simply printed.
fn remarks(line: &Line, point: &Point, observation: &Observation) -> Vec<String> {
    let mut remarks = Vec::new();
    let mark = citation::status_mark(observation.status);
    if line.kind == AreaKind::Neighbours
        && let Some(note) = &observation.note
    {
        remarks.push(note.to_string());
    } else if !mark.is_empty() {
        remarks.push(sentence_case(mark));
    }
    if let Some(base) = &point.base {
        remarks.push(format!(
            "Calculated by this site for {}.",
            provenance::population(base)
        ));
    }
    remarks
}

fn sentence_case(words: &str) -> String {
    format!("{}.", format::capital(words))
}
