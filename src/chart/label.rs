//! Places labels so that none overlaps another or leaves the chart. A label that finds no room
//! is left out: every name also stands in the key, every number in the table.

use super::geometry::{Rect, Spot};
use super::scene::{Align, Ink, Scene};
use super::text;

/// The labels placed so far.
#[derive(Debug)]
pub struct Labels {
    room: Rect,
    taken: Vec<Rect>,
}

impl Labels {
    /// No labels yet, in some room.
    pub fn new(room: Rect) -> Self {
        Self {
            room,
            taken: Vec::new(),
        }
    }

    /// Keeps a place free of labels.
    pub fn keep_free(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Writes a text at the first of several places where it fits. Tells whether it did.
    pub fn place(
        &mut self,
        scene: &mut Scene,
        text: &str,
        ink: Ink,
        places: &[(Spot, Align)],
    ) -> bool {
        for (at, align) in places {
            let bounds = text::bounds(*at, text, text::SIZE, *align);
            let free = !self.taken.iter().any(|taken| taken.overlaps(&bounds));
            if free && self.room.holds(&bounds) {
                self.taken.push(bounds);
                scene.fill(bounds, Ink::Paper);
                scene.text(*at, text, ink, *align);
                return true;
            }
        }
        false
    }
}
