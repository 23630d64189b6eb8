//! The state that all components share: the dataset, the location, failed files, loaded chunks.

use std::sync::Arc;

use leptos::prelude::*;

use super::chunk::Chunk;
use super::dataset_signal::DatasetSignal;
use crate::data::dataset::Dataset;
use crate::view::page::registry;
use crate::view::state::ViewState;
use crate::view::state::link::Link;
use crate::view::state::query;
use crate::view::state::route::Route;

/// The location of the reader: page, view and anchor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The view of the page.
    pub view: ViewState,
    /// The anchor on the page; empty for none.
    pub fragment: String,
    /// Notices on an address that was not understood.
    pub notices: Vec<String>,
}

/// A file that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Key of the shard or chunk, as in the index.
    pub key: String,
    /// The failure, for the reader.
    pub message: String,
}

/// The state that all components share.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    /// The data that are loaded.
    pub dataset: DatasetSignal,
    /// The location of the reader.
    pub location: RwSignal<Location>,
    /// Files that could not be used.
    pub faults: RwSignal<Vec<Fault>>,
    /// Grows when colours or the pixel ratio change, so that charts are painted again.
    pub appearance: RwSignal<u32>,
    /// True once the page responds. Its deferred content is loaded from then on.
    pub responds: RwSignal<bool>,
    /// True if a page is rendered in one step, as it must be where the reader returns to a scroll
    /// position. Otherwise the content below its chart comes with the second frame.
    pub at_once: RwSignal<bool>,
    /// The chunks that are loaded, as bits. A plain number, since signals of another type cost
    /// code.
    chunks: RwSignal<u32>,
    /// Prefix of paths that leads to the site's root.
    root: StoredValue<String>,
}

impl Site {
    /// The state of a page that opens at a location.
    pub fn new(dataset: Arc<Dataset>, location: Location, root: &str) -> Self {
        Self {
            dataset: DatasetSignal::new(dataset),
            location: RwSignal::new(location),
            faults: RwSignal::new(Vec::new()),
            appearance: RwSignal::new(0),
            responds: RwSignal::new(false),
            chunks: RwSignal::new(0),
            at_once: RwSignal::new(true),
            root: StoredValue::new(root.to_owned()),
        }
    }

    /// The state provided to the calling component.
    pub fn here() -> Self {
        expect_context()
    }

    /// The address of a page.
    pub fn href(&self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The address that a link leads to.
    pub fn href_to(&self, link: &Link) -> String {
        let page = self.href(&link.route);
        match &link.anchor {
            None => page,
            Some(anchor) => format!("{page}#{anchor}"),
        }
    }

    /// Address of a file, by its path relative to the site's root.
    pub fn file(&self, path: &str) -> String {
        let root = self.root.get_value();
        if path.is_empty() && root.is_empty() {
            "./".to_owned()
        } else {
            format!("{root}{path}")
        }
    }

    /// The query string of a view with its question mark; empty for the default.
    pub fn query(view: &ViewState) -> String {
        let query = query::encode(view);
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }

    /// Changes the view of this page.
    pub fn ask(&self, change: impl FnOnce(&mut ViewState)) {
        self.location.update(|location| {
            change(&mut location.view);
            location.notices.clear();
        });
    }

    /// The page that is shown: the requested one, if it exists.
    pub fn route(&self) -> Route {
        let data = self.dataset.get_untracked();
        self.location.with(|at| registry::resolve(&data, &at.route))
    }

    /// True if every file that this page needs has loaded or failed.
    pub fn is_settled(&self) -> bool {
        let faults = self.faults.read();
        let has_failed = |key: &String| faults.iter().any(|fault| fault.key == *key);
        self.missing().iter().all(has_failed)
    }

    /// True if every file that this page needs is there.
    pub fn is_whole(&self) -> bool {
        self.has_chunk(Chunk::of(&self.route())) && self.missing().is_empty()
    }

    /// True if a chunk is loaded. Tracks the loading of chunks only until then, so that what is
    /// rendered from a chunk is not rendered again when others follow.
    pub fn has_chunk(&self, chunk: Chunk) -> bool {
        let is_loaded = self.chunks.get_untracked() & chunk.bit() != 0;
        if !is_loaded {
            self.chunks.track();
        }
        is_loaded
    }

    /// Notes that a chunk is loaded.
    pub fn add_chunk(&self, chunk: Chunk) {
        self.chunks.update(|chunks| *chunks |= chunk.bit());
    }

    /// Tracks the loading of chunks.
    pub fn track_chunks(&self) {
        self.chunks.track();
    }

    /// The data that this page needs and that are not there, by key.
    fn missing(&self) -> Vec<String> {
        let data = self.dataset.get();
        let mut needed = self
            .location
            .with(|at| registry::data_keys(&data, &at.route, &at.view));
        needed.retain(|key| !data.has_part(key));
        needed
    }

    /// The view of the page, as a memo.
    pub fn view(&self) -> Memo<ViewState> {
        let location = self.location;
        Memo::new(move |_| location.read().view.clone())
    }
}
