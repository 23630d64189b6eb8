//! Home page: a card for every headline indicator, those that need attention first.

use leptos::prelude::*;

use crate::ui::components::card::Card;
use crate::ui::components::controls::Councils;
use crate::ui::components::notice::has_content;
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::page::home::{self, Card as CardView, Missed, Overview};
use crate::view::state::route::Route;

/// The first page.
#[component]
pub fn Home() -> impl IntoView {
    let site = Site::here();
    let requested = site.view();
    let page = Memo::new(move |_| {
        site.dataset
            .with(|data| home::view(data, &requested.read()))
    });
    // Nothing is claimed about figures that are not loaded.
    let is_whole = Memo::new(move |_| site.is_whole());
    let lead = live(move || {
        let lead = is_whole.get().then(|| page.with(|page| page.lead.clone()));
        lead.into_any()
    });
    let councils = page.with_untracked(|page| page.councils.clone());
    let about = site
        .dataset
        .with_untracked(|data| data.catalog().site.about.clone());
    let step = site
        .dataset
        .with_untracked(|data| data.catalog().latest_step.clone());
    let changes = has_content(site, &Route::Changes).then(|| {
        view! { <p>{step}" "<a href=site.href(&Route::Changes)>"What changed"</a></p> }.into_any()
    });
    view! {
        <h1 tabindex="-1">"At a glance"</h1>
        <p class="lead" aria-live="polite">{lead}" "<a href=site.href(&Route::Indicators)>"All indicators"</a></p>
        <p class="soft">{about}</p>
        {changes}
        <Councils councils/>
        {live(move || themes(site, page.get()))}
    }
}

fn themes(site: Site, page: Overview) -> AnyView {
    let mut sections = Vec::new();
    if !(page.attention.is_empty() && page.missed.is_empty()) {
        let others = missed(site, page.missed);
        let note = &page.attention_note;
        sections.push(section("Needs attention", note, page.attention, others));
    }
    let themes = page.themes.into_iter();
    sections.extend(themes.map(|theme| section(&theme.name, &theme.about, theme.cards, None)));
    sections.into_any()
}

fn section(name: &str, about: &str, cards: Vec<CardView>, others: Option<AnyView>) -> AnyView {
    let cards = cards.into_iter().map(|card| view! { <Card card/> }).each();
    let cards = (!cards.is_empty()).then(|| view! { <ul class="cards">{cards}</ul> }.into_any());
    view! {
        <section>
            <h2>{name.to_owned()}</h2>
            <p class="soft">{about.to_owned()}</p>
            {cards}
            {others}
        </section>
    }
    .into_any()
}

/// Links to the measures that have no card and did not meet their target.
fn missed(site: Site, missed: Vec<Missed>) -> Option<AnyView> {
    let items = missed.into_iter().map(|measure| {
        view! {
            <li><a href=site.href(&measure.route)>{measure.name}</a>": "{measure.message}</li>
        }
    });
    let items = items.each();
    (!items.is_empty()).then(|| view! { <ul class="plain">{items}</ul> }.into_any())
}
