//! The frame of every page: skip link, menu, footer. It is only prerendered; the program leaves it
//! as it is and marks the current section in the menu.

use leptos::prelude::*;

use crate::data::dataset::Dataset;
use crate::format;
use crate::ui::app::App;
use crate::ui::site::Site;
use crate::view::page::{availability, registry};
use crate::view::state::route::Route;

/// A whole page with its frame.
#[component]
pub fn Framed() -> impl IntoView {
    let site = Site::here();
    let title = site
        .dataset
        .with_untracked(|dataset| dataset.catalog().site.title.clone());
    let link = |to: &Route, label: &'static str| {
        let here = site.location.with_untracked(|at| at.route.path());
        let current = to.mark(&here);
        view! { <li><a href=site.href(to) aria-current=current>{label}</a></li> }
    };
    let has_content = |route: &Route| {
        site.dataset
            .with_untracked(|data| availability::has_content(data, route))
    };
    let glossary = has_content(&Route::Glossary).then(|| {
        view! { " · "<a href=site.href(&Route::Glossary)>"Glossary: what the terms mean"</a> }
    });
    let shown = Route::FIXED.iter().filter(|route| has_content(route));
    let menu: Vec<_> = shown
        .filter_map(|route| Some(link(route, registry::menu_label(route)?)))
        .collect();
    view! {
        <a class="skip-link" href="#main">"Skip to main content"</a>
        <header class="site-header">
            <div class="wide">
                <p class="brand">
                    <a href=site.href(&Route::Home)>"Candour"</a>
                    <span class="brand-about">{title}</span>
                </p>
                <nav aria-label="Main"><ul>{menu}</ul></nav>
            </div>
        </header>
        <main id="main" class="wide" tabindex="-1"><App/></main>
        <footer class="site-footer">
            <div class="wide">
                <p>{site.dataset.with_untracked(edition)}</p>
                <p>
                    <a href=site.href(&Route::About)>"About this site and its figures"</a>
                    {glossary}
                    " · "<a href="#main">"Back to the top"</a>
                </p>
            </div>
        </footer>
    }
}

fn edition(dataset: &Dataset) -> String {
    let catalog = dataset.catalog();
    format!(
        "{}. Edition of {}, build {}.",
        catalog.site.publisher,
        format::day(catalog.edition.date),
        catalog.edition.build.get(..8).unwrap_or_default()
    )
}
