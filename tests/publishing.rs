//! Content that passes every check can be published, whatever was done to it, and no content
//! makes a check stop short.
//!
//! Changes are drawn at random from a fixed seed, so that every run is the same.

#![cfg(test)]

#[path = "fixtures/small.rs"]
mod small;

use std::cell::Cell;

use candour::publish::check::{Checked, check};
use candour::publish::error::PublishError;
use candour::publish::problem::list;
use candour::publish::progress::Progress;
use candour::publish::site::downloads;
use candour::publish::site::pages::{self, Assets};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{RngSeed, TestRunner};
use small::Small;

const CASES: u32 = 320;

const TABLES: [&str; 20] = [
    "site.csv",
    "areas.csv",
    "themes.csv",
    "indicators.csv",
    "breakdowns.csv",
    "reports.csv",
    "places.csv",
    "observations.csv",
    "targets.csv",
    "gaps.csv",
    "events.csv",
    "sets.csv",
    "subjects.csv",
    "members.csv",
    "claims.csv",
    "glossary.csv",
    "figures.csv",
    "national/releases.csv",
    "national/sources.csv",
    "national/observations.csv",
];

const CELLS: [&str; 44] = [
    "",
    "0",
    "5",
    "100",
    "-1",
    "999999999999999",
    "0.000001",
    "1e308",
    "NaN",
    "..",
    "con",
    "a;b;;",
    "leeds; sheffield",
    "leeds;",
    "members of leeds-neighbours",
    "leeds-neighbours",
    "yorkshire",
    "contacts",
    "visits-in-time",
    "looked-after",
    "contacts;visits-in-time",
    "team-east",
    "care",
    "L05",
    "L01;L02;L03",
    "2022-02",
    "2022-02-28",
    "2022-02-30",
    "2022-+2",
    "0001-01",
    "9999-12",
    "FY2021/22",
    "2021-11/2022-03",
    "YTD 2021-04/2022-03",
    "range",
    "below",
    "at-least",
    "none",
    "yes",
    "no",
    "<script>alert(1)</script>",
    "a \u{202e}b\u{0}c",
    "“\"',=;",
    "Łódź 中 𝒜",
];

/// One change to a table.
#[derive(Debug, Clone)]
enum Change {
    /// Another cell.
    Cell(usize, usize, &'static str),
    /// A character within a cell.
    Letter(usize, usize, char),
    /// A row less.
    Drop(usize),
    /// A row twice.
    Double(usize),
    /// Two columns with each other’s cells.
    Swap(usize, usize),
    /// No rows.
    Empty,
}

fn change() -> impl Strategy<Value = Change> {
    let letters = vec![
        '"', ',', '\n', '\r', ';', '\u{200b}', '\u{0}', '0', '-', 'é', '/',
    ];
    prop_oneof![
        8 => (0..12_usize, 0..24_usize, select(CELLS.to_vec()))
            .prop_map(|(row, column, cell)| Change::Cell(row, column, cell)),
        3 => (0..12_usize, 0..24_usize, select(letters))
            .prop_map(|(row, column, letter)| Change::Letter(row, column, letter)),
        3 => (0..12_usize).prop_map(Change::Drop),
        2 => (0..12_usize).prop_map(Change::Double),
        1 => (0..24_usize, 0..24_usize).prop_map(|(one, other)| Change::Swap(one, other)),
        1 => Just(Change::Empty),
    ]
}

/// The table after a change. Positions are taken round, so that most changes are one.
fn changed(text: &str, change: &Change) -> String {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let width = header.len();
    let records = reader.records();
    let mut rows: Vec<Vec<String>> = records
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let count = rows.len().max(1);
    match change {
        Change::Cell(row, column, cell) => {
            if let Some(row) = rows.get_mut(row % count) {
                let column = column % row.len();
                (*cell).clone_into(&mut row[column]);
            }
        }
        Change::Letter(row, column, letter) => {
            if let Some(row) = rows.get_mut(row % count) {
                let column = column % row.len();
                row[column].push(*letter);
            }
        }
        Change::Drop(row) if !rows.is_empty() => {
            rows.remove(row % count);
        }
        Change::Double(row) if !rows.is_empty() => {
            let row = rows[row % count].clone();
            rows.push(row);
        }
        Change::Swap(one, other) => {
            for row in &mut rows {
                let (one, other) = (one % row.len(), other % row.len());
                row.swap(one, other);
            }
        }
        Change::Empty => rows.clear(),
        Change::Drop(_) | Change::Double(_) => {}
    }
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    writer.write_record(&header).unwrap();
    for row in rows {
        debug_assert!(row.len() <= width + 1);
        writer.write_record(&row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// Writes every page, picture and table of a site, in memory.
fn write_all(checked: &Checked) -> usize {
    let dataset = &checked.dataset;
    let routes = pages::routes(dataset);
    let mut n_bytes = 0;
    for route in &routes {
        n_bytes += pages::body(dataset, route, &pages::root_of(route)).len();
    }
    let embeds = pages::embeds(dataset, &Assets::default());
    n_bytes += embeds.iter().map(|(_, html)| html.len()).sum::<usize>();
    for (_, write_table) in downloads::TABLES {
        let mut table = Vec::new();
        write_table(dataset, &mut table).unwrap();
        n_bytes += table.len();
    }
    n_bytes
}

#[test]
fn changed_content_is_refused_in_words_or_published_whole() {
    let config = ProptestConfig {
        cases: CASES,
        rng_seed: RngSeed::Fixed(20_220_630),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let (n_accepted, n_refused) = (Cell::new(0), Cell::new(0));
    let changes = vec((select(TABLES.to_vec()), change()), 1..3);
    let tried = TestRunner::new(config).run(&changes, |changes| {
        let folder = Small::new();
        for (table, change) in &changes {
            folder.write(table, changed(&folder.text(table), change));
        }
        match check(&folder.0, &Progress::hidden()) {
            Ok(checked) => {
                n_accepted.set(n_accepted.get() + 1);
                prop_assert!(write_all(&checked) > 10_000);
            }
            Err(PublishError::Content(problems)) => {
                n_refused.set(n_refused.get() + 1);
                let sentence = list::text(&problems, &folder.0);
                let is_plain = |letter: char| letter == '\n' || !letter.is_control();
                prop_assert!(sentence.chars().all(is_plain), "{sentence}");
            }
            Err(error) => prop_assert!(false, "accepted, and then: {error}"),
        }
        Ok(())
    });
    assert!(tried.is_ok(), "{}", tried.unwrap_err());
    // Changes that are all refused, or all accepted, would prove nothing.
    let (n_accepted, n_refused) = (n_accepted.get(), n_refused.get());
    assert!(
        n_accepted > 20 && n_refused > 20,
        "{n_accepted} accepted, {n_refused} refused"
    );
}

#[test]
fn the_same_content_gives_the_same_files() {
    let folder = Small::new();
    let first = check(&folder.0, &Progress::hidden()).unwrap();
    let again = check(&folder.0, &Progress::hidden()).unwrap().compiled;
    assert_eq!(first.compiled.files, again.files);
    assert!(write_all(&first) > 100_000);
}
