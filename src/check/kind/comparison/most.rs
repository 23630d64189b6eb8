//! `most`: more than half of the figures have the number.

use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rounding::{Agreement, Rounding, agreement};
use crate::check::rule::Rule;
use crate::check::statement::{Figure, Statement, number_text};
use crate::format;

/// Majority of figures. `stated` is one number, or two of which the second is for the figures of
/// `and`.
pub(crate) struct Most;

impl Rule for Most {
    fn code(&self) -> &'static str {
        "most"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (fitting, all) = tally(statement)?;
        Ok(Outcome::agrees(2 * fitting > all).off_by(shortfall(fitting, all)))
    }

    fn calculation(&self, statement: &Statement<'_>, _: &Outcome) -> String {
        let (Ok((fitting, all)), Ok(numbers)) = (tally(statement), numbers(statement)) else {
            return String::new();
        };
        let numbers: Vec<String> = numbers.into_iter().map(number_text).collect();
        let numbers = format::either(&numbers);
        let words = match statement.words.parse() {
            Ok(Rounding::Over) => "more than ",
            Ok(Rounding::Under) => "less than ",
            Ok(Rounding::AtMost) => "at most ",
            Ok(Rounding::AtLeast) => "at least ",
            Ok(Rounding::About) => "around ",
            _ => "",
        };
        format!("{fitting} of {all} are {words}{numbers}.")
    }
}

/// Share by which a group falls short of a majority.
fn shortfall(fitting: usize, all: usize) -> f64 {
    let as_f64 = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    1.0 - 2.0 * as_f64(fitting) / as_f64(all)
}

/// Number of figures that have their stated number, and number of all.
fn tally(statement: &Statement<'_>) -> Result<(usize, usize), RuleError> {
    let numbers = numbers(statement)?;
    let rounding: Rounding = statement.words.parse()?;
    let fits = |figure: &Figure, stated: f64| {
        let mut ends = [figure.bounds.low, figure.bounds.high].into_iter();
        ends.all(|end| agreement(end, stated, rounding) != Agreement::Differs)
    };
    let groups = [statement.some_figures()?, statement.others];
    let mut fitting = 0;
    for (group, stated) in groups.into_iter().zip(numbers) {
        fitting += group.iter().filter(|figure| fits(figure, stated)).count();
    }
    Ok((fitting, groups.iter().map(|group| group.len()).sum()))
}

/// The number for the figures of `of`, and that for those of `and` if there are any.
fn numbers(statement: &Statement<'_>) -> Result<Vec<f64>, RuleError> {
    let numbers = statement.stated.split(';').map(|text| text.trim().parse());
    let numbers: Result<Vec<f64>, _> = numbers.collect();
    let numbers = numbers.map_err(|_| RuleError::StatedNumber)?;
    let groups = if statement.others.is_empty() { 1 } else { 2 };
    if numbers.len() == groups {
        Ok(numbers)
    } else {
        Err(RuleError::StatedNumber)
    }
}
