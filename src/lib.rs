//! Candour: open performance reports that a council publishes as plain files.
//!
//! Data goes one way: files → [`data`] → [`view`] → [`chart`] → `ui`. Modules import only what
//! stands to their left: [`stats`] ← [`data`] ← [`view`] ← [`chart`] ← `ui`; `publish` runs
//! natively only and may use all. `ARCHITECTURE.md` is the map.

#![recursion_limit = "512"]

pub mod chart;
pub mod check;
pub mod data;
pub mod figure;
pub mod stats;
pub mod ui;
pub mod view;

#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
