//! The text of a report: numbered paragraphs to which any page can link, figures that lead to
//! their data, explained terms, and charts.

use std::sync::Arc;

use leptos::prelude::*;

use super::figure_preview::PointedFigure;
use crate::data::figure::ReportIdx;
use crate::data::text::{Block, ChartPlace, Span};
use crate::figure;
use crate::ui::components::chart::indicator_chart::{events, keys, notes};
use crate::ui::components::chart::plot::Plot;
use crate::ui::components::claims::claim_item::claim_in_brief;
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::claim;
use crate::view::report::reader;
use crate::view::state::anchor;
use crate::view::state::route::Route;

/// The blocks of a report.
#[component]
pub fn ReportText(
    /// The report.
    report: ReportIdx,
    /// Blocks of the text.
    blocks: Arc<[Block]>,
    /// The figure that is pointed at.
    pointed: PointedFigure,
) -> impl IntoView {
    let site = Site::here();
    let claims = site
        .dataset
        .with_untracked(|data| data.claims_of(report).cloned());
    let drawn = blocks.iter().enumerate().map(|(at, block)| match block {
        Block::Heading { level, text } => {
            let anchor = anchor::heading_anchor(at);
            if *level > 2 {
                view! { <h3 id=anchor tabindex="-1">{text.clone()}</h3> }.into_any()
            } else {
                view! { <h2 id=anchor tabindex="-1">{text.clone()}</h2> }.into_any()
            }
        }
        Block::Paragraph {
            number,
            inferred,
            words,
        } => {
            let text = spans(site, words, pointed);
            match number {
                None => view! { <p>{text}</p> }.into_any(),
                Some(number) => {
                    let own = claims.iter();
                    let own = own.flat_map(|claims| claim::worth_telling(claims, number));
                    let own = own.map(|found| claim_in_brief(site, found)).each();
                    paragraph(site, number, *inferred, text, own)
                }
            }
        }
        Block::List { items } => {
            let items = items
                .iter()
                .map(|item| view! { <li>{spans(site, item, pointed)}</li> });
            view! { <ul>{items.each()}</ul> }.into_any()
        }
        Block::Table { rows } => table(site, reader::table_name(&blocks, at), rows, pointed),
        Block::Chart(place) => chart(site, report, place),
    });
    view! { <div class="report-text">{drawn.each()}</div> }
}

fn paragraph(
    site: Site,
    number: &str,
    inferred: bool,
    words: Vec<AnyView>,
    message: Vec<AnyView>,
) -> AnyView {
    let anchor = anchor::anchor(number);
    let name = reader::number_name(number, inferred);
    let shown = if inferred {
        format!("[{number}]")
    } else {
        number.to_owned()
    };
    let path = site.location.with_untracked(|at| site.href(&at.route));
    let href = format!("{path}#{anchor}");
    view! {
        <div class="paragraph" id=anchor tabindex="-1">
            <a class="number-of" href=href aria-label=name>{shown}</a>
            <p>{words}</p>
            {(!message.is_empty()).then(|| view! { <ul class="plain paragraph-claims">{message}</ul> }.into_any())}
        </div>
    }
    .into_any()
}

fn spans(site: Site, words: &[Span], pointed: PointedFigure) -> Vec<AnyView> {
    words.iter().map(|span| one(site, span, pointed)).each()
}

fn one(site: Site, span: &Span, pointed: PointedFigure) -> AnyView {
    let text = span.text.clone();
    if let Some((id, indicator)) = span.figure.as_ref().zip(span.indicator.as_ref()) {
        return figure(site, text, (indicator, id), pointed);
    }
    if let Some((term, meaning)) = span.term.as_ref().zip(span.meaning.clone()) {
        let id = format!("term-{term}");
        let tip = id.clone();
        return view! {
            <span class="term">
                <button type="button" aria-describedby=id>{text}</button>
                <span class="term-tip" role="tooltip" id=tip>{meaning}</span>
            </span>
        }
        .into_any();
    }
    if span.sic {
        let note = reader::misprint(span.meaning.as_deref().unwrap_or_default());
        return view! {
            <span class="term sic">
                {text}<button type="button" aria-label=note.name>"[sic]"</button>
                <span class="term-tip" role="tooltip">{note.correction}</span>
            </span>
        }
        .into_any();
    }
    text.into_any()
}

/// A figure links to its data; pointing at it highlights it on the chart beside the text.
fn figure(
    site: Site,
    text: String,
    (indicator, id): (&str, &str),
    pointed: PointedFigure,
) -> AnyView {
    let page = site.href(&Route::Indicator(indicator.to_owned()));
    let href = format!("{page}#figure-{id}");
    let own = (indicator.to_owned(), id.to_owned());
    let light = {
        let own = own.clone();
        move || {
            if pointed
                .0
                .with_untracked(|known| known.as_ref() != Some(&own))
            {
                pointed.0.set(Some(own.clone()));
            }
        }
    };
    let (point, focus) = (light.clone(), light);
    // A first touch lights the figure, a second follows it.
    let was_lit = StoredValue::new(true);
    let touched = {
        let own = own.clone();
        move |touches: bool| {
            was_lit.set_value(
                !touches
                    || pointed
                        .0
                        .with_untracked(|known| known.as_ref() == Some(&own)),
            );
        }
    };
    view! {
        <a class="fact" id=anchor::figure_anchor(id) href=href
            on:pointerenter=move |_| point()
            on:focus=move |_| focus()
            on:pointerdown=move |event| touched(event.pointer_type() == "touch")
            on:click=move |event| if !was_lit.get_value() { event.prevent_default() }
        >{text}</a>
    }
    .into_any()
}

fn table(site: Site, name: String, rows: &[Vec<Vec<Span>>], pointed: PointedFigure) -> AnyView {
    let heads = rows.first().map(Vec::as_slice).unwrap_or_default();
    let heads = heads
        .iter()
        .map(|cell| view! { <th scope="col">{spans(site, cell, pointed)}</th> });
    let body = rows.iter().skip(1).map(|row| {
        let first = row
            .first()
            .map(|cell| view! { <th scope="row">{spans(site, cell, pointed)}</th> });
        let cells = row.iter().skip(1);
        let cells = cells.map(|cell| view! { <td>{spans(site, cell, pointed)}</td> });
        view! { <tr>{first.map(IntoAny::into_any)}{cells.each()}</tr> }
    });
    let caption = name.clone();
    view! {
        <div class="table-room" role="region" aria-label=name tabindex="0">
            <table><caption class="hidden-visually">{caption}</caption><thead><tr>{heads.each()}</tr></thead><tbody>{body.each()}</tbody></table>
        </div>
    }
    .into_any()
}

/// A chart of the report, drawn from the data where they are known.
fn chart(site: Site, report: ReportIdx, place: &ChartPlace) -> AnyView {
    let shown = site
        .dataset
        .with_untracked(|data| reader::chart(data, report, place));
    let drawn = shown.selection.map(|selection| {
        let (spec, keys) = site
            .dataset
            .with_untracked(|data| (figure::indicator(data, &selection), keys(data, &selection)));
        let name = &selection.indicator.name;
        let label = match &shown.heading {
            None => name.clone(),
            Some(heading) => format!("{heading}: {name}"),
        };
        let notes = notes(&spec).join(" ");
        view! {
            <ul class="key">{keys}</ul>
            <Plot spec label/>
            {(!notes.is_empty()).then(|| view! { <p class="soft">{notes}</p> }.into_any())}
            {events(&selection, false)}
        }
        .into_any()
    });
    let message = shown
        .message
        .into_iter()
        .map(|line| view! { <p>{line}</p> });
    let more = shown
        .more
        .map(|more| view! { <p><a href=site.href_to(&more.link)>{more.text}</a></p> }.into_any());
    let heading = shown
        .heading
        .map(|heading| view! { <p class="soft">{heading}</p> }.into_any());
    let id = format!("chart-{}", place.id);
    let own = id.clone();
    view! {
        <figure class="chart-place" aria-labelledby=id>
            {shown.is_lost.then(|| view! { <p class="crumbs">"Here the report had a chart"</p> }.into_any())}
            <figcaption id=own>{shown.showed}</figcaption>
            {heading}
            {drawn}
            {message.each()}
            {more}
        </figure>
    }
    .into_any()
}
