//! The targets that the chart of some lines draws.

use crate::data::figure::Target;
use crate::data::words::TargetKind;
use crate::view::selection::Line;
use crate::view::state::Measure;

use super::is_unprinted;

/// Targets to draw: those in force between the first and the last figure of some lines. One that is
/// in force only later would look as if it were in force already. A standard has no level to draw,
/// and for a target that is not printed only a bound is known.
pub fn drawn<'a>(lines: &[&'a Line]) -> Vec<&'a Target> {
    let points = lines.iter().flat_map(|line| &line.points);
    let (mut start, mut end) = (f64::INFINITY, f64::NEG_INFINITY);
    for (from, to) in points.map(|point| point.period.extent()) {
        start = start.min(from);
        end = end.max(to);
    }
    let is_in_time = |goal: &&Target| {
        let to = goal
            .to
            .map_or(f64::INFINITY, |to| f64::from(to.index()) + 1.0);
        f64::from(goal.from.index()) < end && to > start
    };
    let printed = lines
        .iter()
        .filter(|line| line.measure == Measure::Printed)
        .flat_map(|line| &line.series.targets);
    printed
        .filter(|goal| goal.kind != TargetKind::Standard && !is_unprinted(goal))
        .filter(is_in_time)
        .collect()
}
