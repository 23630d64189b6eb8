//! One page to a file, and the part of the program that each is in.

pub mod about;
pub mod area;
pub mod changes;
pub mod checks;
pub mod compare;
pub mod data;
#[cfg(not(target_arch = "wasm32"))]
pub mod embed;
pub mod glossary;
pub mod home;
pub mod indicator;
pub mod indicators;
pub mod not_found;
pub mod report;
pub mod reports;
pub mod search;

use leptos::prelude::*;

use crate::view::state::Route;

/// A part of the program. What readers need first arrives first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The frame, and the pages that lead to others.
    First,
    /// The page of an indicator.
    Indicator,
    /// All other pages.
    More,
}

impl Part {
    /// The parts that arrive after the first.
    pub const LATER: [Self; 2] = [Self::Indicator, Self::More];

    /// The part that holds the page of a route.
    pub fn of(route: &Route) -> Self {
        match route {
            Route::Home | Route::Indicators | Route::NotFound(_) => Self::First,
            Route::Indicator(_) => Self::Indicator,
            _ => Self::More,
        }
    }

    /// What a page that is in it needs, as [`needs`](super::site::needs) names it.
    pub fn key(self) -> Option<String> {
        self.name().map(|name| format!("program/{name}"))
    }

    /// Its name; none of the first part, which is always there.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::First => None,
            Self::Indicator => Some("indicator"),
            Self::More => Some("more"),
        }
    }
}

/// The page of a route.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Indicators => view! { <indicators::Indicators/> }.into_any(),
        Route::NotFound(_) => view! { <not_found::NotFound what="page"/> }.into_any(),
        later => in_time(later),
    }
}

/// A page of the part [`Part::Indicator`].
pub(super) fn indicator(route: Route) -> AnyView {
    match route {
        Route::Indicator(id) => view! { <indicator::Indicator id/> }.into_any(),
        other => page(other),
    }
}

/// A page of the part [`Part::More`].
pub(super) fn more(route: Route) -> AnyView {
    match route {
        Route::Compare => view! { <compare::Compare/> }.into_any(),
        Route::Area(id) => view! { <area::Area id/> }.into_any(),
        Route::Reports => view! { <reports::Reports/> }.into_any(),
        Route::Report(id) => view! { <report::Report id/> }.into_any(),
        Route::Changes => view! { <changes::Changes/> }.into_any(),
        Route::Checks => view! { <checks::Checks/> }.into_any(),
        Route::SaidAndDone => view! { <checks::SaidAndDone/> }.into_any(),
        Route::Search => view! { <search::Search/> }.into_any(),
        Route::Glossary => view! { <glossary::Glossary/> }.into_any(),
        Route::Data => view! { <data::Data/> }.into_any(),
        Route::About => view! { <about::About/> }.into_any(),
        other => page(other),
    }
}

/// Whether a part of the program is there.
#[cfg(target_arch = "wasm32")]
pub fn has_arrived(part: Part) -> bool {
    part == Part::First || super::browser::program::pages(part).is_some()
}

/// Whether a part of the program is there, as all are in a native one.
#[cfg(not(target_arch = "wasm32"))]
pub fn has_arrived(_: Part) -> bool {
    true
}

/// A page of a later part, which is always there in a native program.
#[cfg(not(target_arch = "wasm32"))]
fn in_time(route: Route) -> AnyView {
    match Part::of(&route) {
        Part::Indicator => indicator(route),
        _ => more(route),
    }
}

/// A page of a later part, once that has arrived.
#[cfg(target_arch = "wasm32")]
fn in_time(route: Route) -> AnyView {
    use super::parts::notice::Loading;
    if let Some(pages) = super::browser::program::pages(Part::of(&route)) {
        return pages(route);
    }
    let data = super::site::Site::here().dataset;
    let name = data.with_untracked(|data| crate::view::meta::name(data, &route));
    view! { <h1 tabindex="-1">{name}</h1><Loading/> }.into_any()
}
