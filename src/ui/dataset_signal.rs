//! The dataset as components read it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::data::dataset::Dataset;

/// What has been loaded so far, as a value that tells of changes.
///
/// A signal with few ways to read it, which hand out a share of the dataset: reading a signal in
/// place is compiled anew wherever it is done, some 150 bytes each in the program that readers
/// load.
#[derive(Debug, Clone, Copy)]
pub struct Loaded(RwSignal<Arc<Dataset>>);

impl Loaded {
    /// What is loaded to begin with.
    pub fn new(dataset: Arc<Dataset>) -> Self {
        Self(RwSignal::new(dataset))
    }

    /// What is loaded; whoever asks is told when more arrives.
    #[inline(never)]
    pub fn get(&self) -> Arc<Dataset> {
        self.0.get()
    }

    /// What is loaded, for what need not change with it.
    #[inline(never)]
    pub fn get_untracked(&self) -> Arc<Dataset> {
        self.0.get_untracked()
    }

    /// Reads what is loaded; whoever asks is told when more arrives.
    pub fn with<T>(&self, read: impl FnOnce(&Dataset) -> T) -> T {
        read(&self.get())
    }

    /// Reads what is loaded, for what need not change with it.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Dataset) -> T) -> T {
        read(&self.get_untracked())
    }

    /// Asks to be told when more arrives.
    pub fn track(&self) {
        self.0.track();
    }

    /// Changes what is loaded.
    pub fn update(&self, change: impl FnOnce(&mut Arc<Dataset>)) {
        self.0.update(change);
    }
}
