//! The parts that make up the whole of each area, as bars of one length side by side. What is
//! withheld stays an empty end of its bar.

use crate::chart::geometry::{Rect, Size, Spot};
use crate::chart::scale::Scale;
use crate::chart::scene::{Align, Datum, Ink, Scene};
use crate::chart::spec::{PartsRow, PartsSpec};
use crate::chart::text;
use crate::stats::order::to_f64;

/// The parts of a whole, in hundredths.
const WHOLE: f64 = 100.0;
const KEY: f64 = 24.0;
const BAR: f64 = 24.0;
const NARROW: f64 = 560.0;

fn row_height(width: f64) -> f64 {
    if width < NARROW { 54.0 } else { 36.0 }
}

/// How many parts' names stand in a row of the key.
fn key_rows(spec: &PartsSpec, width: f64) -> f64 {
    let mut rows = 1.0;
    let mut x = 0.0;
    for name in &spec.parts {
        let wide = text::width(name, text::SIZE) + 34.0;
        if x > 0.0 && x + wide > width {
            rows += 1.0;
            x = 0.0;
        }
        x += wide;
    }
    rows
}

/// The height that suits a width: the key, and as much as the rows need.
pub fn height(spec: &PartsSpec, width: f64) -> f64 {
    key_rows(spec, width) * KEY + 10.0 + to_f64(spec.rows.len().max(1)) * row_height(width)
}

/// Lays the chart out.
pub fn layout(spec: &PartsSpec, size: Size) -> Scene {
    let mut scene = Scene::empty(size);
    let narrow = size.width < NARROW;
    let names = spec
        .rows
        .iter()
        .map(|row| text::width(&row.name, text::SIZE));
    let widest = names.fold(0.0, f64::max).min(size.width * 0.4);
    let left = if narrow { 0.0 } else { widest + 12.0 };
    let top = key_rows(spec, size.width) * KEY + 10.0;
    scene.plot = Rect::new(left, top, size.width, size.height);
    key(&mut scene, spec);
    if size.width - left < 40.0 {
        return scene;
    }
    if spec.rows.iter().all(|row| row.parts.is_empty()) {
        let middle = Spot::new(
            f64::midpoint(left, size.width),
            f64::midpoint(top, size.height),
        );
        scene.text(middle, "No figures to draw", Ink::Soft, Align::Middle);
    }
    let x = Scale::new((0.0, WHOLE), (left, size.width));
    for (at, row) in spec.rows.iter().enumerate() {
        let row_top = top + to_f64(at) * row_height(size.width);
        let bar_top = if narrow {
            row_top + 20.0
        } else {
            row_top + 4.0
        };
        let middle = bar_top + BAR / 2.0;
        let (place, align, room) = if narrow {
            (Spot::new(0.0, row_top + 10.0), Align::Start, size.width)
        } else {
            (Spot::new(left - 8.0, middle), Align::End, widest + 2.0)
        };
        scene.text(
            place,
            text::fitted(&row.name, text::SIZE, room),
            Ink::Ink,
            align,
        );
        draw(&mut scene, at, row, bar_top, &x);
    }
    scene
}

/// The names of the parts, each with its colour and number.
fn key(scene: &mut Scene, spec: &PartsSpec) {
    let (mut x, mut y) = (0.0, 10.0);
    for (at, name) in spec.parts.iter().enumerate() {
        let wide = text::width(name, text::SIZE) + 34.0;
        if x > 0.0 && x + wide > scene.size.width {
            x = 0.0;
            y += KEY;
        }
        scene.fill(Rect::new(x, y - 7.0, x + 14.0, y + 7.0), Ink::Series(at));
        let room = (scene.size.width - x - 20.0).max(0.0);
        scene.text(
            Spot::new(x + 20.0, y),
            text::fitted(name, text::SIZE, room),
            Ink::Ink,
            Align::Start,
        );
        x += wide;
    }
}

/// One bar: a segment for each part, the number in it where there is room.
fn draw(scene: &mut Scene, series: usize, row: &PartsRow, top: f64, x: &Scale) {
    let bottom = top + BAR;
    let frame = [
        (0.0, top),
        (WHOLE, top),
        (WHOLE, bottom),
        (0.0, bottom),
        (0.0, top),
    ];
    scene.path(
        frame.map(|(at, y)| Spot::new(x.px(at), y)).to_vec(),
        Ink::Line,
        1.0,
        None,
    );
    let mut from = 0.0;
    let mut beside = "";
    for part in &row.parts {
        let to = (from + part.value).min(WHOLE);
        let (start, end) = (x.px(from), x.px(to));
        let ink = Ink::Series(part.slot);
        // Paper between parts keeps them apart in any colour.
        scene.fill(Rect::new(start, top, (end - 1.5).max(start), bottom), ink);
        let middle = Spot::new(f64::midpoint(start, end), f64::midpoint(top, bottom));
        let wide = text::width(&part.value_text, text::SIZE) + 12.0;
        let is_named = end - start > wide;
        beside = if is_named { "" } else { &part.value_text };
        if is_named {
            let half = wide / 2.0 - 2.0;
            scene.fill(
                Rect::new(middle.x - half, top + 3.0, middle.x + half, bottom - 3.0),
                Ink::Paper,
            );
            scene.text(middle, part.value_text.clone(), Ink::Ink, Align::Middle);
        }
        scene.data.push(Datum {
            at: middle,
            series,
            ink,
            sentence: part.sentence.clone(),
            id: part.id.clone(),
            time: None,
        });
        from = to;
    }
    // A last part too narrow for its number has it in the empty end, before what is missing.
    let both = match (beside, row.missing.as_str()) {
        (_, "") => return,
        ("", missing) => missing.to_owned(),
        (number, missing) => format!("{number}; {missing}"),
    };
    let room = x.px(WHOLE) - x.px(from) - 8.0;
    let fits = |words: &&str| !words.is_empty() && text::width(words, text::SIZE) < room;
    // In short, where there is no room: `suppressed to protect children’s identity`.
    let short = row.missing.split(" to ").next().unwrap_or_default();
    if let Some(words) = [both.as_str(), beside, short].into_iter().find(fits) {
        let at = Spot::new(x.px(from) + 6.0, f64::midpoint(top, bottom));
        scene.text(at, words.to_owned(), Ink::Soft, Align::Start);
    }
}
