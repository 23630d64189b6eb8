//! Requirements of pages: chunks of the program and data files, by key.

use crate::data::dataset::Dataset;
use crate::data::words::Scope;
use crate::ui::chunk::Chunk;
use crate::view::page::{registry, subject};
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Keys of what a page must have before it is shown: its chunks, then its data. The details of an
/// indicator may come later, unless the server-rendered ones are of another view.
pub fn required(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
    let chunk = Chunk::of(&registry::resolve(dataset, route));
    let mut keys = vec![chunk.key()];
    if chunk == Chunk::Indicator && *view != ViewState::default() {
        keys.push(Chunk::IndicatorDetails.key());
    }
    keys.extend(registry::data_keys(dataset, route, view));
    keys
}

/// Keys of all that a page shows: what it must have, then what loads once the page responds.
pub fn all(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
    let mut keys = required(dataset, route, view);
    let details = Chunk::IndicatorDetails.key();
    if keys.first() == Some(&Chunk::Indicator.key()) && !keys.contains(&details) {
        keys.push(details);
    }
    keys.extend(registry::deferred_keys(dataset, route));
    let known = match route {
        Route::Indicator(id) => dataset.indicator_idx(id),
        Route::Subject(id) => {
            subject::by_id(dataset, id).and_then(|about| dataset.indicator_idx(&about.headline))
        }
        _ => None,
    };
    let about = known.and_then(|at| dataset.indicator(at));
    let has_claims = dataset.file("claims").is_some();
    if has_claims && about.is_some_and(|about| about.scope == Scope::Reports) {
        keys.extend([Chunk::Claims.key(), "claims".to_owned()]);
    }
    keys
}
