//! The downloads, and how complete the record is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::data::catalog::Report;
use crate::data::words::ReportKind;
use crate::ui::components::prose::prose;
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::format;
use crate::view::page::completeness::{self, Row};
use crate::view::state::route::Route;

/// Downloads and completeness.
#[component]
pub fn Data() -> impl IntoView {
    let site = Site::here();
    let matrix = Memo::new(move |_| {
        site.dataset
            .with(|data| completeness::latest(completeness::matrix(data)))
    });
    let files = [
        (
            "data/observations.csv",
            "All figures (CSV)",
            "One row for each figure, with its source, as printed, and how exact it is.",
        ),
        (
            "data/targets.csv",
            "All targets (CSV)",
            "Every target, limit and expected range, with the months it was in force.",
        ),
        (
            "data/completeness.csv",
            "Completeness (CSV)",
            "For each indicator, area and month: a figure, or why there is none.",
        ),
        (
            "data/index.json",
            "Index (JSON)",
            "Areas, indicators, reports, events, and the list of the other JSON files.",
        ),
        (
            "data/schema.json",
            "Schema (JSON Schema)",
            "The form of the JSON files.",
        ),
    ];
    let links = files.map(|(path, name, about)| {
        view! {
            <li><a href=site.file(path) download>{name}</a>" "<span class="soft">{about}</span></li>
        }
    });
    let notes = live(move || {
        let blocks = site.dataset.with(|data| Arc::clone(data.data_notes()));
        prose(&blocks).into_any()
    });
    view! {
        <h1 tabindex="-1">"Data"</h1>
        <p class="lead">"Download every figure, and see which months are missing and why."</p>
        <h2>"Downloads"</h2>
        <ul class="plain downloads">{links.each()}</ul>
        {releases(site)}
        <div class="reading">{notes}</div>
        <h2>"How complete the record is"</h2>
        {live(move || {
            let (matrix, note) = matrix.get();
            if matrix.rows.is_empty() {
                return view! { <p class="reading">"There are no monthly figures."</p> }.into_any();
            }
            let note = (!note.is_empty()).then(|| view! {
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
                <p class="reading">"This table shows, for each indicator and area, the months that have a figure, and why others have none."</p>
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
            <p class="reading">"National figures are taken from these releases. Averages of neighbours are calculated by this site."</p>
            <ul class="plain">{releases}</ul>
        }
        .into_any()
    })
}

/// A statistical release, with what was taken from it.
fn release(release: &Report) -> AnyView {
    let count = format::number(f64::from(release.n_figures), 0);
    let figures = match release.n_figures {
        1 => "figure",
        _ => "figures",
    };
    let kept = format!(
        "{count} {figures}, from files as kept on {}.",
        format::date_text(&release.date)
    );
    view! {
        <li id=format!("release-{}", release.id)>
            <strong>{release.title.clone()}</strong>". "{release.about.clone()}" "
            <span class="soft">{kept}</span>
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
