//! The chart of an indicator with its controls and notes, and the deferred details below it.

use leptos::prelude::*;

use super::chart::indicator_chart::IndicatorChart;
use super::controls::Controls;
use super::deferred::deferred;
use super::notice::{List, Loading};
use crate::data::catalog::Indicator;
use crate::ui::live::live;
use crate::ui::platform::{Platform, ShownIndicator};
use crate::ui::site::Site;
use crate::view::page::indicator::IndicatorView;
use crate::view::state::Display;

/// Renders the chart of an indicator with its controls and notes; and, apart, its details.
pub fn study(site: Site, about: Indicator, page: ShownIndicator) -> (AnyView, AnyView) {
    let requested = site.view();
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
    let study = view! { <div class="study">{chart}{controls}{notes}</div> };
    (study.into_any(), details)
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
