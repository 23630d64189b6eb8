//! Content that is rendered once its chunk is loaded, after the page responds.

use leptos::prelude::*;

use crate::ui::live::live;
use crate::ui::platform::Platform;
use crate::view::state::ViewState;

/// The state of deferred content. It is rendered anew only where this changes, so that what the
/// reader has opened in the server-rendered markup stays open.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// Empty: the chunk is loading, and the server-rendered markup is of another view.
    Loading,
    /// The server-rendered markup.
    Prerendered,
    /// Rendered by the program in the browser.
    Live,
}

/// Content in an element with an id, as soon as it can be rendered. The server-rendered markup
/// remains until then: always, or only as long as `requested` is the default view.
pub fn deferred(
    id: &'static str,
    requested: Option<Memo<ViewState>>,
    can_render: impl Fn() -> bool + Send + Sync + 'static,
    mut render: impl FnMut() -> Option<AnyView> + Send + 'static,
) -> AnyView {
    let platform = Platform::here();
    let markup = (platform.server_markup)(id);
    let stage = Memo::new(move |_| {
        let is_default = || requested.is_none_or(|view| view.get() == ViewState::default());
        if can_render() {
            Stage::Live
        } else if is_default() {
            Stage::Prerendered
        } else {
            Stage::Loading
        }
    });
    let content = live(move || {
        let markup = markup.clone();
        match stage.get() {
            Stage::Loading => ().into_any(),
            Stage::Prerendered => markup
                .map(|html| view! { <div class="as-written" inner_html=html></div> })
                .into_any(),
            Stage::Live => {
                if markup.is_some() {
                    (platform.before_swap)(id);
                }
                render().into_any()
            }
        }
    });
    view! { <div class="late" id=id>{content}</div> }.into_any()
}
