//! Reasons that the council itself gave, beside the verdict they explain.

use leptos::prelude::*;

use crate::data::claim::context::Context;
use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::claim::context;

/// The reasons for the outcome of some claims, one paragraph each.
pub fn reasons(site: Site, claims: &[&str]) -> AnyView {
    let found = site
        .dataset
        .with_untracked(|data| context::of_claims(data, claims));
    let found = found.iter();
    found
        .map(|reason| view! { <p>{cited(site, reason)}</p> })
        .each()
        .into_any()
}

/// A reason with its citation.
pub fn cited(site: Site, reason: &Context) -> AnyView {
    let place = site
        .dataset
        .with_untracked(|data| context::place(data, reason));
    let href = site.href_to(&place.link);
    view! { {context::sentence(reason)}" "<a href=href>{place.text}</a> }.into_any()
}
