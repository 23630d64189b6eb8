//! The documents of the content format: each table, column and word of the program is in
//! `docs/content-format.md`, and the smallest content passes the check.

#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

use candour::check::kind;
use candour::data::claim::{ClaimKind, Grade, Reason};
use candour::data::words::{
    Absence, AreaKind, Basis, ChartKind, Dating, Polarity, Qualifier, Scope, Status, TargetKind,
    Unit, Word,
};
use candour::publish::check::check;
use candour::publish::progress::Progress;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

fn document() -> String {
    read("docs/content-format.md")
}

/// The tables of a folder of content, as paths below it.
fn tables(folder: &str) -> Vec<String> {
    let root = repository().join(folder);
    let mut found = Vec::new();
    for dir in [root.clone(), root.join("national")] {
        for entry in fs::read_dir(dir).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "csv") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                found.push(name.to_owned());
            }
        }
    }
    found.sort();
    found
}

fn header(folder: &str, table: &str) -> String {
    let text = read(format!("{folder}/{table}"));
    text.lines().next().unwrap().to_owned()
}

/// The section of a table in the document.
fn section<'a>(document: &'a str, table: &str) -> &'a str {
    let heading = format!("\n### `{table}`\n");
    let (_, rest) = document
        .split_once(&heading)
        .unwrap_or_else(|| panic!("{table} is not described"));
    rest.split("\n## ")
        .next()
        .unwrap()
        .split("\n### ")
        .next()
        .unwrap()
}

/// The words between backticks in the first column of a section's table.
fn described(section: &str) -> Vec<&str> {
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    let cells = rows.filter_map(|row| row.split(" | ").next());
    cells
        .flat_map(|cell| cell.split('`').step_by(2))
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn every_table_and_column_is_described() {
    let document = document();
    for table in tables("content") {
        let section = section(&document, &table);
        let described = described(section);
        for column in header("content", &table).split(',') {
            assert!(described.contains(&column), "{table}: {column}");
        }
    }
}

#[test]
fn every_example_has_the_columns_of_its_table() {
    let document = document();
    for table in tables("content") {
        let (_, example) = section(&document, &table).split_once("```csv\n").unwrap();
        let example = example.split("```").next().unwrap();
        let mut reader = csv::Reader::from_reader(example.as_bytes());
        let columns: Vec<_> = reader.headers().unwrap().iter().collect();
        assert_eq!(columns.join(","), header("content", &table), "{table}");
        let rows: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows.len(), 1, "{table}");
    }
}

#[test]
fn every_word_is_described() {
    let document = document();
    let (_, words) = document.split_once("\n## Words\n").unwrap();
    let lists: [(&str, &[&str]); 15] = [
        ("`unit`", Unit::CODES),
        ("`polarity`", Polarity::CODES),
        ("`basis`", Basis::CODES),
        ("`chart`", ChartKind::CODES),
        ("`scope`", Scope::CODES),
        ("`kind` of an area", AreaKind::CODES),
        ("`kind` of a target", TargetKind::CODES),
        ("`kind` of a claim", ClaimKind::CODES),
        ("`qualifier`", Qualifier::CODES),
        ("`status`", Status::CODES),
        ("`dating`", Dating::CODES),
        ("`absence`", Absence::CODES),
        ("`rule`", &kind::codes()),
        ("`grade`", Grade::CODES),
        ("`reason`", Reason::CODES),
    ];
    for (list, codes) in lists {
        let row = format!("| {list} | `{}` |\n", codes.join("`, `"));
        assert!(words.contains(&row), "expected the row {row}");
    }
}

#[test]
fn every_rule_is_described() {
    let document = document();
    let rules = described(section(&document, "claims.csv"));
    for rule in kind::codes() {
        assert!(rules.contains(&rule), "{rule}");
    }
}

#[test]
fn the_smallest_content_has_every_table_and_passes_the_check() {
    const FOLDER: &str = "examples/three_rows";
    let optional = ["disclosure.csv"];
    let needed = tables("content");
    let needed = needed
        .iter()
        .filter(|table| !optional.contains(&table.as_str()));
    assert!(needed.clone().eq(&tables(FOLDER)));
    for table in needed {
        assert_eq!(header(FOLDER, table), header("content", table), "{table}");
    }
    let checked = check(&repository().join(FOLDER), &Progress::hidden()).unwrap();
    assert_eq!(checked.counts.figures, 3);
}
