//! Scenes: the shapes of a chart in painting order, and the figures that can be picked.

use std::sync::Arc;

use super::dash::Dash;
use super::geometry::{Align, Point, Rect, Size};
use super::text::SIZE;

/// A colour by its role, so that each theme can choose its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Ink,
    /// Quieter text.
    Soft,
    /// Background.
    Paper,
    /// Grid and axis lines.
    Line,
    /// Series 1 to 6, counted from 0.
    Series(usize),
    /// Targets.
    Target,
    /// Preferred ranges.
    Band,
    /// Events.
    Event,
}

impl Ink {
    /// Every colour, in the order of a palette.
    pub const ALL: [Self; 13] = [
        Self::Ink,
        Self::Soft,
        Self::Paper,
        Self::Line,
        Self::Series(0),
        Self::Series(1),
        Self::Series(2),
        Self::Series(3),
        Self::Series(4),
        Self::Series(5),
        Self::Target,
        Self::Band,
        Self::Event,
    ];

    /// The name of its custom property in style sheets.
    pub fn token(self) -> &'static str {
        match self {
            Self::Ink => "--ink",
            Self::Soft => "--ink-soft",
            Self::Paper => "--paper",
            Self::Line => "--line",
            Self::Series(slot) => {
                const SERIES: [&str; 6] = [
                    "--series-1",
                    "--series-2",
                    "--series-3",
                    "--series-4",
                    "--series-5",
                    "--series-6",
                ];
                SERIES
                    .get(slot % SERIES.len())
                    .copied()
                    .unwrap_or("--series-1")
            }
            Self::Target => "--target",
            Self::Band => "--band",
            Self::Event => "--event",
        }
    }
}

/// One shape to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line through points.
    Path {
        /// The points.
        through: Vec<Point>,
        /// Colour.
        ink: Ink,
        /// Width in pixels.
        width: f64,
        /// Dashes, or none.
        dash: Option<Dash>,
    },
    /// A filled area.
    Fill {
        /// Corners of the area.
        corners: Vec<Point>,
        /// Colour.
        ink: Ink,
    },
    /// A circle.
    Circle {
        /// Centre of the circle.
        at: Point,
        /// Radius of the circle.
        radius: f64,
        /// Colour.
        ink: Ink,
    },
    /// A line of text, centred vertically on its position.
    Text {
        /// Position of the text.
        at: Point,
        /// The text.
        text: String,
        /// Size in pixels.
        size: f64,
        /// Colour.
        ink: Ink,
        /// The point of the text that is at its position.
        align: Align,
    },
}

impl Shape {
    /// The shape moved to the right and down.
    #[must_use]
    pub fn moved(mut self, right: f64, down: f64) -> Self {
        let shift = |point: &mut Point| *point = Point::new(point.x + right, point.y + down);
        match &mut self {
            Self::Path {
                through: points, ..
            }
            | Self::Fill {
                corners: points, ..
            } => {
                points.iter_mut().for_each(shift);
            }
            Self::Circle { at, .. } | Self::Text { at, .. } => shift(at),
        }
        self
    }
}

/// A figure that can be picked.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// The point at which it is drawn.
    pub at: Point,
    /// Index of its series.
    pub series: usize,
    /// Colour of the figure.
    pub ink: Ink,
    /// The sentence that describes it.
    pub sentence: String,
    /// Id of its observation.
    pub id: Arc<str>,
    /// Time of the figure in months since the year 0, on a time axis.
    pub time: Option<f64>,
}

/// A chart that has been laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Size of the scene.
    pub size: Size,
    /// The area in which data are drawn.
    pub plot: Rect,
    /// The shapes, from back to front.
    pub shapes: Vec<Shape>,
    /// The figures, series by series, each in reading order.
    pub data: Vec<Datum>,
    /// Notes to show beside the drawing, such as that an axis does not start at zero.
    pub notes: Vec<String>,
}

impl Scene {
    /// A scene without shapes.
    pub fn empty(size: Size) -> Self {
        Self {
            size,
            plot: Rect::new(0.0, 0.0, size.width, size.height),
            shapes: Vec::new(),
            data: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds a straight line.
    pub fn line(&mut self, from: Point, to: Point, ink: Ink, width: f64) {
        self.path(vec![from, to], ink, width, None);
    }

    /// Adds a line through points.
    pub fn path(&mut self, through: Vec<Point>, ink: Ink, width: f64, dash: Option<Dash>) {
        self.shapes.push(Shape::Path {
            through,
            ink,
            width,
            dash,
        });
    }

    /// Adds a filled rectangle.
    pub fn fill(&mut self, rect: Rect, ink: Ink) {
        let corners = vec![
            Point::new(rect.left, rect.top),
            Point::new(rect.right, rect.top),
            Point::new(rect.right, rect.bottom),
            Point::new(rect.left, rect.bottom),
        ];
        self.shapes.push(Shape::Fill { corners, ink });
    }

    /// Adds a text of normal size.
    pub fn text(&mut self, at: Point, text: impl Into<String>, ink: Ink, align: Align) {
        self.shapes.push(Shape::Text {
            at,
            text: text.into(),
            size: SIZE,
            ink,
            align,
        });
    }

    /// Shows at the centre of a rectangle that there is nothing to draw.
    pub fn no_data(&mut self, room: Rect) {
        let centre = Point::new(
            f64::midpoint(room.left, room.right),
            f64::midpoint(room.top, room.bottom),
        );
        self.text(centre, "No figures to draw", Ink::Soft, Align::Middle);
    }
}

/// A chart that has not been laid out: everything that does not depend on its size.
pub trait Chart {
    /// The height in pixels that suits a width.
    fn height(&self, width: f64) -> f64;

    /// Lays the chart out. Every size gives a scene, even an empty one.
    fn layout(&self, size: Size) -> Scene;
}
