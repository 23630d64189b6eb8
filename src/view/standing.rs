//! How a figure stands against that of another area: by how much, whether the difference is
//! more than such numbers vary by themselves, and how much older the other one is.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::AreaIdx;
use crate::data::words::Unit;
use crate::stats::difference::{self, Standing as Level};
use crate::stats::interval::Z_95;

use super::line::{Line, Point};
use super::{change, format, interval};

/// A figure against another.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Whether it is higher or lower by more than such numbers vary; none where that cannot be
    /// said.
    pub level: Option<Level>,
    /// The difference in words: `5 points below England`.
    pub difference: String,
    /// How much older the other figure is, where it is of another time; may be empty.
    pub age: String,
    /// The other figure.
    pub other: f64,
}

/// The figure of another line that one may be held against: of the same time, else the latest
/// before it.
pub fn counterpart<'a>(point: &Point, other: &'a Line) -> Option<&'a Point> {
    let numbered = |found: &&Point| found.quantity.point().is_some();
    let mut points = other.points.iter().filter(numbered);
    let same = points.clone().find(|found| found.period == point.period);
    same.or_else(|| points.rfind(|found| found.period.end() <= point.period.end()))
}

/// How a point stands against another line; none where either has no number.
pub fn against(point: &Point, other: &Line, indicator: &Indicator) -> Option<Standing> {
    let found = counterpart(point, other)?;
    let (own, theirs) = (point.quantity.point()?, found.quantity.point()?);
    let months = point.period.months().1.index() - found.period.months().1.index();
    let age = if months > 0 {
        format!(
            "the {} figure is {} older",
            other.name,
            format::duration(months)
        )
    } else {
        String::new()
    };
    Some(Standing {
        level: level(point, found, other, indicator),
        difference: difference(own, theirs, &other.name, indicator),
        age,
        other: theirs,
    })
}

/// Whether the difference is more than chance: the other figure taken as fixed where it is an
/// average or a whole country, else both taken as they vary.
fn level(point: &Point, found: &Point, other: &Line, indicator: &Indicator) -> Option<Level> {
    let fixed = || {
        let own = interval::of(point, indicator)?;
        Some(difference::against_fixed(&own, found.quantity.point()?))
    };
    if other.is_reference() {
        return fixed();
    }
    let (own, theirs) = (interval::counts(point)?, interval::counts(found)?);
    match indicator.unit {
        Unit::Percent => difference::of_proportions(own, theirs, Z_95),
        Unit::Rate => difference::of_rates(own, theirs, Z_95),
        _ => None,
    }
}

/// `5 points below England`, `the same as England`.
pub fn difference(own: f64, other: f64, name: &str, indicator: &Indicator) -> String {
    let side = if own > other { "above" } else { "below" };
    change::size(own - other, indicator).map_or_else(
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

/// Whether a group, region or country is one that an area is held against: not the neighbours
/// of another.
pub fn concerns(dataset: &Dataset, reference: AreaIdx, area: AreaIdx) -> bool {
    let of = dataset.area(reference).map_or("", |area| area.of.as_str());
    of.is_empty() || dataset.area(area).is_some_and(|area| area.id == of)
}

/// `lower than England (67)`; only the difference where it cannot be told from chance; how much
/// older the other figure is.
pub fn sentence(point: &Point, other: &Line, indicator: &Indicator) -> Option<String> {
    let stands = against(point, other, indicator)?;
    let number = format::in_unit(stands.other, indicator.unit, indicator.decimals);
    let words = match stands.level {
        Some(level) => format!("{} {} ({number})", level_words(level), other.name),
        None => format!("{} ({number})", stands.difference),
    };
    Some(match stands.age.as_str() {
        "" => words,
        age => format!("{words}; {age}"),
    })
}
