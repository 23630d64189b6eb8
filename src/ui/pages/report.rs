//! One report: what it covers, and every figure taken from it, by paragraph.

use leptos::prelude::*;

use super::not_found::NotFound;
use crate::ui::live::{Each as _, live};
use crate::ui::parts::notice::Loading;
use crate::ui::site::Site;
use crate::view::format;
use crate::view::report::{self, Item, PlaceItems};
use crate::view::state::Route;

/// The page of a report.
#[component]
pub fn Report(
    /// Its id.
    id: String,
) -> impl IntoView {
    let site = Site::here();
    let known = site.dataset.with_untracked(|data| {
        let at = data.report_idx(&id)?;
        data.report(at).cloned().map(|report| (at, report))
    });
    let Some((at, about)) = known else {
        return view! { <NotFound what="report"/> }.into_any();
    };
    let places = Memo::new(move |_| site.dataset.with(|data| report::places(data, at)));
    let inferred = if about.date_inferred {
        ", a date worked out from its text"
    } else {
        ""
    };
    let list =
        live(move || {
            match places.get() {
        None => site.faults.read().is_empty().then(|| view! { <Loading/> }).into_any(),
        Some(places) if places.is_empty() => view! {
            <p>"This report prints no figure. It tells in words which way things were going."</p>
        }.into_any(),
        Some(places) => {
            places.into_iter().map(|place| view! { <Place place/> }).each().into_any()
        }
    }
        });
    view! {
        <p class="crumbs"><a href=site.href(&Route::Reports)>"Reports"</a></p>
        <h1 tabindex="-1">{about.short_title}</h1>
        <p class="lead">{about.about}</p>
        <p class="soft">{format!("{}, {}{inferred}.", about.title, format::date_text(&about.date))}</p>
        <h2>"Figures, by place in the report"</h2>
        {list}
    }.into_any()
}

#[component]
fn Place(
    /// A place with what was taken from it.
    place: PlaceItems,
) -> impl IntoView {
    let heading = if place.label.contains(&place.section) {
        String::new()
    } else {
        place.section
    };
    view! {
        <section class="place" id=format!("place-{}", place.id)>
            <h3>{place.label}" "<span class="soft">{heading}</span></h3>
            <ul class="plain">
                {place.items.into_iter().map(|item| view! { <Taken item/> }).each()}
            </ul>
        </section>
    }
}

#[component]
fn Taken(
    /// What was taken.
    item: Item,
) -> impl IntoView {
    let site = Site::here();
    let page = site.href(&Route::Indicator(item.indicator));
    let href = if item.id.is_empty() {
        page
    } else {
        format!("{page}#figure-{}", item.id)
    };
    let printed = (!item.printed.is_empty()).then(|| format!("Printed as “{}”.", item.printed));
    let mark = (!item.mark.is_empty()).then(|| view! { <span class="mark">{item.mark}</span> });
    view! {
        <li><a href=href>{item.name}</a>": "<span translate="no">{item.text}</span>" "
            <span class="soft">{printed}</span>{mark}</li>
    }
}
