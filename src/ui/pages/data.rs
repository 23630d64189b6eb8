//! The downloads, and how complete the record is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::data::catalog::Report;
use crate::data::words::ReportKind;
use crate::format;
use crate::format::excerpt::Excerpt;
use crate::ui::components::prose::prose;
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::page::data::completeness::{self, Row};
use crate::view::page::data::downloads;
use crate::view::state::route::Route;

/// Downloads and completeness.
#[component]
pub fn Data() -> impl IntoView {
    let site = Site::here();
    let matrix = Memo::new(move |_| {
        site.dataset
            .with(|data| completeness::latest(completeness::matrix(data)))
    });
    let (lead, files) = site
        .dataset
        .with_untracked(|data| (downloads::lead(data), downloads::files(data)));
    let links = files.into_iter().map(|file| {
        view! {
            <li><a href=site.file(file.path) download>{file.name}</a>" "<span class="soft">{file.about}</span></li>
        }
    });
    let notes = live(move || {
        let blocks = site.dataset.with(|data| Arc::clone(data.data_notes()));
        prose(&blocks).into_any()
    });
    view! {
        <h1 tabindex="-1">"Data"</h1>
        <p class="lead">{lead}</p>
        <h2>"Downloads"</h2>
        <ul class="plain downloads">{links.each()}</ul>
        {releases(site)}
        <div class="reading">{notes}</div>
        <h2>"How complete the record is"</h2>
        {live(move || {
            let Excerpt { shown: matrix, note } = matrix.get();
            if matrix.rows.is_empty() {
                return view! { <p class="reading">"There are no monthly figures."</p> }.into_any();
            }
            let note = note.map(|note| view! {
                <p>{note}" "<a href=site.file("data/completeness.csv") download>"Download all months (CSV)"</a></p>
            }.into_any());
            let key = completeness::key(&matrix).into_iter().map(|(cell, meaning)| view! {
                <li><span class=format!("cell cell-{}", cell.code())>{cell.letter()}</span>{meaning}</li>
            });
            let years = years(&matrix.months);
            let heads = matrix.months.iter().map(|month| {
                let letter = month.name().get(..1).unwrap_or_default();
                view! { <th scope="col"><abbr title=format::month(*month)>{letter.to_owned()}</abbr></th> }
            });
            view! {
                <p class="reading">{completeness::ABOUT}</p>
                <ul class="key">{key.each()}</ul>
                {note}
                <div class="table-room matrix-room" role="region" tabindex="0" aria-label="Completeness of the record">
                    <table class="matrix">
                        <caption class="hidden-visually">"Completeness of the record, by indicator, council and month"</caption>
                        <thead>
                            <tr><th scope="row" colspan="2">"Year"</th>{years}</tr>
                            <tr>
                                <th scope="col">"Indicator, council"</th>
                                <th scope="col">"Months"</th>
                                {heads.each()}
                            </tr>
                        </thead>
                        <tbody>{matrix.rows.into_iter().map(|row| view! { <MatrixRow row/> }).each()}</tbody>
                    </table>
                </div>
            }.into_any()
        })}
    }
}

/// The statistical releases, under their heading; none where there are none.
fn releases(site: Site) -> Option<AnyView> {
    let releases = site.dataset.with_untracked(|data| {
        let releases = data.catalog().reports.iter();
        let releases = releases.filter(|report| report.kind == ReportKind::Release);
        releases.map(release).each()
    });
    (!releases.is_empty()).then(|| {
        view! {
            <h2>"Statistical releases"</h2>
            <p class="reading">"National figures are taken from these releases."</p>
            <ul class="plain">{releases}</ul>
        }
        .into_any()
    })
}

/// A statistical release, with what was taken from it.
fn release(release: &Report) -> AnyView {
    view! {
        <li id=format!("release-{}", release.id)>
            <strong>{release.title.clone()}</strong>". "{release.about.clone()}" "
            <span class="soft">{downloads::taken(release)}</span>
        </li>
    }
    .into_any()
}

/// The years above the months.
fn years(months: &[crate::data::month::Month]) -> impl IntoView + use<> {
    let mut years: Vec<(i32, usize)> = Vec::new();
    for month in months {
        match years.last_mut() {
            Some((year, count)) if *year == month.year() => *count += 1,
            _ => years.push((month.year(), 1)),
        }
    }
    years
        .into_iter()
        .map(|(year, count)| {
            view! {
                <th scope="colgroup" colspan=count.to_string()>{year}</th>
            }
        })
        .each()
}

#[component]
fn MatrixRow(
    /// An indicator of a council.
    row: Row,
) -> impl IntoView {
    let site = Site::here();
    view! {
        <tr>
            <th scope="row"><a href=site.href(&Route::Indicator(row.id))>{row.indicator}</a>
                <span>{row.area}</span></th>
            <td>{row.n_figures}</td>
            {row.cells.into_iter().map(|cell| view! {
                <td class=format!("cell cell-{}", cell.code())>{cell.letter()}</td>
            }).each()}
        </tr>
    }
}
