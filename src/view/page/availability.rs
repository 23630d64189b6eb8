//! Availability of pages: which ones of a site have content.

use crate::data::dataset::Dataset;

use crate::view::state::route::Route;

/// True if a page has something to show. Menus and links leave out a page that has not.
pub fn has_content(dataset: &Dataset, route: &Route) -> bool {
    let path = route.path();
    let mut empty = dataset.catalog().empty_pages.iter();
    !empty.any(|known| *known == path)
}
