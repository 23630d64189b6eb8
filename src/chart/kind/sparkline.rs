//! A sparkline: a small line without axes. Gaps stay gaps; the last value has a dot.

use crate::chart::geometry::{Point, Rect, Size};
use crate::chart::scale::{Extent, Scale};
use crate::chart::scene::{Chart, Ink, Scene, Shape};

/// A small line without axes.
///
/// ```
/// use candour::chart::geometry::Size;
/// use candour::chart::kind::sparkline::{HEIGHT, SparklinePoint, SparklineSpec, WIDTH};
/// use candour::chart::scene::{Chart as _, Shape};
///
/// let points = [4.0, 6.0, 5.0].into_iter().zip(0..).map(|(y, at)| SparklinePoint {
///     x: f64::from(at),
///     y,
///     joins: at > 0,
/// });
/// let scene = SparklineSpec { points: points.collect() }.layout(Size::new(WIDTH, HEIGHT));
/// assert!(matches!(scene.shapes[..], [Shape::Path { .. }, Shape::Circle { .. }]));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SparklineSpec {
    /// Points, in chronological order.
    pub points: Vec<SparklinePoint>,
}

/// One point of a sparkline.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SparklinePoint {
    /// Time of the point.
    pub x: f64,
    /// Value of the point.
    pub y: f64,
    /// True if a line joins it to the point before.
    pub joins: bool,
}

impl Chart for SparklineSpec {
    fn height(&self, _: f64) -> f64 {
        HEIGHT
    }

    fn layout(&self, size: Size) -> Scene {
        let mut scene = Scene::empty(size);
        let plot = Rect::new(5.0, 6.0, size.width - 6.0, size.height - 6.0);
        scene.plot = plot;
        let finite = self
            .points
            .iter()
            .filter(|point| point.x.is_finite() && point.y.is_finite());
        let points: Vec<&SparklinePoint> = finite.collect();
        let domain = |value: fn(&SparklinePoint) -> f64| {
            let all = points.iter().map(|point| value(point));
            let low = all.clone().fold(f64::INFINITY, f64::min);
            Extent::new(low, all.fold(f64::NEG_INFINITY, f64::max))
        };
        let x = Scale::new(domain(|point| point.x), Extent::new(plot.left, plot.right));
        let y = Scale::new(domain(|point| point.y), Extent::new(plot.bottom, plot.top));
        let position =
            |point: &SparklinePoint| Point::new(x.px_from_data(point.x), y.px_from_data(point.y));
        let mut run: Vec<Point> = Vec::new();
        for point in &points {
            if !point.joins {
                finish(&mut scene, std::mem::take(&mut run));
            }
            run.push(position(point));
        }
        finish(&mut scene, run);
        if let Some(last) = points.last() {
            scene.shapes.push(Shape::Circle {
                at: position(last),
                radius: 4.0,
                ink: Ink::Series(0),
            });
        }
        scene
    }
}

/// Width in pixels that suits a card.
pub const WIDTH: f64 = 132.0;
/// Height in pixels that suits a card.
pub const HEIGHT: f64 = 40.0;

fn finish(scene: &mut Scene, run: Vec<Point>) {
    match run.as_slice() {
        [] => {}
        [alone] => scene.shapes.push(Shape::Circle {
            at: *alone,
            radius: 2.0,
            ink: Ink::Series(0),
        }),
        _ => scene.path(run, Ink::Series(0), 2.0, None),
    }
}
