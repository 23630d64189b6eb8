//! Paints a scene through plotters' [`DrawingBackend`]: canvas in the browser, SVG natively.
//!
//! Backends count in whole units, so a pixel is divided into `units` of them and the backend is
//! set up to shrink by as much. That keeps curves smooth and is the same at every device pixel
//! ratio.

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, FontTransform,
};

use super::dash;
use super::geometry::{Align, Point};
use super::scene::{Ink, Scene, Shape};

/// A colour for every ink, red, green and blue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette(pub [(u8, u8, u8); Ink::ALL.len()]);

impl Palette {
    /// The colour of an ink.
    pub fn of(&self, ink: Ink) -> BackendColor {
        let at = Ink::ALL
            .iter()
            .position(|known| known.token() == ink.token());
        let rgb = at
            .and_then(|at| self.0.get(at))
            .copied()
            .unwrap_or_default();
        BackendColor { alpha: 1.0, rgb }
    }
}

/// Light colours of the style sheet, for images on white paper.
pub const LIGHT: Palette = Palette([
    (0x1b, 0x1e, 0x23),
    (0x54, 0x5b, 0x66),
    (0xff, 0xff, 0xff),
    (0xd8, 0xdd, 0xe3),
    (0x12, 0x43, 0x6d),
    (0x28, 0xa1, 0x97),
    (0x80, 0x16, 0x50),
    (0xf4, 0x6a, 0x25),
    (0x3d, 0x3d, 0x3d),
    (0xa2, 0x85, 0xd1),
    (0x1b, 0x1e, 0x23),
    (0xea, 0xf9, 0xff),
    (0x86, 0x8e, 0x99),
]);

/// Units of a drawing backend for each pixel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Units {
    /// Units to the pixel.
    pub length: f64,
    /// Units of text size to the pixel, where a backend has its own idea of text size.
    pub text: f64,
}

struct Stroke {
    color: BackendColor,
    width: u32,
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct Letters {
    color: BackendColor,
    size: f64,
    align: Align,
}

impl BackendTextStyle for Letters {
    type FontError = std::convert::Infallible;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn transform(&self) -> FontTransform {
        FontTransform::None
    }

    fn style(&self) -> FontStyle {
        FontStyle::Normal
    }

    fn anchor(&self) -> Pos {
        let across = match self.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        Pos::new(across, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name("system-ui, sans-serif")
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        let width = super::text::width(text, self.size);
        Ok(((0, 0), (whole(width), whole(self.size))))
    }

    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: (i32, i32),
        _: DrawFunc,
    ) -> Result<Result<(), E>, Self::FontError> {
        // Both backends draw text themselves; plotters asks for this only to rasterise.
        Ok(Ok(()))
    }
}

/// Paints every shape, from back to front, in a backend's units.
///
/// # Errors
/// Errors of the backend.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    backend: &mut B,
    palette: &Palette,
    units: Units,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let coord =
        |at: &Point| -> BackendCoord { (whole(at.x * units.length), whole(at.y * units.length)) };
    for shape in &scene.shapes {
        match shape {
            Shape::Path {
                through,
                ink,
                width,
                dash,
            } => {
                let width = whole(width * units.length).unsigned_abs().max(1);
                let style = Stroke {
                    color: palette.of(*ink),
                    width,
                };
                match dash {
                    None => backend.draw_path(through.iter().map(coord), &style)?,
                    Some(dash) => {
                        for stroke in dash::strokes(through, *dash) {
                            backend.draw_path(stroke.iter().map(coord), &style)?;
                        }
                    }
                }
            }
            Shape::Fill { corners, ink } => {
                backend.fill_polygon(corners.iter().map(coord), &palette.of(*ink))?;
            }
            Shape::Circle { at, radius, ink } => {
                let radius = whole(radius * units.length).unsigned_abs();
                backend.draw_circle(coord(at), radius, &palette.of(*ink), true)?;
            }
            Shape::Text {
                at,
                text,
                size,
                ink,
                align,
            } => {
                let style = Letters {
                    color: palette.of(*ink),
                    size: size * units.text,
                    align: *align,
                };
                backend.draw_text(text, &style, coord(at))?;
            }
        }
    }
    backend.present()
}

/// The nearest whole number, within what backends can count.
#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to a range that fits"
)]
fn whole(value: f64) -> i32 {
    const FAR: f64 = 1_000_000.0;
    value.round().clamp(-FAR, FAR) as i32
}
