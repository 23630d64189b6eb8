//! Server-rendered markup and the live copy that is swapped for it: the focus stays, and so does
//! what the reader has opened or closed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dom::{all_within, focus};

/// Elements that can have the focus in the server-rendered markup as well as in the live copy,
/// which renders the panels of numbers when they are first opened, and whose charts take the focus.
const FOCUSABLE: &str = ":is(a, button, summary, select, input, [tabindex]):not(.panel *, .plot *)";

/// The server-rendered markup of the element with an id, if any is left on the page.
pub(super) fn server_markup(id: &str) -> Option<String> {
    let document = document();
    let is_live = document.document_element()?.has_attribute("data-ready");
    let piece = document.get_element_by_id(id)?;
    let is_left = matches!(piece.closest(".as-written"), Ok(Some(_)));
    (is_left || !is_live).then(|| piece.inner_html())
}

/// Called just before the markup of an element is swapped for its live copy: restores the focus and
/// open `<details>` afterwards.
pub(super) fn before_swap(id: &str) {
    let Some(piece) = document().get_element_by_id(id) else {
        return;
    };
    let open = all_within(&piece, "details");
    let open: Vec<bool> = open.iter().map(|one| one.has_attribute("open")).collect();
    let focused = document().active_element().and_then(|focused| {
        let source = focused.closest(".source").ok()?;
        let number = source.and_then(|source| source.query_selector("summary").ok()?);
        let focused = number.unwrap_or(focused);
        all_within(&piece, FOCUSABLE)
            .iter()
            .position(|one| *one == focused)
    });
    let id = id.to_owned();
    queue_microtask(move || {
        let Some(piece) = document().get_element_by_id(&id) else {
            return;
        };
        let details = all_within(&piece, "details");
        if details.len() == open.len() {
            let differ = details.iter().zip(open);
            for (one, _) in differ.filter(|(one, is_open)| one.has_attribute("open") != *is_open) {
                // By a click, so that content rendered on opening is there with this frame.
                let summary = one.query_selector("summary").ok().flatten();
                if let Some(summary) = summary.and_then(|summary| summary.dyn_into().ok()) {
                    web_sys::HtmlElement::click(&summary);
                }
            }
        }
        if let Some(at) = focused {
            focus(all_within(&piece, FOCUSABLE).into_iter().nth(at));
        }
    });
}
