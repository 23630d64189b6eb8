//! The reports, in order of time.

use leptos::prelude::*;

use crate::format;
use crate::ui::components::notice::{empty, has_content};
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::page::report_list;
use crate::view::state::route::Route;

/// All reports.
#[component]
pub fn Reports() -> impl IntoView {
    let site = Site::here();
    let reports = site
        .dataset
        .with_untracked(|data| data.reports().cloned().collect::<Vec<_>>());
    if reports.is_empty() {
        return empty(&Route::Reports);
    }
    let lead = site.dataset.with_untracked(report_list::lead);
    let national = has_content(site, &Route::Compare).then(|| {
        view! {
            " National figures come from other sources, "
            <a href=site.href(&Route::Data)>"listed with the data"</a>"."
        }
        .into_any()
    });
    let changes = has_content(site, &Route::Changes).then(|| {
        view! { <p><a href=site.href(&Route::Changes)>"What changed from one report to the next"</a></p> }
            .into_any()
    });
    let items = reports.into_iter().map(|report| {
        let inferred = if report.date_inferred { " (inferred; not printed)" } else { "" };
        let months = report.covers_from.zip(report.covers_to);
        let covers = months.map(|(from, to)| format::months(from, to)).unwrap_or_default();
        let figures = report_list::taken(&report);
        view! {
            <li class="report">
                <h2><a href=site.href(&Route::Report(report.id))>{report.short_title}</a></h2>
                <p class="soft">{report.title}</p>
                <p>{report.about}</p>
                <dl class="facts">
                    <div><dt>"Date"</dt><dd>{format!("{}{inferred}", format::date(report.date))}</dd></div>
                    <div><dt>"Covers"</dt><dd>{covers}</dd></div>
                    <div><dt>"Taken from it"</dt><dd>{figures}</dd></div>
                </dl>
            </li>
        }
    });
    view! {
        <h1 tabindex="-1">"The reports"</h1>
        <p class="lead">{lead}{national}</p>
        {changes}
        <ol class="plain reports">{items.each()}</ol>
    }
    .into_any()
}
