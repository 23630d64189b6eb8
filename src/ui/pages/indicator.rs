//! One indicator: the finding, what may be changed, the chart that proves it, every figure with
//! its source, the definition.

use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::NotFound;
use crate::data::catalog::{Definition, Indicator as About};
use crate::data::figure::{IndicatorIdx, Target};
use crate::ui::live::{Each as _, live};
use crate::ui::parts::controls::Controls;
use crate::ui::parts::figure::{IndicatorFigure, Told, carried};
use crate::ui::parts::figures::Figures;
use crate::ui::parts::notice::{List, Loading};
use crate::ui::parts::said::said;
use crate::ui::parts::take::{Carry, Take};
use crate::ui::site::Site;
use crate::view::indicator::{self, IndicatorView};
use crate::view::state::{Display, Route};
use crate::view::{source, summary, take, target};

/// The page of an indicator.
#[component]
pub fn Indicator(
    /// Its id.
    id: String,
) -> impl IntoView {
    let site = Site::here();
    let known = site.dataset.with_untracked(|data| {
        let at = data.indicator_idx(&id)?;
        data.indicator(at).cloned().map(|about| (at, about))
    });
    match known {
        Some((at, about)) => view! { <Known at about/> }.into_any(),
        None => view! { <NotFound what="indicator"/> }.into_any(),
    }
}

#[component]
fn Known(
    /// Its position.
    at: IndicatorIdx,
    /// What the catalogue says of it.
    about: About,
) -> impl IntoView {
    let site = Site::here();
    let asked = site.view();
    let page = Memo::new(move |_| {
        site.dataset.with(|data| {
            let loaded = !data.series_of(at).is_empty() || data.definition(at).is_some();
            loaded
                .then(|| indicator::view(data, at, &asked.read()))
                .flatten()
        })
    });
    let theme = site.dataset.with_untracked(|data| {
        let themes = &data.catalog().themes;
        themes
            .iter()
            .find(|theme| theme.id == about.theme)
            .map(|theme| theme.name.clone())
    });
    let has_figures = about.n_figures > 0;
    // Made when the figures are there, and again when their base is: what is chosen may change,
    // the choices do not.
    let measures = Memo::new(move |_| {
        page.read()
            .as_ref()
            .map(|page| page.selection.measures.len())
    });
    let controls = live(move || {
        let page = measures.get().and_then(|_| page.get_untracked());
        page.filter(|_| has_figures)
            .map(|page| view! { <Controls page/> })
            .into_any()
    });
    let finding = live(move || {
        page.read()
            .as_ref()
            .map(|page| page.finding.clone())
            .unwrap_or_default()
            .into_any()
    });
    let name = about.name.clone();
    let chart = live(move || {
        let display = asked.with(|asked| asked.display);
        let page = page.get();
        let is_loading = page.is_none();
        view! {
            {is_loading.then(|| view! { <Loading/> }.into_any())}
            {page.map(|page| chart(page, display))}
        }
        .into_any()
    });
    let told = live(move || {
        let is_drawn = asked.with(|asked| asked.display == Display::Chart);
        page.get()
            .map(|page| view! { <Told page is_drawn/> })
            .into_any()
    });
    let figures = live(move || page.get().map(|page| figures(site, page, &name)).into_any());
    let carry: Carry = Arc::new(move || {
        let page = page.get_untracked()?;
        Some(site.dataset.with_untracked(|data| carried(data, &page)))
    });
    let embed = take::embed_path(&about.id);
    let takeaway = live(move || {
        let is_there = page.with(Option::is_some) && has_figures;
        is_there
            .then(|| view! { <Take carry=Arc::clone(&carry) embed=Some(embed.clone())/> })
            .into_any()
    });
    let definition = live(move || {
        site.dataset
            .with(|data| data.definition(at).map(|text| definition(text)))
            .into_any()
    });
    let title = about.name.clone();
    let polarity = about.polarity;
    let at_once = site.at_once.get_untracked();
    let is_due = RwSignal::new(at_once);
    if !at_once {
        after_frame(is_due);
    }
    let below = live(move || {
        is_due
            .get()
            .then(|| {
                let claimed = said(site, &about);
                let (takeaway, figures) = (Arc::clone(&takeaway), Arc::clone(&figures));
                view! { {takeaway}{figures}{Arc::clone(&definition)}{claimed} }
            })
            .into_any()
    });
    view! {
        <p class="crumbs"><a href=site.href(&Route::Indicators)>"Indicators"</a>
            {theme.map(|theme| format!(" › {theme}"))}</p>
        <h1 tabindex="-1">{title}</h1>
        <p class="lead" aria-live="polite">{finding}</p>
        <p class="soft">{summary::polarity(polarity)}</p>
        <div class="study">{chart}{controls}{told}</div>
        {below}
    }
    .into_any()
}

#[cfg(target_arch = "wasm32")]
use crate::ui::browser::after_frame;

/// A written page is made in one step.
#[cfg(not(target_arch = "wasm32"))]
fn after_frame(_: RwSignal<bool>) {}

/// The chart, and what must be said of a choice that cannot be met.
fn chart(page: IndicatorView, display: Display) -> AnyView {
    let lines = page.notices.clone();
    view! {
        {(!lines.is_empty()).then(|| view! {
            <div class="notice" role="status"><List lines/></div>
        })}
        {(display == Display::Chart).then(|| view! { <IndicatorFigure page/> }.into_any())}
    }
    .into_any()
}

/// Every figure with its source, the targets, and what is missing.
fn figures(site: Site, page: IndicatorView, name: &str) -> AnyView {
    let (targets, gaps) = (targets(site, &page), gaps(&page));
    let earlier = earlier(&page);
    let rows = page.rows;
    let caption = format!("{name}.");
    view! {
        {(!rows.is_empty()).then(|| view! {
            <section aria-labelledby="figures">
                <h2 id="figures" tabindex="-1">"Every figure"</h2>
                <Figures rows caption is_judged=page.is_judged/>
            </section>
        })}
        {earlier}
        {section("Targets and expectations", targets)}
        {section("What is missing", gaps)}
    }
    .into_any()
}

fn section(heading: &'static str, items: Vec<AnyView>) -> Option<AnyView> {
    let list = |items| {
        view! {
            <section><h2>{heading}</h2><ul class="plain">{items}</ul></section>
        }
    };
    (!items.is_empty()).then(|| list(items).into_any())
}

/// The latest month of each council against earlier ones.
fn earlier(page: &IndicatorView) -> Option<AnyView> {
    let councils = page.earlier.iter().map(|found| {
        let said = found
            .said
            .iter()
            .map(|(what, text)| view! { <div><dt>{*what}</dt><dd>{text.clone()}</dd></div> });
        view! { <h3>{found.name.clone()}</h3><dl class="definition">{said.each()}</dl> }
    });
    let councils = councils.each();
    (!councils.is_empty()).then(|| {
        view! { <section class="reading"><h2>"Against earlier months"</h2>{councils}</section> }
            .into_any()
    })
}

/// The targets with the time they were in force and where they are printed.
fn targets(site: Site, page: &IndicatorView) -> Vec<AnyView> {
    let goals = page.targets.iter().map(|goal| {
        let about = &page.selection.indicator;
        let said = format!(
            "{} {} ",
            summary::target_sentence(goal, about),
            target::printed(goal)
        );
        let note = format!(". {}", goal.note);
        let (href, place) = place(site, goal);
        let id = format!("figure-{}", goal.id);
        view! { <li id=id>{said}<a href=href>{place}</a>{note}</li> }.into_any()
    });
    goals.collect()
}

/// Where a target is printed: address and words.
fn place(site: Site, goal: &Target) -> (String, String) {
    site.dataset.with_untracked(|data| {
        let report = data
            .report(goal.source.report)
            .map(|report| report.id.clone());
        let page = site.href(&Route::Report(report.unwrap_or_default()));
        (
            format!("{page}#place-{}", goal.source.place.id),
            source::short(&goal.source, data),
        )
    })
}

/// The months without a figure, and why.
fn gaps(page: &IndicatorView) -> Vec<AnyView> {
    let gaps = page.gaps.iter().map(|(when, why)| {
        view! { <li><strong>{when.clone()}</strong>" "{why.clone()}</li> }.into_any()
    });
    gaps.collect()
}

/// What the indicator measures and why it matters.
fn definition(text: &Definition) -> AnyView {
    let lines = [
        ("Counted", &text.numerator),
        ("Out of", &text.denominator),
        ("Nearest national figure", &text.differs),
        ("Standard source", &text.standard_source),
    ];
    let lines = lines.into_iter().filter(|(_, text)| !text.is_empty());
    let lines =
        lines.map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text.clone()}</dd></div> });
    view! {
        <section class="reading">
            <h2>"What this measures"</h2>
            <p>{text.text.clone()}</p>
            <h3>"Why it matters"</h3>
            <p>{text.why.clone()}</p>
            <dl class="definition">{lines.each()}</dl>
        </section>
    }
    .into_any()
}
