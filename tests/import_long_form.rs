//! The import of the long form, in which the Local Authority Interactive Tool gives a row for each
//! measure, area and year.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

#[expect(dead_code, reason = "other tests use the rest")]
#[path = "fixtures/small_site.rs"]
mod small_site;

use small_site::{SHARE, SmallSite, Source};

const FILE: &str = "tool.csv";

/// Two measures of a council, its region and the country; a third with years of another form.
const TOOL: &str = "\
Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region
Care,Children in care,2016,Leeds,75,383,Yorkshire and The Humber
Care,Children in care,2017,Leeds,76.400000000000006,383,Yorkshire and The Humber
Care,Children in care,2018,Leeds,-,383,Yorkshire and The Humber
Care,Children in care,2016,Yorkshire and the Humber,63,982,NA
Care,Children in care,2016,England,60,970,NA
Care,Children in care,2016,Elsewhere,51,999,North East
CareNum,Children in care,2016,Leeds,1245,383,Yorkshire and The Humber
CareNum,Children in care,2017,Leeds,1255,383,Yorkshire and The Humber
Spend,Spending,2016-17 (OT),Leeds,25348465,383,Yorkshire and The Humber
Odd,An odd measure,2016,Leeds,~,383,Yorkshire and The Humber
";

/// Rates of children in care on 31 March.
const CARE: Source = Source {
    indicator: "rate",
    filter: "Short Desc=Care",
    value: "Values",
    ..SHARE
};

/// A site with the tool's file and a source that picks from it.
fn site(name: &str, source: Source) -> SmallSite {
    let site = SmallSite::new(name);
    site.write_release(FILE, TOOL);
    site.add_source(FILE, source);
    site
}

#[test]
fn a_measure_is_read_for_each_area_and_year() {
    let site = site("long-measure", CARE);
    site.import().unwrap();
    assert_eq!(
        site.figures(),
        [
            "england,2016-03-31,60,,,",
            "leeds,2016-03-31,75,,,",
            "leeds,2017-03-31,76.4,,,",
            "leeds,2018-03-31,,,,x",
            "yorkshire,2016-03-31,63,,,",
        ]
    );
}

#[test]
fn a_numerator_may_be_another_measure() {
    let source = Source {
        numerator: "Values of Short Desc=CareNum",
        ..CARE
    };
    let site = site("long-numerator", source);
    site.import().unwrap();
    let figures = site.figures();
    assert!(figures.contains(&"leeds,2016-03-31,75,1245,,".to_owned()));
    assert!(figures.contains(&"england,2016-03-31,60,,,".to_owned()));
}

#[test]
fn a_file_packed_with_gzip_gives_the_same_figures() {
    let plain = site("long-plain", CARE);
    plain.import().unwrap();
    let mut archive = GzEncoder::new(Vec::new(), Compression::default());
    archive.write_all(TOOL.as_bytes()).unwrap();
    let packed = SmallSite::new("long-packed");
    packed.write_release("tool.csv.gz", archive.finish().unwrap());
    packed.add_source("tool.csv.gz", CARE);
    packed.import().unwrap();
    assert_eq!(packed.figures(), plain.figures());
}

#[test]
fn an_archive_that_breaks_off_stops_the_import() {
    let mut archive = GzEncoder::new(Vec::new(), Compression::default());
    archive.write_all(TOOL.as_bytes()).unwrap();
    let mut bytes = archive.finish().unwrap();
    bytes.truncate(bytes.len() / 2);
    let site = SmallSite::new("long-broken");
    site.write_release("tool.csv.gz", bytes);
    site.add_source("tool.csv.gz", CARE);
    let message = site.failure();
    for part in ["tool.csv.gz", "gzip archive", "download it again"] {
        assert!(message.contains(part), "without {part}:\n{message}");
    }
}

#[test]
fn what_the_form_does_not_have_stops_the_import_and_is_named() {
    let with = |filter, period| Source {
        filter,
        period,
        ..CARE
    };
    for (name, source, parts) in [
        (
            "unknown-measure",
            with("Short Desc=Caer", "31-march"),
            ["column filter", "Short Desc", "did you mean “Care”?"],
        ),
        (
            "month",
            with("Short Desc=Care", "month"),
            ["column Years", "the name of a month", "another period"],
        ),
        (
            "years-of-another-form",
            with("Short Desc=Spend", "year-to-march"),
            ["column Years", "“2016-17 (OT)", "four digits, such as 2024"],
        ),
        (
            "symbol",
            with("Short Desc=Odd", "31-march"),
            [
                "row 11, column Values",
                "found “~”",
                "guidance of the release",
            ],
        ),
        (
            "all-measures-at-once",
            with("", "31-march"),
            ["a second row for leeds", "Short Desc", "filter on a column"],
        ),
    ] {
        let message = site(&format!("long-{name}"), source).failure();
        for part in parts {
            assert!(message.contains(part), "{name}, without {part}:\n{message}");
        }
    }
}
