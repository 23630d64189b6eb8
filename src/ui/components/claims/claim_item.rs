//! Claims with their verdicts and the figures they were checked against.

use leptos::prelude::*;

use super::context_item::reasons;
use crate::data::claim::{Claim, Evidence, Verdict};
use crate::ui::components::card::Verdict as VerdictLabel;
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::claim;
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
    let reasons = reasons(site, &[id.as_str()]);
    let outcome = outcome(found, figures);
    view! { <li class="claim" id=id>{sentence}{outcome}{reasons}</li> }.into_any()
}

/// The verdict on a claim with its arithmetic, the figures it rests on unless they are shown
/// elsewhere, and its reservations.
fn outcome(found: Claim, figures: Option<AnyView>) -> AnyView {
    let verdict = verdict(found.verdict);
    let line = |text: Option<String>| text.map(|text| view! { <p>{text}</p> }.into_any());
    view! {
        <p class="claim-verdict"><VerdictLabel verdict/></p>
        {line(found.arithmetic)}
        {figures}
        {line(found.explained)}
        {line(found.break_note)}
        {line(claim::grade(found.grade, found.verdict).map(str::to_owned))}
    }
    .into_any()
}

/// The statement with its citation.
fn sentence(site: Site, found: &Claim) -> AnyView {
    let states = found.states.clone();
    view! { <p class="claim-states">{states}</p>{place(site, found)} }.into_any()
}

/// Citation with the text as printed.
pub(super) fn place(site: Site, found: &Claim) -> AnyView {
    let place = site
        .dataset
        .with_untracked(|data| claim::place(data, found));
    let href = site.href_to(&place.link);
    let printed = claim::printed(found);
    view! { <p><a href=href>{place.text}</a>{printed}</p> }.into_any()
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
    let verdict = verdict(found.verdict);
    let states = found.states.clone();
    let reasons = reasons(site, &[found.id.as_str()]);
    let message = claim::reservations(found);
    let message = message.map(|text| view! { <p class="soft">{text}</p> }.into_any());
    view! {
        <li><p>{states}" "<a href=href>{place}</a></p>
            <p><a href=whole>{check.text}</a>" "<VerdictLabel verdict/></p>{message}{reasons}</li>
    }
    .into_any()
}

/// A claim in one line, for the paragraph that makes it.
pub fn claim_in_brief(site: Site, found: &Claim) -> AnyView {
    let check = claim::check(found);
    let href = site.href_to(&check.link);
    let message = format!(". {}", claim::brief(found));
    let (states, verdict) = (found.states.clone(), verdict(found.verdict));
    view! {
        <li><a href=href>{check.text}</a>" "{states}" "<VerdictLabel verdict/>{message}</li>
    }
    .into_any()
}

/// Verdict with its symbol.
pub(super) fn verdict(found: Verdict) -> VerdictView {
    VerdictView {
        mark: claim::mark(found),
        words: claim::verdict(found).to_owned(),
        distance: 0.0,
    }
}

fn evidence(site: Site, found: Evidence) -> AnyView {
    let source = source_link(site, &found);
    view! { <li>{claim::evidence(&found)}". "{source}</li> }.into_any()
}

/// The citation of a figure as a link.
pub(super) fn source_link(site: Site, found: &Evidence) -> AnyView {
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
