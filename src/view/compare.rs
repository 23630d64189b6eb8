//! A comparison as a value: the areas of one indicator at one date or two, in order, with what
//! the comparison is worth.

pub mod benchmark;
pub mod composition;
pub mod finding;
pub mod options;
pub mod table;

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::AreaIdx;
use crate::data::period::Period;
use crate::data::words::{AreaKind, Dating, Polarity, Unit};
use crate::stats::interval::Interval;
use crate::stats::order::{sort_by_f64, to_f64};
use crate::stats::rank;

use super::selection::Selection;
use super::selection::confidence;
use super::state::{Arrangement, ViewState};
use super::wording::{data_point, provenance};
use crate::format::{self, difference, labels};
use crate::view::selection::line::{Line, Point};

/// Role of an area in a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// One of the areas that the site is about.
    Home,
    /// A group, a region or the country: a benchmark.
    Reference,
    /// Any other.
    Other,
}

/// One area in a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedArea {
    /// Display name of the area.
    pub name: String,
    /// Figures of the area.
    pub line: Line,
    /// Role of the area in the comparison.
    pub role: Role,
    /// Figure at the later date.
    pub now: Option<Point>,
    /// Figure at the earlier date, if two dates are compared.
    pub then: Option<Point>,
    /// Reason that there is no current figure; empty if there is one.
    pub missing: String,
    /// The 95% interval of its figure now.
    pub interval: Option<Interval>,
    /// Place among the councils, and quarter, where one direction is good.
    pub place: String,
    /// Difference from the first home area in words; empty for that area.
    pub difference: String,
    /// Change between the two dates, in words.
    pub change: String,
}

/// A comparison at one date or two.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The indicator as it reads in the measure shown.
    pub indicator: Indicator,
    /// The date.
    pub now: Period,
    /// The earlier date.
    pub then: Option<Period>,
    /// The areas, greatest first; those without a figure last.
    pub rows: Vec<ComparedArea>,
    /// Warnings to read before comparing.
    pub warnings: Vec<String>,
}

/// Compares the lines of a selection at the requested dates; `None` if no line has a number.
pub fn compare(
    dataset: &Dataset,
    selection: &Selection,
    requested: &ViewState,
) -> Option<Comparison> {
    let indicator = &selection.indicator;
    let periods = periods(selection);
    let now = now(&periods, indicator, requested)?;
    let then = then(&periods, now, requested);
    let first = main(dataset, &selection.lines, requested);
    let mut rows: Vec<ComparedArea> = selection
        .lines
        .iter()
        .map(|line| compared(dataset, indicator, line, first, now, then))
        .collect();
    // Parts that were not counted then are no areas that are missing.
    let shows_then = requested.arrangement == Arrangement::ThenAndNow;
    rows.retain(|row| {
        let is_counted = row.now.is_some() || (shows_then && row.then.is_some());
        row.line.breakdown.is_total() || is_counted
    });
    sort_by_f64(&mut rows, |row| {
        row.now
            .as_ref()
            .and_then(value)
            .map_or(f64::INFINITY, |v| -v)
    });
    place(dataset, &mut rows, indicator);
    shorten(&mut rows);
    Some(Comparison {
        warnings: warnings(dataset, selection, &rows),
        indicator: indicator.clone(),
        now,
        then,
        rows,
    })
}

/// Line of the main home area: of those shown, the one requested first.
pub(super) fn main<'a>(
    dataset: &Dataset,
    lines: &'a [Line],
    requested: &ViewState,
) -> Option<&'a Line> {
    let home: Vec<AreaIdx> = dataset.home().collect();
    let asked_for = requested.areas.iter().filter_map(|id| dataset.area_idx(id));
    let asked_for = asked_for.filter(|area| home.contains(area));
    let mut in_order = asked_for.chain(home.iter().copied());
    in_order.find_map(|area| lines.iter().find(|line| line.area == area))
}

pub(super) fn value(point: &Point) -> Option<f64> {
    point.quantity.point()
}

fn role(dataset: &Dataset, line: &Line) -> Role {
    if line.is_reference() {
        Role::Reference
    } else if dataset.home().any(|home| home == line.area) {
        Role::Home
    } else {
        Role::Other
    }
}

/// Parts of one area are named by themselves: its name before each would hide them.
fn shorten(rows: &mut [ComparedArea]) {
    let first = rows.first().map(|row| row.line.area);
    let is_of_parts =
        |row: &ComparedArea| Some(row.line.area) == first && row.line.breakdown.name.is_some();
    if rows.len() > 1 && rows.iter().all(is_of_parts) {
        for row in rows {
            if let Some(name) = &row.line.breakdown.name {
                row.name.clone_from(name);
            }
        }
    }
}

/// The periods of the lines, each with the number of lines that have a number for it, in order.
pub fn periods(selection: &Selection) -> Vec<(Period, usize)> {
    let mut periods: Vec<(Period, usize)> = Vec::new();
    let points = selection.lines.iter().flat_map(|line| &line.points);
    for point in points.filter(|point| value(point).is_some()) {
        match periods.iter_mut().find(|(known, _)| *known == point.period) {
            Some((_, count)) => *count += 1,
            None => periods.push((point.period, 1)),
        }
    }
    sort_by_f64(&mut periods, |(period, _)| period.order());
    periods
}

/// Date to compare at: the requested one, or by default the latest for which more than half as many
/// areas have a number as for any other. For breakdowns of a service, which differ from report to
/// report, the latest date.
fn now(
    periods: &[(Period, usize)],
    indicator: &Indicator,
    requested: &ViewState,
) -> Option<Period> {
    let asked_for = requested
        .period
        .and_then(|(_, to)| periods.iter().rfind(|(period, _)| period.months().1 == to));
    let most = periods.iter().map(|(_, count)| *count).max()?;
    let is_of_parts = indicator.chart.is_ranking();
    let usual = || {
        let mut known = periods.iter();
        known.rfind(|(_, count)| is_of_parts || *count * 2 > most)
    };
    asked_for.or_else(usual).map(|(period, _)| *period)
}

/// Earlier date to compare with: the requested one, or by default the first of the same period
/// length that is well covered.
fn then(periods: &[(Period, usize)], now: Period, requested: &ViewState) -> Option<Period> {
    let earlier =
        |(period, _): &&(Period, usize)| period.order() < now.order() && period.is_same_kind(now);
    let mut earlier = periods.iter().filter(earlier);
    let asked_for = requested.period.and_then(|(from, _)| {
        earlier
            .clone()
            .find(|(period, _)| period.months().1 == from)
    });
    let most = earlier.clone().map(|(_, count)| *count).max()?;
    asked_for
        .or_else(|| earlier.find(|(_, count)| *count * 2 > most))
        .map(|(period, _)| *period)
}

fn compared(
    dataset: &Dataset,
    indicator: &Indicator,
    line: &Line,
    first: Option<&Line>,
    now: Period,
    then: Option<Period>,
) -> ComparedArea {
    let now_point = at(line, now).cloned();
    let then_point = then.and_then(|then| at(line, then)).cloned();
    let difference = || {
        let first =
            first.filter(|first| first.area != line.area && benchmark::is_fair(indicator))?;
        let own = at(first, now).filter(|point| provenance::is_sure(point, dataset))?;
        let there = now_point.as_ref();
        let there = there.filter(|point| provenance::is_sure(point, dataset))?;
        benchmark::beside((there, line), (own, first), indicator)
    };
    let change = || {
        let (then, now) = (then_point.as_ref()?, now_point.as_ref()?);
        if [then, now]
            .iter()
            .any(|point| point.dating() == Dating::AsQuoted)
        {
            return Some("not comparable: the dates of what is quoted are not known".to_owned());
        }
        if let Some(why) = line.unlike(then, now) {
            return Some(format!("not comparable: {why}"));
        }
        data_point::told_change(then, now, indicator, difference::words)
    };
    ComparedArea {
        name: line.name.clone(),
        role: role(dataset, line),
        missing: if now_point.is_some() {
            String::new()
        } else {
            missing(line, now)
        },
        interval: now_point
            .as_ref()
            .and_then(|point| confidence::of(point, indicator)),
        place: String::new(),
        difference: difference().unwrap_or_default(),
        change: change().unwrap_or_default(),
        now: now_point,
        then: then_point,
        line: line.clone(),
    }
}

/// The point of a line for a period: a number before one that is only a bound.
fn at(line: &Line, period: Period) -> Option<&Point> {
    let at = line.points.iter().filter(|point| point.period == period);
    let exact = at.clone().find(|point| value(point).is_some());
    exact.or_else(|| at.clone().next())
}

/// Reason that a line has no number for a period.
pub fn missing(line: &Line, period: Period) -> String {
    let month = period.months().1;
    let mut gaps = line.series.gaps.iter();
    let gap = gaps.find(|gap| gap.covers(month) && gap.breakdown == line.breakdown);
    gap.map_or("no figure", |gap| labels::absence(gap.absence))
        .to_owned()
}

/// Sets the rank of each council among those with a number, and its quarter if one direction is
/// good. References are not ranked, and neither are counts, since areas differ in size.
fn place(dataset: &Dataset, rows: &mut [ComparedArea], indicator: &Indicator) {
    let (higher_first, best) = match indicator.polarity {
        // Teams have targets of their own: what is much for one is little for another.
        _ if indicator.chart.is_ranking() => (true, "highest"),
        Polarity::Higher => (true, "best"),
        Polarity::Lower => (false, "best"),
        Polarity::Band | Polarity::None => (true, "highest"),
    };
    let ranked = |row: &ComparedArea| {
        let sure = of_council(row).filter(|point| provenance::is_sure(point, dataset));
        sure.and_then(value)
    };
    let values: Vec<Option<f64>> = rows.iter().map(ranked).collect();
    let without = without(dataset, rows);
    let of = values.iter().flatten().count();
    if of < 3 || !benchmark::is_fair(indicator) {
        return;
    }
    let has_parts = rows.iter().any(|row| !row.line.breakdown.is_total());
    let ranked = if has_parts { "parts" } else { "councils" };
    for (row, rank) in rows.iter_mut().zip(rank::ranks(&values, higher_first)) {
        let Some(rank) = rank else { continue };
        let place = match rank {
            1 => best.to_owned(),
            _ if rank == of && best == "best" => "last".to_owned(),
            _ if rank == of => "lowest".to_owned(),
            _ => format!("{} {best}", format::in_unit(to_f64(rank), Unit::Rank, 0)),
        };
        row.place = format!("{place} of the {of} {ranked} shown{without}");
        if let (Some(quarter), "best") = (rank::quarter(rank, of), best) {
            row.place.push_str(", in the ");
            row.place.push_str(quarter_words(quarter));
        }
    }
}

/// Figure of a council; `None` for references, which are not ranked.
fn of_council(row: &ComparedArea) -> Option<&Point> {
    let is_council = row.role != Role::Reference && row.line.kind == AreaKind::Council;
    row.now.as_ref().filter(|_| is_council)
}

/// Note on councils that are not ranked because their figure is uncertain; empty if all are ranked.
fn without(dataset: &Dataset, rows: &[ComparedArea]) -> String {
    let unsure = rows.iter().filter_map(|row| {
        let point = of_council(row)?;
        (value(point).is_some() && !provenance::is_sure(point, dataset)).then_some((row, point))
    });
    match unsure.collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [(row, point)] if point.is_doubted() => {
            format!(", leaving out {}, whose figure is in doubt", row.name)
        }
        [(row, _)] => format!(
            ", leaving out {}, whose figure {}",
            row.name,
            provenance::AT_ODDS
        ),
        more => format!(", leaving out {} with uncertain figures", more.len()),
    }
}

fn quarter_words(quarter: char) -> &'static str {
    match quarter {
        'A' => "best quarter",
        'B' => "second quarter",
        'C' => "third quarter",
        _ => "last quarter",
    }
}

/// Reasons why a comparison may be unfair or uncertain.
fn warnings(dataset: &Dataset, selection: &Selection, rows: &[ComparedArea]) -> Vec<String> {
    let indicator = &selection.indicator;
    let mut warnings = Vec::new();
    let councils = rows.iter().filter(|row| row.now.is_some()).count();
    if matches!(indicator.unit, Unit::Count | Unit::People | Unit::Pounds) && councils > 1 {
        let instead = if selection.measures.len() > 1 {
            " Choose another measure to compare areas of different size."
        } else {
            ""
        };
        warnings.push(format!(
            "These are counts, not rates: larger areas have more.{instead}"
        ));
    }
    let mut now = rows.iter().filter_map(|row| row.now.as_ref());
    if now.any(|point| point.dating() == Dating::Doubted) {
        warnings.push(
            "The date of these figures is in doubt: the report contradicts it elsewhere."
                .to_owned(),
        );
    }
    for row in rows {
        let shown = row.now.iter().flat_map(|point| &point.observations);
        let at_odds = shown.filter_map(|o| provenance::at_odds(o, dataset));
        warnings.extend(at_odds.map(|check| format!("{}: {}", row.name, check.message)));
    }
    let quoted = rows.iter().filter(|row| {
        let mut now = row.now.iter();
        now.any(|point| point.dating() == Dating::AsQuoted)
    });
    let quoted: Vec<&str> = quoted.map(|row| row.name.as_str()).collect();
    if !quoted.is_empty() && quoted.len() < rows.len() {
        warnings.push(format!(
            "The report quotes {} without a date: what it compares with may be of another time, \
             and of a whole year.",
            format::listed(&quoted)
        ));
    }
    let missing = rows.iter().filter(|row| row.now.is_none());
    let is_of_parts = |row: &ComparedArea| !row.line.breakdown.is_total();
    let (parts, areas): (Vec<&ComparedArea>, Vec<&ComparedArea>) =
        missing.partition(|row| is_of_parts(row));
    for (missing, one, more) in [
        (areas.len(), "area has", "areas have"),
        (
            parts.len(),
            "part of a service has",
            "parts of a service have",
        ),
    ] {
        let noun = if missing == 1 { one } else { more };
        if missing > 0 {
            warnings.push(format!("{missing} {noun} no figure for this date."));
        }
    }
    warnings
}
