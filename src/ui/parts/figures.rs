//! The table of every figure on a page. Each number opens its source in place, with or without
//! the program.

use leptos::prelude::*;

use super::card::Verdict;
use crate::ui::site::Site;
use crate::view::indicator::FigureRow;
use crate::view::state::Route;
use crate::view::verdict::Verdict as VerdictView;

/// A table of figures.
#[component]
pub fn Figures(
    /// Its rows.
    rows: Vec<FigureRow>,
    /// What it holds.
    caption: String,
) -> impl IntoView {
    let count = rows.len();
    view! {
        <div class="table-room figures" role="region" aria-label="Table of figures" tabindex="0">
            <table>
                <caption>{caption}" "<span class="soft">{format!("{count} figures. Open a number to see its source.")}</span></caption>
                <thead>
                    <tr>
                        <th scope="col">"Period"</th>
                        <th scope="col">"Area"</th>
                        <th scope="col">"Figure"</th>
                        <th scope="col">"Change"</th>
                        <th scope="col">"Against target"</th>
                        <th scope="col">"Source"</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(|row| view! { <Row row/> }).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(
    /// The figure.
    row: FigureRow,
) -> impl IntoView {
    let site = Site::here();
    let read = format!(
        "{}#place-{}",
        site.href(&Route::Report(row.report.clone())),
        row.place
    );
    let mark = (!row.mark.is_empty()).then(|| view! { <span class="mark">{row.mark}</span> });
    let change = if row.change.is_empty() {
        "None to compare".to_owned()
    } else {
        crate::view::headline::capital(&row.change)
    };
    let verdict = if row.verdict.is_empty() {
        "Not judged".to_owned()
    } else {
        row.verdict
    };
    let verdict = VerdictView {
        mark: row.verdict_mark,
        words: verdict,
        distance: 0.0,
    };
    let panel = row
        .panel
        .into_iter()
        .map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
    view! {
        <tr>
            <th scope="row">{row.period}</th>
            <td>{row.area}</td>
            <td class="number">
                <details class="source" id=format!("figure-{}", row.id)>
                    <summary translate="no">{row.value}</summary>
                    <div class="panel">
                        <p>{row.sentence}</p>
                        <dl>{panel.collect_view()}</dl>
                        <p><a href=read.clone()>"See this place in the report"</a></p>
                    </div>
                </details>
                {mark}
            </td>
            <td>{change}</td>
            <td><Verdict verdict/></td>
            <td><a href=read>{row.source}</a></td>
        </tr>
    }
}
