//! What the journeys and the bench stand on: a browser that cleans up after itself, the
//! published site served as a host would, and a host that can be broken on purpose.
//!
//! The site, its server and the accessibility checker are made by `cargo xtask test`, which
//! names them in the environment; nothing is built here.

pub mod axe;
pub mod browser;
mod cdp;
pub mod chart;
mod driver;
pub mod faulty;
mod group;
pub mod grown;
mod input;
pub mod journey;
pub mod latency;
pub mod load;
pub mod place;
pub mod publishing;
pub mod remade;
pub mod site;
