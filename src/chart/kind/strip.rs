//! A strip plot: the distribution of values along an axis, one strip for each group. Equal values
//! are stacked, so that every dot can be counted.

use crate::chart::geometry::{Align, Point, Rect, Size};
use crate::chart::marker;
use crate::chart::scale::{Extent, Scale};
use crate::chart::scene::{Chart, Datum, Ink, Scene};
use crate::chart::text;
use crate::chart::ticks::{self, AxisSpec};
use crate::stats::order::{sort_by_f64, to_f64};

use super::value_row::ValueRow;

/// A strip plot.
///
/// ```
/// use candour::chart::geometry::Size;
/// use candour::chart::kind::strip::{StripGroup, StripSpec};
/// use candour::chart::kind::value_row::ValueRow;
/// use candour::chart::scene::Chart as _;
///
/// let dot = |value: f64| ValueRow { value, ..ValueRow::default() };
/// let group = StripGroup { name: "June 2019".to_owned(), dots: [14.0, 18.0, 18.0].map(dot).to_vec() };
/// let spec = StripSpec { groups: vec![group], ..StripSpec::default() };
/// let scene = spec.layout(Size::new(600.0, spec.height(600.0)));
/// // The second dot of 18 is stacked on the first.
/// assert_eq!(scene.data[1].at.x, scene.data[2].at.x);
/// assert!(scene.data[1].at.y > scene.data[2].at.y);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StripSpec {
    /// The value axis.
    pub axis: AxisSpec,
    /// The strips, from the top.
    pub groups: Vec<StripGroup>,
}

/// Strip of dots.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StripGroup {
    /// Name of the strip.
    pub name: String,
    /// Dots of the strip.
    pub dots: Vec<ValueRow>,
}

const TOP: f64 = 8.0;
const BOTTOM: f64 = 44.0;
const DOT: f64 = 11.0;
const HEAD: f64 = 44.0;

/// Decimals of the numbers on the axis, at most.
const DECIMALS: u8 = 1;

impl Chart for StripSpec {
    fn height(&self, _: f64) -> f64 {
        TOP + self.groups.iter().map(group_height).sum::<f64>() + BOTTOM
    }

    fn layout(&self, size: Size) -> Scene {
        let mut scene = Scene::empty(size);
        let plot = Rect::new(12.0, TOP, size.width - 12.0, size.height - BOTTOM);
        scene.plot = plot;
        if plot.width() < 40.0 {
            return scene;
        }
        let dots = self.groups.iter().flat_map(|group| &group.dots);
        let numbers = dots.flat_map(|dot| [Some(dot.value), dot.target]).flatten();
        let axis = ticks::axis(
            numbers,
            if size.width < 560.0 { 4 } else { 8 },
            self.axis.cap,
        );
        let x = Scale::new(axis.domain, Extent::new(plot.left, plot.right));
        for tick in &axis.ticks {
            let at = x.px_from_data(*tick).floor() + 0.5;
            scene.line(
                Point::new(at, plot.top),
                Point::new(at, plot.bottom),
                Ink::Line,
                1.0,
            );
            let label = self.axis.label(*tick, DECIMALS);
            let half = text::width(&label, text::SIZE) / 2.0;
            let middle = at.clamp(half, (size.width - half).max(half));
            scene.text(
                Point::new(middle, plot.bottom + 12.0),
                label,
                Ink::Soft,
                Align::Middle,
            );
        }
        let name = Point::new(plot.left, plot.bottom + 31.0);
        scene.text(name, self.axis.title.clone(), Ink::Soft, Align::Start);
        if !self.groups.is_empty() {
            let note = self.axis.start_note(axis.domain.start, DECIMALS);
            scene.notes.extend(note);
        }
        let mut top = plot.top;
        for (at, group) in self.groups.iter().enumerate() {
            let bottom = top + group_height(group);
            draw(
                &mut scene,
                at,
                group,
                Rect::new(plot.left, top, plot.right, bottom),
                &x,
            );
            top = bottom;
        }
        scene
    }
}

fn group_height(group: &StripGroup) -> f64 {
    HEAD + tallest(&group.dots) * DOT + 6.0
}

fn tallest(dots: &[ValueRow]) -> f64 {
    let stack = |dot: &ValueRow| dots.iter().filter(|other| same(other, dot)).count();
    let most = dots.iter().map(stack).max().unwrap_or(1);
    to_f64(most)
}

/// True if two dots are stacked: their values round to the same whole number.
fn same(a: &ValueRow, b: &ValueRow) -> bool {
    (a.value.round() - b.value.round()).abs() < 0.5
}

fn draw(scene: &mut Scene, series: usize, group: &StripGroup, room: Rect, x: &Scale) {
    let base = room.bottom - 8.0;
    let name = text::fitted(&group.name, text::SIZE, room.width());
    let at = Point::new(room.left, room.top + 12.0);
    let bounds = text::bounds(at, &name, text::SIZE, Align::Start);
    scene.fill(
        Rect::new(
            bounds.left - 2.0,
            bounds.top,
            bounds.right + 2.0,
            bounds.bottom,
        ),
        Ink::Paper,
    );
    scene.text(at, name, Ink::Ink, Align::Start);
    let mut targets: Vec<f64> = group.dots.iter().filter_map(|dot| dot.target).collect();
    sort_by_f64(&mut targets, |target| *target);
    targets.dedup();
    for target in targets {
        let at = x.px_from_data(target).floor() + 0.5;
        scene.line(
            Point::new(at, room.top + 24.0),
            Point::new(at, base + 6.0),
            Ink::Target,
            2.0,
        );
    }
    scene.line(
        Point::new(room.left, base + 6.5),
        Point::new(room.right, base + 6.5),
        Ink::Soft,
        1.0,
    );
    let mut order: Vec<&ValueRow> = group.dots.iter().collect();
    sort_by_f64(&mut order, |dot| dot.value);
    let mut below: Vec<&ValueRow> = Vec::new();
    for dot in order {
        let stacked = below.iter().filter(|other| same(other, dot)).count();
        let lift = to_f64(stacked) * DOT;
        let at = Point::new(x.px_from_data(dot.value), base - lift);
        let style = dot.mark_style();
        marker::draw(scene, at, style);
        scene.data.push(Datum {
            at,
            series,
            ink: style.ink,
            sentence: dot.sentence.clone(),
            id: dot.id.clone(),
            time: None,
        });
        below.push(dot);
    }
}
