//! Comparison page: any indicators across any areas, ranked, over time, at two dates, or as
//! compositions.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::geometry::Size;
use crate::chart::kind::ChartSpec;
use crate::chart::poster::PosterChart;
use crate::data::dataset::Dataset;
use crate::figure::comparison::dots;
use crate::figure::composition::stacked_bar;
use crate::figure::panels as multiples;
use crate::ui::components::chart::plot::Plot;
use crate::ui::components::chart::small_multiples::SmallMultiples;
use crate::ui::components::controls::{Areas, group, list, period_list};
use crate::ui::components::export_menu::{ExportMenu, ExportSource};
use crate::ui::components::notice::{List, Loading, empty, has_content};
use crate::ui::components::table::area_table::AreaTable;
use crate::ui::export_data::ExportData;
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::compare::options::{self, Choices};
use crate::view::export::{self, Subject};
use crate::view::page::availability;
use crate::view::page::compare::{self, ComparePage};
use crate::view::selection::Selection;
use crate::view::state::route::Route;
use crate::view::state::{Arrangement, ViewState};

/// The page of comparisons.
#[component]
pub fn Compare() -> impl IntoView {
    let site = Site::here();
    if !has_content(site, &Route::Compare) {
        return empty(&Route::Compare);
    }
    let requested = site.view();
    let page = Memo::new(move |_| site.dataset.with(|data| page_of(data, &requested.read())));
    let finding = live(move || {
        let page = page.read();
        page.as_ref().map(|page| page.finding.clone()).into_any()
    });
    let chart = live(move || {
        let is_loading = page.read().is_none();
        let requested = requested.get();
        view! {
            {is_loading.then(|| view! { <Loading/> }.into_any())}
            {page.get().map(|page| chart(site, page, &requested))}
        }
        .into_any()
    });
    // The choices stay while figures arrive, and each control until it offers something else, so
    // that focus stays on the one that was used.
    let choices = Memo::new(move |before: Option<&Option<Choices>>| {
        let found = page.read().as_ref().map(|page| page.choices.clone());
        found.or_else(|| before.cloned().flatten())
    });
    let control = move |same: fn(&Choices, &Choices) -> bool,
                        make: fn(Site, Choices) -> AnyView| {
        let offered = Memo::new(move |before: Option<&Option<Choices>>| {
            let now = choices.get();
            let before = before.cloned().flatten();
            let is_kept = |before: &Choices| now.as_ref().is_some_and(|now| same(before, now));
            before.filter(is_kept).or(now)
        });
        live(move || offered.get().map(|choices| make(site, choices)).into_any())
    };
    let lists = control(Choices::offers_the_same, lists);
    let dates = control(|a, b| a.dates == b.dates, dates);
    let arrangement = control(
        |a, b| a.arrangement == b.arrangement,
        |_, choices| group(choices.arrangement),
    );
    let groups = control(
        |a, b| a.groups == b.groups,
        |_, choices| choices.groups.into_iter().map(group).each().into_any(),
    );
    let areas = control(
        |a, b| a.areas == b.areas && a.default_areas == b.default_areas,
        |_, choices| {
            view! { <Areas known=choices.areas default_areas=choices.default_areas/> }.into_any()
        },
    );
    let table = live(move || {
        let page = page.get().filter(|page| !page.table.rows.is_empty());
        page.map(|page| view! { <AreaTable table=page.table title=page.title/> })
            .into_any()
    });
    let source: ExportSource = Arc::new(move || {
        let (page, requested) = (page.get_untracked()?, requested.get_untracked());
        Some(
            site.dataset
                .with_untracked(|data| export_data(data, &page, &requested)),
        )
    });
    let export_menu = live(move || {
        let is_there = page.with(Option::is_some);
        let embed = site.dataset.with_untracked(|data| {
            let set = options::ready(data, &requested.read())?;
            Some(export::set_path(&set))
        });
        is_there
            .then(|| view! { <ExportMenu source=Arc::clone(&source) embed/> })
            .into_any()
    });
    view! {
        <h1 tabindex="-1">"Compare"</h1>
        <p class="lead" aria-live="polite">{finding}</p>
        {councils(site)}
        <div class="controls needs-program">{lists}{dates}{arrangement}</div>
        {chart}
        <div class="controls needs-program">{groups}{areas}</div>
        {export_menu}
        {table}
    }
    .into_any()
}

/// Links to the pages of the site's own areas; none where no area has one.
fn councils(site: Site) -> Option<AnyView> {
    let areas = site.dataset.with_untracked(|data| {
        let home = data.home().filter_map(|at| data.area(at));
        let routes = home.map(|area| (Route::Area(area.id.clone()), area.name.clone()));
        let found = routes.filter(|(route, _)| availability::has_content(data, route));
        found.collect::<Vec<_>>()
    });
    let links = areas.into_iter().enumerate().map(|(at, (route, name))| {
        let apart = if at > 0 { ", " } else { " " };
        view! { {apart}<a href=site.href(&route)>{name}</a> }.into_any()
    });
    let links = links.each();
    (!links.is_empty()).then(|| {
        view! { <p class="soft">"The national measures of one council:"{links}</p> }.into_any()
    })
}

fn page_of(dataset: &Dataset, requested: &ViewState) -> Option<ComparePage> {
    let ids = compare::indicators(dataset, requested);
    let at = dataset.indicator_idx(ids.first()?)?;
    let is_loaded = dataset.definition(at).is_some();
    is_loaded
        .then(|| compare::view(dataset, requested))
        .flatten()
}

/// The lists of sets and indicators to compare.
fn lists(site: Site, choices: Choices) -> AnyView {
    let viewed = move |read: fn(&Dataset, &ViewState) -> String| {
        move || {
            let requested = site.view();
            site.dataset
                .with_untracked(|data| requested.with(|requested| read(data, requested)))
        }
    };
    let current_set = viewed(options::current_set);
    let choose_set = move |id: String| {
        let change = site.dataset.with_untracked(|data| options::set(data, &id));
        if let Some(change) = change {
            site.ask(|view| *view = change.apply(view));
        }
    };
    let chosen = viewed(|data, requested| {
        let ids = compare::indicators(data, requested);
        ids.into_iter().next().unwrap_or_default()
    });
    let choose = move |id: String| {
        site.ask(|view| *view = options::first_indicator(&id, view).apply(view));
    };
    view! {
        {list("Compare", choices.sets, current_set, choose_set)}
        {list("Indicator", choices.indicators, chosen, choose)}
    }
    .into_any()
}

/// The lists of dates to compare.
fn dates(_: Site, choices: Choices) -> AnyView {
    let dates = choices.dates.into_iter().map(|(label, dates)| {
        let on = dates.iter().find(|date| date.is_on);
        let on = on.map(|date| date.id.clone()).unwrap_or_default();
        period_list(label, dates, move || on.clone())
    });
    dates.each().into_any()
}

/// The chart in the selected arrangement, with its caveats.
fn chart(site: Site, page: ComparePage, requested: &ViewState) -> AnyView {
    let lines = page.notices.clone();
    let notes = (!lines.is_empty()).then(|| {
        view! { <div class="notice" role="status"><List lines/></div> }
    });
    if requested.arrangement == Arrangement::Trends {
        return view! { {notes}<SmallMultiples panels=page.panels own_scales=page.own_scales/> }
            .into_any();
    }
    let drawn = site
        .dataset
        .with_untracked(|dataset| drawn(dataset, &page, requested));
    let (title, label) = (page.title.clone(), page.title);
    let figure = drawn.map(|spec| {
        let wide = Size::new(772.0, spec.height(772.0));
        let notes = spec.layout(wide).notes.join(" ");
        view! {
            <figure class="chart" aria-labelledby="chart-title">
                <h2 id="chart-title">{title}</h2>
                <Plot spec label/>
                {(!notes.is_empty()).then(|| view! { <p class="soft">{notes}</p> }.into_any())}
                {reading(page.reading)}
            </figure>
        }
    });
    view! { {notes}{figure} }.into_any()
}

/// The comparison and its figures, for exports.
pub fn export_data(dataset: &Dataset, page: &ComparePage, requested: &ViewState) -> ExportData {
    let selections = |page: &ComparePage| -> Vec<Selection> {
        page.panels
            .iter()
            .map(|panel| panel.selection.clone())
            .collect()
    };
    let (legend, charts) = if requested.arrangement == Arrangement::Trends {
        let drawn = selections(page);
        let titles = page.panels.iter().map(|panel| panel.title.clone());
        let specs = multiples::panels(dataset, &drawn, page.own_scales);
        let charts = titles
            .zip(specs)
            .map(|(heading, spec)| PosterChart { heading, spec });
        (multiples::legend(dataset, &drawn), charts.collect())
    } else {
        let spec = drawn(dataset, page, requested);
        let chart = spec.map(|spec| PosterChart {
            heading: String::new(),
            spec,
        });
        (Vec::new(), chart.into_iter().collect())
    };
    ExportData {
        subject: Subject {
            title: page.title.clone(),
            finding: page.finding.clone(),
            selections: page.selections.clone(),
        },
        legend,
        charts,
        notes: page.notices.clone(),
    }
}

/// The chart of a comparison that is not over time.
fn drawn(dataset: &Dataset, page: &ComparePage, requested: &ViewState) -> Option<ChartSpec> {
    let parts = page.parts.as_ref().map(|found| stacked_bar(dataset, found));
    parts.or_else(|| {
        let comparison = page.comparison.as_ref();
        comparison.map(|comparison| dots(dataset, comparison, requested))
    })
}

/// Advice on reading a comparison.
fn reading(lines: Vec<String>) -> Option<AnyView> {
    let has_any = !lines.is_empty();
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    let lines = lines.each();
    has_any.then(|| {
        view! {
            <figcaption><h3>"How to read it"</h3><ul class="summary">{lines}</ul></figcaption>
        }
        .into_any()
    })
}
