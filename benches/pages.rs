//! Time from data files to what a reader sees, on the content of this repository: parsing,
//! selecting, laying out, searching. Run with `cargo bench`.
#![expect(clippy::expect_used, reason = "a benchmark may fail")]

use std::path::Path;
use std::sync::LazyLock;

use candour::chart::geometry::Size;
use candour::chart::kind::ChartSpec;
use candour::chart::svg;
use candour::data::dataset::Dataset;
use candour::data::decode::{self, texts};
use candour::data::figure::IndicatorIdx;
use candour::figure;
use candour::publish::compile::{Compiled, compile, read_back};
use candour::publish::content;
use candour::view::page::home;
use candour::view::search::find;
use candour::view::selection::{Selection, select};
use candour::view::state::ViewState;
use divan::{Bencher, black_box};

/// An indicator with monthly figures of two areas, targets and events.
const LOCAL: &str = "protection-plans";
/// An indicator with yearly figures of all areas.
const NATIONAL: &str = "looked-after";
/// Queries as readers type them, the last with a misspelling.
const QUERIES: [&str; 3] = ["plan", "children in care", "asessment"];

static COMPILED: LazyLock<Compiled> = LazyLock::new(|| {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let content = content::read(&dir).expect("the content is in order");
    compile(&content).expect("the content compiles")
});
static DATASET: LazyLock<Dataset> =
    LazyLock::new(|| read_back(&COMPILED).expect("compiled files are read back"));

fn main() {
    divan::main();
}

/// The bytes of the file with a key.
fn bytes(key: &str) -> &'static [u8] {
    let index = COMPILED.index.files.iter();
    let path = index.clone().find(|file| file.key == key);
    let path = path.map_or("index.json", |file| &file.path);
    let mut files = COMPILED.files.iter();
    let file = files.find(|(name, _)| name == path);
    file.map(|(_, bytes)| bytes.as_slice())
        .expect("the file exists")
}

fn indicator(id: &str) -> IndicatorIdx {
    DATASET.indicator_idx(id).expect("the indicator exists")
}

fn selection(id: &str) -> Selection {
    select(&DATASET, indicator(id), &ViewState::default()).expect("the indicator is selected")
}

#[divan::bench]
fn parse_index(bencher: Bencher<'_, '_>) {
    let bytes = bytes("index.json");
    bencher.bench(|| decode::index("index.json", black_box(bytes)));
}

#[divan::bench(args = [LOCAL, NATIONAL])]
fn parse_shard(bencher: Bencher<'_, '_>, id: &str) {
    let bytes = bytes(&format!("indicator/{id}"));
    bencher.bench(|| decode::part("shard.json", black_box(bytes), &DATASET));
}

#[divan::bench]
fn parse_search_list(bencher: Bencher<'_, '_>) {
    let bytes = bytes("search");
    bencher.bench(|| texts::words("search.json", black_box(bytes), &DATASET));
}

#[divan::bench(args = [LOCAL, NATIONAL])]
fn select_indicator(bencher: Bencher<'_, '_>, id: &str) {
    let (at, view) = (indicator(id), ViewState::default());
    bencher.bench(|| select(&DATASET, black_box(at), &view));
}

#[divan::bench]
fn select_home_page(bencher: Bencher<'_, '_>) {
    let view = ViewState::default();
    bencher.bench(|| home::view(&DATASET, black_box(&view)));
}

fn size(spec: &ChartSpec) -> Size {
    let width = 772.0;
    Size {
        width,
        height: spec.height(width),
    }
}

#[divan::bench(args = [LOCAL, NATIONAL])]
fn layout_chart(bencher: Bencher<'_, '_>, id: &str) {
    let spec = figure::indicator(&DATASET, &selection(id));
    let size = size(&spec);
    bencher.bench(|| black_box(&spec).layout(size));
}

#[divan::bench(args = [LOCAL, NATIONAL])]
fn paint_svg(bencher: Bencher<'_, '_>, id: &str) {
    let spec = figure::indicator(&DATASET, &selection(id));
    let scene = spec.layout(size(&spec));
    bencher.bench(|| svg::element(black_box(&scene), "chart"));
}

#[divan::bench(args = QUERIES)]
fn search(bencher: Bencher<'_, '_>, query: &str) {
    bencher.bench(|| find(DATASET.entries(), black_box(query)));
}
