//! Page at the current location, with the notices that concern it above.

use leptos::prelude::*;

use super::chunk::Chunk;
use super::components::notice::{Faults, Loading, Notices};
use super::live::live;
use super::platform::Platform;
use super::site::Site;
use crate::view::page::registry;
use crate::view::state::route::Route;

/// The page at the location of the site's state, without its frame.
#[component]
pub fn App() -> impl IntoView {
    let (site, platform) = (Site::here(), Platform::here());
    let route = Memo::new(move |_| site.route());
    let markup = server_markup(site, platform);
    view! {
        <Notices/>
        <Faults/>
        {live(move || match markup.get() {
            Some(html) => published_page(html),
            None => page(site, platform, route.get()),
        })}
    }
}

/// The page of a route, once the chunk that holds it is loaded.
fn page(site: Site, platform: Platform, route: Route) -> AnyView {
    if let Some(render) = platform.pages(site, Chunk::of(&route)) {
        return render(route);
    }
    let name = site
        .dataset
        .with_untracked(|data| registry::name(data, &route));
    view! { <h1 tabindex="-1">{name}</h1><Loading/> }.into_any()
}

/// The prerendered page, as long as a file that it needs is missing: text that a reader could read
/// must not disappear. A page of many charts shows those that are loaded instead, once its chunk is
/// there.
fn server_markup(site: Site, platform: Platform) -> Memo<Option<String>> {
    let here = site.location.get_untracked().route;
    let has_many_charts = matches!(here, Route::Area(_));
    let lacks_files = move || {
        if has_many_charts {
            !site.has_chunk(Chunk::of(&site.route()))
        } else {
            !site.is_whole()
        }
    };
    let html = untrack(lacks_files).then(|| (platform.server_markup)("main"));
    let html = html.flatten();
    Memo::new(move |before: Option<&Option<String>>| {
        let was_given_up = matches!(before, Some(None));
        let is_here = site.location.read().route == here;
        let keeps = !was_given_up && html.is_some() && is_here && lacks_files();
        html.clone().filter(|_| keeps)
    })
}

fn published_page(html: String) -> AnyView {
    view! {
        <p class="notice">"This is the page as it was published. It can be read, but nothing on it can be changed until the file is there."</p>
        <div class="kept" inner_html=html></div>
    }
    .into_any()
}
