//! `part`: a part is no more than its whole.

use crate::check::bounds::Direction;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::statement::{Statement, number_text};

/// A part of the figure of `and`, which it may not exceed.
pub(crate) struct Part;

impl Rule for Part {
    fn code(&self) -> &'static str {
        "part"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (part, whole) = statement.pair()?;
        let exceeds = part.bounds.direction_from(&whole.bounds) == Direction::Up;
        Ok(Outcome::agrees(!exceeds).off_by(part.bounds.relative_gap(&whole.bounds)))
    }

    fn calculation(&self, statement: &Statement<'_>, _: &Outcome) -> String {
        let Ok((part, whole)) = statement.pair() else {
            return String::new();
        };
        if part.bounds.direction_from(&whole.bounds) == Direction::Up {
            return String::new();
        }
        let [part, whole] = [part, whole].map(|figure| number_text(figure.bounds.midpoint()));
        format!("{part} is no more than {whole}, of which it is a part.")
    }
}
