//! A piece of the page as it was written, and the running one that takes its place: the focus stays,
//! and so does what the reader has opened or closed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::address::focus;

/// What can have the focus in the written page as well as in the running one, which makes the
/// panels of numbers when they are first opened, and whose charts can be walked through.
const FOCUSABLE: &str = ":is(a, button, summary, select, input, [tabindex]):not(.panel *, .plot *)";

/// What stands under an id in the written page, or in what is left of it in the running one.
pub fn written(id: &str) -> Option<String> {
    let document = document();
    let is_running = document.document_element()?.has_attribute("data-ready");
    let piece = document.get_element_by_id(id)?;
    let is_left = matches!(piece.closest(".as-written"), Ok(Some(_)));
    (is_left || !is_running).then(|| piece.inner_html())
}

/// Called just before another piece of the same look takes the place of one: looks after it.
pub fn replaced(id: &str) {
    let Some(piece) = document().get_element_by_id(id) else {
        return;
    };
    let open = all(&piece, "details");
    let open: Vec<bool> = open.iter().map(|one| one.has_attribute("open")).collect();
    let focused = document().active_element().and_then(|focused| {
        let source = focused.closest(".source").ok()?;
        let number = source.and_then(|source| source.query_selector("summary").ok()?);
        let focused = number.unwrap_or(focused);
        all(&piece, FOCUSABLE)
            .iter()
            .position(|one| *one == focused)
    });
    let id = id.to_owned();
    queue_microtask(move || {
        let Some(piece) = document().get_element_by_id(&id) else {
            return;
        };
        let details = all(&piece, "details");
        if details.len() == open.len() {
            let differ = details.iter().zip(open);
            for (one, _) in differ.filter(|(one, is_open)| one.has_attribute("open") != *is_open) {
                // As the reader would, so that what is made when it opens is there with this frame.
                let summary = one.query_selector("summary").ok().flatten();
                if let Some(summary) = summary.and_then(|summary| summary.dyn_into().ok()) {
                    web_sys::HtmlElement::click(&summary);
                }
            }
        }
        if let Some(at) = focused {
            focus(all(&piece, FOCUSABLE).into_iter().nth(at));
        }
    });
}

/// The elements of the page that a selector finds.
pub(crate) fn everywhere(selector: &str) -> Vec<web_sys::Element> {
    let body = document().body();
    body.map_or_else(Vec::new, |body| all(&body, selector))
}

/// The elements of a piece that a selector finds.
fn all(piece: &web_sys::Element, selector: &str) -> Vec<web_sys::Element> {
    let Ok(found) = piece.query_selector_all(selector) else {
        return Vec::new();
    };
    let found = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok());
    found.collect()
}
