//! Questions about a selection: its first line, a line's latest figure, the dates that it has.

use crate::data::period::Period;
use crate::data::words::Dating;
use crate::stats::order::sort_by_f64;
use crate::view::selection::line::{Line, Point};
use crate::view::selection::{Selection, confidence};

/// The latest point of a line that is its own figure; its latest point where it has none, or none
/// of the year before that.
pub fn latest(line: &Line) -> Option<&Point> {
    const YEAR: i32 = 12;
    let last = line.points.last()?;
    let is_near = |point: &&Point| {
        let age = last.period.months().1.index() - point.period.months().1.index();
        point.dating() != Dating::AsQuoted && age <= YEAR
    };
    line.points.iter().rev().find(is_near).or(Some(last))
}

/// The line to speak of first: the first with a point; where an indicator is of teams, the
/// first of those counted last.
pub fn main_line(selection: &Selection) -> Option<&Line> {
    let mut lines = selection
        .lines
        .iter()
        .filter(|line| !line.points.is_empty());
    if selection.indicator.chart.is_time_series() {
        return lines.next();
    }
    let end = |line: &Line| line.points.last().map_or(0.0, |point| point.period.order());
    let last = lines.clone().map(end).fold(0.0, f64::max);
    lines.find(|line| end(line) >= last)
}

/// Dates at which several breakdowns were counted, earliest first.
pub fn snapshots(selection: &Selection) -> Vec<Period> {
    let periods = selection
        .lines
        .iter()
        .flat_map(|line| &line.points)
        .map(|point| point.period);
    let mut periods: Vec<_> = periods.collect();
    sort_by_f64(&mut periods, |period| period.order());
    periods.dedup();
    periods
}

/// True if intervals can be calculated for any point of a selection.
pub fn has_intervals(selection: &Selection) -> bool {
    let mut points = selection.lines.iter().flat_map(|line| &line.points);
    points.any(|point| confidence::of(point, &selection.indicator).is_some())
}
