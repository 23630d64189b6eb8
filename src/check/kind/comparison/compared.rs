//! `compared`: every figure is higher, lower or the same as every other.

use crate::check::bounds::Direction;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::{Figure, Statement};
use crate::check::threshold::{self, Degree};

/// Order of figures relative to others. Figures within 5% of each other are the same.
pub(crate) struct ComparedArea;

impl Rule for ComparedArea {
    fn code(&self) -> &'static str {
        "compared"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let (figures, others) = (statement.some_figures()?, statement.some_others()?);
        let (stated, degree): (_, Degree) = (statement.order()?, statement.words.parse()?);
        let pairs = figures
            .iter()
            .flat_map(|figure| others.iter().map(move |other| (figure, other)));
        let pairs: Vec<(&Figure, &Figure)> = pairs.collect();
        let gap = |(figure, other): &(&Figure, &Figure)| figure.bounds.relative_gap(&other.bounds);
        let against = pairs
            .iter()
            .filter(|(figure, other)| !fits(figure, other, stated, degree));
        let outcome = Outcome::agrees(against.clone().next().is_none());
        Ok(Outcome {
            margin: pairs.iter().map(gap).reduce(f64::min),
            ..outcome.off_by(against.map(gap).fold(0.0, f64::max))
        })
    }

    fn calculation(&self, statement: &Statement<'_>, outcome: &Outcome) -> String {
        let is_slight = statement.words.parse() == Ok(Degree::Slight);
        if !is_slight || outcome.deviation.is_none() {
            return String::new();
        }
        let mut figures = statement.figures.iter();
        threshold::slight_text(figures.any(Figure::is_percentage)).to_owned()
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}

/// True if a figure compares with another as stated.
fn fits(figure: &Figure, other: &Figure, stated: Direction, degree: Degree) -> bool {
    if stated == Direction::Level {
        return figure.bounds.relative_gap(&other.bounds) <= degree.level();
    }
    let [a, b] = [figure, other].map(|figure| figure.bounds.midpoint());
    let fits_degree = degree == Degree::Any || threshold::is_slight(a, b, figure.is_percentage());
    figure.bounds.direction_from(&other.bounds) == stated && fits_degree
}
