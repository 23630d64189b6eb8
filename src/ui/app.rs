//! What runs: the page inside its frame, and what must be told above it.

use leptos::prelude::*;

use super::live::live;
use super::pages::{self, Part};
use super::site::Site;
use super::written::written;
use crate::ui::components::notice::{Faults, Notices};
use crate::view::state::route::Route;

/// The page at the location that the site's state names, without its frame.
#[component]
pub fn App(
    /// State that all components share.
    site: Site,
) -> impl IntoView {
    provide_context(site);
    let route = Memo::new(move |_| site.route());
    let kept = kept(site);
    view! {
        <Notices/>
        <Faults/>
        {live(move || match kept.get() {
            Some(html) => written_page(html),
            None => pages::page(route.get()),
        })}
    }
}

/// The page as it was written, for as long as a file that it needs is missing: what a reader could
/// read already must not go. A page of many charts shows those that are there instead, once the program
/// can make it.
fn kept(site: Site) -> Memo<Option<String>> {
    let here = site.location.get_untracked().route;
    let is_of_many = matches!(here, Route::Area(_));
    let lacks_files = move || {
        if is_of_many {
            !pages::has_arrived(Part::of(&site.route()))
        } else {
            !site.is_whole()
        }
    };
    let html = untrack(lacks_files).then(|| written("main")).flatten();
    Memo::new(move |before: Option<&Option<String>>| {
        let was_given_up = matches!(before, Some(None));
        let is_here = site.location.read().route == here;
        let keeps = !was_given_up && html.is_some() && is_here && lacks_files();
        html.clone().filter(|_| keeps)
    })
}

fn written_page(html: String) -> AnyView {
    view! {
        <p class="notice">"This is the page as it was published. It can be read, but nothing on it can be changed until the file is there."</p>
        <div class="kept" inner_html=html></div>
    }
    .into_any()
}
