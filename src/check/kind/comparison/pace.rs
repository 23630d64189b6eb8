//! `pace`: the second change is slower or faster than the first, month by month.

use crate::check::bounds::Bounds;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::{Figure, Statement, number_text};

/// Change for each month from the first of three figures to the second, beside that from the
/// second to the third. Both must go the same way.
pub(crate) struct Pace;

impl Rule for Pace {
    fn code(&self) -> &'static str {
        "pace"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let [first, second] = paces(statement)?;
        let is_same_way = first * second > 0.0;
        let agrees = match statement.stated {
            "slower" => is_same_way && second.abs() < first.abs(),
            "faster" => is_same_way && second.abs() > first.abs(),
            _ => return Err(RuleError::StatedPace),
        };
        let bounds: Vec<Bounds> = statement
            .figures
            .iter()
            .map(|figure| figure.bounds)
            .collect();
        let steps = bounds.iter().zip(bounds.iter().skip(1));
        Ok(Outcome {
            margin: steps.map(|(a, b)| b.relative_gap(a)).reduce(f64::min),
            ..Outcome::agrees(agrees).off_by((second / first - 1.0).abs())
        })
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        // Nothing is calculated that was not judged.
        let (Ok(paces), true) = (paces(statement), outcome.margin.is_some()) else {
            return String::new();
        };
        let [first, second] = paces.map(number_text);
        format!("{first} a month, then {second}.")
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}

/// Changes for each month between three figures.
fn paces(statement: &Statement<'_>) -> Result<[f64; 2], RuleError> {
    let [a, b, c] = statement.figures else {
        return Err(RuleError::NotAPace);
    };
    Ok([pace(a, b)?, pace(b, c)?])
}

fn pace(from: &Figure, to: &Figure) -> Result<f64, RuleError> {
    let months = from.month.zip(to.month).ok_or(RuleError::NotAPace)?;
    let months = months.1.index() - months.0.index();
    if months <= 0 {
        return Err(RuleError::NotAPace);
    }
    Ok((to.bounds.midpoint() - from.bounds.midpoint()) / f64::from(months))
}
