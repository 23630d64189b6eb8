//! Loads data and chunks: first those that the page requires, then those that the next page will
//! require.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a chunk that does not load is an error of the function that is in it"
)]

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::chunks;
use super::fetch::{self, Cache};
use crate::data::dataset::{Dataset, LATEST, Part};
use crate::data::decode::{self, texts};
use crate::data::error::DataError;
use crate::ui::chunk::Chunk;
use crate::ui::live::effect;
use crate::ui::requirements;
use crate::ui::site::{Fault, Site};

/// Reads a shard of data.
type ShardReader = fn(&str, &[u8], &Dataset) -> Result<Part, DataError>;

#[wasm_split(words, wasm_split_path = ::leptos::wasm_split, fallible)]
fn text_reader() -> Result<ShardReader, SplitLoaderError> {
    Ok(texts::words)
}

/// The reader of shards of text; none if its chunk does not load.
async fn load_text_reader() -> Option<ShardReader> {
    text_reader().await.ok()
}

thread_local! {
    /// Keys of the files and chunks that were requested.
    static REQUESTED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// The site's root, once the program runs.
    static BASE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// True if a key is requested for the first time.
fn is_first(key: &str) -> bool {
    REQUESTED.with_borrow_mut(|requested| {
        let is_new = !requested.iter().any(|known| known == key);
        if is_new {
            requested.push(key.to_owned());
        }
        is_new
    })
}

/// Loads what the first page needs. What fails becomes a fault.
pub(super) async fn load_first(site: Site, base: &str) {
    BASE.with_borrow_mut(|kept| base.clone_into(kept));
    let (route, view) = site
        .location
        .with_untracked(|at| (at.route.clone(), at.view.clone()));
    // What was loaded may name more that is needed.
    loop {
        let needed = site
            .dataset
            .with_untracked(|data| requirements::required(data, &route, &view));
        let new: Vec<String> = needed.into_iter().filter(|key| is_first(key)).collect();
        if new.is_empty() {
            return;
        }
        let all = new.into_iter().map(|key| {
            future_to_promise(async move {
                load(site, key, Cache::Normal).await;
                Ok(JsValue::UNDEFINED)
            })
        });
        let all: web_sys::js_sys::Array = all.collect();
        // None of them fails: what cannot be loaded is a fault.
        JsFuture::from(web_sys::js_sys::Promise::all(&all))
            .await
            .ok();
    }
}

/// Loads what each page needs as the reader comes to it, and again when a fault is cleared.
pub(super) fn follow(site: Site, base: String) {
    BASE.with_borrow_mut(|kept| *kept = base);
    let mut before: Vec<String> = Vec::new();
    effect(move || {
        let faults = site.faults.get();
        let keys = if site.responds.get() {
            requirements::all
        } else {
            requirements::required
        };
        // What was loaded may name more that is needed.
        let needed = site
            .location
            .with(|at| site.dataset.with(|data| keys(data, &at.route, &at.view)));
        for key in &needed {
            let failed = faults.iter().any(|fault| fault.key == *key);
            let retried = before.contains(key) && !failed;
            let is_new = is_first(key);
            if is_new && !failed {
                spawn_local(load(site, key.clone(), Cache::Normal));
            } else if retried {
                spawn_local(load(site, key.clone(), Cache::Bypass));
            }
        }
        before = faults.into_iter().map(|fault| fault.key).collect();
    });
}

/// Prefetches the remaining chunks and the areas that most pages show, so that opening another
/// indicator needs no request. Keys that fail here are requested again when a page requires them.
pub(super) fn prefetch(site: Site) {
    let mut keys: Vec<String> = Chunk::ALL.into_iter().map(Chunk::key).collect();
    site.dataset.with_untracked(|data| {
        let site = &data.catalog().site;
        // Where the files of the areas are too large for the first page, they come when needed.
        let is_large = data.file(LATEST).is_some();
        let ids = site.home.iter().chain(&site.comparators);
        let ids = ids.filter(|_| !is_large);
        keys.extend(ids.map(|id| format!("area/{id}")));
        // Last: the pages of indicators end with them.
        keys.push("claims".to_owned());
    });
    spawn_local(async move {
        for key in keys {
            if is_first(&key) {
                load(site, key.clone(), Cache::Normal).await;
                let failed = site
                    .faults
                    .read_untracked()
                    .iter()
                    .any(|fault| fault.key == key);
                if failed {
                    REQUESTED.with_borrow_mut(|requested| requested.retain(|known| *known != key));
                    site.faults
                        .update_untracked(|faults| faults.retain(|fault| fault.key != key));
                }
            }
        }
    });
}

/// Loads one shard into the dataset, or one chunk, or records the error.
async fn load(site: Site, key: String, cache: Cache) {
    if let Some(chunk) = Chunk::ALL.into_iter().find(|chunk| chunk.key() == key) {
        if !chunks::load(site, chunk).await {
            let message = format!("{key}: no answer, or not the program.");
            site.faults
                .update(|faults| faults.push(Fault { key, message }));
        }
        return;
    }
    let path = site
        .dataset
        .with_untracked(|data| data.file(&key).map(|file| file.path.clone()));
    let Some(path) = path else { return };
    let path = format!("data/{path}");
    let base = BASE.with_borrow(Clone::clone);
    let bytes = fetch::bytes(&base, &path, cache).await;
    let read = if texts::is_words(&key) {
        load_text_reader().await
    } else {
        Some(decode::part as ShardReader)
    };
    let part = match (read, bytes) {
        (Some(read), Ok(bytes)) => {
            let read = |data: &Dataset| read(&path, &bytes, data);
            site.dataset
                .with_untracked(read)
                .map_err(|error| error.to_string())
        }
        (None, _) => Err("program/words: no answer, or not the program".to_owned()),
        (_, Err(error)) => Err(error.to_string()),
    };
    match part {
        Ok(part) => site
            .dataset
            .update(|data| *data = Arc::new(data.with_part(&part))),
        Err(message) => {
            let message = format!("{message}.");
            site.faults
                .update(|faults| faults.push(Fault { key, message }));
        }
    }
}
