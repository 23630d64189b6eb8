//! Parts of a page that change.

use std::sync::{Arc, Mutex};

use leptos::prelude::AnyView;

/// A part that is made again whenever what it reads changes.
///
/// All such parts have this one type: a closure of its own type would be compiled with all of
/// its machinery, some 6 KB each in the program that readers load.
pub type Live = Arc<Mutex<dyn FnMut() -> AnyView + Send>>;

/// A part that is made by a closure.
pub fn live(make: impl FnMut() -> AnyView + Send + 'static) -> Live {
    Arc::new(Mutex::new(make))
}
