//! Measures of a figure: as printed, as a rate for every 10,000 children, as the number counted. A
//! calculated number names the population it rests on.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::{AreaIdx, Observation, Quantity};
use crate::data::period::Period;
use crate::data::words::{Polarity, Qualifier, Unit};
use crate::stats::rate::per_10_000;

use crate::view::state::Measure;

/// A population that the dataset holds for an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// Number of children.
    pub population: f64,
    /// The figure it comes from.
    pub observation: Observation,
}

/// Population that turns an area's counts of a period into rates: the latest counted by the end of
/// the period, else the first. `None` if the indicator names no population or the dataset holds
/// none.
pub fn base(
    dataset: &Dataset,
    indicator: &Indicator,
    area: AreaIdx,
    period: Period,
) -> Option<Base> {
    let population = dataset.indicator_idx(indicator.base.as_ref()?)?;
    let series = dataset.series(population, area)?;
    let known = |o: &&Observation| o.quantity.point().is_some();
    let counted = |o: &&Observation| known(o) && o.period.end() <= period.end();
    let found = series.observations.iter().rev().find(counted);
    let observation = found.or_else(|| series.observations.iter().find(known))?;
    Some(Base {
        population: observation.quantity.point()?,
        observation: observation.clone(),
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

/// The number that was counted behind a share or rate, where its source gives it.
pub fn as_count(observation: &Observation) -> Option<Quantity> {
    Some(Quantity {
        value: Some(observation.numerator?),
        lower: None,
        upper: None,
        qualifier: Qualifier::Exact,
    })
}

/// True if an indicator prints shares or rates, behind which there is a number of the same
/// children.
pub fn is_share(indicator: &Indicator) -> bool {
    matches!(indicator.unit, Unit::Percent | Unit::Rate)
}

/// The indicator as it reads in a measure.
pub fn indicator_in(indicator: &Indicator, measure: Measure) -> Indicator {
    let (unit, decimals) = match measure {
        Measure::Printed => (indicator.unit, indicator.decimals),
        Measure::Rate => (Unit::Rate, 1),
        Measure::Count => (Unit::Count, 0),
    };
    // The polarity of a share says nothing about the count behind it.
    let polarity = if measure == Measure::Count {
        Polarity::None
    } else {
        indicator.polarity
    };
    Indicator {
        unit,
        decimals,
        polarity,
        ..indicator.clone()
    }
}
