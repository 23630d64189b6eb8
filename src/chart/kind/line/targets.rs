//! What lies behind lines over time: grid, months, targets and events.

use crate::chart::dash::Dash;
use crate::chart::geometry::{Rect, Spot};
use crate::chart::label::Labels;
use crate::chart::scale::Scale;
use crate::chart::scene::{Align, Ink, Scene};
use crate::chart::spec::{EventMark, LineSpec};
use crate::chart::text;
use crate::chart::ticks::{self, Axis};
use crate::data::month::Month;

const GOAL_DASH: Dash = Dash {
    stroke: 6.0,
    gap: 4.0,
};
/// How much further off a target its name stands where a figure lies on the target.
const CLEAR: f64 = 5.0;
const BREAK_DASH: Dash = Dash {
    stroke: 10.0,
    gap: 4.0,
};

/// Where things lie on this chart.
pub(crate) struct Frame {
    /// Where data are drawn.
    pub(crate) plot: Rect,
    /// From months since the year 0.
    pub(crate) x: Scale,
    /// From numbers.
    pub(crate) y: Scale,
    /// First and last month shown.
    pub(crate) months: (f64, f64),
}

/// Preferred ranges, for the months in which they held.
pub(crate) fn bands(scene: &mut Scene, spec: &LineSpec, frame: &Frame) {
    for goal in spec.goals.iter().filter(|goal| goal.high > goal.low) {
        let (from, to) = (goal.from.max(frame.months.0), goal.to.min(frame.months.1));
        if from < to {
            let rect = Rect::new(
                frame.x.px(from),
                frame.y.px(goal.high),
                frame.x.px(to),
                frame.y.px(goal.low),
            );
            scene.fill(rect, Ink::Band);
        }
    }
}

/// The lines of the value axis with their numbers.
pub(crate) fn grid(
    scene: &mut Scene,
    axis: &Axis,
    frame: &Frame,
    tick_text: impl Fn(&f64) -> String,
) {
    for tick in &axis.ticks {
        let y = frame.y.px(*tick).floor() + 0.5;
        let (left, right) = (frame.plot.left, frame.plot.right);
        scene.line(Spot::new(left, y), Spot::new(right, y), Ink::Line, 1.0);
        scene.text(
            Spot::new(left - 8.0, y),
            tick_text(tick),
            Ink::Soft,
            Align::End,
        );
    }
}

/// The marks of the time axis.
pub(crate) fn month_marks(scene: &mut Scene, frame: &Frame) {
    let (from, to) = (
        whole(frame.months.0.ceil()),
        whole(frame.months.1.floor()) - 1,
    );
    let wanted = whole(frame.plot.width() / 84.0).max(2);
    let (Some(from), Some(to)) = (month_at(from), month_at(to.max(from))) else {
        return;
    };
    let y = frame.plot.bottom;
    for month in ticks::months(from, to, usize::try_from(wanted).unwrap_or(2)) {
        let x = frame.x.px(f64::from(month.index()) + 0.5);
        let label = format!(
            "{} {}",
            month.name().get(..3).unwrap_or_default(),
            month.year()
        );
        let half = text::width(&label, text::SIZE) / 2.0;
        scene.line(Spot::new(x, y), Spot::new(x, y + 5.0), Ink::Soft, 1.0);
        let at = x.clamp(half, (scene.size.width - half).max(half));
        scene.text(Spot::new(at, y + 18.0), label, Ink::Soft, Align::Middle);
    }
}

fn month_at(index: i32) -> Option<Month> {
    Month::new(
        index.div_euclid(12),
        index.rem_euclid(12).unsigned_abs() + 1,
    )
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "months and pixels are far below the limit"
)]
fn whole(value: f64) -> i32 {
    value.clamp(-1e6, 1e6) as i32
}

/// Events: a mark above the plot for each, a line through it where comparison breaks, and the
/// number under which it is listed.
pub(crate) fn events(scene: &mut Scene, spec: &LineSpec, frame: &Frame, labels: &mut Labels) {
    let inside = |event: &&EventMark| event.to >= frame.months.0 && event.from <= frame.months.1;
    let events: Vec<&EventMark> = spec.events.iter().filter(inside).collect();
    let at = |month: f64| frame.x.px(month.clamp(frame.months.0, frame.months.1));
    let (top, bottom) = (frame.plot.top - 4.0, frame.plot.bottom);
    for event in &events {
        let (from, to) = (at(event.from), at(event.to));
        let is_span = to - from > 3.0;
        if is_span {
            scene.line(Spot::new(from, top), Spot::new(to, top), Ink::Event, 2.0);
        }
        let (end, width, dash) = if event.breaks {
            (bottom, 2.0, Some(BREAK_DASH))
        } else {
            (top + 9.0, 1.0, None)
        };
        for x in [Some(from), is_span.then_some(to)].into_iter().flatten() {
            let x = x.floor() + 0.5;
            let through = vec![Spot::new(x, top), Spot::new(x, end)];
            scene.path(through, Ink::Event, width, dash);
        }
    }
    let wanted: Vec<f64> = events.iter().map(|event| at(event.from)).collect();
    for (x, event) in apart(&wanted, frame.plot.right).into_iter().zip(events) {
        let number = event.number.to_string();
        let spot = Spot::new(x, top - 10.0);
        labels.keep_free(text::bounds(spot, &number, text::SIZE, Align::Middle));
        scene.text(spot, number, Ink::Ink, Align::Middle);
    }
}

/// Rising places moved apart so that numbers at them do not touch, none beyond `right`.
fn apart(wanted: &[f64], right: f64) -> Vec<f64> {
    const ROOM: f64 = 18.0;
    let mut places: Vec<f64> = Vec::new();
    for x in wanted {
        let least = places
            .last()
            .map_or(f64::NEG_INFINITY, |before| before + ROOM);
        places.push(x.max(least));
    }
    let mut most = right;
    for x in places.iter_mut().rev() {
        *x = x.min(most);
        most = *x - ROOM;
    }
    places
}

/// Targets, for the months in which they were in force.
pub(crate) fn goal_lines(scene: &mut Scene, spec: &LineSpec, frame: &Frame) {
    for goal in &spec.goals {
        let (from, to) = (goal.from.max(frame.months.0), goal.to.min(frame.months.1));
        if from >= to {
            continue;
        }
        let edges = [Some(goal.low), (goal.high > goal.low).then_some(goal.high)];
        for edge in edges.into_iter().flatten() {
            let y = frame.y.px(edge).floor() + 0.5;
            let line = vec![Spot::new(frame.x.px(from), y), Spot::new(frame.x.px(to), y)];
            scene.path(line, Ink::Target, 1.5, Some(GOAL_DASH));
        }
    }
}

/// The names of targets, where there is room.
pub(crate) fn goal_labels(scene: &mut Scene, spec: &LineSpec, frame: &Frame, labels: &mut Labels) {
    for goal in &spec.goals {
        let (from, to) = (goal.from.max(frame.months.0), goal.to.min(frame.months.1));
        if from >= to {
            continue;
        }
        let (left, right) = (frame.x.px(from), frame.x.px(to).min(frame.plot.right));
        let (above, below) = (frame.y.px(goal.high) - 10.0, frame.y.px(goal.low) + 11.0);
        let places = [
            (Spot::new(right, above), Align::End),
            (Spot::new(right, below), Align::End),
            (Spot::new(left, above), Align::Start),
            (Spot::new(left, below), Align::Start),
            (Spot::new(f64::midpoint(left, right), above), Align::Middle),
            (Spot::new(right, above - CLEAR), Align::End),
            (Spot::new(right, below + CLEAR), Align::End),
            (Spot::new(left, above - CLEAR), Align::Start),
            (Spot::new(left, below + CLEAR), Align::Start),
        ];
        labels.place(scene, &goal.label, Ink::Ink, &places);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_move_apart_and_stay_inside() {
        assert_eq!(apart(&[10.0, 12.0, 50.0], 100.0), vec![10.0, 28.0, 50.0]);
        assert_eq!(apart(&[90.0, 95.0, 99.0], 100.0), vec![64.0, 82.0, 100.0]);
    }
}
