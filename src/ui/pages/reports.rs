//! The reports, in order of time.

use leptos::prelude::*;

use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::format;
use crate::view::state::Route;

/// All reports.
#[component]
pub fn Reports() -> impl IntoView {
    let site = Site::here();
    let reports = site
        .dataset
        .with_untracked(|data| data.reports().cloned().collect::<Vec<_>>());
    let count = reports.len();
    let items = reports.into_iter().map(|report| {
        let inferred = if report.date_inferred { " (worked out; not printed)" } else { "" };
        let months = report.covers_from.parse().ok().zip(report.covers_to.parse().ok());
        let covers = months.map(|(from, to)| format::months(from, to)).unwrap_or_default();
        let figures = match report.n_figures {
            0 => "No figure printed".to_owned(),
            count => format!("{count} figures and targets"),
        };
        view! {
            <li class="report">
                <h2><a href=site.href(&Route::Report(report.id))>{report.short_title}</a></h2>
                <p class="soft">{report.title}</p>
                <p>{report.about}</p>
                <dl class="facts">
                    <div><dt>"Date"</dt><dd>{format!("{}{inferred}", format::date_text(&report.date))}</dd></div>
                    <div><dt>"Covers"</dt><dd>{covers}</dd></div>
                    <div><dt>"Taken from it"</dt><dd>{figures}</dd></div>
                </dl>
            </li>
        }
    });
    view! {
        <h1 tabindex="-1">"The reports"</h1>
        <p class="lead">
            {format!("The figures of the two councils’ own measures come from these {count} reports. National figures come from other sources, ")}
            <a href=site.href(&Route::Data)>"listed with the data"</a>"."
        </p>
        <p><a href=site.href(&Route::Changes)>"What changed from one report to the next"</a></p>
        <ol class="plain reports">{items.each()}</ol>
    }
}
