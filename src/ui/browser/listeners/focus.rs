//! Keeps the focus and the scroll position of the control that was just used, whatever changes
//! above it.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;

use crate::ui::browser::dom;

/// Controls whose use may change the page above them.
const USED: &str = ":is(.controls, .fault) :is(button, select, input)";

/// Listens for the use of controls.
pub(crate) fn follow() {
    // Before anything changes for it.
    let options = EventListenerOptions::run_in_capture_phase();
    for used in ["click", "change"] {
        let listener = EventListener::new_with_options(&document(), used, options, |event| {
            if let Some(control) = dom::closest(event, USED) {
                let top = control.get_bounding_client_rect().top();
                request_animation_frame(move || {
                    hold(&control, top);
                    // The browser may move the page for reasons of its own with this frame.
                    request_animation_frame(move || keep(&control, top));
                });
            }
        });
        listener.forget();
    }
}

/// Keeps a control where it was and in view; where it has gone and the focus with it, the page
/// takes that. Some browsers give a button that is clicked no focus, which is no loss.
fn hold(control: &web_sys::Element, top: f64) {
    let focused = document().active_element();
    let is_lost = focused.is_none_or(|focused| focused.tag_name() == "BODY");
    if is_lost && !control.is_connected() {
        let y = window().scroll_y().unwrap_or_default();
        dom::focus(document().get_element_by_id("main"));
        window().scroll_to_with_x_and_y(0.0, y);
        return;
    }
    keep(control, top);
}

fn keep(control: &web_sys::Element, top: f64) {
    if !control.is_connected() {
        return;
    }
    let place = control.get_bounding_client_rect();
    let height = window().inner_height().ok();
    let height = height
        .and_then(|height| height.as_f64())
        .unwrap_or_default();
    if top < 0.0 || top + place.height() > height {
        dom::scroll_to_nearest(control);
    } else {
        window().scroll_by_with_x_and_y(0.0, place.top() - top);
    }
}
