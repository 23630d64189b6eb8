//! A scene as SVG text, for the first paint of a page and for paper.
//!
//! Colours are custom properties of the page, so one drawing serves light, dark and forced
//! colours.

use plotters_svg::SVGBackend;

use super::paint::{Palette, Units, paint};
use super::scene::{Ink, Scene};

/// Tenths of a pixel; plotters' SVG backend divides text sizes by 1.24.
const UNITS: Units = Units {
    length: 10.0,
    text: 12.4,
};

/// The scene as an `<svg>` element with `class`, hidden from screen readers: the words beside
/// it say what it shows.
pub fn element(scene: &Scene, class: &str) -> String {
    let mut body = String::new();
    let (width, height) = (
        scene.size.width * UNITS.length,
        scene.size.height * UNITS.length,
    );
    {
        let mut backend = SVGBackend::with_string(&mut body, (0, 0));
        if let Err(error) = paint(scene, &mut backend, &codes(), UNITS) {
            return format!("<!-- {error} -->");
        }
    }
    let shapes = body
        .split_once('>')
        .map_or("", |(_, rest)| rest)
        .replace('\n', "");
    let mut shapes = shapes.replace(" opacity=\"1\"", "");
    for (at, ink) in Ink::ALL.iter().enumerate() {
        shapes = shapes.replace(&code_text(at), &format!("var({})", ink.token()));
    }
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{:.0}\" \
         height=\"{:.0}\" aria-hidden=\"true\" focusable=\"false\">{shapes}",
        scene.size.width, scene.size.height
    )
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
