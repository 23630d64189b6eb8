//! Notices: an address that was not understood, a file that failed, a page without content.

use leptos::prelude::*;

use crate::ui::live::{Each as _, live};
use crate::ui::requirements;
use crate::ui::site::Site;
use crate::view::page::{availability, registry};
use crate::view::state::route::Route;

/// Notices on an address that was not understood.
#[component]
pub fn Notices() -> impl IntoView {
    let site = Site::here();
    live(move || {
        let lines = site.location.with(|at| at.notices.clone());
        (!lines.is_empty())
            .then(|| {
                view! { <div class="notice" role="status"><List lines/></div> }
            })
            .into_any()
    })
}

/// Paragraphs, one for each line.
#[component]
pub fn List(
    /// The lines.
    lines: Vec<String>,
) -> impl IntoView {
    lines.into_iter().map(|line| view! { <p>{line}</p> }).each()
}

/// The files that this page shows and that failed, with a way to try again.
#[component]
pub fn Faults() -> impl IntoView {
    let site = Site::here();
    let faults = Memo::new(move |_| {
        let needed = site.location.with(|at| {
            site.dataset
                .with(|data| requirements::all(data, &at.route, &at.view))
        });
        let faults = site.faults.read();
        let mine = faults.iter().filter(|fault| needed.contains(&fault.key));
        mine.cloned().collect::<Vec<_>>()
    });
    let retry = move |_| {
        let shown = faults.get_untracked();
        site.faults
            .update(|faults| faults.retain(|fault| !shown.contains(fault)));
    };
    live(move || {
        let messages = faults.get().into_iter().map(|fault| {
            view! { <p class="fault-message">{fault.message}</p> }
        });
        let messages = messages.each();
        (!messages.is_empty())
            .then(|| {
                view! {
                    <div class="notice fault" role="alert">
                        <p><strong>"Something that this page needs could not be loaded."</strong></p>
                        {messages}
                        <p>"Other pages may still work. "
                            <button type="button" on:click=retry>"Try again"</button>
                        </p>
                    </div>
                }
            })
            .into_any()
    })
}

/// A page that has nothing to show: its name and one sentence.
pub fn empty(route: &Route) -> AnyView {
    let site = Site::here();
    let name = site
        .dataset
        .with_untracked(|data| registry::name(data, route));
    view! {
        <h1 tabindex="-1">{name}</h1>
        <p class="lead">{registry::empty_message(route)}</p>
    }
    .into_any()
}

/// True if a page has something to show.
pub fn has_content(site: Site, route: &Route) -> bool {
    site.dataset
        .with_untracked(|data| availability::has_content(data, route))
}

/// Shown while a file is on its way.
#[component]
pub fn Loading() -> impl IntoView {
    let site = Site::here();
    live(move || {
        let is_awaited = site.faults.read().is_empty();
        is_awaited
            .then(|| view! { <p class="loading" role="status">"Loading figures…"</p> })
            .into_any()
    })
}
