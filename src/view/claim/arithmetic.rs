//! The arithmetic of a claim in words, and how far a goal was missed.

use crate::check::goal::Shortfall;
use crate::check::stated::{Fit, Rounding, fit};
use crate::data::catalog::Indicator;
use crate::data::claim::Rule;
use crate::data::figure::Quantity;
use crate::data::words::{Qualifier, Unit};

use crate::format::{self, difference};

/// The arithmetic of a rule: `278 of 1,195 is 23.26%; the report says 23.6%.` Empty where
/// figures are only set side by side.
pub fn of_rule(
    rule: Rule,
    (of, and): (&[f64], &[f64]),
    computed: Option<f64>,
    (stated, words): (&str, Option<Rounding>),
) -> String {
    let number = |value: f64| {
        let whole = (value - value.round()).abs() < 1e-9;
        format::number(value, if whole { 0 } else { 2 })
    };
    let (Some(found), Some(first)) = (computed, of.first()) else {
        return String::new();
    };
    let second = and.first().copied().map(number).unwrap_or_default();
    // With the decimals that are printed.
    let decimals = stated
        .split_once('.')
        .map_or(0, |(_, fraction)| u8::try_from(fraction.len()).unwrap_or(2));
    let said = stated.parse::<f64>().map_or_else(
        |_| stated.to_owned(),
        |value| format::with_decimals(value, decimals),
    );
    // `over 200`; a figure beside the number is placed by its own words.
    let said = match words {
        _ if rule == Rule::Value => said,
        Some(Rounding::Over) => format!("over {said}"),
        Some(Rounding::Under) => format!("under {said}"),
        Some(Rounding::About) => format!("around {said}"),
        Some(Rounding::Almost) => format!("almost {said}"),
        _ => said,
    };
    match rule {
        Rule::Ratio => format!(
            "{} of {second} is {}%; the report says {said}%.",
            number(*first),
            number(found)
        ),
        Rule::Rate => format!(
            "{} for a population of {second} is {} for every 10,000; the report says {said}.",
            number(*first),
            number(found)
        ),
        Rule::Difference => format!(
            "{} less {second} is {}; the report says {said}.",
            number(*first),
            number(found)
        ),
        Rule::Change => format!(
            "From {second} to {} is a change of {}%; the report says {said}%.",
            number(*first),
            number(found)
        ),
        Rule::Sum => {
            let parts: Vec<String> = of.iter().copied().map(number).collect();
            format!(
                "{} make {}; the report says {said}.",
                format::listed(&parts),
                number(found)
            )
        }
        Rule::Value => value(&number(found), &said, (found, stated.parse().ok()), words),
        _ => String::new(),
    }
}

/// A figure beside the number that is stated: as words place it, else both as they are.
fn value(
    found: &str,
    said: &str,
    (figure, stated): (f64, Option<f64>),
    words: Option<Rounding>,
) -> String {
    let is = |is_so: bool| if is_so { "is" } else { "is not" };
    let fits = |words| stated.is_some_and(|stated| fit(figure, stated, words) != Fit::Differs);
    match words {
        Some(words @ Rounding::Over) => format!("{found} {} more than {said}.", is(fits(words))),
        Some(words @ Rounding::Under) => format!("{found} {} less than {said}.", is(fits(words))),
        Some(words @ Rounding::About) => {
            format!("{found} {} within 5% of {said}.", is(fits(words)))
        }
        Some(words @ Rounding::Almost) => {
            format!("{found} {} a little less than {said}.", is(fits(words)))
        }
        _ => format!("The report says {said}; the figure it is held against is {found}."),
    }
}

/// From the first figure to the last: `From 319 to 233: 86 fewer (27%).`, in points where the figures
/// are percentages. What is not given exactly is not told exactly; across a break in the record no
/// change is worked out.
pub fn trend(first: &Quantity, last: &Quantity, indicator: &Indicator, is_parted: bool) -> String {
    let Some((from, to)) = first.point().zip(last.point()) else {
        return String::new();
    };
    let sure = [first, last]
        .iter()
        .all(|quantity| quantity.qualifier == Qualifier::Exact);
    let ends = format!(
        "From {} to {}",
        format::quantity(first, indicator),
        format::quantity(last, indicator)
    );
    if is_parted {
        return format!("{ends}.");
    }
    let change = difference::words(from, to, indicator);
    let share = difference::share(from, to, indicator, u8::from(sure));
    let around = if sure { "" } else { "around " };
    format!("{ends}: {around}{change}{share}.")
}

/// How far a goal is from being met: `Missed by 83.`
pub fn shortfall(shortfall: Shortfall, indicator: Option<&Indicator>) -> String {
    let (unit, decimals) = indicator.map_or((Unit::Count, 1), |about| (about.unit, about.decimals));
    let size = |by: f64| match unit {
        Unit::Percent => format!("{} points", format::number(by, decimals)),
        unit => format::in_unit(by, unit, decimals),
    };
    match shortfall {
        Shortfall::MissedBy(by) => format!("Missed by {}.", size(by)),
        Shortfall::Beyond(by) => format!(
            "It went {} past the range, the way it was meant to go.",
            size(by)
        ),
        Shortfall::MetBy { met, of } => format!("{met} of the {of} figures that followed met it."),
    }
}
