//! Dots along a line: how a number is spread over parts, a row for each date. Equal numbers
//! are stacked, so that every dot can be counted.

use crate::chart::geometry::{Rect, Size, Spot};
use crate::chart::marker;
use crate::chart::scale::Scale;
use crate::chart::scene::{Align, Datum, Ink, Scene};
use crate::chart::spec::{RankedRow, StripGroup, StripSpec};
use crate::chart::text;
use crate::chart::ticks;
use crate::stats::order::{sort_by_f64, to_f64};
use crate::view::format;

const TOP: f64 = 8.0;
const BOTTOM: f64 = 44.0;
const DOT: f64 = 11.0;
const HEAD: f64 = 44.0;

/// The height that suits any width: as much as the tallest stacks need.
pub fn height(spec: &StripSpec) -> f64 {
    TOP + spec.groups.iter().map(group_height).sum::<f64>() + BOTTOM
}

fn group_height(group: &StripGroup) -> f64 {
    HEAD + tallest(&group.dots) * DOT + 6.0
}

fn tallest(dots: &[RankedRow]) -> f64 {
    let stack = |dot: &RankedRow| dots.iter().filter(|other| same(other, dot)).count();
    let most = dots.iter().map(stack).max().unwrap_or(1);
    to_f64(most)
}

/// Whether two dots stand at one place: within half a unit.
fn same(a: &RankedRow, b: &RankedRow) -> bool {
    (a.value.round() - b.value.round()).abs() < 0.5
}

/// Lays the chart out.
pub fn layout(spec: &StripSpec, size: Size) -> Scene {
    let mut scene = Scene::empty(size);
    let plot = Rect::new(12.0, TOP, size.width - 12.0, size.height - BOTTOM);
    scene.plot = plot;
    if plot.width() < 40.0 {
        return scene;
    }
    let dots = spec.groups.iter().flat_map(|group| &group.dots);
    let numbers = dots.flat_map(|dot| [Some(dot.value), dot.goal]).flatten();
    let axis = ticks::axis(numbers, if size.width < 560.0 { 4 } else { 8 }, None);
    let x = Scale::new(axis.domain, (plot.left, plot.right));
    for tick in &axis.ticks {
        let at = x.px(*tick).floor() + 0.5;
        scene.line(
            Spot::new(at, plot.top),
            Spot::new(at, plot.bottom),
            Ink::Line,
            1.0,
        );
        let label = format::in_unit(*tick, spec.unit, 1);
        let half = text::width(&label, text::SIZE) / 2.0;
        let middle = at.clamp(half, (size.width - half).max(half));
        scene.text(
            Spot::new(middle, plot.bottom + 12.0),
            label,
            Ink::Soft,
            Align::Middle,
        );
    }
    let name = Spot::new(plot.left, plot.bottom + 31.0);
    scene.text(name, spec.unit_name.clone(), Ink::Soft, Align::Start);
    if axis.domain.0 > 0.0 && !spec.groups.is_empty() {
        let start = format::in_unit(axis.domain.0, spec.unit, 1);
        scene
            .notes
            .push(format!("The scale starts at {start}, not at zero."));
    }
    let mut top = plot.top;
    for (at, group) in spec.groups.iter().enumerate() {
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

fn draw(scene: &mut Scene, series: usize, group: &StripGroup, room: Rect, x: &Scale) {
    let base = room.bottom - 8.0;
    let name = text::fitted(&group.name, text::SIZE, room.width());
    let at = Spot::new(room.left, room.top + 12.0);
    let box_ = text::bounds(at, &name, text::SIZE, Align::Start);
    scene.fill(
        Rect::new(box_.left - 2.0, box_.top, box_.right + 2.0, box_.bottom),
        Ink::Paper,
    );
    scene.text(at, name, Ink::Ink, Align::Start);
    let mut goals: Vec<f64> = group.dots.iter().filter_map(|dot| dot.goal).collect();
    sort_by_f64(&mut goals, |goal| *goal);
    goals.dedup();
    for goal in goals {
        let at = x.px(goal).floor() + 0.5;
        scene.line(
            Spot::new(at, room.top + 24.0),
            Spot::new(at, base + 6.0),
            Ink::Target,
            2.0,
        );
    }
    scene.line(
        Spot::new(room.left, base + 6.5),
        Spot::new(room.right, base + 6.5),
        Ink::Soft,
        1.0,
    );
    let mut order: Vec<&RankedRow> = group.dots.iter().collect();
    sort_by_f64(&mut order, |dot| dot.value);
    let mut below: Vec<&RankedRow> = Vec::new();
    for dot in order {
        let stacked = below.iter().filter(|other| same(other, dot)).count();
        let lift = to_f64(stacked) * DOT;
        let at = Spot::new(x.px(dot.value), base - lift);
        let (slot, ink, fill) = dot.mark();
        marker::draw(scene, at, slot, ink, fill);
        scene.data.push(Datum {
            at,
            series,
            ink,
            sentence: dot.sentence.clone(),
            id: dot.id.clone(),
            time: None,
        });
        below.push(dot);
    }
}
