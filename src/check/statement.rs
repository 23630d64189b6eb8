//! A statement of a report, the figures that it is checked against, and what rules share in reading
//! and wording it.

use super::bounds::{Bounds, Direction};
use super::error::RuleError;
use super::rounding::{Agreement, Rounding, agreement};
use super::threshold;
use crate::data::catalog::Indicator;
use crate::data::claim::Verdict;
use crate::data::figure::Quantity;
use crate::data::month::Month;
use crate::data::words::{Qualifier, Unit};
use crate::format;

use super::outcome::Outcome;

/// A figure that a statement is checked against.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The number as its source qualifies it.
    pub quantity: Quantity,
    /// Bounds of the figure.
    pub bounds: Bounds,
    /// Indicator of the figure, in the unit in which it is used.
    pub indicator: Option<Indicator>,
    /// Last month of its period.
    pub month: Option<Month>,
}

/// One row of `claims.csv`, with its figures found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Statement<'a> {
    /// Figures of the column `of`.
    pub figures: &'a [Figure],
    /// Figures of the column `and`.
    pub others: &'a [Figure],
    /// The number, direction, comparison or goal that the report states.
    pub stated: &'a str,
    /// The words that qualify it, such as `about`.
    pub words: &'a str,
    /// The indicator that the statement is about.
    pub indicator: Option<&'a Indicator>,
    /// True if a break in the record separates the figures.
    pub is_separated: bool,
}

impl Figure {
    /// True if it is a percentage.
    pub(crate) fn is_percentage(&self) -> bool {
        let indicator = self.indicator.as_ref();
        indicator.is_some_and(|indicator| indicator.unit == Unit::Percent)
    }

    /// An exact number without an indicator.
    pub fn exactly(value: f64) -> Self {
        let quantity = Quantity {
            value: Some(value),
            lower: None,
            upper: None,
            qualifier: Qualifier::Exact,
        };
        Self {
            quantity,
            bounds: Bounds::exactly(value),
            indicator: None,
            month: None,
        }
    }
}

impl<'a> Statement<'a> {
    /// The figures, of which there must be one at least.
    pub(crate) fn some_figures(&self) -> Result<&'a [Figure], RuleError> {
        not_empty(self.figures)
    }

    /// The figures that they are compared with, of which there must be one at least.
    pub(crate) fn some_others(&self) -> Result<&'a [Figure], RuleError> {
        not_empty(self.others)
    }

    /// The one figure and the one other.
    pub(crate) fn pair(&self) -> Result<(&'a Figure, &'a Figure), RuleError> {
        match (self.figures, self.others) {
            ([figure], [other]) => Ok((figure, other)),
            _ => Err(RuleError::NotAPair),
        }
    }

    /// The first figure and the last of at least two.
    pub(crate) fn ends(&self) -> Result<(&'a Figure, &'a Figure), RuleError> {
        match self.figures {
            [first, .., last] => Ok((first, last)),
            _ => Err(RuleError::NotASeries),
        }
    }

    /// The stated number.
    pub(crate) fn number(&self) -> Result<f64, RuleError> {
        self.stated.parse().map_err(|_| RuleError::StatedNumber)
    }

    /// The stated direction.
    pub(crate) fn direction(&self) -> Result<Direction, RuleError> {
        match self.stated {
            "up" => Ok(Direction::Up),
            "down" => Ok(Direction::Down),
            "level" => Ok(Direction::Level),
            _ => Err(RuleError::StatedDirection),
        }
    }

    /// The stated comparison.
    pub(crate) fn order(&self) -> Result<Direction, RuleError> {
        match self.stated {
            "higher" | "highest" => Ok(Direction::Up),
            "lower" | "lowest" => Ok(Direction::Down),
            "same" => Ok(Direction::Level),
            _ => Err(RuleError::StatedComparison),
        }
    }

    /// Outcome of a calculated number against the stated one.
    pub(crate) fn compare(&self, computed: f64) -> Result<Outcome, RuleError> {
        let stated = self.number()?;
        let agreement = agreement(computed, stated, self.words.parse()?);
        let outcome = Outcome {
            computed: Some(computed),
            ..Outcome::of(verdict(agreement))
        };
        Ok(outcome.off_by(threshold::relative(stated, computed)))
    }

    /// The numbers of the pair.
    pub(crate) fn points(&self) -> Result<(f64, f64), RuleError> {
        let (figure, other) = self.pair()?;
        let points = figure.bounds.point().zip(other.bounds.point());
        points.ok_or(RuleError::NotANumber)
    }

    /// Number calculated from the pair.
    pub(crate) fn of_pair(&self, formula: fn(f64, f64) -> f64) -> Result<f64, RuleError> {
        let (a, b) = self.points()?;
        let computed = formula(a, b);
        if computed.is_finite() {
            Ok(computed)
        } else {
            Err(RuleError::DivisionByZero)
        }
    }

    /// Outcome of a number calculated from the pair.
    pub(crate) fn compare_pair(&self, formula: fn(f64, f64) -> f64) -> Result<Outcome, RuleError> {
        self.compare(self.of_pair(formula)?)
    }

    /// The pair and the calculated number as text, with at most two decimals; `None` where there
    /// is no pair or nothing was calculated.
    pub(crate) fn pair_texts(&self, outcome: &Outcome) -> Option<[String; 3]> {
        let (figure, other) = self.pair().ok()?;
        let numbers = [
            figure.bounds.midpoint(),
            other.bounds.midpoint(),
            outcome.computed?,
        ];
        Some(numbers.map(number_text))
    }

    /// The stated number with its decimals as printed.
    pub(crate) fn stated_text(&self) -> String {
        let fraction = self.stated.split_once('.').map_or(0, |(_, f)| f.len());
        let decimals = u8::try_from(fraction).unwrap_or(2);
        let number = self.stated.parse::<f64>();
        number.map_or_else(
            |_| self.stated.to_owned(),
            |value| format::with_decimals(value, decimals),
        )
    }

    /// The same with the words that qualify it: `over 200`.
    pub(crate) fn qualified_text(&self) -> String {
        let stated = self.stated_text();
        match self.words.parse() {
            Ok(Rounding::Over) => format!("over {stated}"),
            Ok(Rounding::Under) => format!("under {stated}"),
            Ok(Rounding::About) => format!("around {stated}"),
            Ok(Rounding::Almost) => format!("almost {stated}"),
            _ => stated,
        }
    }
}

fn not_empty(figures: &[Figure]) -> Result<&[Figure], RuleError> {
    if figures.is_empty() {
        Err(RuleError::NoFigure)
    } else {
        Ok(figures)
    }
}

/// Verdict on a number by its agreement with the stated one.
pub(crate) fn verdict(agreement: Agreement) -> Verdict {
    match agreement {
        Agreement::Agrees => Verdict::Agrees,
        Agreement::RoundsTo => Verdict::RoundsTo,
        Agreement::Differs => Verdict::Differs,
    }
}

/// A number with two decimals, or none if it is whole.
pub(crate) fn number_text(value: f64) -> String {
    let is_whole = (value - value.round()).abs() < 1e-9;
    format::number(value, if is_whole { 0 } else { 2 })
}
