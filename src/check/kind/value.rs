//! `value`: other sources give the same number.

use crate::check::bounds::Bounds;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rounding::{Agreement, Rounding, agreement};
use crate::check::rule::Rule;

use crate::check::statement::{Statement, number_text, verdict};

/// The stated number beside every figure that gives it elsewhere.
pub(super) struct Value;

impl Rule for Value {
    fn code(&self) -> &'static str {
        "value"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let figures = statement.some_figures()?;
        let (stated, rounding) = (statement.number()?, statement.words.parse()?);
        let bounds = || figures.iter().map(|figure| figure.bounds);
        let ends = bounds().flat_map(|bounds| [bounds.low, bounds.high]);
        let worst = ends.map(|end| agreement(end, stated, rounding)).max();
        Ok(Outcome {
            computed: bounds().next().as_ref().and_then(Bounds::point),
            ..Outcome::of(verdict(worst.unwrap_or(Agreement::Differs)))
        })
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let Some(figure) = outcome.computed else {
            return String::new();
        };
        let (found, stated) = (number_text(figure), statement.stated_text());
        let is = |rounding: Rounding| {
            let fits = statement
                .number()
                .is_ok_and(|stated| agreement(figure, stated, rounding) != Agreement::Differs);
            if fits { "is" } else { "is not" }
        };
        match statement.words.parse() {
            Ok(over @ Rounding::Over) => format!("{found} {} more than {stated}.", is(over)),
            Ok(under @ Rounding::Under) => format!("{found} {} less than {stated}.", is(under)),
            Ok(about @ Rounding::About) => format!("{found} {} within 5% of {stated}.", is(about)),
            Ok(almost @ Rounding::Almost) => {
                format!("{found} {} a little less than {stated}.", is(almost))
            }
            _ => format!("The report says {stated}; the figure on this site is {found}."),
        }
    }
}
