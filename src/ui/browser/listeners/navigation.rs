//! Updates the links of the prerendered frame while the pages inside it change: makes them absolute
//! and marks the one to the current page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

use crate::ui::browser::dom;
use crate::ui::live::effect;
use crate::ui::site::Site;
use crate::view::state::route::Route;

/// Links of the frame that lead to another page, not to an anchor of this one.
const LINKS: &str = ":is(.site-header, .site-footer) a:not([href^='#'])";

/// Tracks the current page.
pub(crate) fn follow(site: Site, base: &str) {
    let links = |selector: &str| -> Vec<HtmlAnchorElement> {
        let links = dom::all(selector).into_iter();
        links.filter_map(|link| link.dyn_into().ok()).collect()
    };
    // They are relative to the page that was prerendered.
    for link in links(LINKS) {
        link.set_href(&link.href());
    }
    let sections: Vec<_> = links(".site-header nav a")
        .into_iter()
        .map(|link| {
            let path = link.pathname();
            let to = Route::from_path(path.strip_prefix(base).unwrap_or(&path));
            (link, to)
        })
        .collect();
    effect(move || {
        let here = site.location.with(|at| at.route.path());
        for (link, to) in &sections {
            let _ = match to.mark(&here) {
                Some(mark) => link.set_attribute("aria-current", mark),
                None => link.remove_attribute("aria-current"),
            };
        }
    });
}
