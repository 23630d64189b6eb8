//! Benchmarks: the difference of a figure from that of another area, whether the difference is more
//! than chance, and how much older the other figure is.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::AreaIdx;
use crate::data::words::{AreaKind, Qualifier, Unit, Word as _};
use crate::stats::difference::{self as statistics, Difference as Level, of_proportions, of_rates};
use crate::stats::interval::Z_95;

use crate::format::{self, difference};
use crate::view::selection::line::{Line, Point};
use crate::view::selection::{confidence, peer_average};
use crate::view::state::{Average, Measure};
use crate::view::wording::provenance;

/// A figure against another.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// Higher or lower by more than chance, or similar; `None` if that cannot be determined.
    pub level: Option<Level>,
    /// Difference in words: `5 points below England`.
    pub difference: String,
    /// Age of the other figure relative to this one, in words; empty if it is not older.
    pub age: String,
    /// The other figure.
    pub other: f64,
}

/// Figure of another line to compare a point with: of the same period, else the latest before it.
pub fn counterpart<'a>(point: &Point, other: &'a Line) -> Option<&'a Point> {
    let numbered = |found: &&Point| found.quantity.point().is_some();
    let mut points = other.points.iter().filter(numbered);
    let same = points.clone().find(|found| found.period == point.period);
    same.or_else(|| points.rfind(|found| found.period.end() <= point.period.end()))
}

/// Benchmark of a point against one of another line; `None` if either has no number.
fn against(
    point: &Point,
    (found, other): (&Point, &Line),
    indicator: &Indicator,
) -> Option<Benchmark> {
    let (own, theirs) = (point.quantity.point()?, found.quantity.point()?);
    let months = point.period.months().1.index() - found.period.months().1.index();
    let age = if months > 0 {
        format!(
            "the {} figure is {} older",
            other.name_at(found),
            format::duration(months)
        )
    } else {
        String::new()
    };
    Some(Benchmark {
        level: level(point, found, other, indicator),
        difference: roughly(
            &[point, found],
            difference(own, theirs, &other.phrase_at(found), indicator),
        ),
        age,
        other: theirs,
    })
}

/// Difference of two figures beyond chance. The other figure is taken as fixed if it is an average
/// or a whole country; otherwise both vary.
fn level(point: &Point, found: &Point, other: &Line, indicator: &Indicator) -> Option<Level> {
    if other.is_reference() {
        return against_fixed(point, found.exact()?, indicator);
    }
    let (own, theirs) = (confidence::counts(point)?, confidence::counts(found)?);
    match indicator.unit {
        Unit::Percent => of_proportions(own, theirs, Z_95),
        Unit::Rate => of_rates(own, theirs, Z_95),
        _ => None,
    }
}

/// Difference of a figure, beyond chance, from a number that is taken as fixed.
fn against_fixed(point: &Point, fixed: f64, indicator: &Indicator) -> Option<Level> {
    let own = confidence::of(point, indicator)?;
    Some(statistics::against_fixed(&own, fixed))
}

/// Compares a figure with one of the same time in another line, in words: `higher than
/// Cambridgeshire, by 23`, `7 above Cambridgeshire; too close to call`. Only the difference if it
/// cannot be told from chance; `None` if either has no number.
pub fn beside(
    (point, there): (&Point, &Line),
    (own, line): (&Point, &Line),
    indicator: &Indicator,
) -> Option<String> {
    let (value, other) = (point.quantity.point()?, own.quantity.point()?);
    let message = roughly(
        &[point, own],
        difference(value, other, &line.phrase_at(own), indicator),
    );
    let [value, other] = [value, other].map(|number| format::shown(number, indicator.decimals));
    let by = difference::size(value - other, indicator);
    // The same verdict as the finding gives, seen from the other side.
    let level = if there.is_reference() {
        level(own, point, there, indicator).map(opposite)
    } else {
        level(point, own, line, indicator)
    };
    Some(match (level, by) {
        (None, _) | (_, None) => message,
        (Some(Level::Similar), Some(_)) => format!("{message}; too close to call"),
        (Some(level), Some(by)) => {
            format!("{} {}, by {by}", level_words(level), line.phrase_at(own))
        }
    })
}

fn opposite(level: Level) -> Level {
    match level {
        Level::Higher => Level::Lower,
        Level::Lower => Level::Higher,
        Level::Similar => Level::Similar,
    }
}

/// A difference of figures of which one is not exact.
fn roughly(points: &[&Point], difference: String) -> String {
    let mut exact = points.iter().map(|point| point.quantity.qualifier);
    if exact.all(|qualifier| qualifier == Qualifier::Exact) || difference.starts_with("the same") {
        difference
    } else {
        format!("around {difference}")
    }
}

/// Difference in words: `5 points below England`, `the same as England`. It is taken between the
/// two numbers as they are shown, so that a reader who subtracts gets the same result.
pub fn difference(own: f64, other: f64, name: &str, indicator: &Indicator) -> String {
    let side = if own > other { "above" } else { "below" };
    let [own, other] = [own, other].map(|number| format::shown(number, indicator.decimals));
    difference::size(own - other, indicator).map_or_else(
        || format!("the same as {name}"),
        |size| format!("{size} {side} {name}"),
    )
}

/// `higher than`, `lower than`, `about the same as`.
pub fn level_words(level: Level) -> &'static str {
    match level {
        Level::Higher => "higher than",
        Level::Lower => "lower than",
        Level::Similar => "about the same as",
    }
}

/// True if a group, region or country is a benchmark for an area: the neighbours of another area
/// are not.
pub fn concerns(dataset: &Dataset, reference: AreaIdx, area: AreaIdx) -> bool {
    let of = dataset.area(reference).and_then(|group| group.of.as_ref());
    of.is_none_or(|of| dataset.area(area).is_some_and(|area| area.id == *of))
}

/// True if the figures of areas of different size can be compared: counts cannot, nor can ranks,
/// whose differences mean nothing.
pub fn is_fair(indicator: &Indicator) -> bool {
    !matches!(
        indicator.unit,
        Unit::Count | Unit::People | Unit::Pounds | Unit::Rank
    )
}

/// Compares a point with the reference lines that concern its area, in a phrase.
pub fn comparison_with_references(
    dataset: &Dataset,
    line: &Line,
    point: &Point,
    lines: &[Line],
    indicator: &Indicator,
) -> String {
    comparison_with(dataset, point, references(dataset, line, lines), indicator)
}

/// The other average of a group, where it gives another verdict than the one that is shown.
struct OtherAverage {
    /// The verdict it gives.
    level: Level,
    /// Mean or median.
    method: Average,
    /// The number.
    value: f64,
}

fn other_average(
    dataset: &Dataset,
    point: &Point,
    (found, other): (&Point, &Line),
    indicator: &Indicator,
    message: Option<Level>,
) -> Option<OtherAverage> {
    if other.kind != AreaKind::Neighbours || other.measure != Measure::Printed {
        return None;
    }
    let method = match other.average {
        Average::Mean => Average::Median,
        Average::Median => Average::Mean,
    };
    let at = (found.period, &other.breakdown);
    let value = peer_average::average_at(dataset, &other.series, method, at)?;
    let level = against_fixed(point, value, indicator)?;
    (level != message?).then_some(OtherAverage {
        level,
        method,
        value,
    })
}

/// Most decimals shown to make two numbers distinct.
const MAX_DECIMALS: u8 = 4;

/// The fewest decimals with which two numbers read differently, no fewer than `least`.
fn decimals_apart(one: f64, other: f64, least: u8) -> u8 {
    let mut enough = least..MAX_DECIMALS;
    let apart = |decimals: &u8| format::number(one, *decimals) != format::number(other, *decimals);
    enough.find(apart).unwrap_or(MAX_DECIMALS)
}

/// Name and number of the figure that a point is compared with: `England (67)`, `the mean of its
/// neighbours of the 2025 list (70.3%) but higher than their median (69%)`.
fn reference(
    dataset: &Dataset,
    point: &Point,
    (found, other): (&Point, &Line),
    indicator: &Indicator,
    benchmark: &Benchmark,
) -> String {
    let contrary = other_average(dataset, point, (found, other), indicator, benchmark.level);
    let decimals = contrary.as_ref().map_or(indicator.decimals, |contrary| {
        decimals_apart(benchmark.other, contrary.value, indicator.decimals)
    });
    let number = |value: f64| format::in_unit(value, indicator.unit, decimals);
    let doubted = found.coverage.as_ref().map(|known| known.without_doubted());
    let mut text = format!(
        "{} ({}{})",
        other.phrase_at(found),
        number(benchmark.other),
        doubted.unwrap_or_default()
    );
    if let Some(contrary) = contrary {
        text.push_str(&format!(
            " but {} their {} ({})",
            level_words(contrary.level),
            contrary.method.code(),
            number(contrary.value)
        ));
    }
    text
}

/// The references among some lines that concern a line.
pub fn references<'a>(
    dataset: &'a Dataset,
    line: &'a Line,
    lines: &'a [Line],
) -> impl Iterator<Item = &'a Line> {
    lines.iter().filter(|other| {
        other.is_reference()
            && other.breakdown == line.breakdown
            && concerns(dataset, other.area, line.area)
    })
}

/// Compares a point with other lines, in a phrase: `lower than England (67) and the mean of its
/// neighbours (55.9)`. Only the difference if it cannot be told from chance, with the age of an
/// older figure. Empty if areas of different size cannot be compared fairly.
pub fn comparison_with<'a>(
    dataset: &Dataset,
    point: &Point,
    others: impl Iterator<Item = &'a Line>,
    indicator: &Indicator,
) -> String {
    let (mut levels, mut clauses): (Vec<(Level, Vec<String>)>, _) = (Vec::new(), Vec::new());
    let may_be_held = is_fair(indicator) && provenance::is_sure(point, dataset);
    // Groups come last: `the mean of its neighbours, England` would read as a mean of both.
    let (groups, others): (Vec<&Line>, Vec<&Line>) = others
        .filter(|_| may_be_held)
        .partition(|line| line.kind == AreaKind::Neighbours);
    for other in others.into_iter().chain(groups) {
        let Some(found) = counterpart(point, other) else {
            continue;
        };
        let Some(benchmark) = against(point, (found, other), indicator) else {
            continue;
        };
        let phrase = reference(dataset, point, (found, other), indicator, &benchmark);
        if let Some(level) = benchmark.level {
            match levels.iter_mut().find(|(known, _)| *known == level) {
                Some((_, names)) => names.push(phrase),
                None => levels.push((level, vec![phrase])),
            }
        } else {
            let number = format::in_unit(benchmark.other, indicator.unit, indicator.decimals);
            clauses.push(format!("{} ({number})", benchmark.difference));
        }
        if !benchmark.age.is_empty() {
            clauses.push(benchmark.age);
        }
    }
    let levels = levels.into_iter().map(|(level, names)| {
        let (last, rest) = names
            .split_last()
            .map_or(("", &[][..]), |(last, rest)| (last.as_str(), rest));
        let and = if rest.is_empty() { "" } else { " and " };
        format!("{} {}{and}{last}", level_words(level), rest.join(", "))
    });
    in_series(&levels.chain(clauses).collect::<Vec<_>>())
}

/// Clauses in a row: `a`, `a and b`, `a, b, and c`; a comma before each `and` where one has an
/// `and` of its own.
fn in_series(clauses: &[String]) -> String {
    match clauses {
        [one, other] if !one.contains(" and ") && !other.contains(" and ") => {
            format!("{one} and {other}")
        }
        [rest @ .., last] if !rest.is_empty() => format!("{}, and {last}", rest.join(", ")),
        _ => clauses.concat(),
    }
}
