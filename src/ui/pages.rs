//! One page to a file, and the part of the program that each is in.

pub mod about;
pub mod area;
pub mod claims;
pub mod compare;
pub mod data;
pub mod home;
pub mod indicator;
pub mod indicator_list;
pub mod not_found;
pub mod reporting;
pub mod search;

use leptos::prelude::*;

use self::reporting::{changes, glossary, report_list, report_reader};
use crate::view::state::route::Route;

/// A part of the program that arrives when it is first needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The pages that lead to others.
    Front,
    /// The page of an indicator, down to its chart.
    Indicator,
    /// What stands below that.
    Below,
    /// The reports, to read.
    Reports,
    /// Comparisons.
    Compare,
    /// What was stated, said and done.
    Claims,
    /// All other pages.
    More,
}

impl Part {
    /// All of them, in the order in which a reader is likely to need them.
    pub const ALL: [Self; 7] = [
        Self::Indicator,
        Self::Below,
        Self::Claims,
        Self::Front,
        Self::Reports,
        Self::Compare,
        Self::More,
    ];

    /// The part that holds the page of a route.
    pub fn of(route: &Route) -> Self {
        match route {
            Route::Home | Route::Indicators | Route::NotFound(_) => Self::Front,
            Route::Indicator(_) => Self::Indicator,
            Route::Reports | Route::Report(_) => Self::Reports,
            Route::Compare | Route::Area(_) => Self::Compare,
            Route::Checks | Route::SaidAndDone => Self::Claims,
            Route::Changes | Route::Search | Route::Glossary | Route::Data | Route::About => {
                Self::More
            }
        }
    }

    /// What a page that is in it needs, as [`needs`](super::site::needs) names it.
    pub fn key(self) -> String {
        format!("program/{}", self.name())
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Indicator => "indicator",
            Self::Below => "below",
            Self::Reports => "reports",
            Self::Compare => "compare",
            Self::Claims => "claims",
            Self::More => "more",
        }
    }
}

/// A page of the part [`Part::Front`].
pub(super) fn front(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Indicators => view! { <indicator_list::Indicators/> }.into_any(),
        Route::NotFound(_) => view! { <not_found::NotFound/> }.into_any(),
        other => page(other),
    }
}

/// A page of the part [`Part::Indicator`].
pub(super) fn indicator(route: Route) -> AnyView {
    match route {
        Route::Indicator(id) => view! { <indicator::Indicator id/> }.into_any(),
        other => page(other),
    }
}

/// A page of the part [`Part::Reports`].
pub(super) fn reports(route: Route) -> AnyView {
    match route {
        Route::Reports => view! { <report_list::Reports/> }.into_any(),
        Route::Report(id) => view! { <report_reader::Report id/> }.into_any(),
        other => page(other),
    }
}

/// A page of the part [`Part::Compare`].
pub(super) fn compare(route: Route) -> AnyView {
    match route {
        Route::Compare => view! { <compare::Compare/> }.into_any(),
        Route::Area(id) => view! { <area::Area id/> }.into_any(),
        other => page(other),
    }
}

/// A page of the part [`Part::Claims`].
pub(super) fn claims(route: Route) -> AnyView {
    match route {
        Route::Checks => view! { <claims::Checks/> }.into_any(),
        Route::SaidAndDone => view! { <claims::SaidAndDone/> }.into_any(),
        other => page(other),
    }
}

/// A page of the part [`Part::More`].
pub(super) fn more(route: Route) -> AnyView {
    match route {
        Route::Changes => view! { <changes::Changes/> }.into_any(),
        Route::Search => view! { <search::Search/> }.into_any(),
        Route::Glossary => view! { <glossary::Glossary/> }.into_any(),
        Route::Data => view! { <data::Data/> }.into_any(),
        Route::About => view! { <about::About/> }.into_any(),
        other => page(other),
    }
}

/// Whether a part that holds pages is there.
#[cfg(target_arch = "wasm32")]
pub fn has_arrived(part: Part) -> bool {
    super::browser::chunks::pages(part).is_some()
}

/// Whether a part of the program is there, as all are in a native one.
#[cfg(not(target_arch = "wasm32"))]
pub fn has_arrived(_: Part) -> bool {
    true
}

/// The page of a route, from the part that holds it, which is always there in a native program.
#[cfg(not(target_arch = "wasm32"))]
pub fn page(route: Route) -> AnyView {
    match Part::of(&route) {
        Part::Front => front(route),
        Part::Indicator | Part::Below => indicator(route),
        Part::Reports => reports(route),
        Part::Compare => compare(route),
        Part::Claims => claims(route),
        Part::More => more(route),
    }
}

/// The page of a route, once the part that holds it has arrived.
#[cfg(target_arch = "wasm32")]
pub fn page(route: Route) -> AnyView {
    use crate::ui::components::notice::Loading;
    if let Some(pages) = super::browser::chunks::pages(Part::of(&route)) {
        return pages(route);
    }
    let data = super::site::Site::here().dataset;
    let name = data.with_untracked(|data| crate::view::page::meta::name(data, &route));
    view! { <h1 tabindex="-1">{name}</h1><Loading/> }.into_any()
}
