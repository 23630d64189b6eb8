//! Posters: pictures for use outside the page, with title, legend, charts, notes, source and
//! address.

use crate::stats::order::to_f64;

use super::geometry::{Align, Point, Size};
use super::kind::ChartSpec;
use super::marker::{self, Fill, LegendEntry, MarkStyle};
use super::scene::{Ink, Scene, Shape};
use super::text;

/// A picture of one or several charts with everything that explains them.
///
/// ```
/// use candour::chart::kind::ChartSpec;
/// use candour::chart::kind::line::LineSpec;
/// use candour::chart::poster::{Poster, PosterChart, WIDTH};
///
/// let poster = Poster {
///     title: "Children in care".to_owned(),
///     charts: vec![PosterChart { heading: String::new(), spec: ChartSpec::Line(LineSpec::default()) }],
///     credit: vec!["Source: council reports".to_owned()],
///     ..Poster::default()
/// };
/// assert_eq!(poster.layout().size.width, WIDTH);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Poster {
    /// Title of the poster.
    pub title: String,
    /// The legend.
    pub legend: Vec<LegendEntry>,
    /// The charts.
    pub charts: Vec<PosterChart>,
    /// Notes on the charts.
    pub notes: Vec<String>,
    /// Source, edition, address.
    pub credit: Vec<String>,
}

/// A chart of a poster.
#[derive(Debug, Clone, PartialEq)]
pub struct PosterChart {
    /// Heading of the chart, shown if there are several.
    pub heading: String,
    /// The chart.
    pub spec: ChartSpec,
}

/// Width of a poster in pixels.
pub const WIDTH: f64 = 960.0;

const EDGE: f64 = 32.0;
const GAP: f64 = 24.0;
const TITLE: f64 = 22.0;
const HEADING: f64 = 15.0;
const SMALL: f64 = 13.0;
/// Height of a line of text as a multiple of its size.
const LEADING: f64 = 1.45;

impl Poster {
    /// Lays the poster out.
    pub fn layout(&self) -> Scene {
        let mut page = Page {
            scene: Scene::empty(Size::new(WIDTH, 0.0)),
            y: EDGE,
        };
        page.paragraph(&self.title, TITLE, Ink::Ink);
        page.y += 8.0;
        page.legend(&self.legend);
        let n_columns = if self.charts.len() > 1 { 2 } else { 1 };
        for row in self.charts.chunks(n_columns) {
            page.charts(row, n_columns);
        }
        for note in &self.notes {
            page.paragraph(note, SMALL, Ink::Soft);
        }
        page.y += 12.0;
        for line in &self.credit {
            page.paragraph(line, SMALL, Ink::Soft);
        }
        let mut scene = page.scene;
        scene.size = Size::new(WIDTH, page.y + EDGE);
        scene
    }
}

struct Page {
    scene: Scene,
    /// Top of the next element.
    y: f64,
}

impl Page {
    /// Writes a text on as many lines as it needs.
    fn paragraph(&mut self, words: &str, size: f64, ink: Ink) {
        for line in wrapped(words, size, WIDTH - 2.0 * EDGE) {
            self.line(EDGE, &line, size, ink);
            self.y += size * LEADING;
        }
    }

    fn line(&mut self, x: f64, words: &str, size: f64, ink: Ink) {
        self.scene.shapes.push(Shape::Text {
            at: Point::new(x, self.y + size * LEADING / 2.0),
            text: words.to_owned(),
            size,
            ink,
            align: Align::Start,
        });
    }

    /// Writes the legend in rows.
    fn legend(&mut self, legend: &[LegendEntry]) {
        let mut x = EDGE;
        for entry in legend {
            let width = 20.0 + text::width(&entry.name, SMALL) + GAP;
            if x > EDGE && x + width > WIDTH - EDGE {
                x = EDGE;
                self.y += SMALL * LEADING;
            }
            let middle = Point::new(x + 6.0, self.y + SMALL * LEADING / 2.0);
            let style = MarkStyle {
                marker: entry.marker,
                ink: entry.ink,
                fill: Fill::Solid,
            };
            marker::draw(&mut self.scene, middle, style);
            self.line(x + 20.0, &entry.name, SMALL, Ink::Ink);
            x += width;
        }
        if !legend.is_empty() {
            self.y += SMALL * LEADING + 8.0;
        }
    }

    /// Draws charts side by side.
    fn charts(&mut self, row: &[PosterChart], n_columns: usize) {
        let columns = to_f64(n_columns);
        let room = (WIDTH - 2.0 * EDGE - GAP * (columns - 1.0)) / columns;
        let mut x = EDGE;
        let top = self.y;
        let mut bottom = top;
        for PosterChart { heading, spec } in row {
            self.y = top;
            if n_columns > 1 {
                for line in wrapped(heading, HEADING, room) {
                    self.line(x, &line, HEADING, Ink::Ink);
                    self.y += HEADING * LEADING;
                }
            }
            let drawn = spec.layout(Size::new(room, spec.height(room)));
            let moved = drawn.shapes.into_iter().map(|shape| shape.moved(x, self.y));
            self.scene.shapes.extend(moved);
            bottom = f64::max(bottom, self.y + drawn.size.height);
            x += room + GAP;
        }
        self.y = bottom + 16.0;
    }
}

/// Breaks a text into lines that fit a width. A word that is longer than a line is truncated.
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
