//! The import reads a file of a release right, or stops and says why; it never writes a wrong
//! figure. `fixtures/ees/` has one shape of file each.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "fixtures/small_site.rs"]
mod small_site;

use small_site::{SHARE, SmallSite, Source};

/// Expected result of importing one file.
enum Outcome {
    /// The figures: area, period, value, numerator, denominator, symbol.
    Reads(&'static [&'static str]),
    /// Words that the messages must have.
    Stops(&'static [&'static str]),
}

use Outcome::{Reads, Stops};

const LEEDS_5: Outcome = Reads(&["leeds,2024-03-31,5,,,"]);

fn shapes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ees")
}

/// Imports one file of `fixtures/ees/` and compares the outcome.
fn check(file: &str, source: Source, outcome: &Outcome) {
    let site = SmallSite::new(&format!("shape-{file}"));
    site.write_release(file, fs::read(shapes().join(file)).unwrap());
    site.add_source(file, source);
    if file.starts_with("55-") {
        site.change("areas.csv", ",383,", ",384,");
    }
    let before = site.text("national/observations.csv");
    match outcome {
        Reads(expected) => {
            let result = site.import();
            assert!(result.is_ok(), "{file}: {result:?}");
            assert_eq!(site.figures(), *expected, "{file}");
        }
        Stops(words) => {
            let message = site.failure();
            for word in *words {
                assert!(message.contains(word), "{file}, without {word}:\n{message}");
            }
            assert_eq!(site.text("national/observations.csv"), before, "{file}");
        }
    }
}

fn with_period(period: &'static str) -> Source {
    Source { period, ..SHARE }
}

fn with_filter(filter: &'static str) -> Source {
    Source { filter, ..SHARE }
}

/// A percentage with its parts.
const PARTS: Source = Source {
    numerator: "n",
    denominator: "d",
    ..SHARE
};

/// A file, the source that picks from it, and the outcome.
type Case = (&'static str, Source, Outcome);

/// The shapes that need a source or an outcome of their own.
fn cases() -> Vec<Case> {
    let kinds = [times(), places(), numbers(), filters(), files()];
    kinds.into_iter().flatten().collect()
}

/// Years and time identifiers.
fn times() -> Vec<Case> {
    vec![
        (
            "01-academic-202324.csv",
            with_period("academic-year"),
            Reads(&["leeds,2023-09/2024-08,5,,,"]),
        ),
        (
            "01-academic-202324.csv",
            with_period("year-to-march"),
            Stops(&["time_identifier", "“Academic year”", "year-to-march"]),
        ),
        ("02-financial-202324-31march.csv", SHARE, LEEDS_5),
        (
            "02-financial-202324-31march.csv",
            with_period("year-to-march"),
            Reads(&["leeds,FY2023/24,5,,,"]),
        ),
        (
            "03-quarters.csv",
            with_period("year-to-march"),
            Stops(&["row 2", "“Financial year Q1”, “Financial year Q2”"]),
        ),
        (
            "03-quarters.csv",
            with_period("quarter"),
            Stops(&["time_period", "six digits", "202324 for 2023/24"]),
        ),
        (
            "04-months.csv",
            SHARE,
            Stops(&["“February”, “January”", "Reporting year"]),
        ),
        (
            "04-months.csv",
            with_period("month"),
            Reads(&["leeds,2024-01,5,,,", "leeds,2024-02,6,,,"]),
        ),
        (
            "05-single-month.csv",
            SHARE,
            Stops(&["“January”", "31-march"]),
        ),
        ("06-week.csv", SHARE, Stops(&["“Week 1”, “Week 2”"])),
        (
            "07-slash-year.csv",
            with_period("academic-year"),
            Stops(&["“2023/24” (Academic year)", "202324 for 2023/24"]),
        ),
        (
            "08-calendar-year.csv",
            with_period("year-to-march"),
            Stops(&["“Calendar year”", "year-to-march"]),
        ),
        (
            "08-calendar-year.csv",
            with_period("calendar-year"),
            Reads(&["leeds,2024,5,,,"]),
        ),
    ]
}

/// Levels and codes.
fn places() -> Vec<Case> {
    vec![
        (
            "00-control.csv",
            SHARE,
            Reads(&["england,2024-03-31,7,,,", "leeds,2024-03-31,5,,,"]),
        ),
        (
            "09-school-level-one.csv",
            SHARE,
            Stops(&["of the level “School”"]),
        ),
        (
            "10-ward-level-two.csv",
            SHARE,
            Stops(&["of the level “Ward”"]),
        ),
        (
            "11-LAD-level.csv",
            SHARE,
            Stops(&["of the level “Local authority district”"]),
        ),
        (
            "12-lowercase-level.csv",
            SHARE,
            Reads(&["england,2024-03-31,5,,,", "leeds,2024-03-31,5,,,"]),
        ),
        ("13-no-region-columns.csv", SHARE, LEEDS_5),
        ("14-only-new_la_code.csv", SHARE, LEEDS_5),
        (
            "54-two-la-codes.csv",
            SHARE,
            Stops(&[
                "no figure of leeds",
                "only together with another, “383 / 381”",
            ]),
        ),
        (
            "55-wrong-la-code-in-areas.csv",
            SHARE,
            Stops(&["no figure of leeds", "the code 383, areas.csv gives 384"]),
        ),
    ]
}

/// Signs, empty cells and scales.
fn numbers() -> Vec<Case> {
    vec![
        ("41-negative.csv", SHARE, Stops(&["“-1.2”", "zero or more"])),
        (
            "41-negative.csv",
            Source {
                indicator: "cost",
                ..SHARE
            },
            Reads(&["leeds,2024-03-31,-1.2,,,"]),
        ),
        (
            "46-blank.csv",
            SHARE,
            Reads(&["leeds,2023-03-31,5,,,", "leeds,2024-03-31,,,,x"]),
        ),
        (
            "60-percent-by-equals.csv",
            Source {
                value: "=",
                ..PARTS
            },
            Stops(&["every 10,000", "unit of share is percent"]),
        ),
        (
            "60-percent-by-equals.csv",
            Source {
                indicator: "rate",
                value: "=",
                ..PARTS
            },
            Reads(&["leeds,2024-03-31,5000,5,10,"]),
        ),
        (
            "61-numerator-above-denominator.csv",
            PARTS,
            Stops(&["15 of 10", "no greater than its whole"]),
        ),
        (
            "66-year-99999.csv",
            SHARE,
            Stops(&["row 2", "“99999”", "1970 to 2100"]),
        ),
        (
            "67-percent-over-100.csv",
            SHARE,
            Stops(&["row 2", "“1433.5”", "100 at most"]),
        ),
    ]
}

/// Filters and denominators.
fn filters() -> Vec<Case> {
    vec![
        (
            "47-semicolon-in-filter-value.csv",
            with_filter("breakdown=\"Placed; outside LA\""),
            LEEDS_5,
        ),
        (
            "47-semicolon-in-filter-value.csv",
            with_filter("breakdown=Placed; outside LA"),
            Stops(&["column=value for “outside LA”", "quotation marks"]),
        ),
        (
            "48-denominator-with-of.csv",
            Source {
                numerator: "Number part",
                denominator: "Number of children",
                ..SHARE
            },
            Reads(&["leeds,2024-03-31,50,5,10,"]),
        ),
        (
            "56-filter-no-column.csv",
            with_filter("breakdown=Total"),
            Stops(&["a column of 56-filter-no-column.csv in place of “breakdown”"]),
        ),
        (
            "57-filter-without-equals.csv",
            with_filter("Total"),
            Stops(&[
                "sources.csv, row 2, column filter",
                "column=value for “Total”",
            ]),
        ),
        (
            "58-filter-case.csv",
            with_filter("breakdown=total"),
            Stops(&["sources.csv, row 2, column filter", "did you mean “Total”?"]),
        ),
        (
            "59-denominator-filter-matches-nothing.csv",
            Source {
                filter: "breakdown=Part",
                numerator: "n",
                denominator: "n of breakdown=Totl",
                ..SHARE
            },
            Stops(&[
                "sources.csv, row 2, column denominator",
                "in place of “Totl”",
            ]),
        ),
    ]
}

/// Encodings, headers and rows.
fn files() -> Vec<Case> {
    vec![
        (
            "49-semicolon-delimited.csv",
            SHARE,
            Stops(&["row 1", "commas between the columns"]),
        ),
        ("50-utf16.csv", SHARE, Stops(&["UTF-16", "CSV UTF-8"])),
        (
            "51-cp1252.csv",
            SHARE,
            Stops(&["row 2", "after “caf”", "Windows-1252", "CSV UTF-8"]),
        ),
        ("52-zip-download.csv", SHARE, LEEDS_5),
        (
            "53-table-tool.csv",
            SHARE,
            Stops(&["time_identifier", "no such column"]),
        ),
        ("62-trailing-footnote-rows.csv", SHARE, LEEDS_5),
        (
            "63-ragged-short-row.csv",
            SHARE,
            Stops(&["row 3", "8 cells", "11 cells"]),
        ),
        (
            "64-duplicate-column.csv",
            SHARE,
            Stops(&["column value", "two columns of this name"]),
        ),
        (
            "65-header-after-title.csv",
            SHARE,
            Stops(&["“My title”", "stand in row 3"]),
        ),
        ("70-empty-file.csv", SHARE, Stops(&["an empty file"])),
        (
            "71-header-only.csv",
            SHARE,
            Stops(&["row 1", "a header without rows"]),
        ),
    ]
}

const SYMBOLS: [(&str, &str); 6] = [
    ("15-symbol-c.csv", "c"),
    ("16-symbol-k.csv", "k"),
    ("17-symbol-low.csv", "low"),
    ("18-symbol-u.csv", "u"),
    ("19-symbol-x.csv", "x"),
    ("20-symbol-z.csv", "z"),
];

const OTHER_SYMBOLS: [(&str, &str); 19] = [
    ("21-symbol-p.csv", "p"),
    ("22-symbol-r.csv", "r"),
    ("23-symbol-a.csv", "a"),
    ("24-symbol-e.csv", "e"),
    ("25-symbol-_5bc_5d.csv", "[c]"),
    ("26-symbol-_5bx_5d.csv", "[x]"),
    ("27-symbol-_5blow_5d.csv", "[low]"),
    ("28-symbol-_7e.csv", "~"),
    ("29-symbol-_2e_2e.csv", ".."),
    ("30-symbol-_3a.csv", ":"),
    ("31-symbol-_2d.csv", "-"),
    ("32-symbol-_2a.csv", "*"),
    ("33-symbol-N_2fA.csv", "N/A"),
    ("34-symbol-NA.csv", "NA"),
    ("35-symbol-SUPP.csv", "SUPP"),
    ("36-symbol-_3c5.csv", "<5"),
    ("37-symbol-5_20_5br_5d.csv", "5 [r]"),
    ("38-symbol-Z.csv", "Z"),
    ("39-symbol-C.csv", "C"),
];

const OTHER_NUMBERS: [(&str, &str); 6] = [
    ("42-thousands.csv", "1,234"),
    ("43-percent-sign.csv", "12.3%"),
    ("44-exponent.csv", "1.2e3"),
    ("45-plus.csv", "+5"),
    ("68-huge.csv", "1e308"),
    ("69-NaN.csv", "NaN"),
];

#[test]
fn every_shape_of_file_is_read_right_or_stops_the_import() {
    for (file, source, outcome) in cases() {
        check(file, source, &outcome);
    }
}

#[test]
fn symbols_of_the_department_become_gaps() {
    for (file, symbol) in SYMBOLS {
        let site = SmallSite::new(&format!("symbol-{symbol}"));
        site.write_release(file, fs::read(shapes().join(file)).unwrap());
        site.add_source(file, SHARE);
        site.import().unwrap();
        let gap = format!("leeds,2024-03-31,,,,{symbol}");
        assert_eq!(site.figures(), ["leeds,2023-03-31,5,,,", &gap]);
    }
}

#[test]
fn other_symbols_and_other_ways_to_write_numbers_stop_the_import() {
    let mend = |text: &str| match text {
        "[c]" | "C" => "write c in place of",
        "[x]" => "write x in place of",
        "[low]" => "write low in place of",
        "Z" => "write z in place of",
        "5 [r]" => "take the mark off",
        _ => "guidance of the release",
    };
    let symbols = OTHER_SYMBOLS.map(|(file, text)| (file, text, mend(text)));
    let numbers = OTHER_NUMBERS.map(|(file, text)| (file, text, "plain digits"));
    for (file, text, mend) in symbols.into_iter().chain(numbers) {
        let site = SmallSite::new(&format!("other-{file}"));
        site.write_release(file, fs::read(shapes().join(file)).unwrap());
        site.add_source(file, SHARE);
        let message = site.failure();
        for part in ["row 2", "column value", &format!("found “{text}”"), mend] {
            assert!(message.contains(part), "{file}, without {part}:\n{message}");
        }
        assert_eq!(message.lines().count(), 1, "{message}");
    }
}

#[test]
fn every_file_of_the_collection_has_a_case() {
    let outside = ["72-path-escape.csv"];
    let covered: BTreeSet<&str> = cases()
        .iter()
        .map(|(file, ..)| *file)
        .chain(SYMBOLS.iter().map(|(file, _)| *file))
        .chain(OTHER_SYMBOLS.iter().map(|(file, _)| *file))
        .chain(OTHER_NUMBERS.iter().map(|(file, _)| *file))
        .chain(outside)
        .collect();
    let files = fs::read_dir(shapes()).unwrap();
    let names = files.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let uncovered: Vec<String> = names
        .filter(|name| !covered.contains(name.as_str()))
        .collect();
    assert_eq!(uncovered, Vec::<String>::new());
    assert_eq!(covered.len(), 72);
}

#[test]
fn a_path_out_of_the_folder_is_refused() {
    let site = SmallSite::new("path-escape");
    let shape = fs::read(shapes().join("72-path-escape.csv")).unwrap();
    site.write_release("../72-path-escape.csv", shape);
    for path in [
        "../72-path-escape.csv",
        "/etc/passwd",
        "..\\x.csv",
        "a/../../x.csv",
    ] {
        site.add_source(path, SHARE);
    }
    let message = site.failure();
    let refused = message.matches("within the folder of the releases").count();
    assert_eq!(refused, 4, "{message}");
}

#[test]
fn a_zip_archive_is_recognised_and_must_be_unpacked() {
    let site = SmallSite::new("archive");
    site.write_release("data.zip", b"PK\x03\x04rest");
    site.add_source("data.zip", SHARE);
    let message = site.failure();
    assert!(message.contains("a zip archive"), "{message}");
    assert!(message.contains("unpack the archive"), "{message}");
    assert_eq!(message.lines().count(), 1, "{message}");
}

/// The header of a file of a release with one more column of words and a value.
const HEADER: &str = "time_period,time_identifier,geographic_level,country_code,country_name,\
                      region_code,region_name,old_la_code,new_la_code,la_name,version,value,n,d\n";

/// A row about a council.
fn council(year: &str, identifier: &str, rest: &str) -> String {
    format!(
        "{year},{identifier},Local authority,E92000001,England,E12000003,Yorkshire and The Humber,\
         383,E08000035,Leeds,{rest}\n"
    )
}

/// A site with one release of these rows, picked by a source.
fn site(test: &str, source: Source, rows: &[String]) -> SmallSite {
    let site = SmallSite::new(test);
    site.write_release("data.csv", format!("{HEADER}{}", rows.concat()));
    site.add_source("data.csv", source);
    site
}

const YEAR: &str = "Reporting year";

#[test]
fn r32_six_digit_years_are_read_beside_years_of_four() {
    let rows = [
        council("2024", YEAR, ",5,,"),
        council("202425", YEAR, ",6,,"),
    ];
    let on_the_day = site("r32-day", SHARE, &rows);
    on_the_day.import().unwrap();
    let expected = ["leeds,2024-03-31,5,,,", "leeds,2025-03-31,6,,,"];
    assert_eq!(on_the_day.figures(), expected);
    let of_the_year = site("r32-year", with_period("year-to-march"), &rows);
    of_the_year.import().unwrap();
    let expected = ["leeds,FY2023/24,5,,,", "leeds,FY2024/25,6,,,"];
    assert_eq!(of_the_year.figures(), expected);
}

#[test]
fn r32_years_that_are_none_are_refused_by_row() {
    let rows = [
        council("2024", YEAR, ",5,,"),
        council("201720", YEAR, ",6,,"),
        council("1819", YEAR, ",6,,"),
    ];
    let message = site("r32-none", SHARE, &rows).failure();
    assert!(message.contains("row 3, column time_period"), "{message}");
    assert!(
        message.contains("“201720” (Reporting year) (in 2 rows"),
        "{message}"
    );
}

#[test]
fn r33_rows_of_a_smaller_place_are_passed_over() {
    let district =
        council("2024", YEAR, ",12,,").replace("Local authority", "Local authority district");
    let school = council("2024", YEAR, ",13,,").replace("Local authority", "School");
    let rows = [district, council("2024", YEAR, ",50,,"), school];
    let site = site("r33", SHARE, &rows);
    site.import().unwrap();
    assert_eq!(site.figures(), ["leeds,2024-03-31,50,,,"]);
}

#[test]
fn a_mistyped_level_stops_the_import() {
    let rows = [council("2024", YEAR, ",50,,").replace("Local authority", "Local authorty")];
    let message = site("level", SHARE, &rows).failure();
    assert!(
        message.contains("column geographic_level: found “Local authorty”"),
        "{message}"
    );
}

#[test]
fn r34_a_council_joined_with_another_is_noted() {
    let rows = [
        council("2024", YEAR, ",50,,"),
        council("2025", YEAR, ",50,,").replace(",383,E08000035", ",940 / 941,"),
        council("2024", YEAR, ",50,,").replace(",383,E08000035", ",940 / 941,"),
    ];
    let site = site("r34", SHARE, &rows);
    site.add("areas.csv", "north,North,North,council,E06000061,940,,,\n");
    let notes = site.import().unwrap().notes.join("\n");
    let expected = "2 rows from row 3 on, column old_la_code: “940 / 941” has north only together";
    assert!(notes.contains(expected), "{notes}");
    let expected = "yorkshire (no file has a row with its code), north (the files have it only together with another, “940 / 941”)";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn r35_a_symbol_in_many_rows_is_one_message_with_their_number() {
    let rows: Vec<String> = (2001..2025)
        .map(|year| council(&year.to_string(), YEAR, ",..,,"))
        .collect();
    let site = site("r35", SHARE, &rows);
    site.add_source(
        "data.csv",
        Source {
            indicator: "rate",
            ..SHARE
        },
    );
    let message = site.failure();
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(
        message.contains("found “..” (in 24 rows, this is the first)"),
        "{message}"
    );
}

#[test]
fn r35_an_empty_cell_is_noted_and_stays_a_gap() {
    let rows = [council("2024", YEAR, ",5,,"), council("2025", YEAR, ",,,")];
    let site = site("r35-empty", SHARE, &rows);
    let notes = site.import().unwrap().notes.join("\n");
    assert!(
        notes.contains("row 3, column value: an empty cell read as not available"),
        "{notes}"
    );
    let expected = ["leeds,2024-03-31,5,,,", "leeds,2025-03-31,,,,x"];
    assert_eq!(site.figures(), expected);
}

#[test]
fn r36_a_term_beside_a_year_is_named() {
    let rows = [
        council("2024", YEAR, ",5,,"),
        council("202324", "Autumn term", ",3,,"),
    ];
    let message = site("r36", SHARE, &rows).failure();
    assert!(
        message.contains("row 3, column time_identifier: found “Autumn term”"),
        "{message}"
    );
    assert!(message.contains("a filter on time_identifier"), "{message}");
    let filtered = with_filter("time_identifier=Reporting year");
    let site = site("r36-filter", filtered, &rows);
    site.import().unwrap();
    assert_eq!(site.figures(), ["leeds,2024-03-31,5,,,"]);
}

#[test]
fn r38_two_versions_of_a_year_are_reported_once_with_the_column_in_which_they_differ() {
    let rows = [
        council("2024", YEAR, "Provisional,5,1,20"),
        council("2024", YEAR, "Revised,10,2,20"),
    ];
    let source = Source {
        numerator: "n",
        denominator: "d",
        ..SHARE
    };
    let message = site("r38", source, &rows).failure();
    assert_eq!(message.lines().count(), 1, "{message}");
    let expected = "row 3: found a second row for leeds in 2024-03-31, after row 2: the two differ \
                    in version (“Provisional” and “Revised”)";
    assert!(message.contains(expected), "{message}");
    let chosen = Source {
        filter: "version=Revised",
        ..source
    };
    let site = site("r38-filter", chosen, &rows);
    site.import().unwrap();
    assert_eq!(site.figures(), ["leeds,2024-03-31,10,2,20,"]);
}

#[test]
fn r11_percentages_stored_as_fractions_stop_the_import_once() {
    let rows = [
        council("2023", YEAR, ",0.97,2900,3000"),
        council("2024", YEAR, ",0.98,2985,3035"),
    ];
    let source = Source {
        numerator: "n",
        denominator: "d",
        ..SHARE
    };
    let message = site("r11", source, &rows).failure();
    assert_eq!(message.lines().count(), 1, "{message}");
    let expected = "“0.97” for 2900 of 3000, which is 96.7% (in 2 rows";
    assert!(message.contains(expected), "{message}");
}

#[test]
fn r11_percentages_of_one_or_less_without_parts_are_noted() {
    let rows = [
        council("2023", YEAR, ",0.97,,"),
        council("2024", YEAR, ",0.98,,"),
    ];
    let notes = site("r11-note", SHARE, &rows)
        .import()
        .unwrap()
        .notes
        .join("\n");
    assert!(
        notes.contains("every percentage of share is 1 or less"),
        "{notes}"
    );
}

#[test]
fn a_caseload_may_have_more_cases_than_workers() {
    let rows = [council("2024", YEAR, ",17,340,20")];
    let source = Source {
        indicator: "count",
        numerator: "n",
        denominator: "d",
        ..SHARE
    };
    let site = site("caseload", source, &rows);
    site.import().unwrap();
    assert_eq!(site.figures(), ["leeds,2024-03-31,17,340,20,"]);
}

#[test]
fn a_denominator_that_is_missing_for_some_figures_is_noted() {
    let rows = [
        council("2023", YEAR, "Part,50,5,"),
        council("2023", YEAR, "Total,100,10,"),
        council("2024", YEAR, "Part,50,5,"),
    ];
    let source = Source {
        filter: "version=Part",
        numerator: "n",
        denominator: "n of version=Total",
        ..SHARE
    };
    let site = site("denominator", source, &rows);
    let notes = site.import().unwrap().notes.join("\n");
    assert!(
        notes.contains("finds no denominator for 1 of 2 figures"),
        "{notes}"
    );
    let expected = ["leeds,2023-03-31,50,5,10,", "leeds,2024-03-31,50,5,,"];
    assert_eq!(site.figures(), expected);
}

#[test]
fn a_folder_without_the_files_gets_one_message_for_each_file() {
    let site = SmallSite::new("no-files");
    for indicator in ["share", "rate", "count"] {
        site.add_source("data.csv", Source { indicator, ..SHARE });
    }
    let message = site.failure();
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(message.contains("no such file"), "{message}");
}

#[test]
fn footnotes_below_the_table_are_noted() {
    let file = "62-trailing-footnote-rows.csv";
    let site = SmallSite::new("footnotes");
    site.write_release(file, fs::read(shapes().join(file)).unwrap());
    site.add_source(file, SHARE);
    let notes = site.import().unwrap().notes.join("\n");
    let expected = "2 rows from row 3 on: “Source: DfE” taken as a footnote";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn f7_a_region_with_a_mistyped_code_is_named_with_the_code_of_the_files() {
    let region = "2024,Reporting year,Regional,E92000001,England,E12000003,Yorkshire and The \
                  Humber,,,,,7,,\n";
    let rows = [council("2024", YEAR, ",5,,"), region.to_owned()];
    let site = site("region", SHARE, &rows);
    site.change("areas.csv", "E12000003", "E12000033");
    let notes = site.import().unwrap().notes.join("\n");
    let expected = "yorkshire (the files give it the code E12000003, \
                    areas.csv gives E12000033)";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn f7_a_home_area_without_a_code_stops_the_import() {
    let site = site("no-code", SHARE, &[council("2024", YEAR, ",5,,")]);
    site.change("areas.csv", "E08000035,383", ",");
    let message = site.failure();
    assert!(
        message.contains("no figure of leeds (areas.csv gives it no code)"),
        "{message}"
    );
}

/// Three years of Leeds and of England.
const YEARS: &str = "time_period,time_identifier,geographic_level,country_code,old_la_code,value\n\
                     2022,Reporting year,Local authority,E92000001,383,5.5\n\
                     2022,Reporting year,National,E92000001,,7.5\n\
                     2023,Reporting year,Local authority,E92000001,383,5.6\n\
                     2023,Reporting year,National,E92000001,,7.6\n\
                     2024,Reporting year,Local authority,E92000001,383,5.7\n\
                     2024,Reporting year,National,E92000001,,7.75\n";

/// A site whose table has the figures of [`YEARS`], with its file cut off after some bytes.
fn cut_off(test: &str, kept: usize) -> SmallSite {
    let site = SmallSite::new(test);
    site.add_source("data.csv", SHARE);
    site.write_release("data.csv", YEARS);
    site.import().unwrap();
    assert_eq!(site.figures().len(), 6);
    site.write_release("data.csv", &YEARS[..kept]);
    site
}

#[test]
fn a_file_cut_off_anywhere_in_its_rows_never_loses_figures_silently() {
    let first_row = YEARS.find('\n').unwrap() + 1;
    for kept in first_row..YEARS.len() - 1 {
        let site = cut_off(&format!("cut-{kept}"), kept);
        let before = site.figures();
        match site.import() {
            Err(_) => assert_eq!(site.figures(), before, "{kept}"),
            // Only the last cell is cut, and it is a number still.
            Ok(imported) => {
                let notes = imported.notes.join("\n");
                assert!(
                    notes.contains("a last row without a line end"),
                    "{kept}: {notes}"
                );
                assert_eq!(site.figures().len(), 6, "{kept}");
            }
        }
    }
}

#[test]
fn the_row_in_which_a_file_is_cut_off_is_named() {
    let last_row = YEARS.trim_end().rfind('\n').unwrap() + 1;
    let site = cut_off("cut-in-a-row", last_row + 20);
    let message = site.failure();
    assert!(
        message.contains("data.csv, row 7: found 3 cells"),
        "{message}"
    );
    let site = cut_off("cut-in-a-year", last_row + 2);
    let message = site.failure();
    assert!(
        message.contains("data.csv, row 7: found 1 cell, “20”"),
        "{message}"
    );
}

#[test]
fn figures_that_the_files_no_longer_give_stop_the_import() {
    let last_year = YEARS.find("2024").unwrap();
    let site = cut_off("cut-years", last_year);
    let message = site.failure();
    let found = "2 figures of share missing, first that of england to 2024-03";
    assert!(message.contains(found), "{message}");
    // With their rows deleted first, the rest is what the publisher wants.
    let table = site.text("national/observations.csv");
    let rest: Vec<&str> = table.lines().filter(|row| !row.contains("2024")).collect();
    fs::write(
        site.content().join("national/observations.csv"),
        rest.join("\n"),
    )
    .unwrap();
    site.import().unwrap();
    assert_eq!(site.figures().len(), 4);
}

#[test]
fn a_new_edition_may_drop_its_oldest_year() {
    let site = cut_off("rolling", YEARS.len());
    let rows: Vec<&str> = YEARS
        .lines()
        .filter(|row| !row.starts_with("2022"))
        .collect();
    let newer = "2025,Reporting year,Local authority,E92000001,383,5.8\n\
                 2025,Reporting year,National,E92000001,,7.8\n";
    site.write_release("data.csv", format!("{}\n{newer}", rows.join("\n")));
    let notes = site.import().unwrap().notes.join("\n");
    assert!(
        notes.contains("which the new edition no longer gives"),
        "{notes}"
    );
    assert_eq!(site.figures().len(), 6);
}
