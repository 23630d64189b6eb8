//! The details of an indicator below its chart: exports, every figure with its source, targets,
//! missing months, the definition and the claims of reports. In the browser they are a chunk that
//! loads once the page responds.

use std::sync::Arc;

use leptos::prelude::*;

use super::chart::chart_notes::chart_notes;
use super::export_menu::{ExportMenu, ExportSource};
use crate::data::catalog::{Definition, Indicator};
use crate::data::figure::Target;
use crate::format::citation;
use crate::ui::components::chart::indicator_chart::export_data;
use crate::ui::components::claims::claims_section::claims_section;
use crate::ui::components::table::figure_table::FigureTable;
use crate::ui::live::{Each as _, live};
use crate::ui::platform::{DetailsRenderers, ShownIndicator};
use crate::ui::site::Site;
use crate::view::page::indicator::IndicatorView;
use crate::view::page::indicator::details::{self, Below};
use crate::view::state::route::Route;
use crate::view::state::{Display, ViewState};
use crate::view::target::sentence;
use crate::view::{export, target};

/// Renderers of the details.
pub const RENDERERS: DetailsRenderers = DetailsRenderers { notes, sections };

fn notes(shown: ShownIndicator, view: Memo<ViewState>) -> AnyView {
    live(move || {
        let is_drawn = view.with(|view| view.display == Display::Chart);
        let page = shown.get();
        page.map(|page| chart_notes(page, is_drawn)).into_any()
    })
    .into_any()
}

fn sections(about: &Indicator, shown: ShownIndicator) -> AnyView {
    let site = Site::here();
    let name = about.name.clone();
    let figures = live(move || {
        let page = shown.get();
        page.map(|page| figures(site, &page, &name)).into_any()
    });
    let source: ExportSource = Arc::new(move || {
        let page = shown.get_untracked()?;
        Some(site.dataset.with_untracked(|data| export_data(data, &page)))
    });
    let embed = export::embed_path(&about.id);
    let has_figures = about.n_figures > 0;
    let export_menu = live(move || {
        let is_shown = shown.with(Option::is_some) && has_figures;
        is_shown
            .then(|| view! { <ExportMenu source=Arc::clone(&source) embed=Some(embed.clone())/> })
            .into_any()
    });
    let id = about.id.clone();
    let definition = live(move || {
        site.dataset
            .with(|data| {
                let at = data.indicator_idx(&id)?;
                data.definition(at).map(|text| definition(text))
            })
            .into_any()
    });
    view! { {export_menu}{figures}{definition}{claims_section(site, about)} }.into_any()
}

/// Every figure with its source, the targets, and what is missing.
fn figures(site: Site, page: &IndicatorView, name: &str) -> AnyView {
    let below = site
        .dataset
        .with_untracked(|data| details::below(data, page));
    let targets = targets(site, &page.selection.indicator, &below);
    let gaps = gaps(&below);
    let earlier = earlier(&below);
    let rows = below.rows;
    let caption = format!("{name}.");
    view! {
        {(!rows.is_empty()).then(|| view! {
            <section aria-labelledby="figures">
                <h2 id="figures" tabindex="-1">"Every figure"</h2>
                <FigureTable rows caption is_judged=below.is_judged/>
            </section>
        })}
        {earlier}
        {section(details::targets_heading(&below.targets), targets)}
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
fn earlier(below: &Below) -> Option<AnyView> {
    let councils = below.earlier.iter().map(|found| {
        let sentence = found.sentence.iter().map(
            |(what, text)| view! { <div><dt>{what.clone()}</dt><dd>{text.clone()}</dd></div> },
        );
        view! { <h3>{found.name.clone()}</h3><dl class="definition">{sentence.each()}</dl> }
    });
    let councils = councils.each();
    (!councils.is_empty()).then(|| {
        view! { <section class="reading"><h2>"Against earlier months"</h2>{councils}</section> }
            .into_any()
    })
}

/// The targets with the time they were in force and where they are printed.
fn targets(site: Site, about: &Indicator, below: &Below) -> Vec<AnyView> {
    let goals = below.targets.iter().map(|goal| {
        let printed = target::printed(goal).unwrap_or_default();
        let sentence = format!("{} {printed} ", sentence::target_sentence(goal, about));
        let note = goal.note.as_deref().unwrap_or_default();
        let note = format!(". {note}");
        let (href, place) = place(site, goal);
        let id = format!("figure-{}", goal.id);
        view! { <li id=id>{sentence}<a href=href>{place}</a>{note}</li> }.into_any()
    });
    goals.collect()
}

/// The citation of a target: address and text.
fn place(site: Site, goal: &Target) -> (String, String) {
    site.dataset.with_untracked(|data| {
        let report = data
            .report(goal.source.report)
            .map(|report| report.id.clone());
        let page = site.href(&Route::Report(report.unwrap_or_default()));
        (
            format!("{page}#place-{}", goal.source.place.id),
            citation::short(&goal.source, data),
        )
    })
}

/// The months without a figure, and why.
fn gaps(below: &Below) -> Vec<AnyView> {
    let gaps = below.gaps.iter().map(|(when, why)| {
        view! { <li><strong>{when.clone()}</strong>" "{why.clone()}</li> }.into_any()
    });
    gaps.collect()
}

/// The definition of the indicator and why it matters.
fn definition(text: &Definition) -> AnyView {
    let lines = [
        ("Counted", text.numerator.as_ref()),
        ("Out of", text.denominator.as_ref()),
        ("Nearest national figure", text.differs.as_ref()),
        ("Standard source", Some(&text.standard_source)),
        ("Releases", text.releases.as_ref()),
    ];
    let lines = lines
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?.clone())));
    let lines = lines.map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> });
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
