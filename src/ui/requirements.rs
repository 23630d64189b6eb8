//! What a page requires: chunks of the program and data files, by key.

use crate::data::dataset::{Dataset, LATEST};
use crate::data::figure::ReportIdx;
use crate::data::words::{AreaKind, Scope};
use crate::ui::chunk::Chunk;
use crate::view::page::{area, compare, not_found};
use crate::view::report::{diff, reader};
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Keys of what a page must have before it is shown: its chunks, then its data. The details of an
/// indicator may come later, unless the server-rendered ones are of another view.
pub fn required(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
    let chunk = Chunk::of(&not_found::found(dataset, route));
    let mut keys = vec![chunk.key()];
    if chunk == Chunk::Indicator && *view != ViewState::default() {
        keys.push(Chunk::IndicatorDetails.key());
    }
    keys.extend(data_files(dataset, route, view));
    keys
}

/// Keys of all that a page shows: what it must have, then what loads once the page responds.
pub fn all(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
    let mut keys = required(dataset, route, view);
    let details = Chunk::IndicatorDetails.key();
    if keys.first() == Some(&Chunk::Indicator.key()) && !keys.contains(&details) {
        keys.push(details);
    }
    let known = match route {
        Route::Indicator(id) => dataset.indicator_idx(id),
        _ => None,
    };
    let about = known.and_then(|at| dataset.indicator(at));
    let has_claims = dataset.file("claims").is_some();
    if has_claims && about.is_some_and(|about| about.scope == Scope::Reports) {
        keys.extend([Chunk::Claims.key(), "claims".to_owned()]);
    }
    keys
}

/// Keys of the data that a page must have, without those that the site has no file for.
pub fn data_files(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
    let mut keys = content_keys(dataset, route, view);
    keys.retain(|key| dataset.file(key).is_some());
    keys
}

/// The data that a page shows, by key, whether or not the site has it.
fn content_keys(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
    let areas = || -> Vec<String> {
        let home = dataset.catalog().site.home.iter();
        home.map(|id| format!("area/{id}")).collect()
    };
    let has_latest = dataset.file(LATEST).is_some();
    match route {
        Route::Home | Route::Indicators if has_latest => vec![LATEST.to_owned()],
        Route::Home => areas(),
        Route::Data => areas().into_iter().chain(["notes".to_owned()]).collect(),
        // Figures of councils together are listed too.
        Route::Indicators => {
            let all = dataset.catalog().areas.iter();
            let joint = all.filter(|area| area.kind == AreaKind::Joint);
            let joint = joint.map(|area| format!("area/{}", area.id));
            areas().into_iter().chain(joint).collect()
        }
        Route::Indicator(id) => {
            let known = dataset
                .indicator_idx(id)
                .and_then(|at| dataset.indicator(at));
            let national = known.map(|about| about.national.clone());
            let national = national.filter(|id| view.beside && !id.is_empty());
            let ids = known
                .map(|about| about.id.clone())
                .into_iter()
                .chain(national);
            with_bases(dataset, ids.collect())
        }
        Route::Compare => with_bases(dataset, compare::indicators(dataset, view)),
        Route::Area(id) if area::home(dataset, id).is_some() => {
            with_bases(dataset, area::indicators(dataset))
        }
        Route::Report(id) => dataset
            .report_idx(id)
            .map(|at| of_report(dataset, at, id))
            .unwrap_or_default(),
        Route::Search => vec!["search".to_owned()],
        Route::Glossary => vec!["glossary".to_owned()],
        Route::About => vec!["notes".to_owned()],
        Route::Changes => {
            let pair = diff::pair(dataset, view);
            let pair = pair.into_iter().flat_map(|(from, to)| [from, to]);
            let ids = pair.filter_map(|at| dataset.report(at));
            ids.map(|report| format!("report/{}", report.id)).collect()
        }
        Route::Checks | Route::SaidAndDone => vec!["claims".to_owned()],
        _ => Vec::new(),
    }
}

/// A report's text, its figures, those of its areas, and the national ones that stand in for its
/// charts.
fn of_report(dataset: &Dataset, at: ReportIdx, id: &str) -> Vec<String> {
    let mut keys = vec![format!("report/{id}")];
    if let Some(text) = dataset.file(&format!("text/{id}")) {
        keys.push(text.key.clone());
        let areas = dataset.report(at).map(|report| report.areas.as_slice());
        keys.extend(
            areas
                .unwrap_or_default()
                .iter()
                .map(|id| format!("area/{id}")),
        );
        let nationals = dataset.text(at).map(|blocks| reader::nationals(blocks));
        keys.extend(with_bases(dataset, nationals.unwrap_or_default()));
    }
    keys
}

/// The files of indicators, and of the populations that turn them into rates.
fn with_bases(dataset: &Dataset, indicators: Vec<String>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for id in &indicators {
        let about = dataset
            .indicator_idx(id)
            .and_then(|at| dataset.indicator(at));
        let base = about.map_or("", |about| about.base.as_str());
        for id in [id.as_str(), base].into_iter().filter(|id| !id.is_empty()) {
            let key = format!("indicator/{id}");
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}
