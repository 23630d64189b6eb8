//! Claims: what was said, what came of it, the figures it was held against.

use leptos::prelude::*;

use super::card::Verdict;
use crate::data::claim::{Claim, Evidence};
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::claim;
use crate::view::verdict::Verdict as VerdictView;

/// One claim with its place, the figures it was held against and the arithmetic.
pub fn whole(site: Site, found: Claim) -> AnyView {
    let (words, route, anchor) = site
        .dataset
        .with_untracked(|data| claim::place(data, &found));
    let href = site.part(&route, &anchor);
    let verdict = verdict(&found);
    let figures = found
        .evidence
        .into_iter()
        .map(|evidence| self::evidence(site, evidence));
    let figures = figures.each();
    let figures =
        (!figures.is_empty()).then(|| view! { <ul class="evidence">{figures}</ul> }.into_any());
    let line = |text: String| (!text.is_empty()).then(|| view! { <p>{text}</p> }.into_any());
    let by = claim::by(&found.by);
    view! {
        <li class="claim" id=found.id>
            <p class="claim-states">{found.states}</p>
            <p><a href=href>{words}</a>{format!(", printed as “{}”", found.printed)}</p>
            <p class="claim-verdict"><Verdict verdict/></p>
            {line(found.arithmetic)}
            {line(by)}
            {figures}
            {line(found.explained)}
            {line(claim::grade(found.grade).to_owned())}
        </li>
    }
    .into_any()
}

/// A claim in one line, for the paragraph that makes it.
pub fn brief(site: Site, found: &Claim) -> AnyView {
    let (forward, route) = claim::page(found.kind);
    let href = site.part(&route, &found.id);
    let told = claim::brief(found);
    let told = (!told.is_empty()).then(|| format!(" {told}"));
    let verdict = verdict(found);
    view! {
        <li><a href=href>{forward}</a>" "<Verdict verdict/>{told}</li>
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
    let place = site
        .dataset
        .with_untracked(|data| claim::evidence(data, &found.report, &found.figure));
    let source = match place {
        Some((route, anchor)) => {
            let href = site.part(&route, &anchor);
            view! { <a href=href>{found.source}</a> }.into_any()
        }
        None => view! { <span class="soft">{found.source}</span> }.into_any(),
    };
    view! { <li>{found.said}". "{source}</li> }.into_any()
}
