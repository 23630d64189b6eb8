//! What every report said about an indicator, at the end of its page.

use leptos::prelude::*;

use crate::data::catalog::Indicator;
use crate::data::words::Scope;
use crate::ui::components::deferred::late;
use crate::ui::components::notice::has_content;
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// What every report said about an indicator. In the browser these words come after all else;
/// until then those of the written page stand.
pub fn said(site: Site, about: &Indicator) -> Option<AnyView> {
    let view = ViewState {
        indicators: vec![about.id.clone()],
        ..ViewState::default()
    };
    let query = Site::query(&view);
    let link = |route: Route| format!("{}{query}", site.href(&route));
    let sources = [
        (
            Route::Checks,
            "What they stated, checked against the figures",
        ),
        (
            Route::SaidAndDone,
            "What they expected or aimed at, and what followed",
        ),
    ];
    let links = sources
        .into_iter()
        .filter(|(route, _)| has_content(site, route))
        .map(|(route, words)| view! { <li><a href=link(route)>{words}</a></li> })
        .each();
    if about.scope != Scope::Reports || links.is_empty() {
        return None;
    }
    let id = about.id.clone();
    let is_there = Memo::new(move |_| site.dataset.with(|data| !data.claims().is_empty()));
    let can_be_made = move || is_there.get() && teller().is_some();
    let said = late("said", None, can_be_made, move || {
        teller().map(|make| make(id.clone()))
    });
    let section = view! {
        <section class="reading">
            <h2>"What the reports said about it"</h2>
            <ul class="plain">{links}</ul>
            {said}
        </section>
    };
    Some(section.into_any())
}

#[cfg(target_arch = "wasm32")]
use crate::ui::browser::chunks::teller;

/// What makes the words, which a native program always has.
#[cfg(not(target_arch = "wasm32"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "in the browser it may not have arrived"
)]
fn teller() -> Option<fn(String) -> AnyView> {
    Some(super::claim_item::of_indicator)
}
