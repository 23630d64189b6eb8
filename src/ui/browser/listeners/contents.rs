//! Marks the section that is being read in the table of contents.

use std::cell::Cell;

use gloo_events::EventListener;
use leptos::prelude::*;

use crate::ui::browser::dom;

/// A section counts as current when its heading is at most this far from the top, in pixels.
const NEAR: f64 = 140.0;

thread_local! {
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
}

/// Listens for scrolling, at most once a frame.
pub(crate) fn follow() {
    let scrolled = EventListener::new(&document(), "scroll", |_| {
        if !IS_DUE.replace(true) {
            request_animation_frame(|| {
                IS_DUE.set(false);
                mark();
            });
        }
    });
    scrolled.forget();
}

fn mark() {
    let links = dom::all(".contents a");
    let top = |link: &web_sys::Element| {
        let address = link.get_attribute("href")?;
        let (_, anchor) = address.split_once('#')?;
        let heading = document().get_element_by_id(anchor)?;
        Some(heading.get_bounding_client_rect().top())
    };
    let is_read = |link: &&web_sys::Element| top(link).is_some_and(|top| top < NEAR);
    let current = links.iter().rev().find(is_read);
    for link in &links {
        let _ = if current == Some(link) {
            link.set_attribute("aria-current", "true")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}
