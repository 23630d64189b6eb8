//! Files that are not what they should be: each is refused with a message that names the file,
//! what was found and what was expected. What a newer program adds is read as far as it is known.

#![cfg(test)]

use std::path::Path;
use std::sync::LazyLock;

use candour::data::dataset::Dataset;
use candour::data::decode;
use candour::data::error::DataError;
use candour::publish::compile::{Compiled, compile};
use candour::publish::content;
use serde_json::{Value, json};

static COMPILED: LazyLock<Compiled> = LazyLock::new(|| {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    compile(&content::read(&dir).unwrap()).unwrap()
});

static INDEX: LazyLock<Dataset> =
    LazyLock::new(|| decode::index("index.json", bytes("index.json")).unwrap());

fn bytes(name: &str) -> &'static [u8] {
    let file = COMPILED.files.iter().find(|(file, _)| file == name);
    file.map(|(_, bytes)| bytes.as_slice()).unwrap()
}

/// The bytes of the part that the tests break.
fn area() -> &'static [u8] {
    bytes(
        &COMPILED
            .index
            .files
            .iter()
            .find(|file| file.key == "area/peterborough")
            .unwrap()
            .path,
    )
}

const AREA: &str = "area-peterborough.json";

fn message<T>(read: Result<T, DataError>) -> String {
    read.err().expect("a broken file is refused").to_string()
}

fn part_message(bytes: &[u8]) -> String {
    message(decode::part(AREA, bytes, &INDEX))
}

/// Asserts that a message names its file, the place in it, what was found and what was expected.
fn assert_says(sentence: &str, place: &str, found: &str, expected: &str) {
    assert!(sentence.starts_with(AREA), "no file in: {sentence}");
    let (before, rest) = sentence
        .split_once(": found ")
        .unwrap_or_else(|| panic!("{sentence}"));
    let (was, should) = rest
        .split_once(", expected ")
        .unwrap_or_else(|| panic!("{sentence}"));
    assert!(before.contains(place), "no {place} in: {sentence}");
    assert!(was.contains(found), "no {found} in: {sentence}");
    assert!(should.contains(expected), "no {expected} in: {sentence}");
}

/// The part with something changed.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut part: Value = serde_json::from_slice(area()).unwrap();
    change(&mut part);
    serde_json::to_vec(&part).unwrap()
}

fn changed_index(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut index: Value = serde_json::from_slice(bytes("index.json")).unwrap();
    change(&mut index);
    serde_json::to_vec(&index).unwrap()
}

// Not data at all.

#[test]
fn an_empty_file_is_named() {
    let sentence = message(decode::index("index.json", b""));
    assert_eq!(
        sentence,
        "index.json is not a data file: found an empty file, expected JSON"
    );
    assert_eq!(
        part_message(b" \n"),
        format!("{AREA} is not a data file: found an empty file, expected JSON")
    );
}

#[test]
fn a_web_page_instead_of_data_is_recognised() {
    let page = b"<!doctype html><title>Sign in</title>";
    assert_eq!(
        part_message(page),
        format!("{AREA} is not a data file: found a web page, expected JSON")
    );
    let sentence = message(decode::index("index.json", page));
    assert_eq!(
        sentence,
        "index.json is not a data file: found a web page, expected JSON"
    );
}

#[test]
fn other_text_instead_of_data_is_recognised() {
    let sentence = part_message(b"id,indicator\nF1,contacts\n");
    assert_eq!(
        sentence,
        format!("{AREA} is not a data file: found other text, expected JSON")
    );
}

#[test]
fn a_file_of_another_sort_is_refused() {
    let sentence = part_message(br#"{"name":"someone else's file"}"#);
    assert_says(&sentence, "schema", "nothing", "object");
}

#[test]
fn an_index_where_a_part_should_be_is_refused() {
    assert_says(&part_message(bytes("index.json")), "key", "nothing", "text");
}

#[test]
fn a_slip_in_the_json_is_found_at_its_character() {
    let mut broken = area().to_vec();
    let at = broken.iter().position(|byte| *byte == b':').unwrap();
    broken[at] = b';';
    let sentence = part_message(&broken);
    assert!(sentence.starts_with(AREA), "{sentence}");
    assert!(
        sentence.contains(&format!("character {}", at + 1)),
        "{sentence}"
    );
}

// Cut short.

#[test]
fn a_part_cut_short_anywhere_says_where_it_ends() {
    let whole = area();
    let mut cuts = 0;
    for length in (1..whole.len()).step_by(97) {
        cuts += 1;
        let sentence = part_message(&whole[..length]);
        let expected =
            format!("{AREA} is cut short: it ends after {length} bytes, before the data does");
        assert_eq!(sentence, expected);
    }
    assert!(cuts > 50, "only {cuts} cuts");
}

#[test]
fn an_index_cut_short_anywhere_says_where_it_ends() {
    let whole = bytes("index.json");
    let mut cuts = 0;
    for length in (1..whole.len()).step_by(97) {
        cuts += 1;
        // A cut within a letter of several bytes is cut short too.
        let sentence = message(decode::index("index.json", &whole[..length]));
        assert!(sentence.starts_with("index.json"), "{sentence}");
        assert!(
            sentence.contains(&format!("ends after {length} bytes")),
            "{length}: {sentence}"
        );
    }
    assert!(cuts > 300, "only {cuts} cuts");
}

// Versions.

#[test]
fn a_newer_format_is_refused_with_both_versions() {
    let newer = changed(|part| part["schema"]["major"] = json!(2));
    let sentence = part_message(&newer);
    assert_eq!(
        sentence,
        format!("{AREA} has format version 2; this page reads version 1 and older")
    );
}

#[test]
fn a_newer_format_is_refused_even_where_nothing_else_is_known() {
    let sentence = message(decode::index(
        "index.json",
        br#"{"schema":{"major":7,"minor":0},"x":[]}"#,
    ));
    assert_eq!(
        sentence,
        "index.json has format version 7; this page reads version 1 and older"
    );
}

#[test]
fn a_newer_minor_version_is_read_as_far_as_it_is_known() {
    let newer = changed(|part| {
        part["schema"]["minor"] = json!(9);
        part["forecasts"] = json!({ "id": ["X1"], "value": [5] });
        part["observations"]["confidence"] = json!(["high"]);
        part["places"][0]["page"] = json!(12);
    });
    let read = decode::part(AREA, &newer, &INDEX).unwrap();
    assert_eq!(read, decode::part(AREA, area(), &INDEX).unwrap());
}

#[test]
fn a_newer_minor_version_of_the_index_is_read_as_far_as_it_is_known() {
    let newer = changed_index(|index| {
        index["schema"]["minor"] = json!(9);
        index["glossary"] = json!([{ "term": "MASH" }]);
        index["areas"][0]["population"] = json!(137_000);
        index["indicators"][0]["colour"] = json!("blue");
    });
    let read = decode::index("index.json", &newer).unwrap();
    assert_eq!(read.catalog().areas, INDEX.catalog().areas);
    assert_eq!(read.catalog().indicators, INDEX.catalog().indicators);
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let marked = ["\u{feff}".as_bytes(), area()].concat();
    assert_eq!(
        decode::part(AREA, &marked, &INDEX),
        decode::part(AREA, area(), &INDEX)
    );
    let marked = ["\u{feff}".as_bytes(), bytes("index.json")].concat();
    assert_eq!(decode::index("index.json", &marked).unwrap(), *INDEX);
}

#[test]
fn space_around_the_data_is_no_mistake() {
    let spaced = [b"\r\n  ", area(), b"\n"].concat();
    assert_eq!(
        decode::part(AREA, &spaced, &INDEX),
        decode::part(AREA, area(), &INDEX)
    );
}

// Wrong within.

#[test]
fn a_number_written_as_text_says_what_it_should_be() {
    let sentence = part_message(&changed(|part| {
        part["observations"]["value"][3] = json!("88");
    }));
    assert_says(&sentence, "observations.value[3]", "88", "number");
}

#[test]
fn a_text_written_as_a_number_says_what_it_should_be() {
    let sentence = part_message(&changed(|part| part["observations"]["id"][1] = json!(12)));
    assert_says(&sentence, "observations.id[1]", "12", "text");
}

#[test]
fn a_list_where_one_thing_should_be_says_so() {
    let sentence = part_message(&changed(|part| {
        part["places"][0]["section"] = json!(["a", "b"]);
    }));
    assert_says(&sentence, "places[0].section", "list", "text");
}

#[test]
fn a_missing_column_is_named() {
    let broken = changed(|part| {
        part["observations"]
            .as_object_mut()
            .unwrap()
            .remove("period");
    });
    assert_says(
        &part_message(&broken),
        "observations.period",
        "0 cells",
        "cells",
    );
}

#[test]
fn an_unknown_word_is_answered_with_the_words_that_are_known() {
    let broken = changed(|part| part["observations"]["qualifier"][0] = json!("roughly"));
    let words = "one of exact, about, almost, below, at-most, above, at-least, range";
    assert_says(
        &part_message(&broken),
        "observations.qualifier[0]",
        "roughly",
        words,
    );
}

#[test]
fn an_unknown_word_in_the_index_is_answered_likewise() {
    let broken = changed_index(|index| index["indicators"][0]["unit"] = json!("furlongs"));
    let sentence = message(decode::index("index.json", &broken));
    assert!(
        sentence.starts_with("index.json, indicators[0].unit: found "),
        "{sentence}"
    );
    assert!(
        sentence.contains("furlongs") && sentence.contains("expected one of count, percent"),
        "{sentence}"
    );
}

#[test]
fn a_column_of_the_wrong_length_is_named_with_both_lengths() {
    let rows = serde_json::from_slice::<Value>(area()).unwrap();
    let rows = rows["observations"]["id"].as_array().unwrap().len();
    let shorter = changed(|part| {
        part["observations"]["period"].as_array_mut().unwrap().pop();
    });
    let (fewer, right) = (format!("{} cells", rows - 1), format!("{rows} cells"));
    assert_says(
        &part_message(&shorter),
        "observations.period",
        &fewer,
        &right,
    );
    let longer = changed(|part| {
        part["observations"]["value"]
            .as_array_mut()
            .unwrap()
            .push(json!(1.0));
    });
    let more = format!("{} cells", rows + 1);
    assert_says(&part_message(&longer), "observations.value", &more, &right);
}

#[test]
fn a_column_of_words_of_the_wrong_length_is_named() {
    let broken = changed(|part| part["observations"]["status"] = json!(["derived"]));
    assert_says(
        &part_message(&broken),
        "observations.status",
        "1 cell",
        "cells",
    );
}

#[test]
fn a_position_past_the_end_of_its_list_is_named_with_its_row() {
    for (column, list) in [
        ("indicator", "indicators"),
        ("area", "areas"),
        ("period", "periods"),
        ("place", "places"),
    ] {
        let mut length = 0;
        let broken = changed(|part| {
            length = part[list].as_array().unwrap().len();
            part["observations"][column][2] = json!(length);
        });
        let place = format!("{column}[2]");
        let below = format!("below {length}");
        assert_says(&part_message(&broken), &place, &length.to_string(), &below);
    }
}

#[test]
fn a_position_that_is_no_whole_number_is_refused() {
    for odd in [json!(-1), json!(0.5), json!(1e20)] {
        let broken = changed(|part| part["observations"]["place"][0] = odd.clone());
        assert_says(
            &part_message(&broken),
            "observations.place[0]",
            "number",
            "whole number",
        );
    }
}

#[test]
fn an_area_that_the_index_does_not_know_is_named() {
    let broken = changed(|part| part["areas"][0] = json!("atlantis"));
    assert_says(
        &part_message(&broken),
        "areas",
        "atlantis",
        "an area of the index",
    );
}

#[test]
fn an_indicator_that_the_index_does_not_know_is_named() {
    let broken = changed(|part| part["indicators"][0] = json!("happiness"));
    assert_says(
        &part_message(&broken),
        "indicators",
        "happiness",
        "an indicator of the index",
    );
}

#[test]
fn a_report_that_the_index_does_not_know_is_named() {
    let broken = changed(|part| part["places"][0]["report"] = json!("may-1999"));
    assert_says(
        &part_message(&broken),
        "places",
        "may-1999",
        "a report of the index",
    );
}

#[test]
fn a_period_that_is_none_is_named() {
    let broken = changed(|part| part["periods"][0] = json!("June 2020"));
    assert_says(
        &part_message(&broken),
        "periods",
        "June 2020",
        "a period such as YYYY-MM",
    );
}

#[test]
fn a_target_with_a_month_that_is_none_is_named_with_its_row() {
    let path = &COMPILED
        .index
        .files
        .iter()
        .find(|f| f.key == "area/cambridgeshire")
        .unwrap()
        .path;
    let mut part: Value = serde_json::from_slice(bytes(path)).unwrap();
    part["targets"]["from"][1] = json!("2019-13");
    let sentence = message(decode::part(
        AREA,
        &serde_json::to_vec(&part).unwrap(),
        &INDEX,
    ));
    assert_says(
        &sentence,
        "targets.from[1]",
        "2019-13",
        "a month such as YYYY-MM",
    );
}

#[test]
fn an_error_never_repeats_a_long_text_in_full() {
    let long = "x".repeat(10_000);
    let broken = changed(|part| part["observations"]["value"][0] = json!(long));
    let sentence = part_message(&broken);
    assert!(sentence.len() < 400, "{} letters", sentence.len());
}

#[test]
fn a_file_nested_without_end_is_refused() {
    let deep = format!("{{\"schema\":{}", "[".repeat(100_000));
    assert!(part_message(deep.as_bytes()).starts_with(AREA));
}

#[test]
fn a_broken_part_leaves_the_dataset_as_it_was() {
    let good = decode::part(AREA, area(), &INDEX).unwrap();
    let dataset = INDEX.with_part(&good);
    assert!(decode::part(AREA, b"<html>", &dataset).is_err());
    assert_eq!(dataset, INDEX.with_part(&good).with_part(&good));
}
