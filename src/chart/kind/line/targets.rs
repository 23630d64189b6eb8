//! Targets and expected ranges of a line chart, for the months in which they were in force.

use crate::chart::dash::Dash;
use crate::chart::geometry::{Align, Point, Rect};
use crate::chart::label::Labels;
use crate::chart::scene::{Ink, Scene};

use super::frame::Frame;

const DASH: Dash = Dash {
    stroke: 6.0,
    gap: 4.0,
};
/// Additional distance in pixels between a target and its name where a figure lies on the target.
const CLEAR: f64 = 5.0;

/// A target or expected range for some months.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TargetRange {
    /// First month, in months since the year 0.
    pub from: f64,
    /// End of the last month; infinite where it has no end.
    pub to: f64,
    /// Lower edge.
    pub low: f64,
    /// Upper edge; the same as the lower for a single target.
    pub high: f64,
    /// Name of the target.
    pub label: String,
}

impl TargetRange {
    fn is_range(&self) -> bool {
        self.high > self.low
    }
}

/// Fills the expected ranges.
pub(super) fn bands(scene: &mut Scene, targets: &[TargetRange], frame: &Frame) {
    for target in targets.iter().filter(|target| target.is_range()) {
        if let Some(months) = frame.months.clip(target.from, target.to) {
            let rect = Rect::new(
                frame.x.px_from_data(months.start),
                frame.y.px_from_data(target.high),
                frame.x.px_from_data(months.end),
                frame.y.px_from_data(target.low),
            );
            scene.fill(rect, Ink::Band);
        }
    }
}

/// Draws the edges of targets and ranges.
pub(super) fn lines(scene: &mut Scene, targets: &[TargetRange], frame: &Frame) {
    for target in targets {
        let Some(months) = frame.months.clip(target.from, target.to) else {
            continue;
        };
        let edges = [Some(target.low), target.is_range().then_some(target.high)];
        for edge in edges.into_iter().flatten() {
            let y = frame.y.px_from_data(edge).floor() + 0.5;
            let line = [months.start, months.end].map(|at| Point::new(frame.x.px_from_data(at), y));
            scene.path(line.to_vec(), Ink::Target, 1.5, Some(DASH));
        }
    }
}

/// Places the names of targets, where there is room.
pub(super) fn names(
    scene: &mut Scene,
    targets: &[TargetRange],
    frame: &Frame,
    labels: &mut Labels,
) {
    for target in targets {
        let Some(months) = frame.months.clip(target.from, target.to) else {
            continue;
        };
        let left = frame.x.px_from_data(months.start);
        let right = frame.x.px_from_data(months.end).min(frame.plot.right);
        let above = frame.y.px_from_data(target.high) - 10.0;
        let below = frame.y.px_from_data(target.low) + 11.0;
        let positions = [
            (Point::new(right, above), Align::End),
            (Point::new(right, below), Align::End),
            (Point::new(left, above), Align::Start),
            (Point::new(left, below), Align::Start),
            (Point::new(f64::midpoint(left, right), above), Align::Middle),
            (Point::new(right, above - CLEAR), Align::End),
            (Point::new(right, below + CLEAR), Align::End),
            (Point::new(left, above - CLEAR), Align::Start),
            (Point::new(left, below + CLEAR), Align::Start),
        ];
        labels.place(scene, &target.label, Ink::Ink, &positions);
    }
}
