//! One indicator: the finding, the controls, the chart. The rest of the page is in
//! [`indicator_details`](crate::ui::components::indicator_details).

use leptos::prelude::*;

use crate::data::catalog::Indicator as About;
use crate::data::figure::IndicatorIdx;
use crate::format::labels;
use crate::ui::components::study::study;
use crate::ui::live::live;
use crate::ui::platform::ShownIndicator;
use crate::ui::site::Site;
use crate::view::page::{indicator, subject};
use crate::view::state::route::Route;

/// The page of an indicator.
#[component]
pub fn Indicator(
    /// Id of the indicator.
    id: String,
) -> impl IntoView {
    let site = Site::here();
    let known = site.dataset.with_untracked(|data| {
        let at = data.indicator_idx(&id)?;
        data.indicator(at).cloned().map(|about| (at, about))
    });
    known.map(|(at, about)| view! { <Known at about/> }.into_any())
}

#[component]
fn Known(
    /// Position of the indicator.
    at: IndicatorIdx,
    /// Catalogue entry of the indicator.
    about: About,
) -> impl IntoView {
    let site = Site::here();
    let requested = site.view();
    let page: ShownIndicator = Memo::new(move |_| {
        site.dataset.with(|data| {
            let loaded = !data.series_of(at).is_empty() || data.definition(at).is_some();
            loaded
                .then(|| indicator::view(data, at, &requested.read()))
                .flatten()
        })
    });
    let theme = site.dataset.with_untracked(|data| {
        let themes = &data.catalog().themes;
        themes
            .iter()
            .find(|theme| theme.id == about.theme)
            .map(|theme| theme.name.clone())
    });
    let subject = site.dataset.with_untracked(|data| {
        let subject = subject::of_indicator(data, &about.id)?;
        Some((subject.id.clone(), subject.name.clone()))
    });
    let subject = subject.map(|(id, name)| {
        view! { " › "<a href=site.href(&Route::Subject(id))>{name}</a> }.into_any()
    });
    let (title, polarity) = (about.name.clone(), about.polarity);
    let finding = live(move || {
        page.read()
            .as_ref()
            .map(|page| page.finding.clone())
            .unwrap_or_default()
            .into_any()
    });
    let (study, details) = study(site, about, page);
    view! {
        <p class="crumbs"><a href=site.href(&Route::Indicators)>"Indicators"</a>
            {theme.map(|theme| format!(" › {theme}"))}{subject}</p>
        <h1 tabindex="-1">{title}</h1>
        <p class="lead" aria-live="polite">{finding}</p>
        <p class="soft">{labels::polarity(polarity)}</p>
        {study}
        {details}
    }
    .into_any()
}
