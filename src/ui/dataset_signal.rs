//! The dataset as a signal.

use std::sync::Arc;

use leptos::prelude::*;

use crate::data::dataset::Dataset;

/// Data that are loaded so far.
///
/// A signal with few methods to read it, which return a shared handle of the dataset: each inlined
/// read of a signal is compiled separately. `docs/size.md` gives the cost.
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
