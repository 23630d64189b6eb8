//! The pages as Leptos components. They compile twice: to WebAssembly, where they run, and
//! natively, where `publish` writes each page's first HTML with them.
//!
//! Components hold no arithmetic: they place what [`crate::view`] says and what
//! [`crate::chart`] draws. Only `browser` touches `window`.

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
