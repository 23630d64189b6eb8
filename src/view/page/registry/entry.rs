//! The facts of a page that menus, titles, search, loading and prerendering read.

use crate::data::dataset::Dataset;
use crate::view::state::ViewState;

/// A page, or all pages of one kind that differ by an id.
///
/// Facts are looked up by type and not through a table of functions, so that the program leaves out
/// those that only the publisher reads.
pub trait PageEntry {
    /// Name of the page; of a page with an id, the name where nothing has that id.
    const NAME: &'static str;
    /// Description for search engines and previews.
    const DESCRIPTION: &'static str = "";
    /// Label in the main menu; none where the menu leaves the page out.
    const MENU_LABEL: Option<&'static str> = None;
    /// Search keywords of the page, besides its name; `None` if its contents are indexed.
    const SEARCH_WORDS: Option<&'static str> = None;
    /// Sentence on the page where it has nothing to show; none where it always has.
    const EMPTY: Option<&'static str> = None;
    /// Heading where nothing has the id in the address.
    const NOT_FOUND: &'static str = "Page not found";

    /// True if something has the id.
    fn exists(_dataset: &Dataset, _id: &str) -> bool {
        true
    }

    /// Name of the page with an id.
    fn name(_dataset: &Dataset, _id: &str) -> String {
        Self::NAME.to_owned()
    }

    /// Description of the page with an id.
    fn description(_dataset: &Dataset, _id: &str) -> String {
        Self::DESCRIPTION.to_owned()
    }

    /// Keys of the data that the page shows once it responds.
    fn deferred_keys(_dataset: &Dataset, _id: &str) -> Vec<String> {
        Vec::new()
    }

    /// Keys of the data that the page shows, whether or not the site has files for them.
    fn data_keys(_dataset: &Dataset, _id: &str, _view: &ViewState) -> Vec<String> {
        Vec::new()
    }
}
