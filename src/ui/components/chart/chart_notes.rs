//! Notes beside the chart of an indicator: a summary, the sources of calculated rates, events, and
//! the ranked breakdowns of a service.

use leptos::prelude::*;

use super::indicator_chart::{events, target_key};
use super::plot::Plot;
use crate::data::period::Period;
use crate::figure::breakdown;
use crate::format;
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::page::indicator::IndicatorView;
use crate::view::page::indicator::details;
use crate::view::selection::Selection;
use crate::view::selection::queries;
use crate::view::wording::derived_rates::WorkedOut;

/// The notes beside a chart. Events are left out where no chart is drawn, since they are numbered
/// on it.
pub fn chart_notes(page: IndicatorView, is_drawn: bool) -> AnyView {
    let site = Site::here();
    let found = site
        .dataset
        .with_untracked(|data| details::in_short(data, &page));
    let selection = page.selection;
    if selection.lines.iter().all(|line| line.points.is_empty()) {
        return ().into_any();
    }
    let is_ranked = is_drawn && selection.indicator.chart.is_ranking();
    let summary = found
        .summary
        .into_iter()
        .map(|line| view! { <li>{line}</li> });
    view! {
        <section class="in-short" aria-labelledby="in-short">
            <h3 id="in-short">"In short"</h3>
            <ul class="summary">{summary.each()}</ul>
        </section>
        <div>
            {(!found.beside.is_empty()).then(|| view! { <p>{found.beside}</p> }.into_any())}
            {found.worked_out.map(|rates| worked_out(site, rates))}
            {is_drawn.then(|| events(&selection, true))}
        </div>
        {is_ranked.then(|| view! { <Ranked selection/> }.into_any())}
    }
    .into_any()
}

/// The basis of rates that this site calculates, with a link to those that the reports print.
fn worked_out(site: Site, rates: WorkedOut) -> AnyView {
    let printed = rates.printed.map(|printed| {
        let href = site.href_to(&printed.link);
        view! { " "<a href=href>{printed.text}</a> }.into_any()
    });
    view! { <p>{rates.sentence}{printed}</p> }.into_any()
}

/// Ranked breakdowns of a service, for one date that the reader may choose.
#[component]
fn Ranked(
    /// The figures that are drawn.
    selection: Selection,
) -> impl IntoView {
    let site = Site::here();
    let dates = queries::snapshots(&selection);
    let chosen = RwSignal::new(dates.last().copied());
    let buttons = dates.into_iter().map(|date| {
        view! {
            <button type="button" aria-pressed=move || Some((chosen.get() == Some(date)).to_string())
                on:click=move |_| chosen.set(Some(date))>{format::period(date)}</button>
        }
    });
    let drawing = live(move || {
        chosen
            .get()
            .map(|date| dated(site, &selection, date))
            .into_any()
    });
    view! {
        <section>
            <h2>"Every part of the service, ranked"</h2>
            <fieldset class="switch needs-program">
                <legend>"Date"</legend>{buttons.each()}
            </fieldset>
            {drawing}
        </section>
    }
}

fn dated(site: Site, selection: &Selection, date: Period) -> AnyView {
    let spec = site
        .dataset
        .with_untracked(|dataset| breakdown::bar(dataset, selection, date));
    let has_unjudged = breakdown::has_unjudged(selection, &[date]);
    let label = format!("Every part of the service {}", format::in_period(date));
    let title = label.clone();
    view! {
        <figure class="chart" aria-labelledby="ranked-title">
            <h3 id="ranked-title">{title}</h3>
            <ul class="key">{target_key("■", "■", has_unjudged)}</ul>
            <Plot spec label/>
        </figure>
    }
    .into_any()
}
