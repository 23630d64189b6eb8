//! What the compiled files promise to whoever reads them: their schema, their agreement with each
//! other, sums that come out, and nothing personal.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use candour::data::dataset::{Dataset, NATIONAL, Part, Series};
use candour::data::decode;
use candour::data::figure::Observation;
use candour::data::words::{Qualifier, Scope, Unit};
use candour::publish::compile::{Compiled, compile};
use candour::publish::content::{self, Content, GapRow};
use candour::publish::site::schema;
use serde_json::{Value, json};

fn read_content() -> Content {
    content::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap()
}

fn compiled() -> Compiled {
    compile(&read_content()).unwrap()
}

fn bytes<'a>(compiled: &'a Compiled, name: &str) -> &'a [u8] {
    let file = compiled.files.iter().find(|(file, _)| file == name);
    file.map(|(_, bytes)| bytes.as_slice()).unwrap()
}

fn index(compiled: &Compiled) -> Dataset {
    decode::index("index.json", bytes(compiled, "index.json")).unwrap()
}

/// Every part with its key, read against the index alone.
fn parts(compiled: &Compiled) -> Vec<Part> {
    let index = index(compiled);
    let files = compiled.index.files.iter();
    files
        .map(|file| decode::part(&file.path, bytes(compiled, &file.path), &index).unwrap())
        .collect()
}

/// A validator for one of the two sorts of file.
fn validator(sort: &str) -> jsonschema::Validator {
    let mut schema: Value = serde_json::from_slice(&schema().unwrap()).unwrap();
    let schema_object = schema.as_object_mut().unwrap();
    schema_object.remove("anyOf").unwrap();
    schema_object.insert("$ref".to_owned(), json!(format!("#/$defs/{sort}")));
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn every_compiled_file_is_valid_by_the_published_schema() {
    let compiled = compiled();
    let whole: Value = serde_json::from_slice(&schema().unwrap()).unwrap();
    let either = jsonschema::validator_for(&whole).unwrap();
    let (index, part) = (validator("IndexFile"), validator("PartFile"));
    assert!(compiled.files.len() > 70, "{} files", compiled.files.len());
    for (name, bytes) in &compiled.files {
        let file: Value = serde_json::from_slice(bytes).unwrap();
        let own = if name == "index.json" { &index } else { &part };
        let errors: Vec<String> = own
            .iter_errors(&file)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{name}: {}", errors.join("; "));
        assert!(either.is_valid(&file), "{name}");
    }
}

#[test]
fn the_schema_refuses_a_number_written_as_text() {
    let compiled = compiled();
    let path = &compiled
        .index
        .files
        .iter()
        .find(|f| f.key == "area/cambridgeshire")
        .unwrap()
        .path;
    let mut part: Value = serde_json::from_slice(bytes(&compiled, path)).unwrap();
    let part_schema = validator("PartFile");
    assert!(part_schema.is_valid(&part));
    part["observations"]["value"][0] = json!("13.5");
    assert!(!part_schema.is_valid(&part));
}

#[test]
fn the_schema_refuses_a_word_that_is_not_on_its_list() {
    let compiled = compiled();
    let path = &compiled
        .index
        .files
        .iter()
        .find(|f| f.key == "area/cambridgeshire")
        .unwrap()
        .path;
    let mut part: Value = serde_json::from_slice(bytes(&compiled, path)).unwrap();
    part["observations"]["qualifier"][0] = json!("roughly");
    assert!(!validator("PartFile").is_valid(&part));
}

#[test]
fn the_index_names_every_other_file_with_its_size() {
    let compiled = compiled();
    assert_eq!(compiled.index.files.len() + 1, compiled.files.len());
    for entry in &compiled.index.files {
        assert_eq!(
            bytes(&compiled, &entry.path).len(),
            entry.bytes as usize,
            "{}",
            entry.path
        );
        let stem = entry.key.replace('/', "-");
        assert!(
            entry.path.starts_with(&format!("{stem}.")),
            "{} is {}",
            entry.key,
            entry.path
        );
    }
}

#[test]
fn the_same_content_compiles_to_the_same_bytes() {
    assert_eq!(compiled().files, compiled().files);
}

/// Every figure of the parts of one sort by id, and how often it was met.
fn by_id(parts: &[Part], sort: &str) -> BTreeMap<String, Vec<Observation>> {
    let mut found: BTreeMap<String, Vec<Observation>> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.key.starts_with(sort)) {
        for observation in part.series.iter().flat_map(|series| &series.observations) {
            found
                .entry(observation.id.to_string())
                .or_default()
                .push(observation.clone());
        }
    }
    found
}

#[test]
fn a_figure_is_the_same_in_the_parts_of_its_area_its_indicator_and_its_report() {
    let compiled = compiled();
    let parts = parts(&compiled);
    let [areas, indicators, reports] =
        ["area/", "indicator/", "report/"].map(|sort| by_id(&parts, sort));
    assert!(
        areas.values().all(|copies| copies.len() == 1),
        "once for each area"
    );
    assert_eq!(areas, reports);
    // What is national stands with its indicator only.
    let index = index(&compiled);
    let is_local = |copies: &[Observation]| {
        index.indicator(copies[0].indicator).unwrap().scope == Scope::Reports
    };
    let (local, national): (BTreeMap<_, _>, BTreeMap<_, _>) = indicators
        .into_iter()
        .partition(|(_, copies)| is_local(copies));
    assert_eq!(areas, local);
    assert_eq!(
        local.len() + national.len(),
        read_content().figures.observations.len()
    );
    assert!(
        national.len() > 8_000,
        "only {} national figures",
        national.len()
    );
}

#[test]
fn a_part_holds_what_its_key_says() {
    let compiled = compiled();
    let index = index(&compiled);
    let mut seen = 0;
    for part in parts(&compiled) {
        if part.key == NATIONAL {
            let home: Vec<_> = index.home().collect();
            let mut areas = part.series.iter().map(|series| series.area);
            assert!(!part.series.is_empty() && areas.all(|area| home.contains(&area)));
            continue;
        }
        let Some((sort, id)) = part.key.split_once('/') else {
            assert!(part.series.is_empty(), "{} holds words", part.key);
            continue;
        };
        for series in &part.series {
            for observation in &series.observations {
                seen += 1;
                let own = match sort {
                    "area" => &index.area(observation.area).unwrap().id,
                    "indicator" => &index.indicator(observation.indicator).unwrap().id,
                    _ => &index.report(observation.source.report).unwrap().id,
                };
                assert_eq!(own, id, "{} in {}", observation.id, part.key);
            }
        }
    }
    let all = read_content().figures.observations.into_iter();
    let local = all.clone().filter(|row| !row.id.is_empty()).count();
    assert_eq!(seen, 2 * local + all.count());
}

#[test]
fn targets_and_gaps_are_the_same_in_every_part() {
    let compiled = compiled();
    let (parts, index) = (parts(&compiled), index(&compiled));
    let all = |sort: &str| {
        let own = parts.iter().filter(|part| part.key.starts_with(sort));
        let series = own.flat_map(|part| &part.series);
        let is_local = |series: &&Arc<Series>| {
            index.indicator(series.indicator).unwrap().scope == Scope::Reports
        };
        let series: Vec<_> = series.filter(is_local).collect();
        let targets = series.iter().flat_map(|series| &series.targets);
        let mut targets: Vec<String> = targets.map(|target| format!("{target:?}")).collect();
        let gaps = series.iter().flat_map(|series| &series.gaps);
        let mut gaps: Vec<String> = gaps.map(|gap| format!("{gap:?}")).collect();
        targets.sort();
        gaps.sort();
        (targets, gaps)
    };
    let (targets, gaps) = all("area/");
    let figures = read_content().figures;
    // A gap of national statistics stands in for a figure of one area and year.
    let is_local = |gap: &&GapRow| !gap.subject.report.starts_with("dfe-");
    let local_gaps = figures.gaps.iter().filter(is_local).count();
    assert_eq!(
        (targets.len(), gaps.len()),
        (figures.targets.len(), local_gaps)
    );
    assert_eq!(all("indicator/"), (targets.clone(), gaps.clone()));
    assert_eq!(all("report/"), (targets, gaps));
}

#[test]
fn what_is_counted_in_the_index_is_there() {
    let compiled = compiled();
    for part in parts(&compiled) {
        // A figure that several reports give counts once.
        let mut count = 0;
        for series in &part.series {
            let figures = series.observations.iter();
            let figures = figures.map(|o| format!("{:?}", (&o.breakdown, o.period, &o.quantity)));
            count += figures.collect::<BTreeSet<_>>().len();
        }
        let Some(id) = part.key.strip_prefix("indicator/") else {
            continue;
        };
        let indicator = compiled
            .index
            .indicators
            .iter()
            .find(|i| i.id == id)
            .unwrap();
        let areas = part
            .series
            .iter()
            .filter(|series| !series.observations.is_empty())
            .count();
        assert_eq!(indicator.n_figures as usize, count, "{id}");
        assert_eq!(indicator.n_areas as usize, areas, "{id}");
    }
}

/// Printed figures that do not follow from their own numerator and denominator, with the result
/// that must be told beside them. The reports print them so, and which number is wrong cannot be
/// known: 23.6% of 1,195 contacts would be 282 referrals and not 278; a rate of 101 for 53,600
/// children would be 541 of them and not 511.
const KNOWN_CONTRADICTIONS: [(&str, &str); 2] = [("F164", "23.3"), ("F505", "95")];

/// How many decimals a number has as it is written.
fn decimals(value: f64) -> i32 {
    let text = value.to_string();
    let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction);
    i32::try_from(fraction.len()).unwrap()
}

#[test]
fn printed_shares_follow_from_their_numerators_and_denominators() {
    let compiled = compiled();
    let index = index(&compiled);
    let (mut agreed, mut contradicted) = (0, Vec::new());
    for (id, copies) in by_id(&parts(&compiled), "area/") {
        let figure = &copies[0];
        let Some((part, whole)) = figure.numerator.zip(figure.denominator) else {
            continue;
        };
        let times = match index.indicator(figure.indicator).unwrap().unit {
            Unit::Percent => 100.0,
            Unit::Rate => 10_000.0,
            other => panic!("{id}: a {other:?} with a numerator and a denominator"),
        };
        assert_eq!(figure.quantity.qualifier, Qualifier::Exact, "{id}");
        let printed = figure.quantity.value.unwrap();
        let half_a_digit = 0.5 * 10f64.powi(-decimals(printed));
        if (part / whole * times - printed).abs() <= half_a_digit + 1e-9 {
            agreed += 1;
        } else {
            contradicted.push(id);
        }
    }
    assert!(agreed >= 26, "only {agreed} figures were worked out again");
    assert_eq!(contradicted, KNOWN_CONTRADICTIONS.map(|(id, _)| id));
}

#[test]
fn a_known_contradiction_is_told_beside_its_figure() {
    let figures = by_id(&parts(&compiled()), "area/");
    for (id, worked_out) in KNOWN_CONTRADICTIONS {
        let note = figures[id][0].note.as_ref().unwrap();
        assert!(
            note.contains(worked_out),
            "{id} must say {worked_out}: “{note}”"
        );
    }
}

/// Every text in a JSON value.
fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

/// Whether a text has a run of ten or more digits, however spaced.
fn looks_like_a_telephone(text: &str) -> bool {
    let joined: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '(' | ')' | '+'))
        .collect();
    joined
        .split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() >= 10)
}

fn looks_like_email(text: &str) -> bool {
    text.contains('@')
}

#[test]
fn personal_data_would_be_seen() {
    assert!(looks_like_a_telephone("call 01223 699 415 or write"));
    assert!(looks_like_a_telephone("+44 (0)1223 699415"));
    assert!(!looks_like_a_telephone("423 of 136,452 in 2020-06"));
    assert!(looks_like_email("first.last@cambridgeshire.gov.uk"));
}

#[test]
fn no_compiled_file_holds_an_email_address_or_a_telephone_number() {
    let mut looked_at = 0;
    for (name, bytes) in compiled().files {
        let file: Value = serde_json::from_slice(&bytes).unwrap();
        let mut found = Vec::new();
        texts(&file, &mut found);
        looked_at += found.len();
        for text in found {
            assert!(!looks_like_email(text), "{name}: {text}");
            // The hash in a file name is no telephone number.
            let words = text
                .split_whitespace()
                .filter(|word| !word.contains(".json"));
            let text = words.collect::<Vec<_>>().join(" ");
            let is_build = name == "index.json" && text.len() == 16 && !text.contains(' ');
            assert!(is_build || !looks_like_a_telephone(&text), "{name}: {text}");
        }
    }
    assert!(looked_at > 5_000, "only {looked_at} texts were looked at");
}

#[test]
fn the_index_holds_no_figure() {
    let compiled = compiled();
    let index: Value = serde_json::from_slice(bytes(&compiled, "index.json")).unwrap();
    let mut found = Vec::new();
    texts(&index, &mut found);
    let rows = read_content().figures.observations.into_iter();
    for row in rows.filter(|row| !row.id.is_empty()) {
        assert!(
            !found.contains(&row.id.as_str()),
            "{} is in the index",
            row.id
        );
    }
    let keys: Vec<&String> = index.as_object().unwrap().keys().collect();
    let expected = [
        "areas",
        "edition",
        "events",
        "files",
        "indicators",
        "inventory",
        "latest_step",
        "reports",
        "schema",
        "sets",
        "site",
        "subjects",
        "themes",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn the_index_does_not_grow_with_the_figures() {
    let mut content = read_content();
    let before = bytes(&compile(&content).unwrap(), "index.json").len();
    let figures = content.figures.observations.clone();
    for copy in 0..9 {
        let more = figures.iter().cloned().map(|mut row| {
            row.id = format!("{}-{copy}", row.id);
            row
        });
        content.figures.observations.extend(more);
    }
    let after = bytes(&compile(&content).unwrap(), "index.json").len();
    // Ten times the figures: some more digits in counts and sizes.
    assert!(after < before + 300, "{before} bytes became {after}");
}
