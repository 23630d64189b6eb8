//! `trend`: the last figure lies in one direction from the first.

use crate::check::bounds::Direction;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::promise::Aim;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;
use crate::check::threshold::{self, Degree};
use crate::data::words::Qualifier;
use crate::format::{self, difference};

/// Direction from the first figure to the last.
pub(crate) struct Trend;

impl Rule for Trend {
    fn code(&self) -> &'static str {
        "trend"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (first, last) = statement.ends()?;
        let stated = statement.direction()?;
        let degree: Degree = statement.words.parse()?;
        let (from, to) = (first.bounds.midpoint(), last.bounds.midpoint());
        let change = to / from - 1.0;
        let agrees = if stated == Direction::Level {
            change.abs() <= degree.level()
        } else {
            let fits_degree =
                degree == Degree::Any || threshold::is_slight(to, from, first.is_percentage());
            last.bounds.direction_from(&first.bounds) == stated && fits_degree
        };
        let outcome = Outcome {
            computed: change.is_finite().then_some(100.0 * change),
            margin: Some(last.bounds.relative_gap(&first.bounds)),
            ..Outcome::agrees(agrees)
        };
        Ok(outcome.off_by(change.abs()))
    }

    /// `From 319 to 233: 86 fewer (27%).`, in points where the figures are percentages. An inexact
    /// figure gives "around"; across a break in the record no change is calculated.
    fn calculation(&self, statement: &Statement<'_>, _: &Outcome) -> String {
        let Ok((first, last)) = statement.ends() else {
            return String::new();
        };
        let points = first.quantity.point().zip(last.quantity.point());
        let (Some((from, to)), Some(indicator)) = (points, first.indicator.as_ref()) else {
            return String::new();
        };
        let ends = format!(
            "From {} to {}",
            format::quantity(&first.quantity, indicator),
            format::quantity(&last.quantity, indicator)
        );
        if statement.is_separated {
            return format!("{ends}.");
        }
        let is_exact = [first, last]
            .iter()
            .all(|figure| figure.quantity.qualifier == Qualifier::Exact);
        let around = if is_exact { "" } else { "around " };
        let change = difference::words(from, to, indicator);
        let share = difference::share(from, to, indicator, u8::from(is_exact));
        let slight = match (statement.words.parse(), statement.direction()) {
            (Ok(Degree::Slight), Ok(Direction::Level)) => format!(" {}", threshold::BROADLY_TEXT),
            (Ok(Degree::Slight), _) => {
                format!(" {}", threshold::slight_text(first.is_percentage()))
            }
            _ => String::new(),
        };
        format!("{ends}: {around}{change}{share}.{slight}")
    }

    /// A promise is judged by each later figure against the first.
    fn aim(&self, statement: &Statement<'_>) -> Result<Option<Aim>, RuleError> {
        let (first, _) = statement.ends()?;
        Ok(Some(Aim::Direction {
            from: first.bounds,
            direction: statement.direction()?,
        }))
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}
