//! A promise as a timeline that ends with its verdict.

use leptos::prelude::*;

use super::claim_item::{place, source_link, verdict};
use super::context_item::reasons;
use crate::data::claim::{Claim, Evidence};
use crate::ui::components::card::Verdict;
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::claim::promise::PromiseView;
use crate::view::claim::timeline::{self, Step, steps};

/// A promise: its subject, where it was made, what followed, and the verdict.
pub fn promise_timeline(site: Site, found: PromiseView) -> AnyView {
    let steps = site.dataset.with_untracked(|data| steps(data, &found));
    let is_alone = found.claims.len() == 1;
    let steps = steps.into_iter().map(|step| match step {
        Step::Said(when, claim) => said(site, when, &claim, is_alone),
        Step::Due(when) => point(when, view! { <p>{timeline::DUE}</p> }.into_any()),
        Step::Figure(figure) => figure_point(site, figure),
        Step::More(figures) => more(site, figures),
    });
    let steps = steps.each();
    let name = found.name.clone();
    let outcome = outcome(site, &found);
    view! {
        <li class="claim">
            <p class="claim-states">{name}</p>
            <ol class="steps">{steps}<li class="step step-end">{outcome}</li></ol>
        </li>
    }
    .into_any()
}

/// The verdict with its calculation, the note, any break in the record and the council's reasons.
fn outcome(site: Site, found: &PromiseView) -> AnyView {
    let verdict = verdict(found.verdict);
    let texts = [found.calculation.as_deref(), found.note.as_deref()];
    let texts = texts.into_iter().flatten().chain(found.breaks());
    let lines = texts.map(|text| view! { <p>{text.to_owned()}</p> }).each();
    let claims: Vec<&str> = found.claims.iter().map(|claim| claim.id.as_str()).collect();
    let reasons = reasons(site, &claims);
    view! { <p class="claim-verdict"><Verdict verdict/></p>{lines}{reasons} }.into_any()
}

/// A claim with its citation. Its own words are left out where they are the subject.
fn said(site: Site, when: String, claim: &Claim, is_alone: bool) -> AnyView {
    let (id, place) = (claim.id.clone(), place(site, claim));
    let states = (!is_alone).then(|| view! { <p>{claim.states.clone()}</p> }.into_any());
    view! { <li class="step" id=id><p class="step-when">{when}</p>{states}{place}</li> }.into_any()
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
