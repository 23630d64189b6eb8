//! About the site and the meaning of its marks.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::components::chart::indicator_chart::legend_item;
use crate::ui::components::notice::has_content;
use crate::ui::components::prose::prose;
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::page::about;
use crate::view::state::route::Route;

/// About this site.
#[component]
pub fn About() -> impl IntoView {
    let site = Site::here();
    let introduction = site
        .dataset
        .with_untracked(|data| data.catalog().site.about.clone());
    let page = site.dataset.with_untracked(about::view);
    let assurances = page
        .assurances
        .into_iter()
        .map(|text| view! { <p>{text}</p> });
    let verdicts = page.verdicts.into_iter().map(|(mark, meaning)| view! {
        <li><span class=format!("verdict verdict-{}", mark.code())>
            <span class="verdict-shape" aria-hidden="true">{mark.shape()}</span><span>{meaning}</span>
        </span></li>
    });
    let verdicts = verdicts.each();
    let verdicts = (!verdicts.is_empty()).then(|| {
        view! {
            <p>"Beside a figure:"</p>
            <ul class="plain">{verdicts}</ul>
        }
        .into_any()
    });
    let marks = page.marks.into_iter().map(legend_item).each();
    let marks = (!marks.is_empty()).then(|| view! { <ul class="key">{marks}</ul> }.into_any());
    let sources = sources(site, page.reports, page.has_releases);
    let text = live(move || {
        let blocks = site.dataset.with(|data| Arc::clone(data.about()));
        prose(&blocks).into_any()
    });
    let glossary = has_content(site, &Route::Glossary).then(|| {
        view! {
            <h2>"What the words mean"</h2>
            <p>"Terms with a dotted line are explained where a report first uses them, and all terms in the "
                <a href=site.href(&Route::Glossary)>"glossary"</a>"."</p>
        }
        .into_any()
    });
    view! {
        <div class="reading">
            <h1 tabindex="-1">"About this site"</h1>
            <p class="lead">{introduction}</p>
            <h2>"What you can rely on"</h2>
            {assurances.each()}
            <h2>"What this site does not do"</h2>
            <ul>
                <li>"It makes no forecasts."</li>
                <li>"It does not call one month unusual."</li>
                <li>"It does not say whether a new way of working made a difference. Other things changed in the same months."</li>
            </ul>
            {text}
            {glossary}
            <h2>"What the marks mean"</h2>
            {verdicts}
            <p>"In charts, lines have colours and shapes that the key above each chart names. A line is not drawn across a time without a figure."</p>
            {marks}
            <h2>"Where the figures come from"</h2>
            <p>{sources}<a href=site.href(&Route::Data)>"All figures from these sources can be downloaded"</a>"."{page.not_downloaded}</p>
            <h2>"Privacy"</h2>
            <p>"This site is plain files. It sets no cookies, counts no visitors and does not contact other websites."</p>
        </div>
    }
}

/// The sources of the figures, with links to their lists.
fn sources(site: Site, reports: Option<String>, has_releases: bool) -> AnyView {
    let reports = reports.map(|reports| {
        view! {
            {format!("From {reports}, ")}<a href=site.href(&Route::Reports)>"listed with the figures taken from each"</a>". "
        }
        .into_any()
    });
    let releases = has_releases.then(|| {
        view! {
            "From national statistics, "<a href=site.href(&Route::Data)>"listed with the data"</a>". "
        }
        .into_any()
    });
    view! { {reports}{releases} }.into_any()
}
