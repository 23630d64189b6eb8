//! The table of a comparison: one row for each area, with where its latest number comes from.

use leptos::prelude::*;

use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::compare_table::{Read, Row, Table};

/// A table of areas.
#[component]
pub fn AreaTable(
    /// What it holds.
    table: Table,
    /// Its caption.
    title: String,
) -> impl IntoView {
    let site = Site::here();
    let heads = table
        .heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> });
    let has_source = table.rows.iter().any(|row| row.read.is_some());
    let rows = table.rows.into_iter().map(|row| tr(site, row, has_source));
    view! {
        <div class="table-room areas" role="region" aria-label="Table of areas" tabindex="0">
            <table>
                <caption>{title}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Area"</th>
                        {heads.each()}
                        {has_source.then(|| view! { <th scope="col">"Source"</th> }.into_any())}
                    </tr>
                </thead>
                <tbody>{rows.each()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn tr(site: Site, row: Row, has_source: bool) -> AnyView {
    let cells = row
        .cells
        .into_iter()
        .map(|cell| view! { <td translate="no">{cell}</td> });
    let link = |Read { words, place }: Read| {
        let href = site.part(&place.0, &place.1);
        view! { <a href=href>{words}</a> }
    };
    let source = has_source.then(|| view! { <td>{row.read.map(link)}</td> });
    let id = (!row.id.is_empty()).then(|| format!("figure-{}", row.id));
    view! {
        <tr id=id>
            <th scope="row">{row.name}</th>
            {cells.each()}
            {source}
        </tr>
    }
    .into_any()
}
