//! One report to read: its contents, its text, the figure that is pointed at; then every figure
//! taken from it, by paragraph.

use leptos::prelude::*;

use crate::data::catalog::Report as ReportEntry;
use crate::data::figure::ReportIdx;
use crate::ui::components::notice::Loading;
use crate::ui::components::reader::figure_preview::{FigurePreview, PointedFigure};
use crate::ui::components::reader::report_text::ReportText;
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::report::reader::{self, Heading};
use crate::view::report::{self, Item, PlaceItems};
use crate::view::state::anchor;
use crate::view::state::route::Route;
use crate::view::wording::provenance;

/// The page of a report.
#[component]
pub fn Report(
    /// Id of the report.
    id: String,
) -> impl IntoView {
    let site = Site::here();
    let known = site.dataset.with_untracked(|data| {
        let at = data.report_idx(&id)?;
        let has_text = provenance::has_text(data, &id);
        let origin = reader::origin(data, at);
        data.report(at)
            .cloned()
            .map(|report| (at, report, has_text, origin))
    });
    let Some((at, about, has_text, origin)) = known else {
        return ().into_any();
    };
    let text = has_text.then(|| view! { <Reading at about=about.clone()/> }.into_any());
    let places = Memo::new(move |_| site.dataset.with(|data| report::places(data, at)));
    let list = live(move || match places.get() {
        None => view! { <Loading/> }.into_any(),
        Some(found) if found.places.is_empty() => {
            let text = site.dataset.with(|data| data.text(at).cloned());
            let sentence = reader::without_figures(text.as_deref().unwrap_or_default());
            view! { <p>{sentence}</p> }.into_any()
        }
        Some(found) => {
            let report = about.id.clone();
            let note = found.note.map(|note| view! {
                <p>{note}" "<a href=site.file("data/observations.csv") download>"Download all figures (CSV)"</a></p>
            });
            let places = found
                .places
                .into_iter()
                .map(|place| self::place(site, &report, place));
            view! { {note}{places.each()} }.into_any()
        }
    });
    view! {
        <p class="crumbs"><a href=site.href(&Route::Reports)>"Reports"</a></p>
        <h1 tabindex="-1">{about.short_title}</h1>
        <p class="lead">{about.about}</p>
        <p class="soft">{origin}</p>
        {text}
        <h2 id="figures" tabindex="-1">"Every figure, by place in the report"</h2>
        {list}
    }
    .into_any()
}

/// The text between its contents and the figure that is pointed at.
#[component]
fn Reading(
    /// The report.
    at: ReportIdx,
    /// Catalogue entry of the report.
    about: ReportEntry,
) -> impl IntoView {
    let site = Site::here();
    let pointed = PointedFigure(RwSignal::new(None));
    let text = Memo::new(move |_| site.dataset.with(|data| data.text(at).cloned()));
    // Drawn when all of it is there, so that nothing moves while a reader reads.
    let is_ready = Memo::new(move |_| text.with(Option::is_some) && site.is_settled());
    let body = live(move || {
        if !is_ready.get() {
            return view! { <Loading/> }.into_any();
        }
        let blocks = text.get_untracked();
        blocks
            .map(|blocks| view! { <ReportText report=at blocks pointed/> })
            .into_any()
    });
    let contents = live(move || {
        let text = text.read();
        let headings = text.as_ref().map(|blocks| reader::contents(blocks));
        contents(site, headings.unwrap_or_default())
    });
    let introduction = live(move || {
        let text = text.read();
        let blocks = text.as_deref().unwrap_or_default();
        let terms = reader::explains_terms(blocks).then(|| {
            view! {
                " Terms with a dotted line are explained where they are first used, and all of them in the "
                <a href=site.href(&Route::Glossary)>"glossary"</a>"."
            }
            .into_any()
        });
        view! { {reader::introduction(&about, blocks)}{terms} }.into_any()
    });
    view! {
        <p class="soft reading">{introduction}</p>
        <div class="reader">
            {contents}
            {body}
            <aside aria-label="The figure you point at" class="needs-program"><FigurePreview report=at pointed/></aside>
        </div>
    }
}

/// The headings, with the one that is being read marked.
fn contents(site: Site, headings: Vec<Heading>) -> AnyView {
    let path = site.location.with_untracked(|at| site.href(&at.route));
    let links = headings.into_iter().map(|heading| {
        let class = if heading.is_sub { "contents-sub" } else { "" };
        let href = format!("{path}#{}", heading.anchor);
        view! { <li class=class><a href=href>{heading.text}</a></li> }
    });
    view! {
        <nav class="contents" aria-label="Contents">
            <details open=true><summary>"Contents"</summary><ol class="plain">{links.each()}</ol></details>
        </nav>
    }
    .into_any()
}

fn place(site: Site, report: &str, place: PlaceItems) -> AnyView {
    let heading = if place.label.contains(&place.section) {
        String::new()
    } else {
        place.section
    };
    let items = place
        .items
        .into_iter()
        .map(|item| taken(site, report, item));
    view! {
        <section class="place" id=format!("place-{}", place.id)>
            <h3>{place.label}" "<span class="soft">{heading}</span></h3>
            <ul class="plain">{items.each()}</ul>
        </section>
    }
    .into_any()
}

fn taken(site: Site, report: &str, item: Item) -> AnyView {
    let printed = report::printed(&item);
    let page = site.href(&Route::Indicator(item.indicator));
    let href = match &item.id {
        Some(id) => format!("{page}#figure-{id}"),
        None => page,
    };
    let mark =
        (!item.mark.is_empty()).then(|| view! { <span class="mark">{item.mark}</span> }.into_any());
    let linked = item.id.filter(|_| item.is_linked);
    let read = linked.map(|id| {
        let report = site.href(&Route::Report(report.to_owned()));
        let href = format!("{report}#{}", anchor::figure_anchor(&id));
        view! { <a href=href>"Read it there"</a> }.into_any()
    });
    view! {
        <li><a href=href>{item.name}</a>": "<span translate="no">{item.text}</span>" "
            <span class="soft">{printed}</span>{mark}{read}</li>
    }
    .into_any()
}
