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

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::take::{self, Addresses, Made};
use crate::data::dataset::Dataset;
use crate::data::error::DataError;
use crate::data::{self, parse_words};
use crate::ui::pages::{self, Part};
use crate::ui::parts::claims;
use crate::ui::parts::take::Carried;
use crate::ui::site::Site;
use crate::view::state::Route;
use crate::view::take::Wish;

/// Makes the pages of a part.
type Pages = fn(Route) -> AnyView;

/// Reads a part of words.
type Words = fn(&str, &[u8], &Dataset) -> Result<data::dataset::Part, DataError>;

/// Makes what a reader takes away.
pub(super) type Taker = fn(&Dataset, &Carried, Wish, &Addresses) -> Made;

/// Makes what the reports said about an indicator.
type Said = fn(String) -> AnyView;

thread_local! {
    static SAID: Cell<Option<Said>> = const { Cell::new(None) };
    static ARRIVED: [Cell<Option<Pages>>; Part::LATER.len()] = const { [Cell::new(None), Cell::new(None)] };
}

#[wasm_split(indicator, wasm_split_path = ::leptos::wasm_split, fallible)]
fn indicator() -> Result<Pages, SplitLoaderError> {
    Ok(pages::indicator)
}

#[wasm_split(more, wasm_split_path = ::leptos::wasm_split, fallible)]
fn more() -> Result<Pages, SplitLoaderError> {
    Ok(pages::more)
}

#[wasm_split(more, wasm_split_path = ::leptos::wasm_split, fallible)]
fn told() -> Result<Said, SplitLoaderError> {
    Ok(claims::of_indicator)
}

/// What makes the part of an indicator's page that tells what the reports said, once it has
/// arrived.
pub(crate) fn teller() -> Option<Said> {
    Site::here().arrived.track();
    SAID.get()
}

fn slot<T>(part: Part, read: impl FnOnce(&Cell<Option<Pages>>) -> T) -> Option<T> {
    let at = Part::LATER.iter().position(|later| *later == part)?;
    ARRIVED.with(|arrived| arrived.get(at).map(read))
}

/// What makes the pages of a part, once it has arrived.
pub(crate) fn pages(part: Part) -> Option<Pages> {
    let found = slot(part, Cell::get).flatten();
    if found.is_none() {
        // Asks to be told when it arrives.
        Site::here().arrived.track();
    }
    found
}

#[wasm_split(more, wasm_split_path = ::leptos::wasm_split, fallible)]
fn reader() -> Result<Words, SplitLoaderError> {
    Ok(parse_words::words)
}

/// What reads parts of words; none where it does not arrive.
pub(super) async fn words() -> Option<Words> {
    reader().await.ok()
}

#[wasm_split(take, wasm_split_path = ::leptos::wasm_split, fallible)]
fn taker() -> Result<Taker, SplitLoaderError> {
    Ok(take::make)
}

/// What makes files to take away; none where it does not arrive.
pub(super) async fn take() -> Option<Taker> {
    taker().await.ok()
}

/// Loads a part, unless it is there. Tells whether it is.
pub(super) async fn load(site: Site, part: Part) -> bool {
    let loaded = match part {
        Part::First => return true,
        _ if slot(part, Cell::get).flatten().is_some() => return true,
        Part::Indicator => indicator().await,
        Part::More => more().await,
    };
    if part == Part::More {
        SAID.set(told().await.ok());
    }
    let pages = loaded.ok();
    slot(part, |cell| cell.set(pages));
    site.arrived.update(|count| *count += 1);
    pages.is_some()
}
