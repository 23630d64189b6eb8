//! Sparklines of cards.

use crate::chart::kind::ChartSpec;
use crate::chart::kind::sparkline::{SparklinePoint, SparklineSpec};
use crate::view::selection::{Line, Point};

/// The sparkline of a card; `None` where a line has fewer than three values, or no two consecutive
/// ones: separate dots show no trend.
pub fn sparkline(line: &Line) -> Option<ChartSpec> {
    let mut points = Vec::new();
    let mut before: Option<&Point> = None;
    for point in &line.points {
        let Some(value) = point.quantity.point() else {
            continue;
        };
        let joins = before.is_some_and(|before| before.period.is_followed_by(point.period));
        let (from, to) = point.period.extent();
        points.push(SparklinePoint {
            x: f64::midpoint(from, to),
            y: value,
            joins,
        });
        before = Some(point);
    }
    let is_trend = points.len() > 2 && points.iter().any(|point| point.joins);
    is_trend.then_some(ChartSpec::Sparkline(SparklineSpec { points }))
}
