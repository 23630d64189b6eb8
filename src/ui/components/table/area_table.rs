//! The table of a comparison: one row for each area, with the source of its latest number.

use leptos::prelude::*;

use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::compare::table::{Row, Table};
use crate::view::state::link::NamedLink;

/// A table of areas.
#[component]
pub fn AreaTable(
    /// Heads and rows.
    table: Table,
    /// Caption of the table.
    title: String,
) -> impl IntoView {
    let site = Site::here();
    let has_source = table.rows.iter().any(|row| row.read.is_some());
    let rows = table
        .rows
        .into_iter()
        .map(|row| tr(site, &table.heads, row, has_source));
    let rows = rows.each();
    let heads = table
        .heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> });
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
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Row of an area. Each cell carries the heading of its column, which a phone shows before the
/// cell.
fn tr(site: Site, heads: &[String], row: Row, has_source: bool) -> AnyView {
    let cells = heads.iter().zip(row.cells).map(|(head, cell)| {
        let head = head.clone();
        view! { <td translate="no" data-head=head>{cell}</td> }
    });
    let link = |source: NamedLink| {
        let href = site.href_to(&source.link);
        view! { <a href=href>{source.text}</a> }
    };
    let source = has_source.then(|| view! { <td data-head="Source">{row.read.map(link)}</td> });
    let id = row.id.map(|id| format!("figure-{id}"));
    view! {
        <tr id=id>
            <th scope="row">{row.name}</th>
            {cells.each()}
            {source}
        </tr>
    }
    .into_any()
}
