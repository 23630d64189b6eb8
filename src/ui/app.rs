//! The frame of every page, and the page inside it.

use leptos::prelude::*;

use super::live::live;
use super::pages;
use super::parts::notice::{Faults, Notices};
use super::site::Site;
use super::written::written;
use crate::view::state::Route;

/// The whole site at the location that its state names.
#[component]
pub fn App(
    /// State that all components share.
    site: Site,
) -> impl IntoView {
    provide_context(site);
    let route = Memo::new(move |_| site.location.read().route.clone());
    let kept = kept(site);
    let title = site
        .dataset
        .with_untracked(|dataset| dataset.catalog().site.title.clone());
    view! {
        <a class="skip-link" href="#main">"Skip to main content"</a>
        <header class="site-header">
            <div class="wide">
                <p class="brand">
                    <a href=move || site.href(&Route::Home)>"Candour"</a>
                    <span class="brand-about">{title}</span>
                </p>
                <nav aria-label="Main">
                    <ul>
                        <NavLink to=Route::Home label="At a glance"/>
                        <NavLink to=Route::Indicators label="Indicators"/>
                        <NavLink to=Route::Compare label="Compare"/>
                        <NavLink to=Route::Reports label="Reports"/>
                        <NavLink to=Route::SaidAndDone label="Said and done"/>
                        <NavLink to=Route::Checks label="Checks"/>
                        <NavLink to=Route::Data label="Data"/>
                        <NavLink to=Route::About label="About"/>
                        <NavLink to=Route::Search label="Search"/>
                    </ul>
                </nav>
            </div>
        </header>
        <main id="main" class="wide" tabindex="-1">
            <Notices/>
            <Faults/>
            {live(move || match kept.get() {
                Some(html) => written_page(html),
                None => pages::page(route.get()),
            })}
        </main>
        <footer class="site-footer">
            <div class="wide">
                <p>{site.dataset.with_untracked(footer)}</p>
                <p>
                    <a href=site.href(&Route::About)>"About this site and its figures"</a>
                    " · "<a href=site.href(&Route::Glossary)>"Glossary: what the terms mean"</a>
                    " · "<a href="#main">"Back to the top"</a>
                </p>
            </div>
        </footer>
    }
}

/// The page as it was written, for as long as a file that it needs is missing: what a reader could
/// read already must not go. A page of many charts shows those that are there instead.
fn kept(site: Site) -> Memo<Option<String>> {
    let here = site.location.get_untracked().route;
    let is_of_many = matches!(here, Route::Area(_));
    let is_needed = !is_of_many && !untrack(move || site.is_whole());
    let html = is_needed.then(|| written("main")).flatten();
    Memo::new(move |before: Option<&Option<String>>| {
        let was_given_up = matches!(before, Some(None));
        let is_here = site.location.read().route == here;
        let keeps = !was_given_up && html.is_some() && is_here && !site.is_whole();
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

fn footer(dataset: &crate::data::dataset::Dataset) -> String {
    let catalog = dataset.catalog();
    format!(
        "{}. Edition of {}, build {}.",
        catalog.site.publisher,
        crate::view::format::date_text(&catalog.edition.date),
        catalog.edition.build.get(..8).unwrap_or_default()
    )
}

#[component]
fn NavLink(
    /// Page it leads to.
    to: Route,
    /// Words on it.
    label: &'static str,
) -> impl IntoView {
    let site = Site::here();
    let href = site.href(&to);
    let current = move || {
        let here = site.location.with(|location| location.route.path());
        let path = to.path();
        if here == path {
            Some("page")
        } else {
            (!path.is_empty() && here.starts_with(&path)).then_some("true")
        }
    };
    view! { <li><a href=href aria-current=current>{label}</a></li> }
}
