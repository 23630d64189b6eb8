//! Sentences about one figure, its source and the trend of a line.

pub mod data_point;
pub mod derived_rates;
pub mod events;
pub mod legend;
pub mod provenance;
pub mod releases;
pub mod trend;
