//! What a line did over the time shown, in words: where it began, where it turned on the way, where
//! it ended.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::period::Period;
use crate::data::words::Dating;

use super::{data_point, provenance};
use crate::view::format;
use crate::view::selection::line::{Line, Point};

/// A move against the way of a line counts as a turn from this share of all that the line spans;
/// anything less is a wobble.
const TURN: f64 = 0.15;

/// A figure with its number.
type Numbered<'a> = (&'a Point, f64);

/// What a line did: `up from 48 in March 2021 to 49 in March 2025`; where it turned once or twice,
/// where it turned; where more often, its lowest and highest figure. Figures in doubt, and those
/// that may not be set against the last, do not count.
pub fn course(dataset: &Dataset, line: &Line, last: &Point, indicator: &Indicator) -> String {
    let told = |point: &Point| told(point, indicator);
    // Figures that are only quoted are of unknown dates: they make no course.
    if last.dating() == Dating::AsQuoted || !provenance::is_sure(last, dataset) {
        return told(last) + &data_point::caution(dataset, line, last);
    }
    let passed = line.points.iter().filter(|point| {
        point.dating() != Dating::AsQuoted
            && provenance::is_sure(point, dataset)
            && line.compares(point, last)
            && point.period.order() < last.period.order()
    });
    let all = passed.chain(std::iter::once(last));
    let all: Vec<Numbered<'_>> = all
        .filter_map(|point| Some((point, point.quantity.point()?)))
        .collect();
    let [first, on_the_way @ .., end] = all.as_slice() else {
        return told(last);
    };
    let verb = |from: f64, to: f64| if to > from { "up" } else { "down" };
    // The last step may go a little against the way from the last turn.
    let overall = |from: f64| {
        let before = on_the_way.last().map_or(from, |(_, before)| *before);
        let is_against = (end.1 - before) * (end.1 - from) < 0.0;
        if is_against { " overall" } else { "" }
    };
    let start = |turn: &Numbered<'_>| {
        let verb = verb(first.1, turn.1);
        format!("{verb} from {} to {}", told(first.0), told(turn.0))
    };
    let finish = |turn: &Numbered<'_>| {
        let (verb, overall) = (verb(turn.1, end.1), overall(turn.1));
        format!(", then {verb}{overall} to {}", told(last))
    };
    match turns(&all).as_slice() {
        [] if (end.1 - first.1).abs() < f64::EPSILON => {
            let number = format::quantity(&last.quantity, indicator);
            let (then, now) = (data_point::in_when(first.0), data_point::in_when(last));
            format!("{number} both {then} and {now}")
        }
        [] => {
            let (verb, overall) = (verb(first.1, end.1), overall(first.1));
            format!("{verb}{overall} from {} to {}", told(first.0), told(last))
        }
        [turn] => format!("{}{}", start(turn), finish(turn)),
        [one, two] => {
            let verb = verb(one.1, two.1);
            format!("{}, {verb} to {}{}", start(one), told(two.0), finish(two))
        }
        _ => {
            let by_value = |a: &&Numbered<'_>, b: &&Numbered<'_>| a.1.total_cmp(&b.1);
            let (low, high) = (all.iter().min_by(by_value), all.iter().max_by(by_value));
            let (low, high) = (low.unwrap_or(first), high.unwrap_or(first));
            let (now, low_told, high_told) = (told(last), told(low.0), told(high.0));
            match () {
                () if end.1 >= high.1 => format!("{now}, the highest; lowest {low_told}"),
                () if end.1 <= low.1 => format!("{now}, the lowest; highest {high_told}"),
                () => format!("{now}; lowest {low_told}, highest {high_told}"),
            }
        }
    }
}

fn told(point: &Point, indicator: &Indicator) -> String {
    let number = format::quantity(&point.quantity, indicator);
    match point.period {
        // `from … to …` twice would not be understood.
        Period::Span { .. } | Period::YearToDate { .. } => {
            let when = data_point::when(point.period, point.dating());
            format!("{number} ({when})")
        }
        _ => format!("{number} {}", data_point::in_when(point)),
    }
}

/// The figures at which a line turned, in order: from each to the next it moves by more than a
/// wobble, and nothing between moves against that by more than one.
fn turns<'a>(all: &[Numbered<'a>]) -> Vec<Numbered<'a>> {
    let Some((first, rest)) = all.split_first() else {
        return Vec::new();
    };
    let least = all.iter().map(|(_, value)| *value).fold(f64::MAX, f64::min);
    let most = all.iter().map(|(_, value)| *value).fold(f64::MIN, f64::max);
    let wobble = TURN * (most - least);
    let mut found = Vec::new();
    // The lowest and the highest since the last turn, and which way the line goes, once it does.
    let (mut low, mut high) = (*first, *first);
    let mut rises: Option<bool> = None;
    for point in rest {
        if point.1 >= high.1 {
            high = *point;
        }
        if point.1 <= low.1 {
            low = *point;
        }
        let falls_back = high.1 - point.1 >= wobble && wobble > 0.0;
        let comes_back = point.1 - low.1 >= wobble && wobble > 0.0;
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
