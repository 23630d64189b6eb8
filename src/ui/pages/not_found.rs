//! A page that does not exist, with ways on.

use leptos::prelude::*;

use crate::ui::components::notice::has_content;
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::page::{not_found, registry};
use crate::view::state::route::Route;

/// Message that the address does not exist, with suggestions of similar ones.
#[component]
pub fn NotFound() -> impl IntoView {
    let site = Site::here();
    let (heading, near) = site.location.with_untracked(|location| {
        let path = location.route.path();
        let near = site
            .dataset
            .with_untracked(|data| not_found::indicators(data, &path));
        (registry::not_found_heading(&location.route), near)
    });
    let near = (!near.is_empty()).then(|| {
        let items = near.into_iter().map(|(id, name)| {
            view! {
                <li><a href=site.href(&Route::Indicator(id))>{name}</a></li>
            }
        });
        view! { <h2>"Did you mean one of these?"</h2><ul>{items.each()}</ul> }
    });
    let reports = has_content(site, &Route::Reports).then(|| {
        view! { <li><a href=site.href(&Route::Reports)>"The reports"</a></li> }.into_any()
    });
    view! {
        <div class="reading">
            <h1 tabindex="-1">{heading}</h1>
            <p class="lead">"Check the address for mistakes, or start from one of these pages."</p>
            {near}
            <h2>"Where to go from here"</h2>
            <ul>
                <li><a href=site.href(&Route::Home)>"At a glance"</a></li>
                <li><a href=site.href(&Route::Indicators)>"All indicators"</a></li>
                {reports}
                <li><a href=site.href(&Route::Data)>"Data"</a></li>
            </ul>
        </div>
    }
}
