//! What readers take away: tables, pictures, sentences, names of files.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;

use candour::chart::paint::LIGHT;
use candour::chart::poster::{Poster, PosterChart};
use candour::chart::scene::{Ink, Shape};
use candour::chart::svg;
use candour::data::dataset::Dataset;
use candour::data::words::Absence;
use candour::figure::{self, series};
use candour::view::export::{self, ExportAction, Subject};
use candour::view::page::indicator;
use candour::view::state::query;

const ADDRESS: &str = "https://example.org/indicators/x/";

fn subject(dataset: &Dataset, id: &str, query: &str) -> Subject {
    let at = dataset.indicator_idx(id).unwrap();
    let (view, notices) = query::decode(query);
    assert_eq!(notices, Vec::<String>::new());
    let page = indicator::view(dataset, at, &view).unwrap();
    Subject {
        title: page.chart_title,
        finding: page.finding,
        selections: vec![page.selection],
    }
}

/// The rows of a table, read by the crate that spreadsheets' files are read with.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.unwrap());
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

fn column(rows: &[Vec<String>], name: &str) -> Vec<String> {
    let at = rows[0].iter().position(|head| head == name).unwrap();
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn every_figure_of_a_page_is_in_its_table_with_its_source() {
    let dataset = fixture::dataset();
    let found = rows(&export::figures(
        &dataset,
        &subject(&dataset, "protection-plans", ""),
    ));
    let printed = column(&found, "printed");
    for words in ["around 570", "345", "423"] {
        assert!(
            printed.iter().any(|cell| cell.contains(words)),
            "{words}: {printed:?}"
        );
    }
    let with_place = column(&found, "place")
        .into_iter()
        .filter(|place| !place.is_empty())
        .count();
    assert_eq!(with_place, found.len() - 1);
}

#[test]
fn comparators_stand_in_the_table_with_their_method() {
    let dataset = fixture::dataset();
    let found = rows(&export::figures(
        &dataset,
        &subject(
            &dataset,
            "looked-after",
            "areas=cambridgeshire,cambridgeshire-neighbours-2021,eastern-region,england",
        ),
    ));
    let areas = column(&found, "area");
    for area in [
        "cambridgeshire",
        "cambridgeshire-neighbours-2021",
        "eastern-region",
        "england",
    ] {
        assert!(areas.iter().any(|found| found == area), "{area}");
    }
    let notes = column(&found, "note");
    assert!(
        notes
            .iter()
            .any(|note| note.starts_with("Mean of all 10 councils"))
    );
    let lower = column(&found, "interval_lower");
    assert!(lower.iter().any(|cell| cell.parse::<f64>().is_ok()));
}

#[test]
fn what_is_shown_otherwise_than_printed_says_so() {
    let dataset = fixture::dataset();
    let found = rows(&export::figures(
        &dataset,
        &subject(&dataset, "protection-plans", "measure=rate"),
    ));
    assert!(
        column(&found, "shown_as")
            .iter()
            .all(|cell| cell == "rate" || cell.is_empty())
    );
    let at = column(&found, "id")
        .iter()
        .position(|id| id == "F305")
        .unwrap();
    assert_eq!(column(&found, "value")[at], "423");
    let rate: f64 = column(&found, "shown_value")[at].parse().unwrap();
    let base: f64 = column(&found, "shown_base")[at].parse().unwrap();
    assert!((rate - 423.0 / base * 10_000.0).abs() < 1e-9);
}

#[test]
fn a_time_without_a_figure_has_a_symbol_and_no_number() {
    let dataset = fixture::dataset();
    let found = rows(&export::figures(
        &dataset,
        &subject(&dataset, "protection-plans", ""),
    ));
    let (symbols, values) = (column(&found, "symbol"), column(&found, "value"));
    let gaps: Vec<usize> = (0..symbols.len())
        .filter(|at| !symbols[*at].is_empty())
        .collect();
    assert!(!gaps.is_empty());
    for at in gaps {
        assert_eq!((symbols[at].as_str(), values[at].as_str()), ("x", ""));
    }
    for (absence, symbol) in [
        (Absence::Suppressed, "c"),
        (Absence::RoundsToZero, "k"),
        (Absence::Unreliable, "u"),
        (Absence::NotApplicable, "z"),
        (Absence::Unavailable, "x"),
    ] {
        assert_eq!(export::symbol(absence), symbol);
    }
}

#[test]
fn the_companion_explains_every_column() {
    let dataset = fixture::dataset();
    let subject = subject(&dataset, "looked-after", "");
    let heads = rows(&export::figures(&dataset, &subject)).remove(0);
    let about = rows(&export::about(&dataset, &subject, ADDRESS));
    let names = column(&about, "name");
    for head in heads {
        assert!(names.contains(&format!("column {head}")), "{head}");
    }
    let meanings = column(&about, "meaning");
    assert!(meanings.contains(&ADDRESS.to_owned()));
    assert!(
        meanings
            .iter()
            .any(|meaning| meaning == "DfE, Children looked after")
    );
}

#[test]
fn a_sentence_to_cite_names_source_edition_and_address() {
    let dataset = fixture::dataset();
    let sentence = export::citation(
        &dataset,
        &subject(&dataset, "protection-plans", ""),
        ADDRESS,
    );
    for words in [
        "423 children",
        "Early 2021 report, paragraph 2.22",
        "edition of",
        ADDRESS,
    ] {
        assert!(sentence.contains(words), "“{words}” is not in {sentence}");
    }
}

#[test]
fn a_file_is_named_by_area_indicator_and_period() {
    let dataset = fixture::dataset();
    let name = |id, query| export::file_name(&dataset, &subject(&dataset, id, query));
    assert_eq!(
        name("protection-plans", ""),
        "cambridgeshire-peterborough_protection-plans_2019-06_2021-01"
    );
    assert_eq!(
        name("contacts", "areas=peterborough&period=2020-06..2020-06"),
        "peterborough_contacts_2020-06"
    );
}

#[test]
fn code_to_embed_cannot_break_out_of_its_attributes() {
    let code = export::frame("https://example.org/?a=1&b=\"><script>", "5\" < 6\"");
    assert!(
        !code.contains("<script>") && code.contains("&amp;b=&quot;>"),
        "{code}"
    );
    assert_eq!(code.matches('<').count(), 2);
}

#[test]
fn each_way_says_what_it_did() {
    for action in ExportAction::ALL {
        assert!(action.message(None).contains("did not allow"));
        assert!(action.message(Some("")).contains("is copied."));
        assert_eq!(action.message(Some("a.csv")), "Saved as a.csv.");
    }
}

#[test]
fn pictures_have_the_light_colours_of_the_style_sheet() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css");
    let tokens = std::fs::read_to_string(path).unwrap();
    for ink in Ink::ALL {
        let declared = tokens.split_once(&format!("{}: #", ink.token())).unwrap().1;
        let (red, green, blue) = LIGHT.of(ink).rgb;
        let own = format!("{red:02x}{green:02x}{blue:02x}");
        assert_eq!(declared[..6].to_lowercase(), own, "{}", ink.token());
    }
}

fn poster_of(id: &str) -> (Poster, String) {
    let dataset = fixture::dataset();
    let subject = subject(&dataset, id, "");
    let selection = &subject.selections[0];
    let poster = Poster {
        title: subject.title.clone(),
        legend: series::legend(&dataset, selection),
        charts: vec![PosterChart {
            heading: String::new(),
            spec: figure::indicator(&dataset, selection),
        }],
        notes: Vec::new(),
        credit: export::credit(&dataset, &subject, ADDRESS),
    };
    (poster, subject.title)
}

#[test]
fn a_picture_holds_all_of_its_shapes_and_words() {
    for id in ["protection-plans", "looked-after", "caseload"] {
        let (poster, _) = poster_of(id);
        let scene = poster.layout();
        for shape in &scene.shapes {
            if let Shape::Text { at, .. } | Shape::Circle { at, .. } = shape {
                let inside = (0.0..=scene.size.width).contains(&at.x)
                    && (0.0..=scene.size.height).contains(&at.y);
                assert!(inside, "{id}: {shape:?}");
            }
        }
        let texts: Vec<&str> = scene
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let all = texts.join(" ");
        for line in &poster.credit {
            assert!(
                all.contains(line.split(';').next().unwrap()),
                "{id}: {line}"
            );
        }
    }
}

#[test]
fn a_picture_of_a_chart_looks_like_this() {
    let (poster, title) = poster_of("protection-plans");
    let svg = svg::document(&poster.layout(), &title);
    let lines = svg.replace("/>", "/>\n").replace("</text>", "</text>\n");
    insta::assert_binary_snapshot!("sheet_protection_plans.svg", lines.into_bytes());
}

#[test]
fn nothing_is_taken_of_an_empty_page() {
    let dataset = fixture::dataset();
    let empty = Subject {
        title: String::new(),
        finding: String::new(),
        selections: Vec::new(),
    };
    assert_eq!(export::figures(&dataset, &empty).lines().count(), 1);
    assert_eq!(export::file_name(&dataset, &empty), "");
}
