//! A chart for other people's pages: the finding, the drawing, the source. It runs no script.

use leptos::prelude::*;

use crate::ui::components::chart::indicator_chart::{events, export_data, keys};
use crate::ui::components::chart::plot::Plot;
use crate::ui::export_data::ExportData;
use crate::ui::live::Each as _;
use crate::ui::pages::compare as compare_page;
use crate::ui::site::Site;
use crate::view::compare::options;
use crate::view::export;
use crate::view::page::compare;
use crate::view::page::indicator::IndicatorView;
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// The small page of an indicator.
pub fn of_indicator(site: Site, page: &IndicatorView) -> AnyView {
    let selection = &page.selection;
    let (data, keys) = site
        .dataset
        .with_untracked(|data| (export_data(data, page), keys(data, selection)));
    let more = site.href(&Route::Indicator(selection.indicator.id.clone()));
    let below = events(selection, false).into_any();
    view! { <Embed data keys below more/> }.into_any()
}

/// The small page of a comparison worth having ready; none where nothing can be compared.
pub fn of_set(site: Site, set: &str) -> Option<AnyView> {
    let (data, requested) = site.dataset.with_untracked(|data| {
        let requested = options::set(data, set)?.apply(&ViewState::default());
        let page = compare::view(data, &requested)?;
        Some((
            compare_page::export_data(data, &page, &requested),
            requested,
        ))
    })?;
    let more = format!("{}{}", site.href(&Route::Compare), Site::query(&requested));
    let notes = data.notes.iter();
    let notes = notes.map(|note| view! { <p class="soft">{note.clone()}</p> });
    let below = notes.each().into_any();
    Some(view! { <Embed data keys=Vec::new() below more/> }.into_any())
}

#[component]
fn Embed(
    /// The chart and its figures.
    data: ExportData,
    /// The key of the chart.
    keys: Vec<AnyView>,
    /// Notes below the chart.
    below: AnyView,
    /// The page with every figure.
    more: String,
) -> impl IntoView {
    let subject = data.subject;
    let credit = Site::here().dataset.with_untracked(|data| {
        let sources = export::sources(data, &subject).join("; ");
        format!("Source: {sources}. {}. ", export::edition(data))
    });
    let charts = data.charts.into_iter().map(|chart| {
        let label = subject.title.clone();
        view! { <Plot spec=chart.spec label/> }
    });
    let charts = charts.each();
    view! {
        <main class="embed">
            <h1>{subject.title.clone()}</h1>
            <figure class="chart" aria-label=subject.title>
                <ul class="key">{keys}</ul>
                {charts}
                {below}
                <figcaption class="soft">
                    {credit}
                    <a href=more target="_top">"Every figure and its source"</a>
                </figcaption>
            </figure>
        </main>
    }
}
