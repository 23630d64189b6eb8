//! Candour: open performance reports that a council publishes as plain files.
//!
//! Data flows one way: content → [`data`] → [`view`] → [`figure`] → `ui`. Modules import only
//! modules to their left: [`stats`] ← [`chart`] ← [`data`] ← [`mod@format`] ← [`check`] ← [`view`] ←
//! [`figure`] ← `ui`; `publish` runs natively only and may use all. `ARCHITECTURE.md` is the map.

#![recursion_limit = "512"]

pub mod chart;
pub mod check;
pub mod data;
pub mod figure;
pub mod stats;
pub mod ui;
pub mod view;

pub mod format;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
