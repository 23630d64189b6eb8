//! The registry of pages: one line for each, which leads to the facts in its file.

mod about;
mod changes;
mod claims;
mod comparison;
mod data;
mod data_keys;
pub mod entry;
mod glossary;
mod home;
mod indicators;
mod not_found;
mod reports;
mod search;
mod subjects;

use super::availability;
use crate::data::dataset::Dataset;
use crate::view::page::registry::entry::PageEntry as _;
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Evaluates an expression with the entry of a route and the id in it, which is empty where it has
/// none.
macro_rules! of_entry {
    ($route:expr, |$entry:ident, $id:ident| $fact:expr) => {
        match $route {
            Route::Home => of_entry!(home::Home, "", $entry, $id, $fact),
            Route::Subjects => of_entry!(subjects::SubjectList, "", $entry, $id, $fact),
            Route::Subject(id) => of_entry!(subjects::Subject, id, $entry, $id, $fact),
            Route::Indicators => of_entry!(indicators::IndicatorList, "", $entry, $id, $fact),
            Route::Indicator(id) => of_entry!(indicators::Indicator, id, $entry, $id, $fact),
            Route::Compare => of_entry!(comparison::Compare, "", $entry, $id, $fact),
            Route::Area(id) => of_entry!(comparison::Area, id, $entry, $id, $fact),
            Route::Reports => of_entry!(reports::ReportList, "", $entry, $id, $fact),
            Route::Report(id) => of_entry!(reports::Report, id, $entry, $id, $fact),
            Route::Changes => of_entry!(changes::Changes, "", $entry, $id, $fact),
            Route::Checks => of_entry!(claims::Checks, "", $entry, $id, $fact),
            Route::SaidAndDone => of_entry!(claims::SaidAndDone, "", $entry, $id, $fact),
            Route::Search => of_entry!(search::Search, "", $entry, $id, $fact),
            Route::Glossary => of_entry!(glossary::Glossary, "", $entry, $id, $fact),
            Route::Data => of_entry!(data::Data, "", $entry, $id, $fact),
            Route::About => of_entry!(about::About, "", $entry, $id, $fact),
            Route::NotFound(_) => of_entry!(not_found::NotFound, "", $entry, $id, $fact),
        }
    };
    ($page:ty, $value:expr, $entry:ident, $id:ident, $fact:expr) => {{
        type $entry = $page;
        let $id: &str = $value;
        $fact
    }};
}

/// The title of a page, unlike that of any other.
pub fn title(dataset: &Dataset, route: &Route) -> String {
    let site = &dataset.catalog().site.title;
    format!("{} – {site}", name(dataset, route))
}

/// The name of a page.
pub fn name(dataset: &Dataset, route: &Route) -> String {
    of_entry!(route, |Entry, id| Entry::name(dataset, id))
}

/// The description of a page for search engines and previews.
pub fn description(dataset: &Dataset, route: &Route) -> String {
    if !availability::has_content(dataset, route) {
        return empty_message(route).to_owned();
    }
    of_entry!(route, |Entry, id| Entry::description(dataset, id))
}

/// The label of a page in the main menu; none where the menu leaves it out.
pub fn menu_label(route: &Route) -> Option<&'static str> {
    of_entry!(route, |Entry, _id| Entry::MENU_LABEL)
}

/// Name of a page and its search keywords; `None` if its contents are indexed.
pub fn search_words(route: &Route) -> Option<(&'static str, &'static str)> {
    of_entry!(route, |Entry, _id| Some((
        Entry::NAME,
        Entry::SEARCH_WORDS?
    )))
}

/// The sentence on a page that has nothing to show.
pub fn empty_message(route: &Route) -> &'static str {
    of_entry!(route, |Entry, _id| Entry::EMPTY).unwrap_or_default()
}

/// The heading for an address that names nothing.
pub fn not_found_heading(route: &Route) -> &'static str {
    of_entry!(route, |Entry, _id| Entry::NOT_FOUND)
}

/// Route itself, or the route of the not-found page if nothing has its id.
pub fn resolve(dataset: &Dataset, route: &Route) -> Route {
    if of_entry!(route, |Entry, id| Entry::exists(dataset, id)) {
        route.clone()
    } else {
        Route::NotFound(route.path())
    }
}

/// Keys of the data that a page shows once it responds, without those that the site has no file
/// for.
pub fn deferred_keys(dataset: &Dataset, route: &Route) -> Vec<String> {
    let mut keys = of_entry!(route, |Entry, id| Entry::deferred_keys(dataset, id));
    keys.retain(|key| dataset.file(key).is_some());
    keys
}

/// Keys of the data that a page shows, without those that the site has no file for.
pub fn data_keys(dataset: &Dataset, route: &Route, view: &ViewState) -> Vec<String> {
    let mut keys = of_entry!(route, |Entry, id| Entry::data_keys(dataset, id, view));
    keys.retain(|key| dataset.file(key).is_some());
    keys
}
