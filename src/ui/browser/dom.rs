//! Short ways to find, focus and scroll to elements of the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// The elements of the page that match a selector.
pub(super) fn all(selector: &str) -> Vec<Element> {
    let body = document().body();
    body.map_or_else(Vec::new, |body| all_within(&body, selector))
}

/// The elements within another that match a selector.
pub(super) fn all_within(element: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = element.query_selector_all(selector) else {
        return Vec::new();
    };
    let found = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok());
    found.collect()
}

/// The nearest element around the target of an event that matches a selector.
pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}

/// Moves the focus to an element.
pub(super) fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls no further than needed to bring an element into the window.
pub(super) fn scroll_to_nearest(element: &Element) {
    let nearest = web_sys::ScrollIntoViewOptions::new();
    nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// Scrolls to an element and moves the focus to it; a source panel is opened.
pub(super) fn reveal(element: &Element) {
    let focused = if element.tag_name() == "DETAILS" {
        let _ = element.set_attribute("open", "");
        element.query_selector("summary").ok().flatten()
    } else {
        // A link can take focus, and must stay in the order of the Tab key.
        if element.tag_name() != "A" {
            let _ = element.set_attribute("tabindex", "-1");
        }
        Some(element.clone())
    };
    element.scroll_into_view();
    focus(focused);
}
