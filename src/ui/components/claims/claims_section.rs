//! The section of claims at the end of an indicator's page.

use leptos::prelude::*;

use crate::data::catalog::Indicator;
use crate::data::words::Scope;
use crate::ui::components::deferred::deferred;
use crate::ui::components::notice::has_content;
use crate::ui::live::Each as _;
use crate::ui::platform::Platform;
use crate::ui::site::Site;
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Claims of every report about an indicator. In the browser they load after all else; until then
/// the server-rendered ones remain.
pub fn claims_section(site: Site, about: &Indicator) -> Option<AnyView> {
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
    let platform = Platform::here();
    let can_render = move || is_there.get() && platform.claims(site).is_some();
    let claims = deferred("claims", None, can_render, move || {
        platform.claims(site).map(|render| render(id.clone()))
    });
    let section = view! {
        <section class="reading">
            <h2>"What the reports said about it"</h2>
            <ul class="plain">{links}</ul>
            {claims}
        </section>
    };
    Some(section.into_any())
}
