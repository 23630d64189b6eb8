//! Loads the chunks of pages.
//!
//! `cargo xtask build` splits the program at the functions marked here: code that only one of them
//! reaches becomes a chunk. Code that several reach stays in the main module or in a chunk that
//! they share.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a chunk that does not load is an error of the function that is in it"
)]

use std::cell::Cell;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::canvas::plot;
use super::exporter;
use crate::data::catalog::Indicator;
use crate::ui::chunk::Chunk;
use crate::ui::components::claims::claim_item::claims_of_indicator;
use crate::ui::components::indicator_details::RENDERERS;
use crate::ui::pages;
use crate::ui::platform::{
    ClaimsRenderer, DetailsRenderers, PageRenderer, Platform, ShownIndicator,
};
use crate::ui::site::Site;

#[wasm_split(front, wasm_split_path = ::leptos::wasm_split, fallible)]
fn front() -> Result<PageRenderer, SplitLoaderError> {
    Ok(|route| {
        provide_sparklines();
        pages::front(route)
    })
}

#[wasm_split(indicator, wasm_split_path = ::leptos::wasm_split, fallible)]
fn indicator() -> Result<PageRenderer, SplitLoaderError> {
    Ok(|route| {
        provide_charts();
        pages::indicator(route)
    })
}

#[wasm_split(details, wasm_split_path = ::leptos::wasm_split, fallible)]
fn details() -> Result<DetailsRenderers, SplitLoaderError> {
    Ok(DetailsRenderers {
        sections: |about: &Indicator, shown: ShownIndicator| {
            provide_exports();
            (RENDERERS.sections)(about, shown)
        },
        ..RENDERERS
    })
}

#[wasm_split(more, wasm_split_path = ::leptos::wasm_split, fallible)]
fn more() -> Result<PageRenderer, SplitLoaderError> {
    Ok(pages::more)
}

#[wasm_split(reports, wasm_split_path = ::leptos::wasm_split, fallible)]
fn reports() -> Result<PageRenderer, SplitLoaderError> {
    Ok(|route| {
        provide_charts();
        pages::reports(route)
    })
}

#[wasm_split(compare, wasm_split_path = ::leptos::wasm_split, fallible)]
fn compare() -> Result<PageRenderer, SplitLoaderError> {
    Ok(|route| {
        provide_charts();
        provide_exports();
        pages::compare(route)
    })
}

#[wasm_split(claims, wasm_split_path = ::leptos::wasm_split, fallible)]
fn claims() -> Result<PageRenderer, SplitLoaderError> {
    Ok(pages::claims)
}

#[wasm_split(claims, wasm_split_path = ::leptos::wasm_split, fallible)]
fn indicator_claims() -> Result<ClaimsRenderer, SplitLoaderError> {
    Ok(claims_of_indicator)
}

/// Adds charts to what the platform of a page can do.
fn provide_charts() {
    provide_context(Platform {
        chart: Some(plot::chart),
        ..Platform::here()
    });
}

/// Adds sparklines to what the platform of a page can do.
fn provide_sparklines() {
    provide_context(Platform {
        sparkline: Some(plot::sparkline),
        ..Platform::here()
    });
}

/// Adds exports to what the platform of a page can do.
fn provide_exports() {
    provide_context(Platform {
        export: Some(exporter::run),
        ..Platform::here()
    });
}

/// Entry points of the chunks that are loaded.
#[derive(Clone, Copy)]
struct Loaded {
    pages: [Option<PageRenderer>; Chunk::ALL.len()],
    details: Option<DetailsRenderers>,
    claims: Option<ClaimsRenderer>,
}

thread_local! {
    static LOADED: Cell<Loaded> = const {
        Cell::new(Loaded {
            pages: [None; Chunk::ALL.len()],
            details: None,
            claims: None,
        })
    };
}

pub(super) fn page_renderer(chunk: Chunk) -> Option<PageRenderer> {
    LOADED.get().pages.get(chunk as usize).copied().flatten()
}

pub(super) fn details_renderers() -> Option<DetailsRenderers> {
    LOADED.get().details
}

pub(super) fn claims_renderer() -> Option<ClaimsRenderer> {
    LOADED.get().claims
}

/// Keeps the entry point of a chunk. Returns false if the chunk did not load.
fn keep<T>(entry: Result<T, SplitLoaderError>, set: impl FnOnce(&mut Loaded, T)) -> bool {
    let Ok(entry) = entry else { return false };
    let mut loaded = LOADED.get();
    set(&mut loaded, entry);
    LOADED.set(loaded);
    true
}

fn keep_pages(chunk: Chunk, entry: Result<PageRenderer, SplitLoaderError>) -> bool {
    keep(entry, |loaded, entry| {
        if let Some(pages) = loaded.pages.get_mut(chunk as usize) {
            *pages = Some(entry);
        }
    })
}

/// Resolves to true if a chunk loads. Boxed, because waiting for each chunk in place is more code.
type Loading = Pin<Box<dyn Future<Output = bool>>>;

/// Loads a chunk. Returns false if that fails.
pub(super) async fn load(site: Site, chunk: Chunk) -> bool {
    let loading: Loading = match chunk {
        Chunk::Front => Box::pin(async { keep_pages(Chunk::Front, front().await) }),
        Chunk::Indicator => Box::pin(async { keep_pages(Chunk::Indicator, indicator().await) }),
        Chunk::IndicatorDetails => Box::pin(async {
            keep(details().await, |loaded, entry| {
                loaded.details = Some(entry);
            })
        }),
        Chunk::Reports => Box::pin(async { keep_pages(Chunk::Reports, reports().await) }),
        Chunk::Compare => Box::pin(async { keep_pages(Chunk::Compare, compare().await) }),
        Chunk::Claims => Box::pin(async {
            let has_claims = keep(indicator_claims().await, |loaded, entry| {
                loaded.claims = Some(entry);
            });
            has_claims && keep_pages(Chunk::Claims, claims().await)
        }),
        Chunk::More => Box::pin(async { keep_pages(Chunk::More, more().await) }),
    };
    let is_loaded = loading.await;
    if is_loaded {
        site.add_chunk(chunk);
    }
    is_loaded
}
