//! Parts of a page that change, and lists of parts: few types, so that the program stays small. For the
//! same reason all attributes that change are of the type `Option<String>`.

use std::sync::{Arc, Mutex};

use leptos::prelude::{AnyView, Effect, IntoAny};

/// A part that is made again whenever what it reads changes.
///
/// All such parts have this one type: a closure of its own type would be compiled with all of
/// its machinery, some 6 KB each in the program that readers load.
pub type Live = Arc<Mutex<dyn FnMut() -> AnyView + Send>>;

/// A part that is made by a closure.
pub fn live(make: impl FnMut() -> AnyView + Send + 'static) -> Live {
    Arc::new(Mutex::new(make))
}

/// Does something now, and again whenever what it reads changes; of one type like [`Live`].
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
