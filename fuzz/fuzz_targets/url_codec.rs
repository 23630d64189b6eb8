//! Any address leads to one page and one view, which have an address of their own.
#![no_main]

use candour::view::state::query;
use candour::view::state::route::Route;
use libfuzzer_sys::fuzz_target;

/// Longest notice about a parameter that is not understood.
const MAX_NOTICE: usize = 160;

fuzz_target!(|address: &str| {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let route = Route::from_path(path);
    assert_eq!(Route::from_path(&route.path()), route);

    let (view, notices) = query::decode(query);
    for notice in notices {
        assert!(notice.chars().count() < MAX_NOTICE, "{notice}");
    }
    let own = query::encode(&view);
    assert!(own.is_ascii(), "{own}");
    assert_eq!(query::decode(&own), (view, Vec::new()));
});
