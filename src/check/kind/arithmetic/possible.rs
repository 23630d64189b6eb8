//! `possible`: a number is the stated percentage of some whole number.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rounding::{Agreement, agreement};
use crate::check::rule::Rule;
use crate::check::statement::{Statement, number_text};
use crate::format;

/// Percentage whose whole is not printed: some whole number must give it. The whole is at least
/// the number itself and at most the figure of `and`.
pub(crate) struct Possible;

/// Most wholes that are tried.
const MOST: u32 = 1_000_000;

impl Rule for Possible {
    fn code(&self) -> &'static str {
        "possible"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        Ok(Outcome::agrees(!wholes(statement)?.is_empty()))
    }

    fn checks_each(&self) -> bool {
        true
    }

    fn calculation(&self, statement: &Statement<'_>, _: &Outcome) -> String {
        let (Ok((part, limit)), Ok(wholes)) = (statement.points(), wholes(statement)) else {
            return String::new();
        };
        let (part, limit) = (number_text(part), number_text(limit));
        let stated = statement.stated_text();
        match wholes.as_slice() {
            [] => format!("{part} is {stated}% of no whole number up to {limit}."),
            [whole] => format!("{part} is {stated}% of {whole}, and of no other whole number."),
            [first, .., last] if wholes.len() > 2 => {
                format!("{part} is {stated}% of any whole number from {first} to {last}.")
            }
            both => {
                let both: Vec<String> = both.iter().map(u32::to_string).collect();
                format!("{part} is {stated}% of {}.", format::either(&both))
            }
        }
    }
}

/// The whole numbers of which the first figure is the stated percentage.
fn wholes(statement: &Statement<'_>) -> Result<Vec<u32>, RuleError> {
    let (part, limit) = statement.points()?;
    let (stated, rounding) = (statement.number()?, statement.words.parse()?);
    let wholes = (1..=MOST).skip_while(|whole| f64::from(*whole) < part);
    let wholes = wholes.take_while(|whole| f64::from(*whole) <= limit);
    let fits = |whole: &u32| {
        let share = 100.0 * part / f64::from(*whole);
        agreement(share, stated, rounding) != Agreement::Differs
    };
    Ok(wholes.filter(fits).collect())
}
