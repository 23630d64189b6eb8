//! The pages, one to a file, and the pages of each chunk.

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
pub mod subject;
pub mod subject_list;

use leptos::prelude::*;

use self::reporting::{changes, glossary, report_list, report_reader};
use crate::view::state::route::Route;

/// Renders a page of [`Chunk::Front`](super::chunk::Chunk::Front).
pub fn front(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Subjects => view! { <subject_list::Subjects/> }.into_any(),
        Route::Indicators => view! { <indicator_list::Indicators/> }.into_any(),
        Route::NotFound(_) => view! { <not_found::NotFound/> }.into_any(),
        _ => ().into_any(),
    }
}

/// Renders a page of [`Chunk::Indicator`](super::chunk::Chunk::Indicator).
pub fn indicator(route: Route) -> AnyView {
    match route {
        Route::Subject(id) => view! { <subject::Subject id/> }.into_any(),
        Route::Indicator(id) => view! { <indicator::Indicator id/> }.into_any(),
        _ => ().into_any(),
    }
}

/// Renders a page of [`Chunk::Reports`](super::chunk::Chunk::Reports).
pub fn reports(route: Route) -> AnyView {
    match route {
        Route::Reports => view! { <report_list::Reports/> }.into_any(),
        Route::Report(id) => view! { <report_reader::Report id/> }.into_any(),
        _ => ().into_any(),
    }
}

/// Renders a page of [`Chunk::Compare`](super::chunk::Chunk::Compare).
pub fn compare(route: Route) -> AnyView {
    match route {
        Route::Compare => view! { <compare::Compare/> }.into_any(),
        Route::Area(id) => view! { <area::Area id/> }.into_any(),
        _ => ().into_any(),
    }
}

/// Renders a page of [`Chunk::Claims`](super::chunk::Chunk::Claims).
pub fn claims(route: Route) -> AnyView {
    match route {
        Route::Checks => view! { <claims::Checks/> }.into_any(),
        Route::SaidAndDone => view! { <claims::SaidAndDone/> }.into_any(),
        _ => ().into_any(),
    }
}

/// Renders a page of [`Chunk::More`](super::chunk::Chunk::More).
pub fn more(route: Route) -> AnyView {
    match route {
        Route::Changes => view! { <changes::Changes/> }.into_any(),
        Route::Search => view! { <search::Search/> }.into_any(),
        Route::Glossary => view! { <glossary::Glossary/> }.into_any(),
        Route::Data => view! { <data::Data/> }.into_any(),
        Route::About => view! { <about::About/> }.into_any(),
        _ => ().into_any(),
    }
}
