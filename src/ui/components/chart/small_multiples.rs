//! Many small charts over time. They share one cursor, their time and, unless each has its own,
//! their scale.

use leptos::prelude::*;

use super::indicator_chart::{hollow_key, line_key};
use super::plot::Plot;
use crate::figure::panels as multiples;
use crate::ui::live::Each as _;
use crate::ui::platform::Cursor;
use crate::ui::site::Site;
use crate::view::page::compare::{self, Panel};
use crate::view::selection::Selection;

/// Small charts side by side.
#[component]
pub fn SmallMultiples(
    /// Title, sentence and figures of each chart.
    panels: Vec<Panel>,
    /// True if each chart has its own scale.
    own_scales: bool,
) -> impl IntoView {
    let site = Site::here();
    provide_context(Cursor(RwSignal::new(None)));
    let selections: Vec<Selection> = panels.iter().map(|panel| panel.selection.clone()).collect();
    let specs = site
        .dataset
        .with_untracked(|data| multiples::panels(data, &selections, own_scales));
    let figures = panels
        .into_iter()
        .zip(specs)
        .enumerate()
        .map(|(at, (panel, spec))| {
            let id = format!("panel-{at}");
            let own_id = id.clone();
            let label = format!("{}. {}", panel.title, panel.message);
            let title = match &panel.route {
                Some(route) => view! { <a href=site.href(route)>{panel.title}</a> }.into_any(),
                None => panel.title.into_any(),
            };
            let theme =
                (!panel.theme.is_empty()).then(|| view! { <p class="crumbs">{panel.theme}</p> });
            view! {
                <figure class="panel-chart" aria-labelledby=id>
                    {theme}
                    <h2 id=own_id>{title}</h2>
                    <p>{panel.message}</p>
                    <Plot spec label/>
                </figure>
            }
        });
    let (lines, hollow) = site.dataset.with_untracked(|data| {
        let lines = multiples::legend(data, &selections);
        (lines, hollow_key(data, &selections))
    });
    let mut keys: Vec<AnyView> = lines.into_iter().map(line_key).each();
    keys.extend(hollow);
    view! {
        <ul class="key">{keys}</ul>
        <p class="soft">{compare::scales(own_scales)}</p>
        <div class="panels">{figures.each()}</div>
    }
    .into_any()
}
