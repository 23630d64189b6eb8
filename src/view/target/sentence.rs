//! A target in a sentence, with the time in which it is in force.

use crate::data::catalog::Indicator;
use crate::data::figure::Target;
use crate::data::words::Dating;
use crate::format;
use crate::view::target;

/// A target with the time it was in force.
pub fn target_sentence(goal: &Target, indicator: &Indicator) -> String {
    let part = format::part(&goal.breakdown);
    let (when, inferred) = match goal.to {
        Some(to) => (format::months(goal.from, to), " (months inferred)"),
        None => (
            format!("from {}", format::month(goal.from)),
            " (month inferred)",
        ),
    };
    let inferred = match goal.dating {
        Dating::Printed => "",
        _ => inferred,
    };
    if target::is_unprinted(goal) {
        let level = target::level(goal, indicator);
        return format!("Target{part}, {when}{inferred}: not printed, but {level}.");
    }
    let name = format::capital(&target::name(goal, indicator));
    format!("{name}{part}, {when}{inferred}.")
}
