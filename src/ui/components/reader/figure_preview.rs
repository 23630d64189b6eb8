//! The figure that a reader of a report points at, on a small chart that stays in view.

use leptos::prelude::*;

use crate::data::figure::ReportIdx;
use crate::figure::panels::panels;
use crate::ui::components::chart::plot::Plot;
use crate::ui::live::live;
use crate::ui::platform::MarkedFigure;
use crate::ui::site::Site;
use crate::view::report::reader;

/// The figure that is pointed at: its indicator and its id.
#[derive(Debug, Clone, Copy)]
pub struct PointedFigure(pub RwSignal<Option<(String, String)>>);

/// The chart beside the text.
#[component]
pub fn FigurePreview(
    /// The report.
    report: ReportIdx,
    /// The figure that is pointed at.
    pointed: PointedFigure,
) -> impl IntoView {
    let site = Site::here();
    let chart = live(move || {
        let found = pointed.0.get().and_then(|(indicator, id)| {
            site.dataset
                .with(|data| reader::pointed(data, report, &indicator, &id))
        });
        let Some(found) = found else {
            return view! {
                <p class="soft">"Point at a figure in the text, or move to it with the Tab key, to see it among the others."</p>
            }
            .into_any();
        };
        provide_context(MarkedFigure(
            found.datum.as_deref().unwrap_or_default().into(),
        ));
        let label = format!("{}. {}", found.title, found.sentence);
        let selections: Vec<_> = found.selection.into_iter().collect();
        let spec = site
            .dataset
            .with_untracked(|data| panels(data, &selections, true));
        let drawn = spec
            .into_iter()
            .next()
            .map(|spec| view! { <Plot spec label/> }.into_any());
        let href = site.href_to(&found.more);
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
