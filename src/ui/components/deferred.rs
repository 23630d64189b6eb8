//! A piece of a page that is made by a part of the program which arrives after the page responds.

use leptos::prelude::*;

use crate::ui::live::live;
use crate::ui::written::{self, written};
use crate::view::state::ViewState;

/// What a piece shows. It is made anew only where this changes, so that what the reader has opened in the
/// written words stays open.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// Nothing: it is on its way, and the written words tell of something else.
    Awaited,
    /// The words of the written page.
    Written,
    /// What the program makes.
    Made,
}

/// A piece with an id, as soon as it can be made. Until then the words of the written page stand, as
/// long as the reader asks for nothing else than what it shows unasked; some hold whatever is asked.
pub fn late(
    id: &'static str,
    asked: Option<Memo<ViewState>>,
    can_be_made: impl Fn() -> bool + Send + Sync + 'static,
    mut made: impl FnMut() -> Option<AnyView> + Send + 'static,
) -> AnyView {
    let words = written(id);
    let stage = Memo::new(move |_| {
        let is_true = || asked.is_none_or(|asked| asked.get() == ViewState::default());
        if can_be_made() {
            Stage::Made
        } else if is_true() {
            Stage::Written
        } else {
            Stage::Awaited
        }
    });
    let piece = live(move || {
        let words = words.clone();
        match stage.get() {
            Stage::Awaited => ().into_any(),
            Stage::Written => words
                .map(|html| view! { <div class="as-written" inner_html=html></div> })
                .into_any(),
            Stage::Made => {
                if words.is_some() {
                    written::replaced(id);
                }
                made().into_any()
            }
        }
    });
    view! { <div class="late" id=id>{piece}</div> }.into_any()
}

/// What makes that which stands below the chart of an indicator, once it has arrived.
#[cfg(target_arch = "wasm32")]
pub(crate) use crate::ui::browser::chunks::makers;

/// What makes that which stands below the chart of an indicator, which a native program always has.
#[cfg(not(target_arch = "wasm32"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "in the browser it may not have arrived"
)]
pub(crate) fn makers() -> Option<super::indicator_details::Makers> {
    Some(super::indicator_details::MAKERS)
}
