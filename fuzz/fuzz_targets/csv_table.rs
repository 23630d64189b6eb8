//! Any bytes are a table in which each row has a cell for each column, or mistakes that can be
//! printed.
#![no_main]

use std::path::Path;

use candour::data::period::Period;
use candour::data::words::Qualifier;
use candour::publish::problem::list;
use candour::publish::table::{Problems, Table};
use libfuzzer_sys::fuzz_target;

const COLUMNS: [&str; 5] = ["id", "period", "value", "qualifier", "printed"];

fuzz_target!(|bytes: &[u8]| {
    let mut problems = Problems::default();
    let table = Table::from_bytes("observations.csv", bytes, &COLUMNS, &mut problems);
    let mut last = 0;
    for row in table.rows() {
        assert!(row.number > last, "row {} after row {last}", row.number);
        last = row.number;
        assert!(row.cells().count() >= COLUMNS.len());
        row.required("id", &mut problems);
        let value = row.number("value", &mut problems);
        assert!(value.is_none_or(f64::is_finite));
        let _period: Option<Period> = row.parsed("period", "a period", &mut problems);
        let _qualifier: Qualifier = row.word_or_default("qualifier", &mut problems);
        assert!(row.list("printed").iter().all(|item| !item.is_empty()));
    }
    let text = list::text(&problems.0, Path::new("content"));
    let is_printable = |c: char| c == '\n' || !c.is_control();
    assert!(text.chars().all(is_printable), "{text:?}");
});
