//! Picking: from a pointer position or a key to a figure of a scene.

use super::geometry::Point;
use super::scene::{Datum, Scene};

/// Largest horizontal distance in pixels at which a pointer picks a figure.
const REACH: f64 = 48.0;

/// A step through the figures of a chart with the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// The figure before, in the same series.
    Back,
    /// The figure after, in the same series.
    Forward,
    /// The nearest figure of the series before.
    Up,
    /// The nearest figure of the series after.
    Down,
    /// The first figure of the series; of all where it has no other.
    First,
    /// The last figure of the series; of all where it has no other.
    Last,
}

impl Move {
    /// The step that a key makes, by its `KeyboardEvent.key` name.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "ArrowLeft" => Some(Self::Back),
            "ArrowRight" => Some(Self::Forward),
            "ArrowUp" => Some(Self::Up),
            "ArrowDown" => Some(Self::Down),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }
}

/// Index of the figure nearest to a pointer, within reach. Vertical distance counts half, so that a
/// finger need not be exact.
pub fn nearest(scene: &Scene, pointer: Point) -> Option<usize> {
    let distance = |datum: &Datum| {
        let (x, y) = (datum.at.x - pointer.x, datum.at.y - pointer.y);
        if x.abs() > REACH {
            f64::INFINITY
        } else {
            x.hypot(y * 0.5)
        }
    };
    let all = scene
        .data
        .iter()
        .enumerate()
        .map(|(at, datum)| (at, distance(datum)));
    let near = all.filter(|(_, distance)| distance.is_finite());
    near.min_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(at, _)| at)
}

/// Index of the figure that a step leads to. Without a current figure every step leads to the last
/// figure of the first series, the latest. `None` where the chart has no figure.
pub fn step(scene: &Scene, from: Option<usize>, to: Move) -> Option<usize> {
    let data = &scene.data;
    let current = from.and_then(|at| data.get(at).map(|datum| (at, datum)));
    let Some((at, datum)) = current else {
        let first = data.first()?.series;
        return data.iter().rposition(|datum| datum.series == first);
    };
    let same = |at: &usize| {
        data.get(*at)
            .is_some_and(|other| other.series == datum.series)
    };
    // Where each figure is a series of its own, in rows, the first and the last row are meant.
    let is_row = datum.time.is_none() && !(0..data.len()).any(|other| other != at && same(&other));
    let found = match to {
        Move::First if is_row => Some(0),
        Move::Last if is_row => data.len().checked_sub(1),
        Move::Back => at.checked_sub(1).filter(same),
        Move::Forward => Some(at + 1).filter(same),
        Move::First => data.iter().position(|other| other.series == datum.series),
        Move::Last => data.iter().rposition(|other| other.series == datum.series),
        Move::Up => other_series(data, datum, |series| series < datum.series, Ord::max),
        Move::Down => other_series(data, datum, |series| series > datum.series, Ord::min),
    };
    found.or(Some(at))
}

/// The figure nearest in time in the next series on one side.
fn other_series(
    data: &[Datum],
    from: &Datum,
    on_side: impl Fn(usize) -> bool,
    nearer: impl Fn(usize, usize) -> usize,
) -> Option<usize> {
    let series = data
        .iter()
        .map(|datum| datum.series)
        .filter(|series| on_side(*series));
    let series = series.reduce(nearer)?;
    let of_series = data
        .iter()
        .enumerate()
        .filter(|(_, datum)| datum.series == series);
    let sideways = |datum: &Datum| (datum.at.x - from.at.x).abs();
    of_series
        .min_by(|(_, a), (_, b)| sideways(a).total_cmp(&sideways(b)))
        .map(|(at, _)| at)
}

/// Indices of the figures of other series at the same horizontal position as one.
pub fn companions(scene: &Scene, at: usize) -> Vec<usize> {
    let Some(datum) = scene.data.get(at) else {
        return Vec::new();
    };
    let others =
        scene.data.iter().enumerate().filter(|(_, other)| {
            other.series != datum.series && (other.at.x - datum.at.x).abs() < 0.5
        });
    others.map(|(other, _)| other).collect()
}

/// Indices of the figures nearest to a time, in months since the year 0: one of each series that
/// has a figure within half a year.
pub fn at_time(scene: &Scene, time: f64) -> Vec<usize> {
    const NEAR: f64 = 6.0;
    let away = |datum: &Datum| datum.time.map_or(f64::INFINITY, |own| (own - time).abs());
    let mut found: Vec<(usize, usize, f64)> = Vec::new();
    for (at, datum) in scene.data.iter().enumerate() {
        let distance = away(datum);
        match found
            .iter_mut()
            .find(|(series, ..)| *series == datum.series)
        {
            Some(best) if distance < best.2 => *best = (datum.series, at, distance),
            Some(_) => {}
            None => found.push((datum.series, at, distance)),
        }
    }
    let near = found.into_iter().filter(|(.., distance)| *distance <= NEAR);
    near.map(|(_, at, _)| at).collect()
}

/// Position of a tooltip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tooltip {
    /// Left edge, and the edge that is nearer to the figure.
    pub corner: Point,
    /// True if it extends upwards from that corner.
    pub is_above: bool,
}

/// Positions a tooltip of some width so that it stays in the chart and does not cover its figure.
pub fn tooltip(scene: &Scene, at: usize, width: f64) -> Option<Tooltip> {
    let datum = scene.data.get(at)?;
    let left = (datum.at.x - width / 2.0).clamp(0.0, (scene.size.width - width).max(0.0));
    let is_above = datum.at.y > scene.size.height / 2.0;
    let top = if is_above {
        datum.at.y - 18.0
    } else {
        datum.at.y + 18.0
    };
    Some(Tooltip {
        corner: Point::new(left, top),
        is_above,
    })
}
