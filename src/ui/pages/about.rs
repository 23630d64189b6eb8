//! About the site and the meaning of its marks.

use std::sync::Arc;

use leptos::prelude::*;

use crate::data::words::ReportKind;
use crate::ui::components::notice::has_content;
use crate::ui::components::prose::prose;
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::format;
use crate::view::state::route::Route;
use crate::view::target::status::Mark;

/// About this site.
#[component]
pub fn About() -> impl IntoView {
    let site = Site::here();
    let about = site
        .dataset
        .with_untracked(|data| data.catalog().site.about.clone());
    let marks = [
        (Mark::Met, "on target, or within the preferred range"),
        (Mark::Short, "short of a target, or past a limit"),
        (Mark::Outside, "outside the preferred range"),
        (Mark::Unsure, "the figure is not exact enough to say"),
        (Mark::NoTarget, "no target was in force at that date"),
    ];
    let marks = marks.map(|(mark, meaning)| view! {
        <li><span class=format!("verdict verdict-{}", mark.code())>
            <span class="verdict-shape" aria-hidden="true">{mark.shape()}</span><span>{meaning}</span>
        </span></li>
    });
    let text = live(move || {
        let blocks = site.dataset.with(|data| Arc::clone(data.about()));
        prose(&blocks).into_any()
    });
    let glossary = has_content(site, &Route::Glossary).then(|| {
        view! {
            <h2>"What the words mean"</h2>
            <p>"Terms are explained where a report first uses them, and all of them in the "
                <a href=site.href(&Route::Glossary)>"glossary"</a>"."</p>
        }
        .into_any()
    });
    let has_events = site
        .dataset
        .with_untracked(|data| !data.catalog().events.is_empty());
    let causes = if has_events {
        "This site never says why something changed. Events are marked so that you can ask."
    } else {
        "This site never says why something changed."
    };
    view! {
        <div class="reading">
            <h1 tabindex="-1">"About this site"</h1>
            <p class="lead">{about}</p>
            <h2>"What you can rely on"</h2>
            <p>"Every number leads to its source and to the words or the file in which it was published. Nothing is corrected silently: where two sources contradict each other, both figures are shown."</p>
            <p>"A verdict compares a figure with the target that was in force at its date, never with a later one. Figures given as around, almost or fewer than keep that word."</p>
            <p>{causes}</p>
            <h2>"What this site does not do"</h2>
            <ul>
                <li>"It makes no forecasts."</li>
                <li>"It does not call one month unusual."</li>
                <li>"It does not say whether a new way of working made a difference. Other things changed in the same months."</li>
            </ul>
            {text}
            {glossary}
            <h2>"What the marks mean"</h2>
            <ul class="plain">{marks.each()}</ul>
            <p>"In charts, a hollow point was calculated from other figures, read from a damaged chart, in doubt, printed under a heading or with words that other figures prove wrong, or was found wrong when it was checked. A bar with end strokes is a range. A line never crosses a month without a figure."</p>
            <h2>"Where the figures come from"</h2>
            <p>{sources(site)}<a href=site.href(&Route::Data)>"All of it can be downloaded"</a>"."</p>
            <h2>"Privacy"</h2>
            <p>"This site is plain files. It sets no cookies, counts no visitors and asks nothing of any other address."</p>
        </div>
    }
}

/// The sources of the figures, with links to their lists.
fn sources(site: Site) -> AnyView {
    let n_reports = site.dataset.with_untracked(|data| data.reports().count());
    let reports = (n_reports > 0).then(|| {
        let count = format::count_of(n_reports, "report");
        view! {
            {format!("From {count}, ")}<a href=site.href(&Route::Reports)>"listed with the figures taken from each"</a>". "
        }
        .into_any()
    });
    let releases = site.dataset.with_untracked(|data| {
        let mut sources = data.catalog().reports.iter();
        sources.any(|source| source.kind == ReportKind::Release)
    });
    let releases = releases.then(|| {
        view! {
            "From national statistics, "<a href=site.href(&Route::Data)>"listed with the data"</a>". "
        }
        .into_any()
    });
    view! { {reports}{releases} }.into_any()
}
