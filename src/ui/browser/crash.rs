//! Informs the reader that the program has stopped. A panic in a published program aborts it
//! without a message, which the browser reports as it reports errors of a script.

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Reflect, WebAssembly::RuntimeError};

use super::alert;

/// Events that report a crash, and the property of each that holds the error: of a script, and of a
/// promise.
const EVENTS: [(&str, &str); 2] = [("error", "error"), ("unhandledrejection", "reason")];

/// Selector of an existing crash notice.
const NOTICE: &str = "body > .fault";

/// Listens for crashes.
pub(super) fn follow() {
    for (kind, property) in EVENTS {
        let listener = EventListener::new(&window(), kind, |event| {
            let error = Reflect::get(event, &JsValue::from_str(property));
            let is_first = matches!(document().query_selector(NOTICE), Ok(None));
            if is_first && error.is_ok_and(|error| error.has_type::<RuntimeError>()) {
                alert::show(
                    "Something went wrong on this page. All figures can still be read after a reload.",
                );
            }
        });
        listener.forget();
    }
}
