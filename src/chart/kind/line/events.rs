//! Events on the time axis of a line chart.

use crate::chart::dash::Dash;
use crate::chart::geometry::{Align, Point};
use crate::chart::label::Labels;
use crate::chart::scene::{Ink, Scene};
use crate::chart::text;

use super::frame::Frame;

const BREAK_DASH: Dash = Dash {
    stroke: 10.0,
    gap: 4.0,
};

/// An event on the time axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EventMark {
    /// Start, in months since the year 0.
    pub from: f64,
    /// End; the same as the start for a moment.
    pub to: f64,
    /// Number of the event in the list beside the chart.
    pub number: usize,
    /// True if figures before and after are not comparable.
    pub breaks: bool,
}

/// Draws the events: a tick above the plot with the number of each, and a line through the plot
/// where figures are not comparable.
pub(super) fn draw(scene: &mut Scene, events: &[EventMark], frame: &Frame, labels: &mut Labels) {
    let months = frame.months;
    let inside = |event: &&EventMark| event.to >= months.start && event.from <= months.end;
    let events: Vec<&EventMark> = events.iter().filter(inside).collect();
    let at = |month: f64| frame.x.px_from_data(month.clamp(months.start, months.end));
    let (top, bottom) = (frame.plot.top - 4.0, frame.plot.bottom);
    for event in &events {
        let (from, to) = (at(event.from), at(event.to));
        let is_span = to - from > 3.0;
        if is_span {
            scene.line(Point::new(from, top), Point::new(to, top), Ink::Event, 2.0);
        }
        let (end, width, dash) = if event.breaks {
            (bottom, 2.0, Some(BREAK_DASH))
        } else {
            (top + 9.0, 1.0, None)
        };
        for x in [Some(from), is_span.then_some(to)].into_iter().flatten() {
            let x = x.floor() + 0.5;
            let through = vec![Point::new(x, top), Point::new(x, end)];
            scene.path(through, Ink::Event, width, dash);
        }
    }
    let wanted: Vec<f64> = events.iter().map(|event| at(event.from)).collect();
    for (x, event) in apart(&wanted, frame.plot.right).into_iter().zip(events) {
        let number = event.number.to_string();
        let at = Point::new(x, top - 10.0);
        labels.keep_free(text::bounds(at, &number, text::SIZE, Align::Middle));
        scene.text(at, number, Ink::Ink, Align::Middle);
    }
}

/// Moves ascending positions apart so that numbers at them do not touch, none beyond `right`.
fn apart(wanted: &[f64], right: f64) -> Vec<f64> {
    const ROOM: f64 = 18.0;
    let mut positions: Vec<f64> = Vec::new();
    for x in wanted {
        let least = positions
            .last()
            .map_or(f64::NEG_INFINITY, |before| before + ROOM);
        positions.push(x.max(least));
    }
    let mut most = right;
    for x in positions.iter_mut().rev() {
        *x = x.min(most);
        most = *x - ROOM;
    }
    positions
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
