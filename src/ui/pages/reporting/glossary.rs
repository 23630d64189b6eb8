//! The terms of the reports.

use leptos::prelude::*;

use crate::data::text::Term;
use crate::ui::components::notice::{Loading, empty, has_content};
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::state::route::Route;

/// The page of terms.
#[component]
pub fn Glossary() -> impl IntoView {
    let site = Site::here();
    if !has_content(site, &Route::Glossary) {
        return empty(&Route::Glossary);
    }
    let terms = live(move || {
        let terms = site.dataset.with(|data| data.terms().to_vec());
        if terms.is_empty() {
            return view! { <Loading/> }.into_any();
        }
        let terms = terms.into_iter().map(|term| entry(site, term));
        view! { <dl class="glossary">{terms.each()}</dl> }.into_any()
    });
    view! {
        <h1 tabindex="-1">"Glossary"</h1>
        <p class="lead">"What the terms of the reports mean, in plain words."</p>
        {terms}
    }
    .into_any()
}

fn entry(site: Site, term: Term) -> AnyView {
    let indicators = site.dataset.with_untracked(|data| {
        let known = term
            .indicators
            .iter()
            .filter_map(|id| data.indicator(data.indicator_idx(id)?));
        known
            .map(|about| (about.id.clone(), about.name.clone()))
            .collect::<Vec<_>>()
    });
    let links = indicators.into_iter().map(|(id, name)| {
        view! { <a class="measured" href=site.href(&Route::Indicator(id))>{name}</a> }
    });
    let also = (!term.also.is_empty()).then(|| {
        view! { <span class="soft">{format!(" also: {}", term.also.join(", "))}</span> }.into_any()
    });
    view! {
        <div id=term.id>
            <dt>{term.term}{also}</dt>
            <dd>{term.meaning}" "{links.each()}</dd>
        </div>
    }
    .into_any()
}
