//! Tells the reader when the program has stopped. A panic in a published program is mute: it stops
//! the program, which the browser reports as it reports errors of a script.

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Reflect, WebAssembly::RuntimeError};

use super::tell;

/// How the browser reports it, and under which name it gives the error: at once, or where something
/// was waited for.
const REPORTS: [(&str, &str); 2] = [("error", "error"), ("unhandledrejection", "reason")];

/// What is told so already.
const TOLD: &str = "body > .fault";

/// Follows what the browser reports.
pub(super) fn follow() {
    for (report, name) in REPORTS {
        let listener = EventListener::new(&window(), report, |event| {
            let error = Reflect::get(event, &JsValue::from_str(name));
            let is_first = matches!(document().query_selector(TOLD), Ok(None));
            if is_first && error.is_ok_and(|error| error.has_type::<RuntimeError>()) {
                tell(
                    "Something went wrong on this page. All figures can still be read after a reload.",
                );
            }
        });
        listener.forget();
    }
}
