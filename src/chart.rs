//! Charts as values: a spec is laid out to a [`scene::Scene`], and a scene can be painted,
//! written as SVG, hit with a pointer and walked with a keyboard.
//!
//! Pure geometry in CSS pixels, the origin at the top left. Layout is total: any series and any
//! size, even zero, give a scene. A new kind of chart is one new file in `kind`.

pub mod dash;
pub mod geometry;
pub mod kind;
pub mod label;
pub mod marker;
pub mod paint;
pub mod pick;
pub mod poster;
pub mod scale;
pub mod scene;
pub mod spec;
pub mod svg;
pub mod text;
pub mod ticks;
