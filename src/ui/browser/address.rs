//! The address bar: read at the start and on Back and Forward, written when the location changes.
//! Links inside the site move without loading a page.

use std::cell::RefCell;

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::dom::{closest, focus, reveal};
use super::listeners::panel;
use crate::ui::live::effect;
use crate::ui::site::{Location, Site};
use crate::view::page::registry;
use crate::view::state::query;
use crate::view::state::route::Route;

/// Path of the site's root, derived from the location of its start script.
pub(super) fn base() -> Option<String> {
    let script = document().query_selector("script[data-wasm]").ok()??;
    let script = script.dyn_into::<web_sys::HtmlScriptElement>().ok()?;
    let path = web_sys::Url::new(&script.src()).ok()?.pathname();
    let folder = path.rfind('/')?;
    path.get(..=folder).map(str::to_owned)
}

/// The location that the address bar names.
pub(super) fn read(base: &str) -> Location {
    let at = window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    location(
        base,
        &part(at.pathname()),
        &part(at.search()),
        &part(at.hash()),
    )
}

fn location(base: &str, path: &str, query: &str, fragment: &str) -> Location {
    let (view, notices) = query::decode(query);
    Location {
        route: Route::from_path(path.strip_prefix(base).unwrap_or(path)),
        view,
        fragment: fragment.trim_start_matches('#').to_owned(),
        notices,
    }
}

/// Keeps address, title and focus in step with the location, both ways.
pub(super) fn follow(site: Site, base: String) {
    write(site);
    name(site);
    let (back, links) = (base.clone(), base);
    let popped = EventListener::new(&window(), "popstate", move |event| {
        let there = read(&back);
        let (same_page, same_part) = site
            .location
            .with_untracked(|here| (there.route == here.route, there.fragment == here.fragment));
        if !same_page {
            let_go();
            site.at_once.set(true);
        }
        site.location.set(there);
        let state = event
            .dyn_ref::<web_sys::PopStateEvent>()
            .map(web_sys::PopStateEvent::state);
        let left = state.and_then(|state| state.as_string());
        // A link to an anchor of the page arrives here too, without a saved scroll position.
        let is_back = left.is_some() && !same_part;
        if !same_page || is_back {
            // A page is as high as before only with the frame that shows it.
            let fragment = site.location.with_untracked(|at| at.fragment.clone());
            request_animation_frame(move || {
                let left = left.unwrap_or_default();
                let (y, link) = left.split_once(' ').unwrap_or_default();
                match link_to(link) {
                    Some(link) => focus(Some(link)),
                    None => focus_heading(),
                }
                // Whole pixels: reading fractions costs 14 KB of code.
                let y = y.parse::<i32>().map_or(0.0, f64::from);
                window().scroll_to_with_x_and_y(0.0, y);
                // The number that was open when the reader left is open again.
                if panel::is_source(&fragment) {
                    arrive(&fragment, false);
                }
            });
        }
    });
    popped.forget();
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    EventListener::new(&document(), "scrollend", |_| keep_place("")).forget();
    arrive_late(site);
    let options = EventListenerOptions::enable_prevent_default();
    let clicked = EventListener::new_with_options(&document(), "click", options, move |event| {
        if let Some(there) = clicked_link(event, &links) {
            event.prevent_default();
            let fragment = there.fragment.clone();
            panel::keep_open(event);
            keep_place(&link_of(event));
            let_go();
            site.at_once.set(!fragment.is_empty());
            site.location.set(there);
            request_animation_frame(move || arrive(&fragment, true));
        } else {
            let link = link_of(event);
            if link.starts_with('#') {
                keep_place(&link);
            }
        }
    });
    clicked.forget();
}

/// Writes each new location to the address bar.
fn write(site: Site) {
    effect(move || {
        let location = site.location.read();
        let mut address = site.href(&location.route);
        address.push_str(&Site::query(&location.view));
        if !location.fragment.is_empty() {
            address.push('#');
            address.push_str(&location.fragment);
        }
        let at = window().location();
        let part = |part: Result<String, JsValue>| part.unwrap_or_default();
        let shown = format!(
            "{}{}{}",
            part(at.pathname()),
            part(at.search()),
            part(at.hash())
        );
        // An address that was not understood stays as it was typed.
        if shown != address
            && location.notices.is_empty()
            && let Ok(history) = window().history()
        {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    });
}

/// Keeps in the history how far the reader has scrolled, and by which link they leave, for when
/// they come back: a number, a blank, an address that may be empty.
fn keep_place(link: &str) {
    let y = window().scroll_y().unwrap_or(0.0).round();
    let state = JsValue::from_str(&format!("{y} {link}"));
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&state, "");
    }
}

/// The address of the link that was clicked, as it is written; empty where it was none.
fn link_of(event: &web_sys::Event) -> String {
    let link = closest(event, "a[href]");
    let written = link.and_then(|link| link.get_attribute("href"));
    written.unwrap_or_default()
}

/// First link of the page with this exact `href`, in the main content if possible.
fn link_to(written: &str) -> Option<web_sys::Element> {
    let find = |all: &str| {
        let links = document().query_selector_all(all).ok()?;
        let links = (0..links.length()).filter_map(|at| links.get(at)?.dyn_into().ok());
        let mut links = links.filter(|link: &web_sys::Element| {
            link.get_attribute("href").as_deref() == Some(written)
        });
        links.next()
    };
    find("main a[href]").or_else(|| find("a[href]"))
}

/// Names the window after the page.
fn name(site: Site) {
    effect(move || {
        let route = site.location.with(|location| location.route.clone());
        let title = site
            .dataset
            .with_untracked(|data| registry::title(data, &route));
        document().set_title(&title);
    });
}

/// The location of a link inside the site that was clicked plainly.
fn clicked_link(event: &web_sys::Event, base: &str) -> Option<Location> {
    let mouse = event.dyn_ref::<web_sys::MouseEvent>()?;
    let special = mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key();
    if special || mouse.button() != 0 || event.default_prevented() {
        return None;
    }
    let link = closest(event, "a[href]")?;
    let written = link.get_attribute("href")?;
    if link.has_attribute("download") || written.starts_with('#') {
        return None;
    }
    let there =
        web_sys::Url::new(&link.dyn_into::<web_sys::HtmlAnchorElement>().ok()?.href()).ok()?;
    let here = window().location().origin().ok()?;
    let path = there.pathname();
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.') && last != "index.html");
    if there.origin() != here || !path.starts_with(base) || is_file {
        return None;
    }
    Some(location(base, &path, &there.search(), &there.hash()))
}

thread_local! {
    /// The anchor that was requested and that was not on the page yet.
    static AWAITED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Moves to a requested anchor as soon as the data or the chunk that it needs is loaded.
fn arrive_late(site: Site) {
    effect(move || {
        site.dataset.track();
        site.track_chunks();
        let awaited = AWAITED.with_borrow(Clone::clone);
        if !awaited.is_empty() {
            request_animation_frame(move || arrive(&awaited, false));
        }
    });
}

/// Moves to an anchor of the page that has just been rendered, or to its start.
pub(super) fn arrive(fragment: &str, moved: bool) {
    let part = (!fragment.is_empty())
        .then(|| document().get_element_by_id(fragment))
        .flatten();
    let awaited = if part.is_none() { fragment } else { "" };
    AWAITED.with_borrow_mut(|kept| awaited.clone_into(kept));
    match part {
        Some(element) => reveal(&element),
        None if moved => {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_heading();
        }
        None => {}
    }
}

/// Takes the focus from the page that is about to be replaced. A browser that has to do so itself
/// when the element is gone lays out the unfinished page first, which takes 4 to 9 ms.
fn let_go() {
    let focused = document().active_element();
    if let Some(focused) =
        focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = focused.blur();
    }
}

fn focus_heading() {
    focus(document().query_selector("h1").ok().flatten());
}
