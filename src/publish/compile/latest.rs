//! Shard of the latest figures of the site's areas, from which the home page and the list of
//! indicators are rendered if the shards of whole areas are too large to wait for.

use std::collections::BTreeMap;

use crate::data::words::AreaKind;
use crate::format::excerpt::MAX_SPARKLINE_POINTS;

use crate::publish::content::{Content, ObservationRow};

/// Files of areas that are larger in all are not needed by the first page. Columnar JSON of figures
/// travels in a ninth of its size.
pub(crate) const MAX_AREA_BYTES: usize = 400_000;

/// True if an area is shown on the first page or in the list of indicators.
pub(crate) fn is_listed(content: &Content, id: &str) -> bool {
    let mut areas = content.catalog.areas.iter();
    content.catalog.site.home.iter().any(|home| home == id)
        || areas.any(|area| area.id == id && area.kind == AreaKind::Joint)
}

/// Selects the figures of the latest periods of each indicator, area and breakdown, in their order:
/// one more period than a small chart shows, so that the first figure shown can be compared with an
/// earlier one.
pub(crate) fn rows<'a>(all: &[&'a ObservationRow]) -> Vec<&'a ObservationRow> {
    let key = |row: &'a ObservationRow| {
        let subject = &row.subject;
        [&subject.indicator, &subject.area, &subject.breakdown]
    };
    let mut periods: BTreeMap<[&String; 3], Vec<f64>> = BTreeMap::new();
    for row in all {
        let known = periods.entry(key(row)).or_default();
        known.push(row.period.order());
    }
    for known in periods.values_mut() {
        known.sort_by(|one, other| other.total_cmp(one));
        known.dedup_by(|one, other| one.total_cmp(other).is_eq());
        known.truncate(MAX_SPARKLINE_POINTS + 1);
    }
    let is_late = |row: &&'a ObservationRow| {
        let first = periods.get(&key(row)).and_then(|known| known.last());
        first.is_some_and(|first| row.period.order() >= *first)
    };
    all.iter().copied().filter(is_late).collect()
}
