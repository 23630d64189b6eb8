//! A target in a sentence, with the time in which it is in force.

use crate::data::catalog::Indicator;
use crate::data::figure::Target;
use crate::format;
use crate::view::target;

/// A target with the time it was in force.
pub fn target_sentence(goal: &Target, indicator: &Indicator) -> String {
    let name = format::capital(&target::name(goal, indicator));
    let part = format::part(&goal.breakdown);
    match goal.to {
        Some(to) => format!("{name}{part}, {}.", format::months(goal.from, to)),
        None => format!("{name}{part}, from {}.", format::month(goal.from)),
    }
}
