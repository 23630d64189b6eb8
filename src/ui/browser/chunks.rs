//! The parts of the program that arrive when a page first needs them.
//!
//! `cargo xtask build` splits the program at the functions marked here: what only they reach
//! becomes a file of its own. Code that several parts reach stays in the first or in a file that
//! they share.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a part that fails to arrive is an error of the function that is in it"
)]

use std::cell::Cell;
use std::pin::Pin;
use std::thread::LocalKey;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::exporter::{self, Addresses, Made};
use crate::data::dataset::Dataset;
use crate::data::error::DataError;
use crate::data::{self, parse_words};
use crate::ui::components::claims::claim_item::of_indicator;
use crate::ui::components::export_menu::Carried;
use crate::ui::components::indicator_details::{MAKERS, Makers};
use crate::ui::pages::{self, Part};
use crate::ui::site::Site;
use crate::view::export::Wish;
use crate::view::state::route::Route;

/// Makes the pages of a part.
type Pages = fn(Route) -> AnyView;

/// Reads a part of words.
pub(super) type Words = fn(&str, &[u8], &Dataset) -> Result<data::dataset::Part, DataError>;

/// Makes what a reader takes away.
pub(super) type Taker = fn(&Dataset, &Carried, Wish, &Addresses) -> Made;

/// Makes what the reports said about an indicator.
type Said = fn(String) -> AnyView;

/// What has arrived of a part.
type Arrived<T> = LocalKey<Cell<Option<T>>>;

thread_local! {
    static FRONT: Cell<Option<Pages>> = const { Cell::new(None) };
    static INDICATOR: Cell<Option<Pages>> = const { Cell::new(None) };
    static BELOW: Cell<Option<Makers>> = const { Cell::new(None) };
    static REPORTS: Cell<Option<Pages>> = const { Cell::new(None) };
    static COMPARE: Cell<Option<Pages>> = const { Cell::new(None) };
    static CLAIMS: Cell<Option<Pages>> = const { Cell::new(None) };
    static MORE: Cell<Option<Pages>> = const { Cell::new(None) };
    static SAID: Cell<Option<Said>> = const { Cell::new(None) };
}

#[wasm_split(front, wasm_split_path = ::leptos::wasm_split, fallible)]
fn front() -> Result<Pages, SplitLoaderError> {
    Ok(pages::front)
}

#[wasm_split(indicator, wasm_split_path = ::leptos::wasm_split, fallible)]
fn indicator() -> Result<Pages, SplitLoaderError> {
    Ok(pages::indicator)
}

#[wasm_split(below, wasm_split_path = ::leptos::wasm_split, fallible)]
fn below() -> Result<Makers, SplitLoaderError> {
    Ok(MAKERS)
}

#[wasm_split(more, wasm_split_path = ::leptos::wasm_split, fallible)]
fn more() -> Result<Pages, SplitLoaderError> {
    Ok(pages::more)
}

#[wasm_split(reports, wasm_split_path = ::leptos::wasm_split, fallible)]
fn reports() -> Result<Pages, SplitLoaderError> {
    Ok(pages::reports)
}

#[wasm_split(compare, wasm_split_path = ::leptos::wasm_split, fallible)]
fn compare() -> Result<Pages, SplitLoaderError> {
    Ok(pages::compare)
}

#[wasm_split(claims, wasm_split_path = ::leptos::wasm_split, fallible)]
fn claims() -> Result<Pages, SplitLoaderError> {
    Ok(pages::claims)
}

#[wasm_split(claims, wasm_split_path = ::leptos::wasm_split, fallible)]
fn told() -> Result<Said, SplitLoaderError> {
    Ok(of_indicator)
}

#[wasm_split(words, wasm_split_path = ::leptos::wasm_split, fallible)]
fn reader() -> Result<Words, SplitLoaderError> {
    Ok(parse_words::words)
}

/// What reads parts of words; none where it does not arrive.
pub(super) async fn words() -> Option<Words> {
    reader().await.ok()
}

#[wasm_split(take, wasm_split_path = ::leptos::wasm_split, fallible)]
fn taker() -> Result<Taker, SplitLoaderError> {
    Ok(exporter::make)
}

/// What makes files to take away; none where it does not arrive.
pub(super) async fn take() -> Option<Taker> {
    taker().await.ok()
}

/// What has arrived; whoever asks too early is told when it does.
fn arrived<T: Copy>(part: &'static Arrived<T>) -> Option<T> {
    let found = part.get();
    if found.is_none() {
        Site::here().arrived.track();
    }
    found
}

/// What makes the pages of a part, once it has arrived.
pub(crate) fn pages(part: Part) -> Option<Pages> {
    match part {
        Part::Front => arrived(&FRONT),
        Part::Indicator => arrived(&INDICATOR),
        Part::Below => None,
        Part::Reports => arrived(&REPORTS),
        Part::Compare => arrived(&COMPARE),
        Part::Claims => arrived(&CLAIMS),
        Part::More => arrived(&MORE),
    }
}

/// What makes that which stands below the chart of an indicator, once it has arrived.
pub(crate) fn makers() -> Option<Makers> {
    arrived(&BELOW)
}

/// What makes the part of an indicator's page that tells what the reports said, once it has
/// arrived.
pub(crate) fn teller() -> Option<Said> {
    arrived(&SAID)
}

/// Keeps what has arrived. Tells whether it has.
fn keep<T>(part: &'static Arrived<T>, found: Result<T, SplitLoaderError>) -> bool {
    let found = found.ok();
    let is_there = found.is_some();
    part.set(found);
    is_there
}

/// Tells in time whether a part is there. Of one type for all parts: waiting for each in place would be
/// a lot of code.
type Loading = Pin<Box<dyn Future<Output = bool>>>;

/// Loads a part, unless it is there. Tells whether it is.
pub(super) async fn load(site: Site, part: Part) -> bool {
    let loading: Loading = match part {
        Part::Front => Box::pin(async { keep(&FRONT, front().await) }),
        Part::Indicator => Box::pin(async { keep(&INDICATOR, indicator().await) }),
        Part::Below => Box::pin(async { keep(&BELOW, below().await) }),
        Part::Reports => Box::pin(async { keep(&REPORTS, reports().await) }),
        Part::Compare => Box::pin(async { keep(&COMPARE, compare().await) }),
        Part::Claims => {
            Box::pin(async { keep(&SAID, told().await) && keep(&CLAIMS, claims().await) })
        }
        Part::More => Box::pin(async { keep(&MORE, more().await) }),
    };
    let is_there = loading.await;
    site.arrived.update(|count| *count += 1);
    is_there
}
