//! What is painted: shapes in order, and the figures that can be pointed at.

use std::sync::Arc;

use super::dash::Dash;
use super::geometry::{Rect, Size, Spot};

/// A colour by its part, so that each theme can choose its own.
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

/// Which point of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One thing to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line through places.
    Path {
        /// The places.
        through: Vec<Spot>,
        /// Colour.
        ink: Ink,
        /// Width in pixels.
        width: f64,
        /// Dashes, or none.
        dash: Option<Dash>,
    },
    /// A filled area.
    Fill {
        /// Its corners.
        corners: Vec<Spot>,
        /// Colour.
        ink: Ink,
    },
    /// A circle.
    Circle {
        /// Its middle.
        at: Spot,
        /// Its radius.
        radius: f64,
        /// Colour.
        ink: Ink,
    },
    /// A line of text, its middle at the height of its place.
    Text {
        /// Where.
        at: Spot,
        /// What.
        text: String,
        /// Size in pixels.
        size: f64,
        /// Colour.
        ink: Ink,
        /// Which point of it stands there.
        align: Align,
    },
}

impl Shape {
    /// The shape elsewhere, by so much to the right and down.
    #[must_use]
    pub fn moved(mut self, right: f64, down: f64) -> Self {
        let shift = |spot: &mut Spot| *spot = Spot::new(spot.x + right, spot.y + down);
        match &mut self {
            Self::Path { through: spots, .. } | Self::Fill { corners: spots, .. } => {
                spots.iter_mut().for_each(shift);
            }
            Self::Circle { at, .. } | Self::Text { at, .. } => shift(at),
        }
        self
    }
}

/// A figure that can be pointed at.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// Where it is drawn.
    pub at: Spot,
    /// Which series it belongs to.
    pub series: usize,
    /// Its colour.
    pub ink: Ink,
    /// Its sentence.
    pub sentence: String,
    /// Id of the observation it stands for.
    pub id: Arc<str>,
    /// Its time, in months since the year 0, on a line of time.
    pub time: Option<f64>,
}

/// A chart, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Its size.
    pub size: Size,
    /// Where data are drawn.
    pub plot: Rect,
    /// What to paint, from back to front.
    pub shapes: Vec<Shape>,
    /// What can be pointed at, series by series, each in reading order.
    pub data: Vec<Datum>,
    /// What must be said in words beside it, such as an axis that does not start at zero.
    pub notes: Vec<String>,
}

impl Scene {
    /// A scene with nothing on it.
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
    pub fn line(&mut self, from: Spot, to: Spot, ink: Ink, width: f64) {
        self.path(vec![from, to], ink, width, None);
    }

    /// Adds a line through places.
    pub fn path(&mut self, through: Vec<Spot>, ink: Ink, width: f64, dash: Option<Dash>) {
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
            Spot::new(rect.left, rect.top),
            Spot::new(rect.right, rect.top),
            Spot::new(rect.right, rect.bottom),
            Spot::new(rect.left, rect.bottom),
        ];
        self.shapes.push(Shape::Fill { corners, ink });
    }

    /// Adds a text of normal size.
    pub fn text(&mut self, at: Spot, text: impl Into<String>, ink: Ink, align: Align) {
        let size = super::text::SIZE;
        self.shapes.push(Shape::Text {
            at,
            text: text.into(),
            size,
            ink,
            align,
        });
    }
}
