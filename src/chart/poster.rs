//! A chart as a picture that stands alone: title, unit, key, drawing, notes, source and address.

use super::geometry::{Size, Spot};
use super::marker::{self, Fill};
use super::scene::{Align, Ink, Scene, Shape};
use super::spec::ChartSpec;
use super::text;

/// What stands on a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// Colour, mark and name of each line.
    pub keys: Vec<(Ink, usize, String)>,
    /// The charts, each with a heading where there are several.
    pub charts: Vec<(String, ChartSpec)>,
    /// What must be said about the drawing.
    pub notes: Vec<String>,
    /// Source, edition, address.
    pub credit: Vec<String>,
}

/// Width of a sheet in pixels.
pub const WIDTH: f64 = 960.0;

const EDGE: f64 = 32.0;
const GAP: f64 = 24.0;
const TITLE: f64 = 22.0;
const HEADING: f64 = 15.0;
const SMALL: f64 = 13.0;
/// Height of a line of text as a multiple of its size.
const LEADING: f64 = 1.45;

/// Lays a sheet out.
pub fn layout(sheet: &Sheet) -> Scene {
    let mut page = Page {
        scene: Scene::empty(Size::new(WIDTH, 0.0)),
        y: EDGE,
    };
    page.paragraph(&sheet.title, TITLE, Ink::Ink);
    page.y += 8.0;
    page.keys(&sheet.keys);
    let n_columns = if sheet.charts.len() > 1 { 2 } else { 1 };
    for row in sheet.charts.chunks(n_columns) {
        page.charts(row, n_columns);
    }
    for note in &sheet.notes {
        page.paragraph(note, SMALL, Ink::Soft);
    }
    page.y += 12.0;
    for line in &sheet.credit {
        page.paragraph(line, SMALL, Ink::Soft);
    }
    let mut scene = page.scene;
    scene.size = Size::new(WIDTH, page.y + EDGE);
    scene
}

struct Page {
    scene: Scene,
    /// Where the next thing starts.
    y: f64,
}

impl Page {
    /// A text over as many lines as it needs.
    fn paragraph(&mut self, words: &str, size: f64, ink: Ink) {
        for line in wrapped(words, size, WIDTH - 2.0 * EDGE) {
            self.line(EDGE, &line, size, ink);
            self.y += size * LEADING;
        }
    }

    fn line(&mut self, x: f64, words: &str, size: f64, ink: Ink) {
        self.scene.shapes.push(Shape::Text {
            at: Spot::new(x, self.y + size * LEADING / 2.0),
            text: words.to_owned(),
            size,
            ink,
            align: Align::Start,
        });
    }

    /// Marks and names, in rows.
    fn keys(&mut self, keys: &[(Ink, usize, String)]) {
        let mut x = EDGE;
        for (ink, style, name) in keys {
            let width = 20.0 + text::width(name, SMALL) + GAP;
            if x > EDGE && x + width > WIDTH - EDGE {
                x = EDGE;
                self.y += SMALL * LEADING;
            }
            let middle = Spot::new(x + 6.0, self.y + SMALL * LEADING / 2.0);
            marker::draw(&mut self.scene, middle, *style, *ink, Fill::Solid);
            self.line(x + 20.0, name, SMALL, Ink::Ink);
            x += width;
        }
        if !keys.is_empty() {
            self.y += SMALL * LEADING + 8.0;
        }
    }

    /// Charts side by side.
    fn charts(&mut self, row: &[(String, ChartSpec)], n_columns: usize) {
        let columns = crate::stats::order::to_f64(n_columns);
        let room = (WIDTH - 2.0 * EDGE - GAP * (columns - 1.0)) / columns;
        let mut x = EDGE;
        let top = self.y;
        let mut bottom = top;
        for (heading, chart) in row {
            self.y = top;
            if n_columns > 1 {
                for line in wrapped(heading, HEADING, room) {
                    self.line(x, &line, HEADING, Ink::Ink);
                    self.y += HEADING * LEADING;
                }
            }
            let drawn = chart.layout(Size::new(room, chart.height(room)));
            let moved = drawn.shapes.into_iter().map(|shape| shape.moved(x, self.y));
            self.scene.shapes.extend(moved);
            bottom = f64::max(bottom, self.y + drawn.size.height);
            x += room + GAP;
        }
        self.y = bottom + 16.0;
    }
}

/// A text in lines that fit a width. A word that is longer than a line is cut.
fn wrapped(words: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (lines.last_mut(), longer) {
            (Some(last), Some(longer)) if text::width(&longer, size) <= room => *last = longer,
            _ => lines.push(text::fitted(word, size, room)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words() {
        let lines = wrapped("one two three four five six", 13.0, 90.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "one two three four five six");
        assert!(lines.iter().all(|line| text::width(line, 13.0) <= 90.0));
    }
}
