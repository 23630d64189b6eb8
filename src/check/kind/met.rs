//! `met`: later figures reach a goal.

use crate::check::bounds::Bounds;
use crate::check::error::RuleError;
use crate::check::goal::{self, Shortfall};
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::Statement;
use crate::data::catalog::Indicator;
use crate::data::words::Unit;
use crate::format;

/// A goal judged by the figures that followed.
pub(super) struct Met;

impl Rule for Met {
    fn code(&self) -> &'static str {
        "met"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let goal = statement.stated.parse()?;
        let figures = statement.figures.iter();
        let bounds: Vec<Bounds> = figures.map(|figure| figure.bounds).collect();
        let (verdict, shortfall) = goal::judge(&goal, &bounds, statement.words);
        Ok(Outcome {
            shortfall,
            ..Outcome::of(verdict)
        })
    }

    /// Distance from the goal: `Missed by 83.`
    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let size = |by: f64| distance_text(by, statement.indicator);
        match outcome.shortfall {
            Some(Shortfall::MissedBy(by)) => format!("Missed by {}.", size(by)),
            Some(Shortfall::Beyond(by)) => format!(
                "It went {} past the range, the way it was meant to go.",
                size(by)
            ),
            Some(Shortfall::MetBy { met, of }) => {
                format!("{met} of the {of} figures that followed met it.")
            }
            None => String::new(),
        }
    }

    fn comparability(&self) -> Comparability {
        Comparability::SinceReport
    }
}

fn distance_text(by: f64, indicator: Option<&Indicator>) -> String {
    let (unit, decimals) = indicator.map_or((Unit::Count, 1), |about| (about.unit, about.decimals));
    match unit {
        Unit::Percent => format!("{} points", format::number(by, decimals)),
        unit => format::in_unit(by, unit, decimals),
    }
}
