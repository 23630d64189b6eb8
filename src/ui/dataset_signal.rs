//! The dataset as a signal.

use std::sync::Arc;

use leptos::prelude::*;

use crate::data::dataset::Dataset;

/// The data that are loaded so far.
///
/// A signal with few ways to read it, which hand out a share of the dataset: reading a signal in
/// place is compiled anew wherever it is done. `docs/size.md` tells how much that is.
#[derive(Debug, Clone, Copy)]
pub struct DatasetSignal(RwSignal<Arc<Dataset>>);

impl DatasetSignal {
    /// A signal that holds the data loaded first.
    pub fn new(dataset: Arc<Dataset>) -> Self {
        Self(RwSignal::new(dataset))
    }

    /// The data, tracked.
    #[inline(never)]
    pub fn get(&self) -> Arc<Dataset> {
        self.0.get()
    }

    /// The data, untracked.
    #[inline(never)]
    pub fn get_untracked(&self) -> Arc<Dataset> {
        self.0.get_untracked()
    }

    /// Reads the data, tracked.
    pub fn with<T>(&self, read: impl FnOnce(&Dataset) -> T) -> T {
        read(&self.get())
    }

    /// Reads the data, untracked.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Dataset) -> T) -> T {
        read(&self.get_untracked())
    }

    /// Tracks the loading of data.
    pub fn track(&self) {
        self.0.track();
    }

    /// Changes the data.
    pub fn update(&self, change: impl FnOnce(&mut Arc<Dataset>)) {
        self.0.update(change);
    }
}
