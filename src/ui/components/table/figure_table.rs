//! Table of every figure on a page. Each number opens its source in place, with or without
//! WebAssembly.

use leptos::prelude::*;

use crate::format::excerpt::Excerpt;
use crate::ui::components::card::Verdict;
use crate::ui::live::{Each as _, live};
use crate::ui::platform::Platform;
use crate::ui::site::Site;
use crate::view::page::indicator::table::{self, FigureRow};
use crate::view::target::status::Verdict as VerdictView;

/// A table of figures.
#[component]
pub fn FigureTable(
    /// Rows of the table.
    rows: Vec<FigureRow>,
    /// Caption of the table.
    caption: String,
    /// True if any figure could be judged by a target.
    is_judged: bool,
) -> impl IntoView {
    let Excerpt { shown: rows, note } = table::latest(rows);
    let note = note.map(|note| view! {
        <p>{note}" "<a href=Site::here().file("data/observations.csv") download>"Download all figures (CSV)"</a></p>
    });
    let count = rows.len();
    let counted = table::counted(&rows);
    let is_interactive = Platform::here().is_interactive;
    let table = view! {
        <div class="table-room figures" role="region" aria-label="Table of figures" tabindex="0">
            <table>
                <caption>{caption}" "<span class="soft">{counted}</span></caption>
                <thead>
                    <tr>
                        <th scope="col">"Period"</th>
                        <th scope="col">"Area"</th>
                        <th scope="col">"Figure"</th>
                        <th scope="col">"Change"</th>
                        {is_judged.then(|| view! { <th scope="col">"Against target"</th> }.into_any())}
                        <th scope="col">"Source"</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(|row| view! { <Row row is_judged is_interactive/> }).each()}</tbody>
            </table>
        </div>
    };
    if count <= MANY {
        return table.into_any();
    }
    let summary = if note.is_some() {
        format!("Show {count} figures")
    } else {
        format!("Show all {count} figures")
    };
    view! { <details class="many"><summary>{summary}</summary>{table}</details>{note} }.into_any()
}

/// Tables of more figures than this are closed at first.
const MANY: usize = 90;

#[component]
fn Row(
    /// The figure.
    row: FigureRow,
    /// True if its table compares figures with targets.
    is_judged: bool,
    /// True if the page can change after it is rendered.
    is_interactive: bool,
) -> impl IntoView {
    let site = Site::here();
    let read = site.href_to(&row.read);
    let mark = (!row.mark.is_empty()).then(|| view! { <span class="mark">{row.mark}</span> });
    let verdict = VerdictView {
        mark: row.verdict_mark,
        words: row.verdict,
        distance: 0.0,
    };
    // A figure that the address names stays open, even if its table is rendered again.
    let id = format!("figure-{}", row.id);
    let is_named = site.location.with_untracked(|at| at.fragment == id);
    // A prerendered page has every panel; the live page renders one when it is first opened: at the
    // click, so that it is there for a Tab that follows at once, or when a script opens it.
    let is_open = RwSignal::new(is_named || !is_interactive);
    let check = row.check.map(|link| site.href_to(&link));
    let (sentence, lines, place) = (row.sentence, row.panel, read.clone());
    let panel = live(move || {
        is_open
            .get()
            .then(|| panel(&sentence, &lines, &place, check.as_ref()))
            .into_any()
    });
    view! {
        <tr>
            <th scope="row">{row.period}</th>
            <td data-head="Area">{row.area}</td>
            <td class="number" data-head="Figure">
                <details class="source" id=id open=is_named
                    on:click=move |_| is_open.set(true) on:toggle=move |_| is_open.set(true)>
                    <summary translate="no">{row.value}</summary>
                    {panel}
                </details>
                {mark}
            </td>
            <td data-head="Change">{row.change}</td>
            {is_judged.then(|| view! { <td data-head="Against target"><Verdict verdict/></td> }.into_any())}
            <td data-head="Source"><a href=read>{row.source}</a></td>
        </tr>
    }
}

/// The source of a figure, line by line.
fn panel(
    sentence: &str,
    lines: &[(&'static str, String)],
    place: &str,
    check: Option<&String>,
) -> AnyView {
    let lines = lines.iter().map(|(name, text)| {
        view! { <div><dt>{*name}</dt><dd>{text.clone()}</dd></div> }
    });
    let check = check.map(|check| {
        let href = check.clone();
        view! { <p><a href=href>"See the check"</a></p> }.into_any()
    });
    view! {
        <div class="panel">
            <p>{sentence.to_owned()}</p>
            <dl>{lines.each()}</dl>
            <p><a href=place.to_owned()>"See where it comes from"</a></p>
            {check}
        </div>
    }
    .into_any()
}
