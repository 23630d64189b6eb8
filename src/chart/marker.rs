//! Markers, dashes and legend entries of series. Each slot has its own marker and dash, so that no
//! two series differ by colour alone.

use super::dash::Dash;
use super::geometry::Point;
use super::scene::{Ink, Scene, Shape};

/// Radius of a marker in pixels.
pub const RADIUS: f64 = 4.5;

/// Fill of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// A figure as printed.
    Solid,
    /// A figure that was calculated, reconstructed or moved to another heading.
    Hollow,
}

/// Shape of a marker.
///
/// ```
/// use candour::chart::marker::Marker;
///
/// assert_eq!(Marker::from_slot(3), Marker::Diamond);
/// assert_eq!(Marker::Diamond.glyph(), "◆");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A circle.
    Circle,
    /// A square.
    Square,
    /// A triangle that points up.
    Triangle,
    /// A diamond.
    Diamond,
    /// A triangle that points down.
    TriangleDown,
    /// A horizontal bar.
    Bar,
}

impl Marker {
    /// Every marker, in the order of the slots of series.
    pub const ALL: [Self; 6] = [
        Self::Circle,
        Self::Square,
        Self::Triangle,
        Self::Diamond,
        Self::TriangleDown,
        Self::Bar,
    ];

    /// The marker of a slot; slots beyond the last start again.
    pub fn from_slot(slot: usize) -> Self {
        let mut all = Self::ALL.into_iter();
        all.nth(slot % Self::ALL.len()).unwrap_or(Self::Circle)
    }

    /// The character that looks like the marker, for legends in text.
    pub fn glyph(self) -> &'static str {
        match self {
            Self::Circle => "●",
            Self::Square => "■",
            Self::Triangle => "▲",
            Self::Diamond => "◆",
            Self::TriangleDown => "▼",
            Self::Bar => "▬",
        }
    }
}

/// Look of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkStyle {
    /// Shape of the mark.
    pub marker: Marker,
    /// Colour of the mark.
    pub ink: Ink,
    /// Fill of the mark.
    pub fill: Fill,
}

/// An entry of a legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegendEntry {
    /// Colour of the series.
    pub ink: Ink,
    /// Marker of the series.
    pub marker: Marker,
    /// Name of the series.
    pub name: String,
}

/// Dashes of the line of a slot; `None` for a solid line.
pub fn dash(slot: usize) -> Option<Dash> {
    match slot % 6 {
        0 => None,
        1 => Some(Dash {
            stroke: 5.0,
            gap: 3.0,
        }),
        2 => Some(Dash {
            stroke: 2.0,
            gap: 3.0,
        }),
        3 => Some(Dash {
            stroke: 12.0,
            gap: 3.0,
        }),
        4 => Some(Dash {
            stroke: 8.0,
            gap: 6.0,
        }),
        _ => Some(Dash {
            stroke: 3.0,
            gap: 6.0,
        }),
    }
}

/// Draws a marker with a margin in the colour of the paper.
pub fn draw(scene: &mut Scene, at: Point, style: MarkStyle) {
    shape(scene, at, style.marker, RADIUS + 1.5, Ink::Paper);
    shape(scene, at, style.marker, RADIUS, style.ink);
    if style.fill == Fill::Hollow {
        shape(scene, at, style.marker, RADIUS - 2.0, Ink::Paper);
    }
}

fn shape(scene: &mut Scene, at: Point, marker: Marker, radius: f64, ink: Ink) {
    let corner = |x: f64, y: f64| Point::new(at.x + x * radius, at.y + y * radius);
    let corners = match marker {
        Marker::Circle => {
            scene.shapes.push(Shape::Circle { at, radius, ink });
            return;
        }
        Marker::Square => vec![
            corner(-0.92, -0.92),
            corner(0.92, -0.92),
            corner(0.92, 0.92),
            corner(-0.92, 0.92),
        ],
        Marker::Triangle => vec![corner(0.0, -1.2), corner(1.15, 0.85), corner(-1.15, 0.85)],
        Marker::Diamond => vec![
            corner(0.0, -1.3),
            corner(1.3, 0.0),
            corner(0.0, 1.3),
            corner(-1.3, 0.0),
        ],
        Marker::TriangleDown => {
            vec![corner(0.0, 1.2), corner(-1.15, -0.85), corner(1.15, -0.85)]
        }
        Marker::Bar => vec![
            corner(-1.3, -0.5),
            corner(1.3, -0.5),
            corner(1.3, 0.5),
            corner(-1.3, 0.5),
        ],
    };
    scene.shapes.push(Shape::Fill { corners, ink });
}
