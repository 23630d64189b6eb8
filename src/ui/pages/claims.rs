//! Two pages of claims: checks of claims about the past, contradictions first; claims about the
//! future with their outcomes.

use leptos::prelude::*;

use crate::data::claim::{Claim, Verdict};
use crate::data::dataset::Dataset;
use crate::data::words::Word as _;
use crate::ui::components::claims::claim_item::{claim_timeline, claim_with_evidence};
use crate::ui::components::controls::list;
use crate::ui::components::notice::{Loading, empty, has_content};
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::claim;
use crate::view::page::claims::{self, Checks as Found};
use crate::view::page::registry;
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Claims that the figures check.
#[component]
pub fn Checks() -> impl IntoView {
    page(
        Route::Checks,
        claim::CHECKS_LEAD,
        claims::checks,
        claim_with_evidence,
    )
}

/// Claims that look forward.
#[component]
pub fn SaidAndDone() -> impl IntoView {
    page(
        Route::SaidAndDone,
        claim::SAID_LEAD,
        claims::said_and_done,
        claim_timeline,
    )
}

fn page(
    route: Route,
    lead: &'static str,
    find: fn(&Dataset, &ViewState) -> Found,
    each: fn(Site, Claim) -> AnyView,
) -> AnyView {
    let site = Site::here();
    if !has_content(site, &route) {
        return empty(&route);
    }
    let title = site
        .dataset
        .with_untracked(|data| registry::name(data, &route));
    let requested = site.view();
    let found = Memo::new(move |_| {
        site.dataset.with(|data| {
            let is_loaded = !data.claims().is_empty();
            is_loaded.then(|| find(data, &requested.read()))
        })
    });
    let finding = live(move || {
        found
            .with(|found| found.as_ref().map(|found| found.finding.clone()))
            .into_any()
    });
    let controls = live(move || found.get().map(|found| controls(site, found)).into_any());
    let claims = live(move || match found.get() {
        None => view! { <Loading/> }.into_any(),
        Some(found) => {
            let path = site.location.with_untracked(|at| site.href(&at.route));
            let jumps = found
                .groups
                .iter()
                .enumerate()
                .map(|(at, (heading, claims))| {
                    let href = format!("{path}#group-{}", at + 1);
                    view! { <li><a href=href>{format!("{heading} ({})", claims.len())}</a></li> }
                });
            let jumps = view! { <ul class="jumps">{jumps.each()}</ul> };
            let groups = found.groups.into_iter().enumerate().map(|(at, (heading, claims))| {
                let count = claims.len();
                let claims = claims.into_iter().map(|claim| each(site, claim));
                view! {
                    <section>
                        <h2 id=format!("group-{}", at + 1)>{heading}" "<span class="soft">{count}</span></h2>
                        <ul class="plain claims">{claims.each()}</ul>
                        <p><a href="#main">"Back to the top"</a></p>
                    </section>
                }
            });
            view! { {jumps}{groups.each()} }.into_any()
        }
    });
    view! {
        <h1 tabindex="-1">{title}</h1>
        <p class="lead" aria-live="polite">{finding}</p>
        <p class="reading soft">{lead}</p>
        {controls}
        {claims}
    }
    .into_any()
}

fn controls(site: Site, found: Found) -> AnyView {
    let area = move || {
        site.location
            .with(|at| at.view.areas.first().cloned().unwrap_or_default())
    };
    let choose_area = move |id: String| {
        site.ask(|view| view.areas = if id.is_empty() { Vec::new() } else { vec![id] });
    };
    let theme = move || {
        site.location
            .with(|at| at.view.theme.clone().unwrap_or_default())
    };
    let choose_theme =
        move |id: String| site.ask(|view| view.theme = (!id.is_empty()).then_some(id));
    let outcome = move || {
        let outcome = site.location.with(|at| at.view.outcome);
        outcome.map_or("", Verdict::code).to_owned()
    };
    let choose_outcome = move |id: String| site.ask(|view| view.outcome = Verdict::from_code(&id));
    // One council and “All councils” are the same choice.
    let areas = (found.areas.len() > 2).then(|| list("Council", found.areas, area, choose_area));
    view! {
        <div class="controls needs-program">
            {list("Theme", found.themes, theme, choose_theme)}
            {areas}
            {list("Outcome", found.outcomes, outcome, choose_outcome)}
        </div>
    }
    .into_any()
}
