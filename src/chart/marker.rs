//! The marks of series: each slot has its own shape and dash, so that no two are told apart by
//! colour alone.

use super::dash::Dash;
use super::geometry::Spot;
use super::scene::{Ink, Scene, Shape};

/// Half the width of a mark in pixels.
pub const RADIUS: f64 = 4.5;

/// Whether a mark is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// A figure that is simply printed.
    Solid,
    /// A figure that was derived, reconstructed or put under another heading.
    Hollow,
}

/// The names of the shapes, by slot.
pub const NAMES: [&str; 6] = ["circle", "square", "triangle", "diamond", "wedge", "bar"];

/// The dashes of a slot's line.
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

/// Paints the mark of a slot.
pub fn draw(scene: &mut Scene, at: Spot, slot: usize, ink: Ink, fill: Fill) {
    shape(scene, at, slot, RADIUS + 1.5, Ink::Paper);
    shape(scene, at, slot, RADIUS, ink);
    if fill == Fill::Hollow {
        shape(scene, at, slot, RADIUS - 2.0, Ink::Paper);
    }
}

fn shape(scene: &mut Scene, at: Spot, slot: usize, radius: f64, ink: Ink) {
    let corner = |x: f64, y: f64| Spot::new(at.x + x * radius, at.y + y * radius);
    let corners = match slot % 6 {
        0 => {
            scene.shapes.push(Shape::Circle { at, radius, ink });
            return;
        }
        1 => vec![
            corner(-0.92, -0.92),
            corner(0.92, -0.92),
            corner(0.92, 0.92),
            corner(-0.92, 0.92),
        ],
        2 => vec![corner(0.0, -1.2), corner(1.15, 0.85), corner(-1.15, 0.85)],
        3 => vec![
            corner(0.0, -1.3),
            corner(1.3, 0.0),
            corner(0.0, 1.3),
            corner(-1.3, 0.0),
        ],
        4 => vec![corner(0.0, 1.2), corner(-1.15, -0.85), corner(1.15, -0.85)],
        _ => vec![
            corner(-1.3, -0.5),
            corner(1.3, -0.5),
            corner(1.3, 0.5),
            corner(-1.3, 0.5),
        ],
    };
    scene.shapes.push(Shape::Fill { corners, ink });
}
