//! Two pages of claims: checks of claims about the past, contradictions first; promises with their
//! outcomes, missed ones first.

use leptos::prelude::*;

use crate::data::dataset::Dataset;
use crate::ui::components::claims::claim_item::claim_with_evidence;
use crate::ui::components::claims::promise_item::promise_timeline;
use crate::ui::components::controls::list;
use crate::ui::components::notice::{Loading, empty, has_content};
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::claim;
use crate::view::claim::promise;
use crate::view::page::claims::{self, Checks as Found};
use crate::view::page::registry;
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Claims that the figures check.
#[component]
pub fn Checks() -> impl IntoView {
    page(
        Route::Checks,
        (claim::CHECKS_LEAD, None),
        claims::checks,
        claim_with_evidence,
    )
}

/// Promises and what followed.
#[component]
pub fn SaidAndDone() -> impl IntoView {
    page(
        Route::SaidAndDone,
        (claim::SAID_LEAD, Some(rules())),
        claims::said_and_done,
        promise_timeline,
    )
}

/// The rule for each outcome of a promise.
fn rules() -> AnyView {
    let rules = promise::RULES.into_iter().map(|(outcome, rule)| {
        view! { <li><strong>{claim::verdict(outcome)}</strong>": "{rule}</li> }
    });
    view! {
        <details class="reading">
            <summary>{promise::RULES_HEADING}</summary>
            <ul>{rules.each()}</ul>
        </details>
    }
    .into_any()
}

fn page<T: Clone + PartialEq + Send + Sync + 'static>(
    route: Route,
    (lead, rules): (&'static str, Option<AnyView>),
    find: fn(&Dataset, &ViewState) -> Found<T>,
    each: fn(Site, T) -> AnyView,
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
        {rules}
        {controls}
        {claims}
    }
    .into_any()
}

fn controls<T>(site: Site, found: Found<T>) -> AnyView {
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
