//! One subject: the latest figure of any source, one chart of local and national figures, the
//! comparison with similar areas, every indicator that answers its question.

use leptos::prelude::*;

use crate::data::catalog::Subject as About;
use crate::ui::components::deferred::deferred;
use crate::ui::components::notice::List;
use crate::ui::components::study::study;
use crate::ui::live::{Each as _, live};
use crate::ui::platform::ShownIndicator;
use crate::ui::site::Site;
use crate::view::page::registry;
use crate::view::page::subject::{self, Answer, SubjectView};
use crate::view::state::route::Route;

/// The page of a subject.
#[component]
pub fn Subject(
    /// Id of the subject.
    id: String,
) -> impl IntoView {
    let site = Site::here();
    let known = site
        .dataset
        .with_untracked(|data| subject::by_id(data, &id).cloned());
    known.map(|about| view! { <Known about/> }.into_any())
}

#[component]
fn Known(
    /// Catalogue entry of the subject.
    about: About,
) -> impl IntoView {
    let site = Site::here();
    let requested = site.view();
    let headline = site.dataset.with_untracked(|data| {
        let at = data.indicator_idx(&about.headline)?;
        data.indicator(at).cloned()
    });
    let Some(headline) = headline else {
        return ().into_any();
    };
    let theme = site.dataset.with_untracked(|data| {
        let mut themes = data.catalog().themes.iter();
        let theme = themes.find(|theme| theme.id == about.theme);
        theme.map(|theme| theme.name.clone())
    });
    let of = about.clone();
    let page = Memo::new(move |_| {
        let is_loaded = site.is_settled();
        site.dataset.with(|data| {
            let page = subject::view(data, &of, &requested.read());
            page.filter(|page| is_loaded || !page.lead.is_empty())
        })
    });
    let chart: ShownIndicator =
        Memo::new(move |_| page.with(|page| page.as_ref().map(|page| page.chart.clone())));
    let lead = live(move || page.with(|page| page.as_ref().map(lead)).into_any());
    let of = about.clone();
    let compared = live(move || {
        let lines = site.dataset.with(|data| subject::compared(data, &of));
        compared(lines)
    });
    let (study, details) = study(site, headline, chart);
    let of = about.clone();
    let route = Route::Subject(about.id.clone());
    let can_render = move || {
        site.dataset.with(|data| {
            let keys = registry::deferred_keys(data, &route);
            keys.iter().all(|key| data.has_part(key))
        })
    };
    let answers = deferred("answers", None, can_render, move || {
        Some(site.dataset.with_untracked(|data| {
            let names = subject::home_names(data);
            let answers = answers(site, subject::answers(data, &of), &names);
            let facts = facts(site, subject::facts(data, &of));
            view! { {answers}{facts} }.into_any()
        }))
    });
    view! {
        <p class="crumbs"><a href=site.href(&Route::Subjects)>"Subjects"</a>
            {theme.map(|theme| format!(" › {theme}"))}</p>
        <h1 tabindex="-1">{about.name}</h1>
        <p class="soft">{about.question}</p>
        {lead}
        {study}
        {compared}
        {answers}
        {details}
    }
    .into_any()
}

/// The paragraphs before the chart, the first one large.
fn lead(page: &SubjectView) -> AnyView {
    let (first, rest) = match page.lead.split_first() {
        Some((first, rest)) => (first.clone(), rest.to_vec()),
        None => (page.chart.finding.clone(), Vec::new()),
    };
    let rest = rest.into_iter().map(|text| view! { <p>{text}</p> });
    view! { <p class="lead" aria-live="polite">{first}</p>{rest.each()} }.into_any()
}

fn compared(lines: Vec<String>) -> AnyView {
    (!lines.is_empty())
        .then(|| {
            view! { <section><h2>"Compared with similar councils"</h2><List lines/></section> }
                .into_any()
        })
        .into_any()
}

/// The indicators that answer the question, with a column for each council.
fn answers(site: Site, answers: Vec<Answer>, names: &[String]) -> AnyView {
    let rows = answers.into_iter().map(|answer| {
        let cells = answer.latest.into_iter().zip(names);
        let cells = cells.map(|(cell, name)| {
            view! { <td translate="no" data-head=name.clone()>{cell}</td> }
        });
        view! {
            <tr>
                <th scope="row"><a href=site.href(&Route::Indicator(answer.id))>{answer.name}</a></th>
                {cells.each()}
                <td data-head="Source">{answer.source}</td>
            </tr>
        }
    });
    let heads = names
        .iter()
        .map(|name| view! { <th scope="col">{name.clone()}</th> });
    view! {
        <section>
            <h2>"Every measure of this subject"</h2>
            <div class="table-room listing-room" role="region" tabindex="0" aria-label="Every measure of this subject">
                <table class="listing">
                    <caption class="hidden-visually">"Every measure of this subject"</caption>
                    <thead><tr><th scope="col">"Measure"</th>{heads.each()}<th scope="col">"Source"</th></tr></thead>
                    <tbody>{rows.each()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn facts(site: Site, facts: Vec<Answer>) -> Option<AnyView> {
    let items = facts.into_iter().map(|fact| {
        let finding = fact.latest.join(" ");
        view! { <li><a href=site.href(&Route::Indicator(fact.id))>{fact.name}</a>": "{finding}</li> }
    });
    let items = items.each();
    (!items.is_empty()).then(|| {
        view! { <section class="reading"><h2>"Also reported"</h2><ul class="plain">{items}</ul></section> }
            .into_any()
    })
}
