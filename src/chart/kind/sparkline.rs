//! A small line without axes: shape only. Gaps stay gaps; the last figure is marked.

use crate::chart::geometry::{Rect, Size, Spot};
use crate::chart::scale::Scale;
use crate::chart::scene::{Ink, Scene, Shape};
use crate::chart::spec::SparklineSpec;

/// The width that suits a card.
pub const WIDTH: f64 = 132.0;
/// The height that suits a card.
pub const HEIGHT: f64 = 40.0;

/// Lays the line out.
pub fn layout(spec: &SparklineSpec, size: Size) -> Scene {
    let mut scene = Scene::empty(size);
    let plot = Rect::new(5.0, 6.0, size.width - 6.0, size.height - 6.0);
    scene.plot = plot;
    let finite = spec
        .points
        .iter()
        .filter(|(x, y, _)| x.is_finite() && y.is_finite());
    let points: Vec<&(f64, f64, bool)> = finite.collect();
    let range = |pick: fn(&(f64, f64, bool)) -> f64| {
        let all = points.iter().map(|point| pick(point));
        let low = all.clone().fold(f64::INFINITY, f64::min);
        (low, all.fold(f64::NEG_INFINITY, f64::max))
    };
    let x = Scale::new(range(|point| point.0), (plot.left, plot.right));
    let y = Scale::new(range(|point| point.1), (plot.bottom, plot.top));
    let spot = |point: &(f64, f64, bool)| Spot::new(x.px(point.0), y.px(point.1));
    let mut run: Vec<Spot> = Vec::new();
    for point in &points {
        if !point.2 {
            finish(&mut scene, std::mem::take(&mut run));
        }
        run.push(spot(point));
    }
    finish(&mut scene, run);
    if let Some(last) = points.last() {
        scene.shapes.push(Shape::Circle {
            at: spot(last),
            radius: 4.0,
            ink: Ink::Series(0),
        });
    }
    scene
}

fn finish(scene: &mut Scene, run: Vec<Spot>) {
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
