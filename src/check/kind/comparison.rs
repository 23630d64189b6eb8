//! Rules that compare figures with each other.

pub(super) mod between;
pub(super) mod compared;
pub(super) mod direction;
pub(super) mod fits;
pub(super) mod most;
pub(super) mod pace;
pub(super) mod pairs;
pub(super) mod part;
pub(super) mod same;
pub(super) mod trend;
