//! Two pages of claims: checks of claims about the past, contradictions first; claims about the
//! future with their outcomes.

use leptos::prelude::*;

use crate::check::threshold;
use crate::data::claim::Claim;
use crate::data::dataset::Dataset;
use crate::ui::components::claims::claim_item::{claim_timeline, claim_with_evidence};
use crate::ui::components::controls::list;
use crate::ui::components::notice::{Loading, empty, has_content};
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::claim;
use crate::view::page::claims::{self, Checks as Found, Group};
use crate::view::page::registry;
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Claims that the figures check.
#[component]
pub fn Checks() -> impl IntoView {
    page(
        Route::Checks,
        vec![claim::CHECKS_LEAD, threshold::IN_WORDS],
        claims::checks,
        claim_with_evidence,
    )
}

/// Claims that look forward.
#[component]
pub fn SaidAndDone() -> impl IntoView {
    page(
        Route::SaidAndDone,
        vec![claim::SAID_LEAD],
        claims::said_and_done,
        claim_timeline,
    )
}

fn page(
    route: Route,
    lead: Vec<&'static str>,
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
            let jumps = found.groups.iter().enumerate().map(|(at, group)| {
                let href = format!("{path}#group-{}", at + 1);
                let label = format!("{} ({})", group.heading, group.claims.len());
                view! { <li><a href=href>{label}</a></li> }
            });
            let jumps = view! { <ul class="jumps">{jumps.each()}</ul> };
            let groups = found.groups.into_iter().enumerate();
            let groups = groups.map(|(at, group)| section(site, at + 1, group, each));
            view! { {jumps}{groups.each()} }.into_any()
        }
    });
    let lead = lead.into_iter();
    let lead = lead.map(|text| view! { <p class="reading soft">{text}</p> });
    let lead = lead.each();
    view! {
        <h1 tabindex="-1">{title}</h1>
        <p class="lead" aria-live="polite">{finding}</p>
        {lead}
        {controls}
        {claims}
    }
    .into_any()
}

/// A group of claims with its heading.
fn section(site: Site, at: usize, group: Group, each: fn(Site, Claim) -> AnyView) -> AnyView {
    let count = group.claims.len();
    let claims = group.claims.into_iter().map(|claim| each(site, claim));
    let claims = view! { <ul class="plain claims">{claims.each()}</ul> }.into_any();
    let claims = if group.is_folded {
        let label = claim::folded(count);
        view! { <details><summary>{label}</summary>{claims}</details> }.into_any()
    } else {
        claims
    };
    view! {
        <section>
            <h2 id=format!("group-{at}")>{group.heading}" "<span class="soft">{count}</span></h2>
            {claims}
            <p><a href="#main">"Back to the top"</a></p>
        </section>
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
    let theme = move || site.location.with(|at| at.view.theme.clone());
    let choose_theme = move |id: String| site.ask(|view| view.theme = id);
    let outcome = move || site.location.with(|at| at.view.outcome.clone());
    let choose_outcome = move |id: String| site.ask(|view| view.outcome = id);
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
