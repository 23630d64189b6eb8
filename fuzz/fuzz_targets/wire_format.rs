//! Any bytes are a data file or one error, and whatever is read can be shown.
//!
//! An input is an index, then parts, each on a line of its own.
#![no_main]

use candour::chart::geometry::Size;
use candour::chart::svg;
use candour::data::dataset::Dataset;
use candour::data::decode::{self, texts};
use candour::data::figure::IndicatorIdx;
use candour::figure;
use candour::view::page::data::completeness;
use candour::view::page::{home, indicator};
use candour::view::state::ViewState;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut files = bytes.split(|byte| *byte == b'\n');
    let index = files.next().unwrap_or_default();
    let mut dataset = match decode::index("index.json", index) {
        Ok(dataset) => dataset,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    for file in files {
        for read in [decode::part, texts::words] {
            match read("part.json", file, &dataset) {
                Ok(part) => dataset = dataset.with_part(&part),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
    show(&dataset);
});

/// Makes the pages that read most of a dataset.
fn show(dataset: &Dataset) {
    let requested = ViewState::default();
    home::view(dataset, &requested);
    completeness::matrix(dataset);
    for at in (0..dataset.catalog().indicators.len()).map(IndicatorIdx) {
        let Some(page) = indicator::view(dataset, at, &requested) else {
            continue;
        };
        indicator::details::below(dataset, &page);
        let spec = figure::indicator(dataset, &page.selection);
        let width = 358.0;
        let height = spec.height(width);
        let scene = spec.layout(Size { width, height });
        assert!(svg::element(&scene, "chart").starts_with("<svg"));
    }
}
