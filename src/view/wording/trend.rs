//! Trend of a line over the period shown, in words: its start, its turning points, its end.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::period::Period;
use crate::data::words::Dating;

use super::{data_point, provenance};
use crate::format::{self, timing};
use crate::view::selection::line::{Line, Point};

/// Smallest reversal, as a share of the range of a line, that counts as a turning point; anything
/// less is noise.
const TURN: f64 = 0.15;

/// A figure with its number as it is printed.
type Numbered<'a> = (&'a Point, f64);

/// Trend of a line: `up from 48 in March 2021 to 49 in March 2025`, with its turning points if
/// there are one or two, or its lowest and highest figure if there are more. Doubted figures, and
/// those not comparable with the last, do not count.
pub fn course(dataset: &Dataset, line: &Line, last: &Point, indicator: &Indicator) -> String {
    let message = |point: &Point| message(point, indicator);
    // Figures that are only quoted have unknown dates: they have no trend.
    if last.dating() == Dating::AsQuoted || !provenance::is_sure(last, dataset) {
        return message(last) + &data_point::caution(dataset, line, last);
    }
    let passed = line.points.iter().filter(|point| {
        point.dating() != Dating::AsQuoted
            && provenance::is_sure(point, dataset)
            && line.compares(point, last)
            && point.period.order() < last.period.order()
    });
    // A bound may lie below the lowest or above the highest exact figure.
    let has_bounds = passed.clone().any(|point| point.quantity.point().is_none());
    let all = passed.chain(std::iter::once(last));
    let shown = |point: &Point| Some(format::shown(point.quantity.point()?, indicator.decimals));
    let all: Vec<Numbered<'_>> = all
        .filter_map(|point| Some((point, shown(point)?)))
        .collect();
    let is_bound = last.quantity.point().is_none();
    let extremes = || extremes(&all, indicator);
    let [first, .., end] = all.as_slice() else {
        return message(last);
    };
    if is_bound {
        let (low, high) = extremes();
        let exact = if low.value < high.value {
            format!("lowest exact figure {}, highest {}", low.words, high.words)
        } else {
            format!("all exact figures {}", low.words)
        };
        return format!("{}; {exact}", message(last));
    }
    let way = |from: &Numbered<'_>, to: &Numbered<'_>| {
        let verb = if to.1 > from.1 { "up" } else { "down" };
        let overall = if is_steady(&all, from, to) {
            ""
        } else {
            " overall"
        };
        format!("{verb}{overall}")
    };
    let start = |turn: &Numbered<'_>| {
        let way = way(first, turn);
        format!("{way} from {} to {}", message(first.0), message(turn.0))
    };
    let finish = |turn: &Numbered<'_>| format!(", then {} to {}", way(turn, end), message(last));
    match turns(&all).as_slice() {
        [] if (end.1 - first.1).abs() < f64::EPSILON => {
            let number = format::quantity(&last.quantity, indicator);
            if all
                .iter()
                .all(|(_, value)| (value - end.1).abs() < f64::EPSILON)
                && all.len() > 2
            {
                return format!("{number} in all {}", format::times(all.len(), last.period));
            }
            let (then, now) = (
                data_point::in_when(indicator, first.0),
                data_point::in_when(indicator, last),
            );
            format!("{number} both {then} and {now}")
        }
        [] => start(end),
        [turn] => format!("{}{}", start(turn), finish(turn)),
        [one, two] => {
            let way = way(one, two);
            format!("{}, {way} to {}{}", start(one), message(two.0), finish(two))
        }
        _ => {
            let now = message(last);
            let (low, high) = extremes();
            match () {
                () if has_bounds => format!(
                    "{now}; lowest exact figure {}, highest {}",
                    low.words, high.words
                ),
                () if end.1 >= high.value => {
                    format!("{now}, the highest{}; lowest {}", high.others, low.words)
                }
                () if end.1 <= low.value => {
                    format!("{now}, the lowest{}; highest {}", low.others, high.words)
                }
                () => format!("{now}; lowest {}, highest {}", low.words, high.words),
            }
        }
    }
}

/// The lowest or the highest of some figures.
struct Extreme {
    /// The number.
    value: f64,
    /// Number with its period: `25 in July 2021`; with a count if several are equal: `25 (3
    /// months)`.
    words: String,
    /// Suffix for one of several equal figures: `, as in 3 other months`; empty if it is the only
    /// one.
    others: String,
}

fn extremes(all: &[Numbered<'_>], indicator: &Indicator) -> (Extreme, Extreme) {
    let values = all.iter().map(|(_, value)| *value);
    let low = values.clone().fold(f64::INFINITY, f64::min);
    let high = values.fold(f64::NEG_INFINITY, f64::max);
    let extreme = |value: f64| {
        let alike = all
            .iter()
            .filter(|(_, own)| (own - value).abs() < f64::EPSILON);
        let alike: Vec<&Point> = alike.map(|(point, _)| *point).collect();
        let (words, others) = match alike.as_slice() {
            [] => (String::new(), String::new()),
            [only] => (message(only, indicator), String::new()),
            [first, rest @ ..] => (
                format!(
                    "{} ({})",
                    format::quantity(&first.quantity, indicator),
                    format::times(alike.len(), first.period)
                ),
                format!(", as in {}", format::other_times(rest.len(), first.period)),
            ),
        };
        Extreme {
            value,
            words,
            others,
        }
    };
    (extreme(low), extreme(high))
}

/// True if every step from one figure to another goes the same way, or none.
fn is_steady(all: &[Numbered<'_>], from: &Numbered<'_>, to: &Numbered<'_>) -> bool {
    let span = from.0.period.order()..=to.0.period.order();
    let within = all
        .iter()
        .filter(|(point, _)| span.contains(&point.period.order()));
    let values: Vec<f64> = within.map(|(_, value)| *value).collect();
    let mut steps = values.windows(2);
    steps.all(|step| match step {
        [before, after] => (after - before) * (to.1 - from.1) >= 0.0,
        _ => true,
    })
}

fn message(point: &Point, indicator: &Indicator) -> String {
    let number = format::quantity(&point.quantity, indicator);
    match point.period {
        // `from … to …` twice would not be understood.
        period if timing::is_year_to(period, indicator) => {
            let when = data_point::when(period, point.dating());
            format!("{number} (year to {when})")
        }
        Period::Span { .. } | Period::YearToDate { .. } if !point.period.is_year() => {
            let when = data_point::when(point.period, point.dating());
            format!("{number} ({when})")
        }
        _ => format!("{number} {}", data_point::in_when(indicator, point)),
    }
}

/// Turning points of a line, in order: from each to the next it moves by more than noise, and
/// nothing between moves the other way by more than noise.
fn turns<'a>(all: &[Numbered<'a>]) -> Vec<Numbered<'a>> {
    let Some((first, rest)) = all.split_first() else {
        return Vec::new();
    };
    let least = all.iter().map(|(_, value)| *value).fold(f64::MAX, f64::min);
    let most = all.iter().map(|(_, value)| *value).fold(f64::MIN, f64::max);
    let noise = TURN * (most - least);
    let mut found = Vec::new();
    // Lowest and highest since the last turning point, and the direction of the line, once it has
    // one.
    let (mut low, mut high) = (*first, *first);
    let mut rises: Option<bool> = None;
    for point in rest {
        if point.1 >= high.1 {
            high = *point;
        }
        if point.1 <= low.1 {
            low = *point;
        }
        let falls_back = high.1 - point.1 >= noise && noise > 0.0;
        let comes_back = point.1 - low.1 >= noise && noise > 0.0;
        if falls_back && rises != Some(false) {
            found.extend(rises.map(|_| high));
            (rises, low) = (Some(false), *point);
        } else if comes_back && rises != Some(true) {
            found.extend(rises.map(|_| low));
            (rises, high) = (Some(true), *point);
        }
    }
    found
}
