//! The page at addresses that lead nowhere.

use super::entry::PageEntry;

pub(super) struct NotFound;

impl PageEntry for NotFound {
    const NAME: &'static str = "Page not found";
    const DESCRIPTION: &'static str = "There is no page at this address.";
}
