//! One indicator: the finding, the controls, the chart. The rest of the page is in
//! [`indicator_details`](crate::ui::components::indicator_details).

use leptos::prelude::*;

use crate::data::catalog::Indicator as About;
use crate::data::figure::IndicatorIdx;
use crate::format::labels;
use crate::ui::components::chart::indicator_chart::IndicatorChart;
use crate::ui::components::controls::Controls;
use crate::ui::components::deferred::deferred;
use crate::ui::components::notice::{List, Loading};
use crate::ui::live::live;
use crate::ui::platform::{Platform, ShownIndicator};
use crate::ui::site::Site;
use crate::view::page::indicator::{self, IndicatorView};
use crate::view::state::Display;
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
    let has_figures = about.n_figures > 0;
    // Made when the figures are there, and again when their base is: what is chosen may change,
    // the choices do not.
    let measures = Memo::new(move |_| {
        page.read()
            .as_ref()
            .map(|page| page.selection.measures.len())
    });
    let controls = live(move || {
        let page = measures.get().and_then(|_| page.get_untracked());
        page.filter(|_| has_figures)
            .map(|page| view! { <Controls page/> })
            .into_any()
    });
    let finding = live(move || {
        page.read()
            .as_ref()
            .map(|page| page.finding.clone())
            .unwrap_or_default()
            .into_any()
    });
    let chart = live(move || {
        let display = requested.with(|requested| requested.display);
        let page = page.get();
        let is_loading = page.is_none();
        view! {
            {is_loading.then(|| view! { <Loading/> }.into_any())}
            {page.map(|page| chart(page, display))}
        }
        .into_any()
    });
    let platform = Platform::here();
    let can_render = move || platform.details(site).is_some();
    let notes = deferred("summary", Some(requested), can_render, move || {
        let renderers = platform.details(site)?;
        Some((renderers.notes)(page, requested))
    });
    let title = about.name.clone();
    let polarity = about.polarity;
    let at_once = site.at_once.get_untracked();
    let is_due = RwSignal::new(at_once);
    if !at_once {
        (platform.after_frame)(is_due);
    }
    let can_render = move || is_due.get() && platform.details(site).is_some();
    let details = deferred("details", Some(requested), can_render, move || {
        let renderers = platform.details(site)?;
        Some((renderers.sections)(&about, page))
    });
    view! {
        <p class="crumbs"><a href=site.href(&Route::Indicators)>"Indicators"</a>
            {theme.map(|theme| format!(" › {theme}"))}</p>
        <h1 tabindex="-1">{title}</h1>
        <p class="lead" aria-live="polite">{finding}</p>
        <p class="soft">{labels::polarity(polarity)}</p>
        <div class="study">{chart}{controls}{notes}</div>
        {details}
    }
    .into_any()
}

/// Chart, with notices of choices that cannot be met.
fn chart(page: IndicatorView, display: Display) -> AnyView {
    let lines = page.notices.clone();
    view! {
        {(!lines.is_empty()).then(|| view! {
            <div class="notice" role="status"><List lines/></div>
        })}
        {(display == Display::Chart).then(|| view! { <IndicatorChart page/> }.into_any())}
    }
    .into_any()
}
