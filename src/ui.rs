//! Pages as Leptos components. They compile twice: to WebAssembly, where they run, and natively,
//! where `publish` prerenders each page with them.
//!
//! Components contain no arithmetic: they lay out the sentences of [`crate::view`] and the drawings
//! of [`crate::chart`]. Only `browser` touches `window`.

pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod chunk;
pub mod components;
pub mod dataset_signal;
pub mod export_data;
pub mod live;
pub mod pages;
pub mod platform;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
pub mod requirements;
pub mod site;
