//! The axes of a line chart: scales, grid and month ticks.

use crate::chart::geometry::{Align, Point, Rect};
use crate::chart::scale::{Extent, Scale};
use crate::chart::scene::{Ink, Scene};
use crate::chart::text;
use crate::chart::ticks::{self, Axis};

/// Scales of a line chart.
pub(super) struct Frame {
    /// The area in which data are drawn.
    pub(super) plot: Rect,
    /// Scale of the horizontal axis, from months since the year 0.
    pub(super) x: Scale,
    /// Scale of the vertical axis, from values.
    pub(super) y: Scale,
    /// First and last month shown.
    pub(super) months: Extent,
}

/// Draws the ticks of the value axis.
pub(super) fn grid(
    scene: &mut Scene,
    axis: &Axis,
    frame: &Frame,
    tick_text: impl Fn(&f64) -> String,
) {
    for tick in &axis.ticks {
        let y = frame.y.px_from_data(*tick).floor() + 0.5;
        let (left, right) = (frame.plot.left, frame.plot.right);
        scene.line(Point::new(left, y), Point::new(right, y), Ink::Line, 1.0);
        scene.text(
            Point::new(left - 8.0, y),
            tick_text(tick),
            Ink::Soft,
            Align::End,
        );
    }
}

/// Draws the ticks of the time axis.
pub(super) fn month_ticks(scene: &mut Scene, frame: &Frame) {
    let first = whole(frame.months.start.ceil());
    let last = whole(frame.months.end.floor()) - 1;
    let wanted = whole(frame.plot.width() / 84.0).max(2);
    let wanted = usize::try_from(wanted).unwrap_or(2);
    let y = frame.plot.bottom;
    for month in ticks::months(first, last.max(first), wanted) {
        let x = frame.x.px_from_data(f64::from(month) + 0.5);
        let label = ticks::month_label(month);
        let half = text::width(&label, text::SIZE) / 2.0;
        scene.line(Point::new(x, y), Point::new(x, y + 5.0), Ink::Soft, 1.0);
        let at = x.clamp(half, (scene.size.width - half).max(half));
        scene.text(Point::new(at, y + 18.0), label, Ink::Soft, Align::Middle);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "months and pixels are far below the limit"
)]
fn whole(value: f64) -> i32 {
    value.clamp(-1e6, 1e6) as i32
}
