//! The colours of the page as style sheets set them, so that canvas and page agree in light,
//! dark and forced colours.

use std::cell::RefCell;

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::chart::paint::Palette;
use crate::chart::scene::Ink;
use crate::ui::site::Site;

thread_local! {
    static KEPT: RefCell<Option<(u32, Palette)>> = const { RefCell::new(None) };
}

/// The palette of the page as it looks now; read once for each appearance.
pub(crate) fn current(appearance: u32) -> Palette {
    KEPT.with_borrow_mut(|kept| match kept {
        Some((version, palette)) if *version == appearance => palette.clone(),
        _ => {
            let palette = read();
            *kept = Some((appearance, palette.clone()));
            palette
        }
    })
}

fn read() -> Palette {
    let mut palette = Palette([(0, 0, 0); Ink::ALL.len()]);
    let probe = document().create_element("span").ok();
    let probe = probe.and_then(|probe| probe.dyn_into::<web_sys::HtmlElement>().ok());
    let (Some(probe), Some(body)) = (probe, document().body()) else {
        return palette;
    };
    let _ = body.append_child(&probe);
    for (color, ink) in palette.0.iter_mut().zip(Ink::ALL) {
        let _ = probe
            .style()
            .set_property("color", &format!("var({})", ink.token()));
        let style = window().get_computed_style(&probe).ok().flatten();
        let text = style.and_then(|style| style.get_property_value("color").ok());
        *color = text.as_deref().and_then(rgb).unwrap_or_default();
    }
    probe.remove();
    palette
}

/// The three numbers of `rgb(1, 2, 3)`.
fn rgb(text: &str) -> Option<(u8, u8, u8)> {
    let inside = text.split_once('(')?.1.trim_end_matches(')');
    let mut numbers = inside
        .split([',', ' ', '/'])
        .filter(|part| !part.is_empty());
    let mut next = || numbers.next()?.parse::<u8>().ok();
    Some((next()?, next()?, next()?))
}

/// Media queries of settings outside the page that change its colours.
const QUERIES: [&str; 3] = [
    "(prefers-color-scheme: dark)",
    "(forced-colors: active)",
    "(prefers-contrast: more)",
];

/// Notes when colours, contrast or the pixel ratio change.
pub(crate) fn follow(site: Site) {
    let change = move || site.appearance.update(|version| *version += 1);
    for query in QUERIES {
        if let Ok(Some(media)) = window().match_media(query) {
            EventListener::new(&media, "change", move |_| change()).forget();
        }
    }
    let ratio = StoredValue::new(window().device_pixel_ratio());
    let resized = EventListener::new(&window(), "resize", move |_| {
        let now = window().device_pixel_ratio();
        if (now - ratio.get_value()).abs() > f64::EPSILON {
            ratio.set_value(now);
            change();
        }
    });
    resized.forget();
}
