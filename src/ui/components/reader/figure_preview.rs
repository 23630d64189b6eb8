//! The figure that a reader of a report points at, on a small chart that stays in view.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::compare::panels;
use crate::data::figure::ReportIdx;
use crate::ui::components::chart::plot::Plot;
use crate::ui::live::live;
use crate::ui::site::Site;
use crate::view::report::reader;

/// Which figure is pointed at: its indicator and its id.
#[derive(Debug, Clone, Copy)]
pub struct Lit(pub RwSignal<Option<(String, String)>>);

/// The id under which the figure that is pointed at is drawn.
#[derive(Debug, Clone)]
pub struct Ringed(pub Arc<str>);

/// The chart beside the text.
#[component]
pub fn PointedFigure(
    /// The report.
    report: ReportIdx,
    /// What is pointed at.
    lit: Lit,
) -> impl IntoView {
    let site = Site::here();
    let chart = live(move || {
        let found = lit.0.get().and_then(|(indicator, id)| {
            site.dataset
                .with(|data| reader::pointed(data, report, &indicator, &id))
        });
        let Some(found) = found else {
            return view! {
                <p class="soft">"Point at a figure in the text, or move to it with the Tab key, to see it among the others."</p>
            }
            .into_any();
        };
        provide_context(Ringed(found.datum.as_str().into()));
        let label = format!("{}. {}", found.title, found.sentence);
        let selections: Vec<_> = found.selection.into_iter().collect();
        let spec = site
            .dataset
            .with_untracked(|data| panels(data, &selections, true));
        let drawn = spec
            .into_iter()
            .next()
            .map(|spec| view! { <Plot spec label/> }.into_any());
        let (route, part) = found.more;
        let href = site.part(&route, &part);
        view! {
            <h2>{found.title}</h2>
            <p>{found.sentence}</p>
            {drawn}
            <p><a href=href>"Open all its figures"</a></p>
        }
        .into_any()
    });
    view! { <div class="pointed" aria-live="polite">{chart}</div> }
}
