//! Keys of data that several pages show.

use crate::data::dataset::{Dataset, LATEST, NATIONAL};

/// The figures of the site's own areas.
pub(super) fn home_areas(dataset: &Dataset) -> Vec<String> {
    let home = dataset.catalog().site.home.iter();
    home.map(|id| format!("area/{id}")).collect()
}

/// The latest figures of the site's own areas, from reports and national statistics.
pub(super) fn newest(dataset: &Dataset) -> Vec<String> {
    let mut keys = match dataset.file(LATEST) {
        Some(_) => vec![LATEST.to_owned()],
        None => home_areas(dataset),
    };
    keys.push(NATIONAL.to_owned());
    keys
}

/// Keys of the figures of indicators, and of the populations that turn them into rates.
pub(super) fn indicators(dataset: &Dataset, indicators: Vec<String>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for id in &indicators {
        let about = dataset
            .indicator_idx(id)
            .and_then(|at| dataset.indicator(at));
        let base = about.and_then(|about| about.base.as_ref());
        for id in std::iter::once(id).chain(base) {
            let key = format!("indicator/{id}");
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}
