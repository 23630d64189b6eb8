//! Two reports compared.

use leptos::prelude::*;

use crate::data::dataset::Dataset;
use crate::data::figure::ReportIdx;
use crate::ui::components::controls::list;
use crate::ui::components::notice::{Loading, empty, has_content};
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::report::change::Change;
use crate::view::report::diff;
use crate::view::state::route::Route;

/// The page of changes from one report to another.
#[component]
pub fn Changes() -> impl IntoView {
    let site = Site::here();
    if !has_content(site, &Route::Changes) {
        return empty(&Route::Changes);
    }
    let requested = site.view();
    let pair = Memo::new(move |_| {
        site.dataset
            .with(|data| diff::pair(data, &requested.read()))
    });
    let found = Memo::new(move |_| {
        let (from, to) = pair.get()?;
        site.dataset.with(|data| diff::changes(data, from, to))
    });
    let finding = live(move || {
        found
            .with(|found| found.as_ref().map(|found| found.finding.clone()))
            .into_any()
    });
    let controls = live(move || pair.get().map(|pair| controls(site, pair)).into_any());
    let groups = live(move || match found.get() {
        None => view! { <Loading/> }.into_any(),
        Some(found) => {
            let groups = found.groups.into_iter().map(|(heading, changes)| {
                let count = changes.len();
                let changes = changes.into_iter().map(|change| one(site, change));
                view! {
                    <section>
                        <h2>{heading}" "<span class="soft">{count}</span></h2>
                        <ul class="changes">{changes.each()}</ul>
                    </section>
                }
            });
            groups.each().into_any()
        }
    });
    view! {
        <h1 tabindex="-1">"What changed between reports"</h1>
        <p class="lead" aria-live="polite">{finding}</p>
        {controls}
        {groups}
    }
    .into_any()
}

fn controls(site: Site, (from, to): (ReportIdx, ReportIdx)) -> AnyView {
    let options = |at, other| {
        site.dataset
            .with_untracked(|data| diff::choices(data, at, other))
    };
    let id_of = |at: ReportIdx| {
        let id = |data: &Dataset| data.report(at).map(|report| report.id.clone());
        site.dataset.with_untracked(id).unwrap_or_default()
    };
    let (from_id, to_id) = (id_of(from), id_of(to));
    // Both reports are requested, so that the one that was not changed stays selected.
    let ask = move |from: String, to: String| {
        site.ask(|view| {
            view.from = from;
            view.to = to;
        });
    };
    let (shown_from, shown_to) = (from_id.clone(), to_id.clone());
    let (kept_from, kept_to) = (from_id.clone(), to_id.clone());
    view! {
        <div class="controls needs-program">
            {list("From", options(from, to), move || shown_from.clone(), move |id| ask(id, kept_to.clone()))}
            {list("To", options(to, from), move || shown_to.clone(), move |id| ask(kept_from.clone(), id))}
        </div>
    }
    .into_any()
}

fn one(site: Site, change: Change) -> AnyView {
    let links = change.places.into_iter().map(|place| {
        let href = site.href_to(&place.link);
        view! { <a class="measured" href=href>{place.text}</a> }
    });
    let sentence = (!change.sentence.is_empty()).then(|| format!("{} ", change.sentence));
    view! { <li>{sentence}{links.each()}</li> }.into_any()
}
