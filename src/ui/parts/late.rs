//! A piece of a page that is made by a part of the program which arrives after the page responds.

use leptos::prelude::*;

use crate::ui::live::live;
use crate::ui::written::{self, written};
use crate::view::state::ViewState;

/// A piece with an id, as soon as it can be made. Until then the words of the written page stand, as
/// long as the reader asks for nothing else than what it shows unasked; some hold whatever is asked.
pub fn late(
    id: &'static str,
    asked: Option<Memo<ViewState>>,
    mut made: impl FnMut() -> Option<AnyView> + Send + 'static,
) -> AnyView {
    let words = written(id);
    let piece = live(move || {
        if let Some(made) = made() {
            if words.is_some() {
                written::replaced(id);
            }
            return made;
        }
        let is_true = asked.is_none_or(|asked| asked.get() == ViewState::default());
        let words = words.clone().filter(|_| is_true);
        words
            .map(|html| view! { <div class="as-written" inner_html=html></div> })
            .into_any()
    });
    view! { <div class="late" id=id>{piece}</div> }.into_any()
}

/// What makes that which stands below the chart of an indicator, once it has arrived.
#[cfg(target_arch = "wasm32")]
pub(crate) use crate::ui::browser::program::makers;

/// What makes that which stands below the chart of an indicator, which a native program always has.
#[cfg(not(target_arch = "wasm32"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "in the browser it may not have arrived"
)]
pub(crate) fn makers() -> Option<super::below::Makers> {
    Some(super::below::MAKERS)
}
