//! What every component may read: the dataset, where the reader is, what went wrong.

use std::sync::Arc;

use leptos::prelude::*;

use super::dataset_signal::Loaded;
use crate::data::dataset::{Dataset, LATEST};
use crate::data::figure::ReportIdx;
use crate::data::words::{AreaKind, Scope};
use crate::ui::pages::{self, Part};
use crate::view::page::{area, compare, not_found};
use crate::view::report::{diff, reader};
use crate::view::state::ViewState;
use crate::view::state::query;
use crate::view::state::route::Route;

/// Where the reader is and what they asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// What they asked to see on it.
    pub view: ViewState,
    /// The part of the page they asked for; may be empty.
    pub fragment: String,
    /// What was not understood in the address.
    pub notices: Vec<String>,
}

/// A file that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its key, as in the index.
    pub key: String,
    /// What is wrong, for the reader.
    pub message: String,
}

/// The state that all components share.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    /// What has been loaded.
    pub dataset: Loaded,
    /// Where the reader is.
    pub location: RwSignal<Location>,
    /// Files that could not be used.
    pub faults: RwSignal<Vec<Fault>>,
    /// Grows when colours or the pixel ratio change, so that charts are painted again.
    pub appearance: RwSignal<u32>,
    /// Whether the page responds. What makes its end is loaded from then on.
    pub responds: RwSignal<bool>,
    /// How many parts of the program have arrived after the first.
    pub arrived: RwSignal<u32>,
    /// Whether a page is made in one step, as it must be where the reader returns to a place on it.
    /// Otherwise what lies below its chart comes with the second frame.
    pub at_once: RwSignal<bool>,
    /// What stands before a path to reach the site's root.
    root: StoredValue<String>,
}

impl Site {
    /// The state of a page that opens at a location.
    pub fn new(dataset: Arc<Dataset>, location: Location, root: &str) -> Self {
        Self {
            dataset: Loaded::new(dataset),
            location: RwSignal::new(location),
            faults: RwSignal::new(Vec::new()),
            appearance: RwSignal::new(0),
            responds: RwSignal::new(false),
            arrived: RwSignal::new(0),
            at_once: RwSignal::new(true),
            root: StoredValue::new(root.to_owned()),
        }
    }

    /// The state provided to the component that asks.
    pub fn here() -> Self {
        expect_context()
    }

    /// The address of a page.
    pub fn href(&self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The address of a part of a page, or of the whole page where no part is named.
    pub fn part(&self, route: &Route, part: &str) -> String {
        let page = self.href(route);
        if part.is_empty() {
            page
        } else {
            format!("{page}#{part}")
        }
    }

    /// The address of a file below the site's root.
    pub fn file(&self, path: &str) -> String {
        let root = self.root.get_value();
        if path.is_empty() && root.is_empty() {
            "./".to_owned()
        } else {
            format!("{root}{path}")
        }
    }

    /// The query string of a view with its question mark; empty for the default.
    pub fn query(view: &ViewState) -> String {
        let query = query::encode(view);
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }

    /// Changes what the reader asked to see on this page.
    pub fn ask(&self, change: impl FnOnce(&mut ViewState)) {
        self.location.update(|location| {
            change(&mut location.view);
            location.notices.clear();
        });
    }

    /// The page that is shown: what the reader asked for, if there is such a thing.
    pub fn route(&self) -> Route {
        let data = self.dataset.get_untracked();
        self.location.with(|at| not_found::found(&data, &at.route))
    }

    /// Whether every file that this page needs has arrived or failed.
    pub fn is_settled(&self) -> bool {
        let faults = self.faults.read();
        let has_failed = |key: &String| faults.iter().any(|fault| fault.key == *key);
        self.missing().iter().all(has_failed)
    }

    /// Whether every file that this page needs is there.
    pub fn is_whole(&self) -> bool {
        pages::has_arrived(Part::of(&self.route())) && self.missing().is_empty()
    }

    /// The data that this page needs and that are not there, by key.
    fn missing(&self) -> Vec<String> {
        let data = self.dataset.get();
        let mut needed = self.location.with(|at| files(&data, &at.route, &at.view));
        needed.retain(|key| !data.has_part(key));
        needed
    }

    /// What the reader asked to see, as a value that tells of changes.
    pub fn view(&self) -> Memo<ViewState> {
        let location = self.location;
        Memo::new(move |_| location.read().view.clone())
    }
}

/// What a page cannot do without, by key: its parts of the program, then its data. What makes its end
/// may come later, unless the written words of that would be wrong.
pub fn needs(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
    let part = Part::of(&not_found::found(dataset, route));
    let mut keys = vec![part.key()];
    if part == Part::Indicator && *view != ViewState::default() {
        keys.push(Part::Below.key());
    }
    keys.extend(files(dataset, route, view));
    keys
}

/// All that a page shows, by key: what it cannot do without, then what makes its end, which comes
/// once the page responds.
pub fn wants(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
    let mut keys = needs(dataset, route, view);
    let end = Part::Below.key();
    if keys.first() == Some(&Part::Indicator.key()) && !keys.contains(&end) {
        keys.push(end);
    }
    let known = match route {
        Route::Indicator(id) => dataset.indicator_idx(id),
        _ => None,
    };
    let about = known.and_then(|at| dataset.indicator(at));
    let has_claims = dataset.file("claims").is_some();
    if has_claims && about.is_some_and(|about| about.scope == Scope::Reports) {
        keys.extend([Part::Claims.key(), "claims".to_owned()]);
    }
    keys
}

/// The data that a page cannot do without, by key. What the site has no file for is not waited for.
fn files(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
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
