//! Tells which pages of a site have something to show, and what the others say instead.

use crate::data::dataset::Dataset;

use crate::view::state::route::Route;

/// True if a page has something to show. Menus and links leave out a page that has not.
pub fn has_content(dataset: &Dataset, route: &Route) -> bool {
    let path = route.path();
    let mut empty = dataset.catalog().empty_pages.iter();
    !empty.any(|known| *known == path)
}

/// The sentence on a page that has nothing to show.
pub fn empty_message(route: &Route) -> &'static str {
    match route {
        Route::Checks => "No statements have been recorded for checking.",
        Route::SaidAndDone => "No expectations or promises have been recorded.",
        Route::Glossary => "No terms have been explained.",
        Route::Changes => "No measure appears in two reports, so there are no changes to show.",
        Route::Reports => "No reports have been published.",
        _ => "There are no national figures to compare.",
    }
}
