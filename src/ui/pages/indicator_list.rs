//! Every indicator, by theme, with its latest figure for each council.

use leptos::prelude::*;

use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::page::indicator_list;
use crate::view::state::route::Route;

/// All indicators.
#[component]
pub fn Indicators() -> impl IntoView {
    let site = Site::here();
    let page = Memo::new(move |_| site.dataset.with(indicator_list::view));
    let themes = live(move || {
        page.get().into_iter().map(|theme| {
            let heads = theme.heads.clone();
            let rows = theme.rows.into_iter().map(|row| view! {
                <tr>
                    <th scope="row"><a href=site.href(&Route::Indicator(row.id))>{row.name}</a></th>
                    {row.cells.into_iter().zip(&heads).map(|(cell, head)| {
                        view! { <td translate="no" data-head=head.clone()>{cell}</td> }
                    }).each()}
                    <td data-head="Figures">{row.figures}</td>
                </tr>
            });
            let heads = theme.heads.into_iter().map(|name| view! { <th scope="col">{name}</th> });
            let heads = heads.each();
            let label = format!("{}: indicators", theme.name);
            view! {
                <section>
                    <h2>{theme.name.clone()}</h2>
                    <p class="soft">{theme.about}</p>
                    <div class="table-room listing-room" role="region" tabindex="0" aria-label=label>
                        <table class="listing">
                            <caption class="hidden-visually">{theme.name}</caption>
                            <thead><tr><th scope="col">"Indicator"</th>{heads}<th scope="col">"Figures"</th></tr></thead>
                            <tbody>{rows.each()}</tbody>
                        </table>
                    </div>
                </section>
            }
        }).each().into_any()
    });
    let lead = site.dataset.with_untracked(indicator_list::lead);
    view! {
        <h1 tabindex="-1">"All indicators"</h1>
        <p class="lead">{lead}</p>
        {themes}
    }
}
