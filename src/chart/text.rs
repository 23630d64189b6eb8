//! Text measurement without a browser.
//!
//! Widths are those of a wide common sans serif, so that a label laid out here fits in any
//! system font: a narrower font leaves a little space, none overlaps.

use super::geometry::{Align, Point, Rect};

/// Size of all chart text in pixels; never under 12.
pub const SIZE: f64 = 13.0;

/// Width of a text in pixels.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// Width of the widest of some texts, in pixels; zero if there are none.
pub fn widest<'a>(texts: impl Iterator<Item = &'a str>, size: f64) -> f64 {
    texts.map(|text| width(text, size)).fold(0.0, f64::max)
}

/// Width of one letter as a share of the size.
fn em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '’' | '|' => 0.30,
        ' ' | ',' | '.' | ':' | ';' | '!' | '-' | '(' | ')' | 'f' | 't' | 'r' | '/' => 0.40,
        '%' | 'm' | 'w' | 'M' | 'W' | '@' => 0.98,
        'A'..='Z' | '£' | '0'..='9' | '–' | '−' => 0.66,
        _ => 0.62,
    }
}

/// The bounding box of a text.
pub fn bounds(at: Point, text: &str, size: f64, align: Align) -> Rect {
    let width = width(text, size);
    let left = match align {
        Align::Start => at.x,
        Align::Middle => at.x - width / 2.0,
        Align::End => at.x - width,
    };
    let half = size * 0.62;
    Rect::new(left, at.y - half, left + width, at.y + half)
}

/// Truncates a text to a width, with an ellipsis where it was cut.
///
/// ```
/// use candour::chart::text::{SIZE, fitted, width};
///
/// assert_eq!(fitted("Leeds", SIZE, 200.0), "Leeds");
/// let cut = fitted("Bath and North East Somerset", SIZE, 100.0);
/// assert!(cut.ends_with('…') && width(&cut, SIZE) <= 100.0);
/// ```
pub fn fitted(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut used = width("…", size);
    let fits = |letter: &char| {
        used += em(*letter) * size;
        used <= room
    };
    let cut: String = text.chars().take_while(fits).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_kept_and_what_does_not_is_cut() {
        assert_eq!(fitted("Hunts", 13.0, 200.0), "Hunts");
        let cut = fitted(&"long name ".repeat(50), 13.0, 100.0);
        assert!(cut.ends_with('…') && width(&cut, 13.0) <= 100.0, "{cut}");
    }
}
