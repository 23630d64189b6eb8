//! Claims with their verdicts and the figures they were checked against.

use leptos::prelude::*;

use crate::data::claim::{Claim, Evidence};
use crate::ui::components::card::Verdict;
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::claim;
use crate::view::claim::timeline::{self, Step, steps};
use crate::view::target::status::Verdict as VerdictView;

/// A claim with its citation, the figures it was checked against and the arithmetic.
pub fn claim_with_evidence(site: Site, found: Claim) -> AnyView {
    let sentence = sentence(site, &found);
    let id = found.id.clone();
    let figures = found
        .evidence
        .clone()
        .into_iter()
        .map(|evidence| super::claim_item::evidence(site, evidence));
    let figures = figures.each();
    let figures =
        (!figures.is_empty()).then(|| view! { <ul class="evidence">{figures}</ul> }.into_any());
    let outcome = outcome(found, figures);
    view! { <li class="claim" id=id>{sentence}{outcome}</li> }.into_any()
}

/// The verdict on a claim with its arithmetic, the figures it rests on unless they are shown
/// elsewhere, and its reservations.
fn outcome(found: Claim, figures: Option<AnyView>) -> AnyView {
    let verdict = verdict(&found);
    let line = |text: Option<String>| text.map(|text| view! { <p>{text}</p> }.into_any());
    view! {
        <p class="claim-verdict"><Verdict verdict/></p>
        {line(found.arithmetic)}
        {figures}
        {line(found.explained)}
        {line(found.break_note)}
        {line(claim::grade(found.grade, found.verdict).map(str::to_owned))}
    }
    .into_any()
}

/// A claim that looks forward, as a timeline that ends with its verdict.
pub fn claim_timeline(site: Site, found: Claim) -> AnyView {
    let steps = site.dataset.with_untracked(|data| steps(data, &found));
    let steps = steps.into_iter().map(|step| match step {
        Step::Said(when) => point(when, place(site, &found)),
        Step::Due(when) => point(when, view! { <p>{timeline::DUE}</p> }.into_any()),
        Step::Figure(figure) => figure_point(site, figure),
        Step::More(figures) => more(site, figures),
    });
    let steps = steps.each();
    let (id, states) = (found.id.clone(), found.states.clone());
    let outcome = outcome(found, None);
    view! {
        <li class="claim" id=id>
            <p class="claim-states">{states}</p>
            <ol class="steps">{steps}<li class="step step-end">{outcome}</li></ol>
        </li>
    }
    .into_any()
}

/// The statement with its citation.
fn sentence(site: Site, found: &Claim) -> AnyView {
    let states = found.states.clone();
    view! { <p class="claim-states">{states}</p>{place(site, found)} }.into_any()
}

/// Citation with the text as printed.
fn place(site: Site, found: &Claim) -> AnyView {
    let place = site
        .dataset
        .with_untracked(|data| claim::place(data, found));
    let href = site.href_to(&place.link);
    let printed = claim::printed(found);
    view! { <p><a href=href>{place.text}</a>{printed}</p> }.into_any()
}

/// Step of a timeline: its date and its content.
fn point(when: String, what: AnyView) -> AnyView {
    view! { <li class="step"><p class="step-when">{when}</p>{what}</li> }.into_any()
}

fn figure_point(site: Site, found: Evidence) -> AnyView {
    let source = source_link(site, &found);
    let sentence = format!("{}: {}. ", found.who, found.sentence);
    point(found.when, view! { <p>{sentence}{source}</p> }.into_any())
}

fn more(site: Site, figures: Vec<Evidence>) -> AnyView {
    let count = timeline::more(figures.len());
    let figures = figures.into_iter().map(|figure| figure_point(site, figure));
    let figures = figures.each();
    view! {
        <li class="step step-more">
            <details><summary>{count}</summary><ol class="steps">{figures}</ol></details>
        </li>
    }
    .into_any()
}

/// The claims of every report about an indicator in order of time, with their verdicts.
pub fn claims_of_indicator(id: String) -> AnyView {
    let site = Site::here();
    let found = site
        .dataset
        .with_untracked(|data| claim::of_indicator(data, &id));
    let reports = found.into_iter().map(|(report, claims)| {
        let claims = claims.iter().map(|found| short(site, found));
        let claims = claims.each();
        view! { <h3>{report}</h3><ul class="plain claims-in-short">{claims}</ul> }
    });
    view! { {reports.each()} }.into_any()
}

/// A claim in short: statement, citation, verdict and a link to all of it.
fn short(site: Site, found: &Claim) -> AnyView {
    let place = site
        .dataset
        .with_untracked(|data| claim::place(data, found));
    let href = site.href_to(&place.link);
    let place = claim::paragraph(found);
    let check = claim::check(found);
    let whole = site.href_to(&check.link);
    let verdict = verdict(found);
    let states = found.states.clone();
    let message = claim::reservations(found);
    let message = message.map(|text| view! { <p class="soft">{text}</p> }.into_any());
    view! {
        <li><p>{states}" "<a href=href>{place}</a></p>
            <p><a href=whole>{check.text}</a>" "<Verdict verdict/></p>{message}</li>
    }
    .into_any()
}

/// A claim in one line, for the paragraph that makes it.
pub fn claim_in_brief(site: Site, found: &Claim) -> AnyView {
    let check = claim::check(found);
    let href = site.href_to(&check.link);
    let message = format!(". {}", claim::brief(found));
    let (states, verdict) = (found.states.clone(), verdict(found));
    view! {
        <li><a href=href>{check.text}</a>" "{states}" "<Verdict verdict/>{message}</li>
    }
    .into_any()
}

fn verdict(found: &Claim) -> VerdictView {
    VerdictView {
        mark: claim::mark(found.verdict),
        words: claim::verdict(found.verdict).to_owned(),
        distance: 0.0,
    }
}

fn evidence(site: Site, found: Evidence) -> AnyView {
    let source = source_link(site, &found);
    view! { <li>{claim::evidence(&found)}". "{source}</li> }.into_any()
}

/// The citation of a figure as a link.
fn source_link(site: Site, found: &Evidence) -> AnyView {
    let place = site
        .dataset
        .with_untracked(|data| claim::evidence_place(data, found));
    let source = found.source.clone();
    match place {
        Some(link) => {
            let href = site.href_to(&link);
            view! { <a href=href>{source}</a> }.into_any()
        }
        None => view! { <span class="soft">{source}</span> }.into_any(),
    }
}
