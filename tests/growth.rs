//! A council with twenty years of months: what its first page asks for, and how long its pages get.

#![cfg(test)]

#[path = "fixtures/folder.rs"]
mod folder;
#[path = "fixtures/local.rs"]
mod local;

use std::sync::{Arc, LazyLock};

use candour::data::dataset::{Dataset, LATEST, NATIONAL};
use candour::data::decode;
use candour::publish::compile::{Compiled, compile, read_back};
use candour::publish::content;
use candour::publish::site::pages::{Assets, page};
use candour::ui::requirements::required;
use candour::view::page::{home, indicator_list};
use candour::view::state::ViewState;
use candour::view::state::route::Route;
use folder::Folder;

const N_MEASURES: usize = 60;
const N_MONTHS: usize = 240;

/// Content with 14,400 more local figures, compiled and read back.
static GROWN: LazyLock<(Compiled, Arc<Dataset>)> = LazyLock::new(|| {
    let folder = Folder::new("growth");
    let heads = folder.text("indicators.csv");
    let heads = heads.lines().next().unwrap();
    for (table, rows) in local::tables(heads, N_MEASURES, N_MONTHS) {
        let text = folder.text(table);
        folder.write(table, &format!("{}\n{rows}", text.trim_end()));
    }
    assert_eq!(folder.problems(), []);
    let content = content::read(&folder.content()).unwrap();
    let compiled = compile(&content).unwrap();
    let dataset = Arc::new(read_back(&compiled).unwrap());
    (compiled, dataset)
});

fn bytes(key: &str) -> &'static [u8] {
    let (compiled, dataset) = &*GROWN;
    let path = &dataset.file(key).unwrap().path;
    let mut files = compiled.files.iter();
    &files.find(|(name, _)| name == path).unwrap().1
}

/// The dataset as a browser has it after the files of a page have arrived.
fn loaded(route: &Route) -> Dataset {
    let (compiled, _) = &*GROWN;
    let (name, index) = compiled.files.last().unwrap();
    let empty = decode::index(name, index).unwrap();
    let keys = required(&empty, route, &ViewState::default());
    let keys = keys.iter().filter(|key| empty.file(key).is_some());
    keys.fold(empty.clone(), |dataset, key| {
        let part = decode::part(key, bytes(key), &dataset).unwrap();
        dataset.with_part(&part)
    })
}

fn html(route: &Route) -> String {
    let template = include_str!("../index.html");
    page(template, &GROWN.1, route, &Assets::default(), "")
}

#[test]
fn the_first_page_needs_only_the_latest_figures() {
    let keys = required(&GROWN.1, &Route::Home, &ViewState::default());
    let data: Vec<_> = keys
        .iter()
        .filter(|key| GROWN.1.file(key).is_some())
        .collect();
    assert_eq!(data, [LATEST, NATIONAL]);
    assert!(bytes(LATEST).len() * 2 < bytes("area/cambridgeshire").len());
}

#[test]
fn the_first_page_says_the_same_of_the_latest_figures_as_of_all() {
    let loaded = loaded(&Route::Home);
    let requested = ViewState::default();
    let expected = home::view(&GROWN.1, &requested);
    assert_eq!(home::view(&loaded, &requested).lead, expected.lead);
    let cards = |page: &home::Overview| -> Vec<_> {
        let themes = page.themes.iter().flat_map(|theme| &theme.cards);
        let cards = page.attention.iter().chain(themes);
        let message = cards.map(|card| {
            let points: Vec<_> = card.line.points.iter().map(|point| point.period).collect();
            let message = [&card.value, &card.when, &card.change, &card.verdict.words];
            (
                card.route.path(),
                message.map(Clone::clone),
                card.others.clone(),
                points,
            )
        });
        message.collect()
    };
    let found = home::view(&loaded, &requested);
    assert!(cards(&expected).len() > 6, "no cards to compare");
    assert_eq!(cards(&found), cards(&expected));
}

#[test]
fn the_list_of_indicators_says_the_same_of_the_latest_figures_as_of_all() {
    assert_eq!(
        indicator_list::view(&loaded(&Route::Indicators)),
        indicator_list::view(&GROWN.1)
    );
}

#[test]
fn a_page_of_an_indicator_never_shows_part_of_its_figures() {
    let loaded = loaded(&Route::Home);
    let at = loaded.indicator_idx("local-0").unwrap();
    assert!(loaded.series_of(at).is_empty());
}

#[test]
fn long_tables_are_cut_to_the_latest_and_link_to_the_rest() {
    let report = html(&Route::Report("scorecard".to_owned()));
    assert!(
        report.contains("The latest 3,960 of 14,460 entries."),
        "no note"
    );
    assert!(report.contains("href=\"data/observations.csv\""));
    let listed = report.matches("Printed as").count();
    assert!((3_900..=4_000).contains(&listed), "{listed} are listed");
    for measure in 0..N_MEASURES {
        assert!(report.contains(&format!("id=\"place-local-{measure}\"")));
    }
    assert!(html(&Route::Data).contains("Download all months (CSV)"));
    for route in [
        Route::Home,
        Route::Data,
        Route::Report("scorecard".to_owned()),
    ] {
        let n_bytes = html(&route).len();
        assert!(n_bytes < 1_500_000, "{}: {n_bytes} bytes", route.path());
    }
}

#[test]
fn a_site_with_few_figures_has_no_file_of_the_latest() {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let compiled = compile(&content::read(&dir).unwrap()).unwrap();
    assert!(compiled.index.files.iter().all(|file| file.key != LATEST));
}
