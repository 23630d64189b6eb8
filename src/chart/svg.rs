//! Scenes as SVG, for the first paint of a page and for files.
//!
//! In a page, colours are its custom properties, so one drawing serves light, dark and forced
//! colours.

use plotters_svg::SVGBackend;

use super::geometry::Size;
use super::paint::{LIGHT, Palette, Units, paint};
use super::scene::{Ink, Scene};

/// Tenths of a pixel; plotters' SVG backend divides text sizes by 1.24.
const UNITS: Units = Units {
    length: 10.0,
    text: 12.4,
};

/// Writes a scene as an `<svg>` element with `class`, hidden from screen readers: the text beside
/// it says what it shows.
pub fn element(scene: &Scene, class: &str) -> String {
    let mut shapes = shapes(scene, &codes());
    for (at, ink) in Ink::ALL.iter().enumerate() {
        shapes = shapes.replace(&code_text(at), &format!("var({})", ink.token()));
    }
    format!(
        "<svg class=\"{class}\" {} aria-hidden=\"true\" focusable=\"false\">{shapes}",
        extent(scene)
    )
}

/// Writes a scene as a file of its own on white paper, with a title for screen readers.
///
/// ```
/// use candour::chart::geometry::{Point, Size};
/// use candour::chart::scene::{Ink, Scene};
/// use candour::chart::svg;
///
/// let mut scene = Scene::empty(Size::new(40.0, 20.0));
/// scene.line(Point::new(0.0, 10.0), Point::new(40.0, 10.0), Ink::Ink, 1.0);
/// let file = svg::document(&scene, "A line");
/// assert!(file.contains("<title>A line</title>") && file.contains("<polyline"));
/// ```
pub fn document(scene: &Scene, title: &str) -> String {
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {} role=\"img\"><title>{title}</title>\
         <rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>{}",
        extent(scene),
        shapes(scene, &LIGHT)
    )
}

/// Size in pixels, and in the units of the shapes.
fn extent(scene: &Scene) -> String {
    let Size { width, height } = scene.size;
    let (across, down) = (width * UNITS.length, height * UNITS.length);
    format!("viewBox=\"0 0 {across:.0} {down:.0}\" width=\"{width:.0}\" height=\"{height:.0}\"")
}

/// The shapes and the end of the element.
fn shapes(scene: &Scene, palette: &Palette) -> String {
    let mut body = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut body, (0, 0));
        if let Err(error) = paint(scene, &mut backend, palette, UNITS) {
            return format!("<!-- {error} --></svg>");
        }
    }
    let shapes = body.split_once('>').map_or("", |(_, rest)| rest);
    shapes.replace('\n', "").replace(" opacity=\"1\"", "")
}

/// A palette of codes that are replaced by names afterwards.
fn codes() -> Palette {
    let mut palette = Palette([(0, 0, 0); Ink::ALL.len()]);
    for (at, code) in palette.0.iter_mut().enumerate() {
        *code = (0xCA, 0xDE, u8::try_from(at).unwrap_or(u8::MAX));
    }
    palette
}

fn code_text(at: usize) -> String {
    format!("#CADE{at:02X}")
}
