//! The latest month against earlier ones: a year before, the financial year so far, the last
//! twelve months, an index. Where something cannot be calculated, why not.

use crate::data::catalog::Indicator;
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{Basis, Dating, Scope, Unit};
use crate::stats::over_time::{self, Counted, Impossible, Total};

use crate::format::{self, difference, timing};
use crate::view::selection::Selection;
use crate::view::selection::line::{Line, Point};
use crate::view::wording::data_point;

/// Comparisons of one line with earlier periods: its name, then headings with sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Name of the line.
    pub name: String,
    /// Heading of each comparison, with its result or the reason that there is none.
    pub sentence: Vec<(String, String)>,
}

/// The comparisons of every council with monthly figures; none for national ones, which are
/// yearly.
pub fn compared(selection: &Selection) -> Vec<Earlier> {
    let indicator = &selection.indicator;
    let monthly = matches!(indicator.basis, Basis::MonthFlow | Basis::MonthEnd);
    if indicator.scope == Scope::National || !(monthly || covers_year(indicator)) {
        return Vec::new();
    }
    let lines = selection.lines.iter();
    let own = lines.filter(|line| !line.is_reference() && !line.is_beside);
    own.filter_map(|line| of_line(line, indicator)).collect()
}

fn of_line(line: &Line, indicator: &Indicator) -> Option<Earlier> {
    let all = line.points.iter().filter_map(month);
    let (latest, last) = all.clone().max_by_key(|(month, point)| {
        // A number before a bound of the same month.
        (*month, point.quantity.point().is_some())
    })?;
    let name = line.name.clone();
    if last.quantity.point().is_none() {
        let when = format::month(latest);
        let bound = format::quantity(&last.quantity, indicator);
        let why = format!("{when} is only known to be {bound}, so it cannot be compared.");
        let sentence = vec![("Latest month".to_owned(), why)];
        return Some(Earlier { name, sentence });
    }
    let exact = all.filter(|(_, point)| point.quantity.point().is_some());
    let months: Vec<(Month, &Point)> = exact.collect();
    let at = |month: Month| {
        let found = months.iter().find(|(known, _)| *known == month);
        found.map(|(_, point)| *point)
    };
    let then = at(latest.plus(-12));
    if then.is_none() && covers_year(indicator) {
        return None;
    }
    let before = year_before(line, indicator, last, then, latest);
    let mut sentence = vec![("Same month a year before".to_owned(), before)];
    sentence.extend(sums(line, indicator, &months, (latest, last)));
    if let Some(index) = index(line, indicator, &months, last) {
        sentence.push(("As an index".to_owned(), index));
    }
    Some(Earlier { name, sentence })
}

/// A point of one month, exact or not, that is not only quoted.
fn month(point: &Point) -> Option<(Month, &Point)> {
    match point.period {
        Period::Month(month) if point.dating() != Dating::AsQuoted => Some((month, point)),
        _ => None,
    }
}

fn year_before(
    line: &Line,
    indicator: &Indicator,
    now: &Point,
    then: Option<&Point>,
    latest: Month,
) -> String {
    let within = |month| timing::within(Period::Month(month), indicator);
    let values = then.and_then(|then| Point::both(then, now).map(|ends| (then, ends)));
    let Some((then, (from, to))) = values else {
        return missing(line, indicator, latest.plus(-12));
    };
    if !line.compares(then, now) {
        return format!(
            "{} {}, {} {}. A break in the record lies between, so the two may be counted \
             differently and no change is calculated.",
            format::quantity(&now.quantity, indicator),
            within(latest),
            format::quantity(&then.quantity, indicator),
            within(latest.plus(-12)),
        );
    }
    let share = difference::share(from, to, indicator, 1);
    let change = data_point::told_change(then, now, indicator, difference::words);
    format!(
        "{} {}, {} {}: {}{share}.",
        format::quantity(&now.quantity, indicator),
        within(latest),
        format::quantity(&then.quantity, indicator),
        within(latest.plus(-12)),
        change.unwrap_or_default()
    )
}

/// The sentence for a month without an exact figure.
fn missing(line: &Line, indicator: &Indicator, month: Month) -> String {
    let name = format::month(month);
    let mut points = line.points.iter();
    match points.find(|point| point.period == Period::Month(month)) {
        Some(bounds) => format!(
            "The figure for {name} is only known to be {}.",
            format::quantity(&bounds.quantity, indicator)
        ),
        None => format!("There is no figure for {name}."),
    }
}

/// Sense of adding up the months of an indicator.
enum Sums {
    /// Counts and percentages: numbers that may be added.
    Added,
    /// Counts at one date each, of the same children again.
    Repeated,
    /// Figures that each cover the year to their month already.
    Contained,
    /// Averages, rates and scores.
    Meaningless,
}

/// True if each monthly figure covers the year to its month.
fn covers_year(indicator: &Indicator) -> bool {
    indicator.basis == Basis::Year && timing::without_year(&indicator.counted).is_some()
}

fn kind_of_sums(indicator: &Indicator) -> Sums {
    match (indicator.basis, indicator.unit) {
        (Basis::MonthEnd, Unit::Count | Unit::People) => Sums::Repeated,
        (Basis::Year, _) => Sums::Contained,
        (_, Unit::Count | Unit::People | Unit::Percent) => Sums::Added,
        _ => Sums::Meaningless,
    }
}

/// The financial year up to the latest month and, where that is not the same, the last twelve
/// months: heading and sentence of each.
fn sums(
    line: &Line,
    indicator: &Indicator,
    months: &[(Month, &Point)],
    (latest, last): (Month, &Point),
) -> Vec<(String, String)> {
    let april = latest.plus(-((latest.index() - 3).rem_euclid(12)));
    let is_whole = april.plus(11) == latest;
    let year = if is_whole {
        format!("Financial year {} to {}", april.year(), latest.year())
    } else {
        "Financial year so far".to_owned()
    };
    match kind_of_sums(indicator) {
        Sums::Contained if is_whole => {
            let number = format::quantity(&last.quantity, indicator);
            let why = format!(
                "{number}. The figure for {} is that of the year.",
                latest.name()
            );
            return vec![(year, why)];
        }
        Sums::Contained | Sums::Meaningless => return Vec::new(),
        Sums::Repeated => {
            let why = "These are numbers at one date each. Adding them up would count the same \
                       children again.";
            return vec![(year, why.to_owned())];
        }
        Sums::Added => {}
    }
    let counted = counted(indicator, months);
    if counted.is_empty() {
        let why = "We cannot calculate a percentage for the year, because the reports give only \
                   percentages.";
        return vec![(year, why.to_owned())];
    }
    let total = over_time::year_to_date(&counted, latest.index());
    let mut sentence = vec![(year, sum(line, indicator, total, april, latest))];
    if !is_whole {
        let total = over_time::last_twelve(&counted, latest.index());
        let twelve = sum(line, indicator, total, latest.plus(-11), latest);
        sentence.push(("Last twelve months".to_owned(), twelve));
    }
    sentence
}

/// Count of each month, with its denominator if the unit is a percentage; months whose counts are
/// not known are left out.
fn counted(indicator: &Indicator, months: &[(Month, &Point)]) -> Vec<Counted> {
    let count = |(month, point): &(Month, &Point)| {
        let observation = point.observation()?;
        let (count, whole) = if indicator.unit == Unit::Percent {
            (observation.numerator?, Some(observation.denominator?))
        } else {
            (point.quantity.point()?, None)
        };
        Some(Counted {
            month: month.index(),
            count,
            whole,
        })
    };
    months.iter().filter_map(count).collect()
}

fn sum(
    line: &Line,
    indicator: &Indicator,
    total: Result<Total, Impossible>,
    from: Month,
    to: Month,
) -> String {
    let span = format::months(from, to);
    if line.has_break(from, to) {
        return format!("A break in the record lies within {span}.");
    }
    match total {
        Ok(total) => match total.whole {
            Some(whole) => format!(
                "{} from {span}: {} of {}.",
                format::in_unit(
                    100.0 * total.value(),
                    indicator.unit,
                    indicator.decimals.max(1)
                ),
                format::number(total.count, 0),
                format::number(whole, 0)
            ),
            None => format!("{} from {span}.", format::number(total.count, 0)),
        },
        Err(reason) => why_not(reason, indicator, &span),
    }
}

fn why_not(reason: Impossible, indicator: &Indicator, span: &str) -> String {
    let months = |missing: usize| match missing {
        1 => "one month has".to_owned(),
        more => format!("{more} months have"),
    };
    match (reason, indicator.unit) {
        (Impossible::MissingMonths(missing), Unit::Percent) => format!(
            "We cannot calculate a percentage for {span}, because {} no numbers behind the \
             percentage.",
            months(missing)
        ),
        (Impossible::MissingMonths(missing), _) => format!(
            "Of {span}, {} no exact figure, so there is no sum.",
            months(missing)
        ),
        (Impossible::BaseIsZero, _) => "The figure to compare with is zero.".to_owned(),
    }
}

/// The latest count, where the first that it may be compared with is 100; none for anything but
/// counts and sums of money, and where that count is zero.
fn index(
    line: &Line,
    indicator: &Indicator,
    months: &[(Month, &Point)],
    latest: &Point,
) -> Option<String> {
    let is_counted = matches!(indicator.unit, Unit::Count | Unit::People | Unit::Pounds);
    let mut comparable = months.iter().filter(|(_, point)| {
        is_counted && line.compares(point, latest) && point.period != latest.period
    });
    let (month, first) = comparable.next()?;
    let (base, value) = Point::both(first, latest)?;
    let index = over_time::index(value, base).ok()?;
    Some(format!(
        "With {} as 100, {} is {}.",
        format::month(*month),
        format::period(latest.period),
        format::number(index, 0)
    ))
}
