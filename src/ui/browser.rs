//! The program in the browser: it loads data and chunks, and swaps the server-rendered page for the
//! live one. Only this module touches `window`.

mod address;
mod alert;
mod canvas;
mod chunks;
mod crash;
mod dom;
mod exporter;
mod fetch;
mod listeners;
mod loader;
mod swap;

use std::sync::Arc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use self::canvas::palette;
use self::listeners::{contents, focus, navigation, panel};
use super::app::App;
use super::platform::Platform;
use super::site::Site;
use crate::data::decode;

/// The platform of the live page. The chunks with charts and exports add theirs.
const PLATFORM: Platform = Platform {
    is_interactive: true,
    page_renderer: chunks::page_renderer,
    details_renderers: chunks::details_renderers,
    claims_renderer: chunks::claims_renderer,
    after_frame,
    server_markup: swap::server_markup,
    before_swap: swap::before_swap,
    chart: None,
    sparkline: None,
    export: None,
};

/// Starts the program: loads what the page needs, then swaps in the live page.
pub fn start() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
    crash::follow();
    spawn_local(async {
        let Some(base) = address::base() else { return };
        let index = fetch::bytes(&base, "data/index.json", fetch::Cache::Normal).await;
        let dataset = index.and_then(|bytes| decode::index("data/index.json", &bytes));
        match dataset {
            Ok(dataset) => {
                let location = address::read(&base);
                let site = Site::new(Arc::new(dataset), location, &base);
                loader::load_first(site, &base).await;
                mount(site, &base);
            }
            Err(error) => alert::show(&format!(
                "{error}. The page can be read, but nothing on it can be changed or searched."
            )),
        }
    });
}

/// Mounts the live page and swaps it for the server-rendered one, in one step.
fn mount(site: Site, base: &str) {
    let Some(prerendered) = document().get_element_by_id("main") else {
        return;
    };
    let live = prerendered.clone_node();
    let Some(live) = live
        .ok()
        .and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    let base = base.to_owned();
    let handle = mount_to(live.clone(), move || {
        provide_context(site);
        provide_context(PLATFORM);
        address::follow(site, base.clone());
        navigation::follow(site, &base);
        loader::follow(site, base);
        palette::follow(site);
        panel::follow();
        contents::follow();
        focus::follow();
        view! { <App/> }
    });
    handle.forget();
    swap::before_swap("main");
    let _ = prerendered.replace_with_with_node_1(&live);
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

/// Sets a signal after the next frame has been shown.
fn after_frame(signal: RwSignal<bool>) {
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
