//! Search across indicators, reports and terms, as the reader types.

use leptos::prelude::*;

use crate::data::search::EntryKind;
use crate::ui::components::notice::Loading;
use crate::ui::live::{Each as _, effect, live};
use crate::ui::site::Site;
use crate::view::search::{self, Hit, SearchResults, Snippet};

/// The page of search.
#[component]
pub fn Search() -> impl IntoView {
    let site = Site::here();
    let requested = site.view();
    let typed = RwSignal::new(requested.with_untracked(|requested| requested.query.clone()));
    // Back and Forward change the query.
    effect(move || typed.set(requested.read().query.clone()));
    let hits = Memo::new(move |_| {
        let query = typed.get();
        site.dataset.with(|data| {
            let entries = data.entries();
            (!entries.is_empty()).then(|| search::find(entries, &query))
        })
    });
    let message = live(move || {
        let found = hits.read();
        let message = found.as_ref();
        message
            .map(|found| search::message(found, &typed.read()))
            .into_any()
    });
    let results = live(move || match hits.get() {
        None => view! { <Loading/> }.into_any(),
        Some(SearchResults { hits, .. }) => {
            let kinds = search::kinds(&hits);
            let groups = kinds
                .into_iter()
                .filter_map(|kind| group(site, kind, &hits));
            groups.each().into_any()
        }
    });
    let keep = move || site.ask(|view| view.query = typed.get_untracked());
    view! {
        <h1 tabindex="-1">"Search"</h1>
        <div class="search needs-program">
            <label for="search">"Words or figures to look for"</label>
            <input id="search" type="search" autocomplete="off" prop:value=typed
                on:input:target=move |event| typed.set(event.target().value())
                on:change=move |_| keep()/>
        </div>
        <p role="status" class="soft">{message}</p>
        {results}
    }
    .into_any()
}

fn group(site: Site, kind: EntryKind, hits: &[Hit]) -> Option<AnyView> {
    let own = hits.iter().filter(|hit| hit.kind == kind);
    let items = own.map(|hit| {
        let Snippet {
            before,
            word,
            after,
        } = hit.snippet.clone();
        view! {
            <li>
                <a href=site.file(&hit.path)>{hit.title.clone()}</a>
                <p>{before}<mark>{word}</mark>{after}</p>
            </li>
        }
    });
    let items = items.each();
    (!items.is_empty()).then(|| {
        view! {
            <section><h2>{search::heading(kind)}</h2><ul class="plain hits">{items}</ul></section>
        }
        .into_any()
    })
}
