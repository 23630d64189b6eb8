//! An alert at the top of the page, for failures that no component can report.

use leptos::prelude::*;

/// Shows a message at the top of the page with a button that loads the page again.
pub(super) fn show(message: &str) {
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
