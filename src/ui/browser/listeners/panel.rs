//! Panels over a page: the source of a number and the meaning of a term. Escape closes either, an
//! opened panel is scrolled into view, and a number that was open when the reader left is open
//! again when they come back.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::ui::browser::dom;

/// Set on the page while the meanings of terms are closed by Escape.
const CLOSED: &str = "data-closed";

/// Follows what is opened and closed.
pub(crate) fn follow() {
    EventListener::new(&document(), "keydown", |event| {
        let key = event.dyn_ref::<web_sys::KeyboardEvent>();
        if key.is_some_and(|event| event.key() == "Escape") {
            close(event);
        }
    })
    .forget();
    for elsewhere in ["focusin", "pointerover"] {
        EventListener::new(&document(), elsewhere, |_| {
            if let Some(root) = document().document_element() {
                let _ = root.remove_attribute(CLOSED);
            }
        })
        .forget();
    }
    EventListener::new(&document(), "focusin", close_others).forget();
    EventListener::new(&document(), "focusin", show_meaning).forget();
    let capture = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document(), "toggle", capture, bring_into_view).forget();
}

/// True if a fragment names a number with its source.
pub(crate) fn is_source(fragment: &str) -> bool {
    fragment.starts_with("figure-")
}

/// Writes the open number, out of whose panel a link was followed, into the address that Back
/// leads to.
pub(crate) fn keep_open(event: &web_sys::Event) {
    let Some(id) = source_of(event).map(|panel| panel.id()) else {
        return;
    };
    if let Ok(history) = window().history() {
        let address = format!("#{id}");
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The open source that an event happened in.
fn source_of(event: &web_sys::Event) -> Option<web_sys::Element> {
    dom::closest(event, "details.source[open]")
}

/// Closes the meanings of terms, and the source that has the focus, which returns to its number.
fn close(event: &web_sys::Event) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(CLOSED, "");
    }
    if let Some(panel) = source_of(event) {
        let _ = panel.remove_attribute("open");
        dom::focus(panel.query_selector("summary").ok().flatten());
    }
}

/// Width in pixels from which a source panel overlays the table, and may cover the element that
/// takes the focus next.
const OVERLAID: f64 = 760.0;

/// Closes the sources that the focus has left, where they would lie over it.
fn close_others(event: &web_sys::Event) {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    if width.is_none_or(|width| width < OVERLAID) {
        return;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    let open = dom::all("details.source[open]").into_iter();
    for source in open.filter(|source| !source.contains(target.as_ref())) {
        let _ = source.remove_attribute("open");
    }
}

/// The meaning of a term that the reader comes to is brought into the window.
fn show_meaning(event: &web_sys::Event) {
    let term = dom::closest(event, ".term");
    if let Some(Ok(Some(meaning))) = term.map(|term| term.query_selector(".term-tip")) {
        dom::scroll_to_nearest(&meaning);
    }
}

/// Scrolls a source panel that opens below the edge of the window into view.
fn bring_into_view(event: &web_sys::Event) {
    let Some(source) = source_of(event) else {
        return;
    };
    // Its content is rendered when it first opens, so it is there with the next frame.
    request_animation_frame(move || {
        if let Ok(Some(panel)) = source.query_selector(".panel") {
            dom::scroll_to_nearest(&panel);
        }
    });
}
