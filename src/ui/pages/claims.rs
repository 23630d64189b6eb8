//! Two pages of claims: checks of claims about the past, contradictions first; promises with their
//! outcomes, missed ones first.

use leptos::prelude::*;

use crate::check::threshold;
use crate::data::claim::Verdict;
use crate::data::dataset::Dataset;
use crate::data::words::Word as _;
use crate::ui::components::claims::claim_item::claim_with_evidence;
use crate::ui::components::claims::promise_item::promise_timeline;
use crate::ui::components::controls::list;
use crate::ui::components::notice::{Loading, empty, has_content};
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::claim;
use crate::view::claim::promise;
use crate::view::page::claims::{self, Checks as Found, Group};
use crate::view::page::registry;
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Claims that the figures check.
#[component]
pub fn Checks() -> impl IntoView {
    page(
        Route::Checks,
        (claim::CHECKS_LEAD, thresholds()),
        claims::checks,
        claim_with_evidence,
    )
}

/// Promises and what followed.
#[component]
pub fn SaidAndDone() -> impl IntoView {
    page(
        Route::SaidAndDone,
        (claim::SAID_LEAD, rules()),
        claims::said_and_done,
        promise_timeline,
    )
}

/// The thresholds of words of degree.
fn thresholds() -> AnyView {
    view! { <p class="reading soft">{threshold::IN_WORDS}</p> }.into_any()
}

/// The rule for each outcome of a promise.
fn rules() -> AnyView {
    let rules = promise::RULES.into_iter().map(|(outcome, rule)| {
        view! { <li><strong>{claim::verdict(outcome)}</strong>": "{rule}</li> }
    });
    view! {
        <details class="reading folded">
            <summary>{promise::RULES_HEADING}</summary>
            <ul>{rules.each()}</ul>
        </details>
    }
    .into_any()
}

fn page<T: Clone + PartialEq + Send + Sync + 'static>(
    route: Route,
    (lead, rules): (&'static str, AnyView),
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
            let jumps = found.groups.iter().enumerate().map(|(at, group)| {
                let href = format!("{path}#group-{}", at + 1);
                let label = format!("{} ({})", group.heading, group.items.len());
                view! { <li><a href=href>{label}</a></li> }
            });
            let jumps = view! { <ul class="jumps">{jumps.each()}</ul> };
            let groups = found.groups.into_iter().enumerate();
            let groups = groups.map(|(at, group)| section(site, at + 1, group, each));
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

/// A group with its heading.
fn section<T>(site: Site, at: usize, group: Group<T>, each: fn(Site, T) -> AnyView) -> AnyView {
    let count = group.items.len();
    let items = group.items.into_iter().map(|item| each(site, item));
    let items = view! { <ul class="plain claims">{items.each()}</ul> }.into_any();
    let items = if group.is_folded {
        let label = claim::folded(count);
        view! { <details class="folded"><summary>{label}</summary>{items}</details> }.into_any()
    } else {
        items
    };
    view! {
        <section>
            <h2 id=format!("group-{at}")>{group.heading}" "<span class="soft">{count}</span></h2>
            {items}
            <p><a href="#main">"Back to the top"</a></p>
        </section>
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
