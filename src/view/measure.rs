//! Counts as rates for every 10,000 children, worked out from a printed population.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::{AreaIdx, Observation, Quantity};
use crate::data::words::Unit;
use crate::stats::rate::per_10_000;

/// A population that the dataset holds for an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// Number of children.
    pub population: f64,
    /// The figure it comes from.
    pub observation: Observation,
}

/// The population of an area that turns an indicator's counts into rates, where the indicator
/// names one and the dataset holds it: the latest printed.
pub fn base(dataset: &Dataset, indicator: &Indicator, area: AreaIdx) -> Option<Base> {
    let population = dataset.indicator_idx(&indicator.base)?;
    let series = dataset.series(population, area)?;
    let latest = series
        .observations
        .iter()
        .rev()
        .find(|o| o.quantity.point().is_some())?;
    Some(Base {
        population: latest.quantity.point()?,
        observation: latest.clone(),
    })
}

/// A count as a rate: value and bounds divided by the base.
pub fn as_rate(quantity: &Quantity, base: &Base) -> Quantity {
    let rate = |value: Option<f64>| value.and_then(|value| per_10_000(value, base.population));
    Quantity {
        value: rate(quantity.value),
        lower: rate(quantity.lower),
        upper: rate(quantity.upper),
        qualifier: quantity.qualifier,
    }
}

/// The indicator as it reads when its counts are shown as rates.
pub fn rate_indicator(indicator: &Indicator) -> Indicator {
    Indicator {
        unit: Unit::Rate,
        decimals: 1,
        ..indicator.clone()
    }
}
