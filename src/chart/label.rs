//! Label placement without overlaps. A label that does not fit is left out: every name is also in
//! the legend, every number in the table.

use super::geometry::{Align, Point, Rect};
use super::scene::{Ink, Scene};
use super::text;

/// Places labels so that none overlaps another or leaves its area.
#[derive(Debug)]
pub struct Labels {
    room: Rect,
    taken: Vec<Rect>,
}

impl Labels {
    /// An area without labels.
    pub fn new(room: Rect) -> Self {
        Self {
            room,
            taken: Vec::new(),
        }
    }

    /// Keeps a rectangle free of labels.
    pub fn keep_free(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Writes a text at the first of several positions where it fits, and returns whether it did.
    pub fn place(
        &mut self,
        scene: &mut Scene,
        text: &str,
        ink: Ink,
        positions: &[(Point, Align)],
    ) -> bool {
        for (at, align) in positions {
            let bounds = text::bounds(*at, text, text::SIZE, *align);
            let free = !self.taken.iter().any(|taken| taken.overlaps(&bounds));
            if free && self.room.contains(&bounds) {
                self.taken.push(bounds);
                scene.fill(bounds, Ink::Paper);
                scene.text(*at, text, ink, *align);
                return true;
            }
        }
        false
    }
}
