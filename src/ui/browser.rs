//! The only part that touches the browser: addresses, files, canvas, appearance.

mod address;
pub(super) mod canvas;
pub(super) mod chunks;
mod crash;
pub(super) mod exporter;
mod fetch;
mod listeners;
mod loader;
pub mod swap;

use std::sync::Arc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use self::canvas::palette;
use self::listeners::{contents, focus, navigation, panel};
use super::app::App;
use super::site::Site;
use crate::data::parse;

/// Starts the program: loads what the page needs, then takes the page's place.
pub fn start() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
    crash::follow();
    spawn_local(async {
        let Some(base) = address::base() else { return };
        let index = fetch::bytes(&base, "data/index.json", fetch::Cache::Normal).await;
        let dataset = index.and_then(|bytes| parse::index("data/index.json", &bytes));
        match dataset {
            Ok(dataset) => {
                let location = address::read(&base);
                let site = Site::new(Arc::new(dataset), location, &base);
                loader::load_first(site, &base).await;
                take_over(site, &base);
            }
            Err(error) => tell(&format!(
                "{error}. The page can be read, but nothing on it can be changed or searched."
            )),
        }
    });
}

/// Puts the running page in the place of the written one, in one step.
fn take_over(site: Site, base: &str) {
    let Some(written) = document().get_element_by_id("main") else {
        return;
    };
    let running = written.clone_node();
    let Some(running) = running
        .ok()
        .and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    let base = base.to_owned();
    let handle = mount_to(running.clone(), move || {
        address::follow(site, base.clone());
        navigation::follow(site, &base);
        loader::follow(site, base);
        palette::follow(site);
        panel::follow();
        contents::follow();
        focus::follow();
        view! { <App site/> }
    });
    handle.forget();
    swap::replaced("main");
    let _ = written.replace_with_with_node_1(&running);
    request_animation_frame(move || {
        if let Some(root) = leptos::prelude::document().document_element() {
            let _ = root.set_attribute("data-ready", "");
        }
        mark("ready");
        site.responds.set(true);
        address::arrive(&site.location.read_untracked().fragment, false);
        loader::prefetch(site);
    });
}

/// Sets a signal once the frame that begins next has been shown.
pub(super) fn after_frame(signal: RwSignal<bool>) {
    request_animation_frame(move || {
        set_timeout(
            // The page may have been left by then.
            move || {
                let _ = signal.try_set(true);
            },
            std::time::Duration::ZERO,
        );
    });
}

/// Leaves a mark that a bench or a test can wait for.
fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(name);
    }
}

/// A line at the top of the page, where no component can say it.
fn tell(message: &str) {
    let document = document();
    let (Ok(panel), Ok(line), Ok(button), Some(body)) = (
        document.create_element("div"),
        document.create_element("p"),
        document.create_element("button"),
        document.body(),
    ) else {
        return;
    };
    panel.set_class_name("notice fault wide");
    let _ = panel.set_attribute("role", "alert");
    line.set_text_content(Some(message));
    button.set_text_content(Some("Try again"));
    let _ = panel.append_child(&line);
    let _ = panel.append_child(&button);
    let _ = body.prepend_with_node_1(&panel);
    let again = gloo_events::EventListener::new(&button, "click", |_| {
        let _ = leptos::prelude::window().location().reload();
    });
    again.forget();
}
