//! A chart for other people's pages: the finding, the drawing, where it comes from. It is only
//! written, and runs nothing.

use leptos::prelude::*;

use crate::chart::build;
use crate::ui::parts::figure::{events, keys};
use crate::ui::parts::plot::Plot;
use crate::ui::site::Site;
use crate::view::indicator::IndicatorView;
use crate::view::state::Route;
use crate::view::take::{self, Subject};

/// The small page of an indicator.
#[component]
pub fn Embed(
    /// What it shows.
    page: IndicatorView,
) -> impl IntoView {
    let site = Site::here();
    let selection = page.selection;
    let id = selection.indicator.id.clone();
    let (spec, keys, events, credit) = site.dataset.with_untracked(|data| {
        let spec = build::indicator(data, &selection);
        let keys = keys(data, &selection);
        let events = events(&selection, false);
        let subject = Subject {
            title: page.chart_title.clone(),
            finding: page.finding.clone(),
            selections: vec![selection],
        };
        let sources = take::sources(data, &subject).join("; ");
        (
            spec,
            keys,
            events,
            format!("Source: {sources}. {}. ", take::edition(data)),
        )
    });
    let (name, label) = (page.chart_title.clone(), page.chart_title);
    view! {
        <main class="embed">
            <h1>{page.finding}</h1>
            <figure class="chart" aria-label=name>
                <ul class="key">{keys}</ul>
                <Plot spec label/>
                {events}
                <figcaption class="soft">
                    {credit}
                    <a href=site.href(&Route::Indicator(id)) target="_top">
                        "Every figure and its source"
                    </a>
                </figcaption>
            </figure>
        </main>
    }
}
