//! Reactive views and lists of views, of few types so that the program stays small
//! (`docs/size.md`). For the same reason all reactive attributes are of the type `Option<String>`.

use std::sync::{Arc, Mutex};

use leptos::prelude::{AnyView, Effect, IntoAny};

/// A view that is rendered again whenever a signal that it reads changes.
///
/// All reactive views have this one type: a closure of its own type would be compiled with all of
/// its machinery.
pub type Live = Arc<Mutex<dyn FnMut() -> AnyView + Send>>;

/// A reactive view rendered by a closure.
pub fn live(make: impl FnMut() -> AnyView + Send + 'static) -> Live {
    Arc::new(Mutex::new(make))
}

/// Runs a closure now, and again whenever a signal that it reads changes; of one type like
/// [`Live`].
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// Lists of views.
pub trait Each {
    /// The views of a list, all of one type for the reason that [`Live`] gives.
    fn each(self) -> Vec<AnyView>;
}

impl<I: IntoIterator<Item: IntoAny>> Each for I {
    fn each(self) -> Vec<AnyView> {
        self.into_iter().map(IntoAny::into_any).collect()
    }
}
