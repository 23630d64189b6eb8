//! What the reader has just used keeps the focus and stays in view, whatever changes above it.

use gloo_events::EventListener;
use leptos::prelude::*;

use super::address::{focus, happened_in};
use super::panel::nearest;

/// After each use of a control or of a button that tries again, looks after the focus.
pub(super) fn follow() {
    for used in ["click", "change"] {
        let listener = EventListener::new(&document(), used, |event| {
            if happened_in(event, ".controls, .fault").is_some() {
                request_animation_frame(hold);
            }
        });
        listener.forget();
    }
}

/// Brings what has the focus into view; where it has left the page, the page takes the focus.
fn hold() {
    let focused = document().active_element();
    let Some(focused) = focused.filter(|focused| focused.tag_name() != "BODY") else {
        let y = window().scroll_y().unwrap_or_default();
        focus(document().get_element_by_id("main"));
        window().scroll_to_with_x_and_y(0.0, y);
        return;
    };
    let place = focused.get_bounding_client_rect();
    let height = window().inner_height().ok();
    let height = height
        .and_then(|height| height.as_f64())
        .unwrap_or_default();
    if place.top() < 0.0 || place.bottom() > height {
        nearest(&focused);
    }
}
