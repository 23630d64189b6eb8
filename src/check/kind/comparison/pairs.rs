//! `pairs`: each figure compares so with the one at the same position among the others.

use crate::check::bounds::Direction;
use crate::check::error::RuleError;
use crate::check::outcome::Outcome;
use crate::check::rule::{Comparability, Rule};
use crate::check::statement::{Figure, Statement};
use crate::check::threshold::{self, BREAK, SAME};

/// Pairs of figures, such as each month beside the same month of the year before. By default all
/// must compare so, with `most` more than half, with `slightly` all by a small difference.
pub(crate) struct Pairs;

impl Rule for Pairs {
    fn code(&self) -> &'static str {
        "pairs"
    }

    fn evaluate(&self, statement: &Statement<'_>) -> Result<Outcome, RuleError> {
        let pairs = pairs(statement)?;
        let (stated, extent) = (statement.order()?, Extent::of(statement)?);
        let fits = |pair: &&(&Figure, &Figure)| fits(pair, stated, extent, statement);
        let fitting = pairs.iter().filter(fits).count();
        let agrees = match extent {
            Extent::Most => 2 * fitting > pairs.len(),
            Extent::All | Extent::Slightly => fitting == pairs.len(),
        };
        let against = pairs.iter().filter(|pair| !fits(pair));
        let gaps = against.map(|(a, b)| a.bounds.relative_gap(&b.bounds));
        Ok(Outcome::agrees(agrees).off_by(gaps.fold(0.0, f64::max)))
    }

    fn calculation(&self, statement: &Statement<'_>, _: &Outcome) -> String {
        let (Ok(pairs), Ok(stated), Ok(extent)) =
            (pairs(statement), statement.order(), Extent::of(statement))
        else {
            return String::new();
        };
        let fitting = pairs
            .iter()
            .filter(|pair| fits(pair, stated, extent, statement));
        let (fitting, all) = (fitting.count(), pairs.len());
        if extent == Extent::Slightly {
            let are_percentages = statement.figures.iter().any(Figure::is_percentage);
            let slight = threshold::slight_text(are_percentages);
            return format!("{fitting} of {all} differ slightly. {slight}");
        }
        let words = match stated {
            Direction::Up => "higher",
            Direction::Down => "lower",
            Direction::Level | Direction::Unclear => "within 5% of each other",
        };
        let by = if statement.is_separated && stated != Direction::Level {
            " by more than the 5% that a break in the record may account for"
        } else {
            ""
        };
        format!("{fitting} of {all} are {words}{by}.")
    }

    fn comparability(&self) -> Comparability {
        Comparability::OfFigures
    }
}

/// The figures by position; there must be as many others.
fn pairs<'a>(statement: &Statement<'a>) -> Result<Vec<(&'a Figure, &'a Figure)>, RuleError> {
    let (figures, others) = (statement.some_figures()?, statement.some_others()?);
    if figures.len() != others.len() {
        return Err(RuleError::NotPairs);
    }
    Ok(figures.iter().zip(others).collect())
}

/// Share of the pairs that must compare as stated, or the most that they may differ by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    All,
    Most,
    Slightly,
}

impl Extent {
    fn of(statement: &Statement<'_>) -> Result<Self, RuleError> {
        match statement.words {
            "" => Ok(Self::All),
            "most" => Ok(Self::Most),
            "slightly" => Ok(Self::Slightly),
            _ => Err(RuleError::Extent),
        }
    }
}

/// True if a pair compares as stated, by more than a break in the record may account for.
fn fits(
    (a, b): &(&Figure, &Figure),
    stated: Direction,
    extent: Extent,
    statement: &Statement<'_>,
) -> bool {
    let gap = a.bounds.relative_gap(&b.bounds);
    let (found, other) = (a.bounds.midpoint(), b.bounds.midpoint());
    let is_slight = threshold::is_slight(found, other, a.is_percentage());
    match stated {
        _ if extent == Extent::Slightly && !is_slight => false,
        Direction::Level if extent == Extent::Slightly => true,
        Direction::Level => threshold::relative(found, other) <= SAME,
        _ if statement.is_separated && gap <= BREAK + 1e-9 => false,
        stated => a.bounds.direction_from(&b.bounds) == stated,
    }
}
