//! The summary beside every chart: what is drawn, its range, its target and its gaps. The same text
//! for sight, screen reader and paper.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::Target;
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{ChartKind, Dating, Qualifier, Scope, Word};
use crate::view::selection::queries;
use crate::view::selection::queries::snapshots;
use crate::view::target::sentence::target_sentence;

use crate::format::{self, labels};
use crate::view::selection::{Line, Point, Selection};
use crate::view::state::Measure;
use crate::view::wording::{data_point, provenance};

/// The sentences of the summary; of targets those that were in force in some months, all where none
/// are given.
pub fn sentences(
    dataset: &Dataset,
    selection: &Selection,
    months: Option<(Month, Month)>,
) -> Vec<String> {
    let indicator = &selection.indicator;
    let mut sentences = Vec::new();
    let lines = selection
        .lines
        .iter()
        .filter(|line| !line.points.is_empty());
    match indicator.chart {
        ChartKind::Ranked => sentences.extend(dates(selection)),
        ChartKind::Parts => sentences.extend(wholes(selection)),
        ChartKind::Line => {
            let lines = lines.take(crate::view::selection::MAX_LINES);
            sentences.extend(
                lines.map(|line| line_summary(dataset, line, selection.indicator_of(line))),
            );
        }
    }
    sentences.extend(doubted_zeros(selection));
    sentences.extend(targets(selection, months));
    sentences.extend(undated(selection));
    sentences
}

/// Explanation of doubted zeros in a release, if an average leaves one out or one is shown.
fn doubted_zeros(selection: &Selection) -> Option<String> {
    let mut points = selection.lines.iter().flat_map(|line| &line.points);
    let is_concerned = points.any(|point| {
        let omitted = point.coverage.iter().flat_map(|known| &known.omitted);
        let is_national = selection.indicator.scope == Scope::National;
        (is_national && point.is_doubted()) || omitted.clone().any(|found| found.doubted.is_some())
    });
    is_concerned.then(provenance::doubted_zero_rule)
}

fn line_summary(dataset: &Dataset, line: &Line, indicator: &Indicator) -> String {
    let Some(last) = queries::latest(line) else {
        return String::new();
    };
    let at = |point: &Point| data_point::when(point.period, point.dating());
    let mut text = format!(
        "{}: {} ({}{})",
        line.name,
        format::quantity(&last.quantity, indicator),
        at(last),
        data_point::caution(dataset, line, last)
    );
    text.push_str(&extremes(dataset, line, last, indicator));
    if let Some(change) = data_point::change_since(line, last, indicator) {
        text.push_str(&format!("; {change}"));
    }
    text.push('.');
    let partial = last.coverage.iter().find(|known| !known.is_complete());
    if let Some(coverage) = partial {
        text.push_str(&format!(
            " {} of {}{}.",
            format::capital(line.average.code()),
            coverage.counted(),
            coverage.without()
        ));
    }
    if let Some(gaps) = gaps(line) {
        text.push(' ');
        text.push_str(&gaps);
    }
    text
}

/// The lowest and the highest figure among those that the last may be compared with; empty where
/// there are few.
fn extremes(dataset: &Dataset, line: &Line, last: &Point, indicator: &Indicator) -> String {
    // Months are not compared with whole years, nor a bound with a number.
    let alike = line
        .points
        .iter()
        .filter(|point| point.period.is_same_kind(last.period));
    let joined = alike
        .clone()
        .filter(|point| point.period.order() >= last.period.order() || line.compares(point, last));
    let numbered = joined.clone().filter_map(|point| {
        let value = point.quantity.point()?;
        Some((point, format::shown(value, indicator.decimals)))
    });
    let all: Vec<(&Point, f64)> = numbered.collect();
    let sure = all
        .iter()
        .filter(|(point, _)| provenance::is_sure(point, dataset));
    let numbered: Vec<(&Point, f64)> = sure.copied().collect();
    let by_value = |a: &&(&Point, f64), b: &&(&Point, f64)| a.1.total_cmp(&b.1);
    let (Some((low, _)), Some((high, _)), 3..) = (
        numbered.iter().min_by(by_value),
        numbered.iter().max_by(by_value),
        numbered.len(),
    ) else {
        return String::new();
    };
    // Figures that read alike share their rank.
    let number = |point: &Point| format::quantity(&point.quantity, indicator);
    let message = |extreme: &Point| {
        let own = number(extreme);
        let alike = numbered.iter().filter(|(point, _)| number(point) == own);
        let dates: Vec<String> = alike
            .map(|(point, _)| data_point::when(point.period, point.dating()))
            .collect();
        match dates.len() {
            1..=3 => format!("{own} ({})", format::listed(&dates)),
            many => format!("{own} ({})", format::times(many, extreme.period)),
        }
    };
    let n_inexact = numbered
        .iter()
        .filter(|(point, _)| point.quantity.qualifier != Qualifier::Exact)
        .count();
    let bounds = joined
        .clone()
        .filter(|point| point.quantity.point().is_none());
    let bounds: Vec<&Point> = bounds.collect();
    let exact = if bounds.is_empty() || n_inexact > 0 {
        ""
    } else {
        "exact "
    };
    let mut text = if number(low) == number(high) {
        let times = format::times(numbered.len(), last.period);
        format!("; {} in all {times}", number(low))
    } else {
        format!(
            "; lowest {}, highest {}, of {} {exact}figures",
            message(low),
            message(high),
            numbered.len()
        )
    };
    match n_inexact {
        0 => {}
        1 => text.push_str(", one of them not exact"),
        more => text.push_str(&format!(", {more} of them not exact")),
    }
    match all.len() - numbered.len() {
        0 => {}
        1 => text.push_str(", one uncertain figure excluded"),
        more => text.push_str(&format!(", {more} uncertain figures excluded")),
    }
    let first = joined.clone().next();
    if joined.count() < alike.count()
        && let Some(first) = first
    {
        let since = format::named(first.period);
        text.push_str(&match last.coverage {
            Some(_) => format!(", all since {since} and of the same councils"),
            None => format!(", all since {since} and on the same side of a break in the record"),
        });
    }
    text.push_str(&bounded(&bounds, indicator));
    text
}

/// The figures that are only bounds: `; fewer than 5 in 12 months`, `; fewer than 5 in May 2021`.
fn bounded(bounds: &[&Point], indicator: &Indicator) -> String {
    let mut alike: Vec<(String, Vec<&Point>)> = Vec::new();
    for point in bounds {
        let number = format::quantity(&point.quantity, indicator);
        match alike.iter_mut().find(|(known, _)| *known == number) {
            Some((_, points)) => points.push(point),
            None => alike.push((number, vec![point])),
        }
    }
    let words = alike
        .iter()
        .map(|(number, points)| match points.as_slice() {
            [only] => format!("; {number} {}", data_point::in_when(indicator, only)),
            more => format!(
                "; {number} in {}",
                format::times(
                    more.len(),
                    more.first().map_or(Period::Year(0), |first| first.period)
                )
            ),
        });
    words.collect()
}

/// Number of months without a figure between the first and the last, with reasons. A figure that is
/// only quoted has no month of its own.
fn gaps(line: &Line) -> Option<String> {
    let own = line
        .points
        .iter()
        .filter(|point| point.dating() != Dating::AsQuoted);
    let months: Vec<Month> = own
        .filter_map(|point| match point.period {
            Period::Month(month) => Some(month),
            _ => None,
        })
        .collect();
    let (first, last) = (*months.iter().min()?, *months.iter().max()?);
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    let between = (1..last.index() - first.index()).map(|step| first.plus(step));
    for month in between.filter(|month| !months.contains(month)) {
        let gap = line.series.gaps.iter().find(|gap| gap.covers(month));
        let reason = gap.map_or("not in the reports", |gap| labels::absence(gap.absence));
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => reasons.push((reason, 1)),
        }
    }
    let count: usize = reasons.iter().map(|(_, count)| count).sum();
    let why = match reasons.as_slice() {
        [] => return None,
        [(only, _)] => (*only).to_owned(),
        several => {
            let parts = several
                .iter()
                .map(|(reason, count)| format!("{count} {reason}"));
            format::listed(&parts.collect::<Vec<_>>())
        }
    };
    let noun = if count == 1 {
        "month has"
    } else {
        "months have"
    };
    Some(format!(
        "{count} {noun} no figure between {} and {}: {why}.",
        format::month(first),
        format::month(last)
    ))
}

fn targets(selection: &Selection, months: Option<(Month, Month)>) -> Vec<String> {
    let mut sentences = Vec::new();
    if selection
        .lines
        .iter()
        .any(|line| line.measure != Measure::Printed)
    {
        return sentences;
    }
    for line in &selection.lines {
        let is_shown = |goal: &&Target| {
            months.is_none_or(|(from, to)| goal.from <= to && goal.to.is_none_or(|end| end >= from))
        };
        for goal in line.series.targets.iter().filter(is_shown) {
            // A target that two reports state alike is described once, for as long as either states
            // it.
            let message = target_sentence(goal, &selection.indicator);
            let is_told = goal.to.is_none()
                && line.series.targets.iter().any(|other| {
                    let is_alike = other.from == goal.from && other.breakdown == goal.breakdown;
                    is_alike && other.to.is_some() && other.quantity == goal.quantity
                });
            if !is_told && !sentences.contains(&message) {
                sentences.push(message);
            }
        }
    }
    let mut goals = selection.lines.iter().flat_map(|line| &line.series.targets);
    if sentences.is_empty() && goals.next().is_some() {
        sentences.push("No target was in force in the time shown.".to_owned());
    }
    sentences
}

fn undated(selection: &Selection) -> Option<String> {
    let count: usize = selection.lines.iter().map(|line| line.undated.len()).sum();
    let figures = if count == 1 {
        "figure whose month is"
    } else {
        "figures whose months are"
    };
    (count > 0).then(|| format!("{count} {figures} not known stand only in the table."))
}

/// Number of figures at each date, for teams.
fn dates(selection: &Selection) -> Vec<String> {
    let indicator = &selection.indicator;
    snapshots(selection)
        .into_iter()
        .map(|period| {
            let values = selection.lines.iter().flat_map(|line| {
                line.points
                    .iter()
                    .filter(move |point| point.period == period)
            });
            let values: Vec<f64> = values.filter_map(|point| point.quantity.point()).collect();
            let low = values.iter().copied().fold(f64::INFINITY, f64::min);
            let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let number = |value: f64| format::in_unit(value, indicator.unit, indicator.decimals);
            format!(
                "{}: {} figures, from {} to {}.",
                format::period(period),
                values.len(),
                number(low),
                number(high)
            )
        })
        .collect()
}

/// Composition of each area at the last date.
fn wholes(selection: &Selection) -> Vec<String> {
    let Some(at) = snapshots(selection).last().copied() else {
        return Vec::new();
    };
    let mut sentences: Vec<(crate::data::figure::AreaIdx, String, String)> = Vec::new();
    for line in &selection.lines {
        let Some(point) = line.points.iter().find(|point| point.period == at) else {
            continue;
        };
        let number = format::quantity(&point.quantity, &selection.indicator);
        let part = match &line.breakdown.name {
            Some(name) => format!("“{name}” {number}"),
            None => number,
        };
        match sentences.last_mut() {
            Some((area, text, _)) if *area == line.area => text.push_str(&format!(", {part}")),
            _ => {
                let area = line.name.replace(&format::part(&line.breakdown), "");
                let note = point.observation().filter(|_| point.coverage.is_some());
                let note = note.and_then(|o| o.note.as_deref()).unwrap_or_default();
                let message = format!("{area}, {}: {part}", format::period(at));
                sentences.push((line.area, message, note.to_owned()));
            }
        }
    }
    sentences
        .into_iter()
        .map(|(_, text, note)| format!("{text}. {note}").trim_end().to_owned())
        .collect()
}
