//! The page of one of the site's own areas: a small chart and a sentence for each national measure.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::poster::PosterChart;
use crate::data::dataset::Dataset;
use crate::figure::panels as multiples;
use crate::ui::components::chart::small_multiples::SmallMultiples;
use crate::ui::components::controls::group;
use crate::ui::components::export_menu::{ExportMenu, ExportSource};
use crate::ui::components::notice::{Loading, empty, has_content};
use crate::ui::export_data::ExportData;
use crate::ui::live::live;
use crate::ui::site::Site;
use crate::view::export::Subject;
use crate::view::page::area::{self, AreaPage};
use crate::view::selection::Selection;
use crate::view::state::route::Route;

/// The page of an area.
#[component]
pub fn Area(
    /// Id of the area.
    id: String,
) -> impl IntoView {
    let site = Site::here();
    let route = Route::Area(id.clone());
    if !has_content(site, &route) {
        return empty(&route);
    }
    let requested = site.view();
    let heading = site.dataset.with_untracked(|data| area::heading(data, &id));
    let Some(heading) = heading else {
        return ().into_any();
    };
    let page = Memo::new(move |_| {
        site.dataset
            .with(|data| area::view(data, &id, &requested.read()))
    });
    // Drawn when all is there that will come, so that nothing moves while a reader reads.
    let is_ready = Memo::new(move |_| {
        let is_there = |page: &AreaPage| !page.measures.is_empty();
        page.with(|page| page.as_ref().is_some_and(is_there)) && site.is_settled()
    });
    let controls = live(move || {
        let page = is_ready.get().then(|| page.get_untracked()).flatten();
        let averages = page.and_then(|page| page.averages);
        averages
            .map(|averages| view! { <div class="controls needs-program">{group(averages)}</div> })
            .into_any()
    });
    let title = heading.clone();
    let source: ExportSource = Arc::new(move || {
        let page = page.get_untracked()?;
        Some(
            site.dataset
                .with_untracked(|data| export_data(data, &page, &title)),
        )
    });
    let export_menu = live(move || {
        is_ready
            .get()
            .then(|| view! { <ExportMenu source=Arc::clone(&source) embed=None/> })
            .into_any()
    });
    // A count would be wrong while some figures are still loading.
    let lead = live(move || {
        let page = is_ready.get().then(|| page.get_untracked()).flatten();
        page.map(|page| page.lead).into_any()
    });
    let about = live(move || {
        let page = page.read();
        page.as_ref().map(|page| page.neighbours.clone()).into_any()
    });
    let measures = live(move || {
        if !is_ready.get() {
            return view! { <Loading/> }.into_any();
        }
        page.get()
            .map(|page| view! { <SmallMultiples panels=page.measures own_scales=true/> })
            .into_any()
    });
    let more = live(move || {
        let page = is_ready.get().then(|| page.get_untracked()).flatten();
        let note = page.map(|page| page.note);
        let note = note.filter(|note| !note.is_empty());
        note.map(|note| view! { <p>{note}" "<a href=site.href(&Route::Indicators)>"All indicators"</a></p> })
            .into_any()
    });
    view! {
        <p class="crumbs"><a href=site.href(&Route::Compare)>"Compare"</a></p>
        <h1 tabindex="-1">{heading}</h1>
        <p class="lead">{lead}</p>
        <p class="soft reading">{about}</p>
        {controls}
        {measures}
        {more}
        {export_menu}
    }
    .into_any()
}

/// Every measure of an area, for exports.
fn export_data(dataset: &Dataset, page: &AreaPage, title: &str) -> ExportData {
    let panels = page.measures.iter();
    let selections: Vec<Selection> = panels
        .clone()
        .map(|panel| panel.selection.clone())
        .collect();
    let specs = multiples::panels(dataset, &selections, true);
    let titles = panels.map(|panel| panel.title.clone());
    let charts = titles
        .zip(specs)
        .map(|(heading, spec)| PosterChart { heading, spec });
    ExportData {
        legend: multiples::legend(dataset, &selections),
        charts: charts.collect(),
        notes: vec![page.neighbours.clone()],
        subject: Subject {
            title: title.to_owned(),
            finding: page
                .measures
                .first()
                .map(|panel| panel.message.clone())
                .unwrap_or_default(),
            selections,
        },
    }
}
