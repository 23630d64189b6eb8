//! The latest month against earlier ones: a year before, the financial year so far, the last
//! twelve months, an index. Where something cannot be worked out, why not.

use crate::data::catalog::Indicator;
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::{Basis, Dating, Scope, Unit};
use crate::stats::over_time::{self, Counted, Impossible, Total};

use crate::view::format::{self, difference};
use crate::view::selection::Selection;
use crate::view::selection::line::{Line, Point};
use crate::view::wording::data_point;

/// What can be said of one line: its name, then headings with sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Of whom.
    pub name: String,
    /// What is compared, and the result or the reason why there is none.
    pub said: Vec<(&'static str, String)>,
}

/// The comparisons of every council with monthly figures; none for national ones, which are
/// yearly.
pub fn compared(selection: &Selection) -> Vec<Earlier> {
    let indicator = &selection.indicator;
    let monthly = matches!(indicator.basis, Basis::MonthFlow | Basis::MonthEnd);
    if indicator.scope == Scope::National || !monthly {
        return Vec::new();
    }
    let lines = selection.lines.iter();
    let own = lines.filter(|line| !line.is_reference() && !line.is_beside);
    own.filter_map(|line| of_line(line, indicator)).collect()
}

fn of_line(line: &Line, indicator: &Indicator) -> Option<Earlier> {
    let months: Vec<(Month, &Point)> = line.points.iter().filter_map(month).collect();
    let (latest, point) = *months.last()?;
    let at = |month: Month| {
        let found = months.iter().find(|(known, _)| *known == month);
        found.map(|(_, point)| *point)
    };
    let said = vec![
        (
            "Same month a year before",
            year_before(line, indicator, point, at(latest.plus(-12)), latest),
        ),
        (
            "Financial year so far",
            so_far(line, indicator, &months, latest),
        ),
        (
            "Last twelve months",
            last_twelve(line, indicator, &months, latest),
        ),
        ("As an index", index(line, &months, point)),
    ];
    Some(Earlier {
        name: line.name.clone(),
        said,
    })
}

fn month(point: &Point) -> Option<(Month, &Point)> {
    match point.period {
        Period::Month(month) if point.dating() != Dating::AsQuoted => {
            point.quantity.point().map(|_| (month, point))
        }
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
    let values = then.and_then(|then| Point::both(then, now).map(|ends| (then, ends)));
    let Some((then, (from, to))) = values else {
        return missing(line, indicator, latest.plus(-12));
    };
    if !line.compares(then, now) {
        return format!(
            "{} in {}, {} in {}. A break in the record lies between, so the two may be counted \
             differently and no change is worked out.",
            format::quantity(&now.quantity, indicator),
            format::month(latest),
            format::quantity(&then.quantity, indicator),
            format::month(latest.plus(-12)),
        );
    }
    let share = difference::share(from, to, indicator, 1);
    format!(
        "{} in {}, {} in {}: {}{share}.",
        format::quantity(&now.quantity, indicator),
        format::month(latest),
        format::quantity(&then.quantity, indicator),
        format::month(latest.plus(-12)),
        difference::words(from, to, &data_point::finer(indicator, &[then, now]))
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

/// Why months of an indicator cannot be added up; none where they can.
fn cannot_add(indicator: &Indicator) -> Option<String> {
    match (indicator.basis, indicator.unit) {
        (Basis::MonthEnd, unit) if unit != Unit::Percent => Some(
            "These are numbers at one date each. Adding them up would count the same children again."
                .to_owned(),
        ),
        (_, Unit::Count | Unit::People | Unit::Percent) => None,
        (_, Unit::Caseload) => Some("Averages are not added up.".to_owned()),
        _ => Some("Rates are not added up.".to_owned()),
    }
}

/// What each month counted; a share only where its numerator and denominator are known.
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

fn so_far(line: &Line, indicator: &Indicator, months: &[(Month, &Point)], latest: Month) -> String {
    let april = latest.plus(-((latest.index() - 3).rem_euclid(12)));
    let total = over_time::year_to_date(&counted(indicator, months), latest.index());
    sum(line, indicator, total, april, latest)
}

fn last_twelve(
    line: &Line,
    indicator: &Indicator,
    months: &[(Month, &Point)],
    latest: Month,
) -> String {
    let total = over_time::last_twelve(&counted(indicator, months), latest.index());
    sum(line, indicator, total, latest.plus(-11), latest)
}

fn sum(
    line: &Line,
    indicator: &Indicator,
    total: Result<Total, Impossible>,
    from: Month,
    to: Month,
) -> String {
    if let Some(reason) = cannot_add(indicator) {
        return reason;
    }
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
    match (reason, indicator.unit) {
        (Impossible::MissingMonths(missing), Unit::Percent) => format!(
            "Of {span}, {} without both numbers behind the share, so none can be worked out.",
            are(missing)
        ),
        (Impossible::MissingMonths(missing), _) => {
            let months = match missing {
                1 => "one month has".to_owned(),
                more => format!("{more} months have"),
            };
            format!("Of {span}, {months} no exact figure, so there is no sum.")
        }
        (Impossible::BaseIsZero, _) => "The figure to compare with is zero.".to_owned(),
    }
}

fn are(months: usize) -> String {
    match months {
        1 => "one month is".to_owned(),
        more => format!("{more} months are"),
    }
}

/// The first figure that the latest may be compared with is 100.
fn index(line: &Line, months: &[(Month, &Point)], latest: &Point) -> String {
    let first = months
        .iter()
        .find(|(_, point)| line.compares(point, latest) && point.period != latest.period);
    let Some((month, first)) = first else {
        return "There is no earlier month to start from.".to_owned();
    };
    let (base, value) = Point::both(first, latest).unwrap_or_default();
    match over_time::index(value, base) {
        Ok(index) => format!(
            "With {} as 100, {} is {}.",
            format::month(*month),
            format::period(latest.period),
            format::number(index, 0)
        ),
        Err(_) => format!(
            "{} is zero, so it cannot be the start of an index.",
            format::month(*month)
        ),
    }
}
