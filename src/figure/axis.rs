//! The value axis of each unit.

use crate::chart::ticks::{AxisSpec, NumberFormat};
use crate::data::words::Unit;
use crate::format::{self, labels};

/// The value axis of a unit: percentages end at 100, and an axis over time spans at least 10
/// percentage points, or 5 of anything that is counted.
pub fn value_axis(unit: Unit) -> AxisSpec {
    AxisSpec {
        title: labels::unit(unit).to_owned(),
        format: NumberFormat(format::formatter(unit)),
        cap: (unit == Unit::Percent).then_some(100.0),
        min_span: match unit {
            Unit::Percent => 10.0,
            Unit::Rate | Unit::Caseload => 0.0,
            _ => 5.0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_writes_numbers_in_its_unit() {
        let label = |unit, value| value_axis(unit).label(value, 1);
        assert_eq!(label(Unit::Percent, 82.5), "82.5%");
        assert_eq!(label(Unit::Pounds, 1500.0), "£1,500");
        assert_eq!(label(Unit::Rank, 2.0), "2nd");
        assert_eq!(label(Unit::Year, 2020.0), "2020");
        assert_eq!(label(Unit::Count, 2020.0), "2,020");
    }
}
