//! Every subject, by theme, with its question and latest figure.

use leptos::prelude::*;

use crate::ui::components::notice::{empty, has_content};
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::page::subject::list;
use crate::view::state::route::Route;

/// All subjects.
#[component]
pub fn Subjects() -> impl IntoView {
    let site = Site::here();
    if !has_content(site, &Route::Subjects) {
        return empty(&Route::Subjects);
    }
    let page = Memo::new(move |_| site.dataset.with(list::view));
    let themes = live(move || {
        let themes = page.get().into_iter().map(|theme| {
            let rows = theme.rows.into_iter().map(|row| {
                view! {
                    <li>
                        <h3><a href=site.href(&Route::Subject(row.id))>{row.name}</a></h3>
                        <p class="soft">{row.question}</p>
                        <p>{row.latest}</p>
                    </li>
                }
            });
            view! {
                <section>
                    <h2>{theme.name}</h2>
                    <p class="soft">{theme.about}</p>
                    <ul class="plain">{rows.each()}</ul>
                </section>
            }
        });
        themes.each().into_any()
    });
    let lead = site.dataset.with_untracked(list::lead);
    view! {
        <h1 tabindex="-1">"Subjects"</h1>
        <p class="lead">{lead}</p>
        {themes}
    }
    .into_any()
}
