//! The width of an element as a signal.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use crate::ui::live::effect;

/// The width of an element in pixels, followed as it changes.
pub(crate) fn use_width(frame: NodeRef<Div>) -> RwSignal<f64> {
    let width = RwSignal::new(0.0);
    let watching = StoredValue::new_local(None);
    effect(move || {
        let Some(element) = frame.get() else { return };
        let measured = element.clone();
        let measure = move || {
            let now = f64::from(measured.client_width());
            if (now - width.get_untracked()).abs() > 0.5 {
                width.set(now);
            }
        };
        measure();
        let callback = Closure::<dyn FnMut()>::new(measure);
        let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref());
        if let Ok(observer) = observer {
            observer.observe(&element);
            watching.set_value(Some((observer, callback)));
        }
    });
    on_cleanup(move || {
        watching.update_value(|watching| {
            if let Some((observer, _)) = watching.take() {
                observer.disconnect();
            }
        });
    });
    width
}
