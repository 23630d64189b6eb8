//! `remainder`: a whole less its parts compares so with another whole less its parts.

use crate::check::bounds::{Bounds, Direction};
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::{Figure, Statement, number_text};
use crate::check::threshold::{self, Degree, SLIGHT};
use crate::data::claim::Verdict;

/// Rest of a year after some of its months, from the rest of another year: `of` and `and` begin
/// with the year.
pub(crate) struct Remainder;

impl Rule for Remainder {
    fn code(&self) -> &'static str {
        "remainder"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (rest, other) = (rest(statement.figures)?, rest(statement.others)?);
        let (stated, degree): (_, Degree) = (statement.direction()?, statement.words.parse()?);
        let change = rest / other - 1.0;
        let size = threshold::relative(rest, other);
        let agrees = if stated == Direction::Level {
            size <= degree.level()
        } else {
            let direction = Bounds::exactly(rest).direction_from(&Bounds::exactly(other));
            direction == stated && (degree == Degree::Any || size <= SLIGHT)
        };
        let outcome = Outcome::agrees(agrees);
        Ok(Outcome {
            computed: change.is_finite().then_some(100.0 * change),
            margin: Some(size),
            deviation: (outcome.verdict == Verdict::Differs).then_some(size),
            ..outcome
        })
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let Some(change) = outcome.computed else {
            return String::new();
        };
        let sentence = |figures: &[Figure]| {
            let (whole, parts) = figures.split_first()?;
            let parts: f64 = parts.iter().map(|part| part.bounds.midpoint()).sum();
            let whole = whole.bounds.midpoint();
            let [rest, whole, parts] = [whole - parts, whole, parts].map(number_text);
            Some(format!("{whole} less {parts} leaves {rest}"))
        };
        let (Some(rest), Some(other)) = (sentence(statement.figures), sentence(statement.others))
        else {
            return String::new();
        };
        if statement.is_separated {
            return format!("{other}; {rest}.");
        }
        let size = number_text((change.abs() * 10.0).round() / 10.0);
        let way = if change < 0.0 { "fewer" } else { "more" };
        format!("{other}; {rest}: {size}% {way}.")
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}

/// The first figure less all others.
fn rest(figures: &[Figure]) -> Result<f64, RuleError> {
    let [_, _, ..] = figures else {
        return Err(RuleError::NotAWhole);
    };
    let points = figures.iter().map(|figure| figure.bounds.point());
    let points: Option<Vec<f64>> = points.collect();
    let points = points.ok_or(RuleError::NotANumber)?;
    let total: f64 = points.iter().sum();
    let whole = points.first().copied().unwrap_or_default();
    Ok(2.0 * whole - total)
}
