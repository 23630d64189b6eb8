//! What a publisher is told when tables are wrong: everything at once, each mistake with its
//! file, row, column, what was found and what was expected; and nothing is published.

#![cfg(test)]

#[path = "fixtures/folder.rs"]
mod folder;

use std::fs;
use std::path::{Path, PathBuf};

use candour::publish::error::PublishError;
use candour::publish::output::manifest::{Contents, Manifest};
use candour::publish::site::{PublishOptions, publish};
use candour::publish::table::Problem;
use folder::Folder;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Folder {
    /// Changes one cell of the row whose first cell is `key`, and tells the row's number.
    fn set(&self, file: &str, key: &str, column: &str, cell: &str) -> usize {
        let text = self.text(file);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let at = header.iter().position(|name| name == column).unwrap();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&header).unwrap();
        let mut changed = None;
        for (number, row) in reader.records().enumerate() {
            let mut row: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
            if row[0] == key {
                cell.clone_into(&mut row[at]);
                changed = Some(number + 2);
            }
            writer.write_record(&row).unwrap();
        }
        self.write(
            file,
            &String::from_utf8(writer.into_inner().unwrap()).unwrap(),
        );
        changed.unwrap_or_else(|| panic!("{file} has no {key}"))
    }
}

/// Asserts that one of the problems is told in full.
fn assert_told(problems: &[Problem], place: (&str, usize, &str), found: &str, expected: &str) {
    let (file, row, column) = place;
    let at = problems
        .iter()
        .find(|p| (p.file.as_str(), p.row, p.column.as_str()) == place);
    let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let at = at.unwrap_or_else(|| {
        panic!(
            "nothing is said of {file}, row {row}, column {column}:\n{}",
            all.join("\n")
        )
    });
    assert!(at.found.contains(found), "{at}");
    assert!(at.expected.contains(expected), "{at}");
}

#[test]
fn the_content_of_this_repository_is_in_order() {
    let folder = Folder::new("in-order");
    assert_eq!(folder.problems(), []);
}

#[test]
fn every_mistake_in_a_table_of_figures_is_told_in_one_run() {
    let folder = Folder::new("figures");
    let set = |id, column, cell| folder.set("observations.csv", id, column, cell);
    let indicator = set("F020", "indicator", "happiness");
    let number = set("F021", "lower", "17,5");
    let period = set("F022", "period", "Sept 2020");
    let word = set("F023", "qualifier", "roughly");
    let eleven = "one two three four five six seven eight nine ten eleven";
    let printed = set("F164", "printed", eleven);
    let email = set("F172", "note", "ask jane.doe@example.org");
    let share = set("F175", "numerator", "3000");
    let problems = folder.problems();
    let message = |row, column, found, expected| {
        assert_told(
            &problems,
            ("observations.csv", row, column),
            found,
            expected,
        );
    };
    message(
        indicator,
        "indicator",
        "“happiness”",
        "the id of an indicator",
    );
    message(number, "lower", "“17,5”", "a number in plain digits");
    message(period, "period", "“Sept 2020”", "a period such as 2020-06");
    message(word, "qualifier", "“roughly”", "one of exact, about");
    message(printed, "printed", "eleven", "at most ten words");
    message(email, "note", "jane.doe", "no e-mail address");
    message(share, "denominator", "“2089”", "at least the numerator");
    assert_eq!(problems.len(), 7, "{problems:#?}");
}

#[test]
fn mistakes_in_several_tables_are_told_in_one_run() {
    let folder = Folder::new("tables");
    let phone = folder.set("targets.csv", "F417", "note", "call 01632 960123");
    let month = folder.set("targets.csv", "F493", "from", "2019-13");
    let theme = folder.set("indicators.csv", "contacts", "theme", "sports");
    let area = folder.set(
        "events.csv",
        "specialist-teams",
        "areas",
        "cambridgeshire;rutland",
    );
    let date = folder.set("reports.csv", "july-2019", "date", "9 July 2019");
    let absence = folder.set("gaps.csv", "net-expenditure-per-head", "absence", "lost");
    let problems = folder.problems();
    let message = |place, found, expected| assert_told(&problems, place, found, expected);
    message(
        ("targets.csv", phone, "note"),
        "01632",
        "no telephone number",
    );
    message(
        ("targets.csv", month, "from"),
        "“2019-13”",
        "a month such as 2020-06",
    );
    message(
        ("indicators.csv", theme, "theme"),
        "“sports”",
        "the id of a theme",
    );
    message(("events.csv", area, "areas"), "rutland", "known ids");
    message(
        ("reports.csv", date, "date"),
        "“9 July 2019”",
        "a day or month",
    );
    message(
        ("gaps.csv", absence, "absence"),
        "“lost”",
        "one of suppressed",
    );
    assert_eq!(problems.len(), 6, "{problems:#?}");
}

#[test]
fn an_indicator_or_a_part_that_leans_on_what_does_not_exist_is_told() {
    let folder = Folder::new("leaning");
    let set = |column, cell| folder.set("indicators.csv", "contacts", column, cell);
    let rows = [
        ("base", set("base", "contact-population")),
        ("rate", set("rate", "contact-rate")),
        ("national", set("national", "contacts-yearly")),
    ];
    let group = folder.set(
        "breakdowns.csv",
        "service-adolescent",
        "target_group",
        "teens",
    );
    let problems = folder.problems();
    for (column, row) in rows {
        let place = ("indicators.csv", row, column);
        assert_told(&problems, place, "contact", "the id of an indicator");
    }
    let place = ("breakdowns.csv", group, "target_group");
    assert_told(
        &problems,
        place,
        "“teens”",
        "the id of a breakdown, or “none”",
    );
    assert_eq!(problems.len(), 4, "{problems:#?}");
}

#[test]
fn one_mistake_is_told_once() {
    let folder = Folder::new("once");
    folder.set("observations.csv", "F021", "value", "many");
    let sentence: Vec<String> = folder.problems().iter().map(ToString::to_string).collect();
    assert_eq!(sentence.len(), 1, "{}", sentence.join("\n"));
}

#[test]
fn a_problem_reads_as_a_sentence_about_a_place() {
    let folder = Folder::new("sentence");
    let row = folder.set("observations.csv", "F023", "status", "guessed");
    let sentence: Vec<String> = folder.problems().iter().map(ToString::to_string).collect();
    let expected = format!(
        "observations.csv, row {row}, column status (L{row}): found “guessed”, expected one of \
         printed, derived, reconstructed, reassigned, reworded, doubted, estimated, provisional, revised"
    );
    assert_eq!(sentence, [expected]);
}

#[test]
fn an_id_that_stands_twice_is_told_at_its_second_row() {
    let folder = Folder::new("twice");
    let row = folder.set("observations.csv", "F021", "id", "F020");
    let problems = folder.problems();
    assert_told(
        &problems,
        ("observations.csv", row, "id"),
        "“F020”",
        "an id that no other row has",
    );
}

#[test]
fn a_figure_that_stands_twice_is_told_with_the_row_of_the_first() {
    let folder = Folder::new("same-figure");
    folder.set(
        "observations.csv",
        "F021",
        "breakdown",
        "service-assessment",
    );
    let problems = folder.problems();
    assert_told(
        &problems,
        ("observations.csv", 3, "period"),
        "2020-09-11",
        "row 2",
    );
}

#[test]
fn a_fact_that_is_left_out_and_yet_there_is_told() {
    let folder = Folder::new("left-out");
    let row = folder.set("left-out.csv", "F001", "fact", "F020");
    let expected = "a fact that is not in the dataset";
    assert_told(
        &folder.problems(),
        ("left-out.csv", row, "fact"),
        "“F020”",
        expected,
    );
}

#[test]
fn a_fact_left_out_without_a_reason_is_told() {
    let folder = Folder::new("no-reason");
    let row = folder.set("left-out.csv", "F001", "reason", "");
    assert_told(
        &folder.problems(),
        ("left-out.csv", row, "reason"),
        "nothing",
        "some text",
    );
}

#[test]
fn bounds_in_the_wrong_order_are_told() {
    let folder = Folder::new("bounds");
    let row = folder.set("targets.csv", "F496", "lower", "90");
    let expected = "a lower and an upper bound, in that order";
    assert_told(
        &folder.problems(),
        ("targets.csv", row, "lower"),
        "“90”",
        expected,
    );
}

#[test]
fn half_a_child_is_told() {
    let folder = Folder::new("half");
    let row = folder.set("observations.csv", "F164", "indicator", "contacts");
    let problems = folder.problems();
    assert_told(
        &problems,
        ("observations.csv", row, "value"),
        "“23.6”",
        "a whole number",
    );
}

#[test]
fn a_place_that_its_report_does_not_have_is_told() {
    let folder = Folder::new("place");
    let row = folder.set("observations.csv", "F020", "place", "99.9");
    let expected = "the id of a place in october-2020";
    assert_told(
        &folder.problems(),
        ("observations.csv", row, "place"),
        "“99.9”",
        expected,
    );
}

#[test]
fn a_missing_column_is_told_with_the_columns_expected() {
    let folder = Folder::new("column");
    let text = folder
        .text("targets.csv")
        .replacen(",printed,", ",print,", 1);
    folder.write("targets.csv", &text);
    assert_told(
        &folder.problems(),
        ("targets.csv", 1, ""),
        "no “printed” but “print”",
        "place, printed, note",
    );
}

#[test]
fn a_missing_table_is_told_and_the_others_are_still_checked() {
    let folder = Folder::new("table");
    fs::remove_file(folder.content().join("gaps.csv")).unwrap();
    let row = folder.set("observations.csv", "F020", "value", "many");
    let problems = folder.problems();
    assert_told(&problems, ("gaps.csv", 0, ""), "no such file", "a table");
    assert_told(
        &problems,
        ("observations.csv", row, "value"),
        "“many”",
        "a number",
    );
}

#[test]
fn a_row_with_too_few_cells_is_told_and_the_rows_below_keep_their_numbers() {
    let folder = Folder::new("uneven");
    let row = folder.set("observations.csv", "F023", "value", "many");
    let text = folder.text("observations.csv");
    let lines: Vec<&str> = text.lines().collect();
    let broken = lines[2].rsplit_once(',').unwrap().0;
    let lines = lines
        .iter()
        .enumerate()
        .map(|(at, line)| if at == 2 { broken } else { line });
    folder.write("observations.csv", &lines.collect::<Vec<_>>().join("\n"));
    let problems = folder.problems();
    assert_told(
        &problems,
        ("observations.csv", 3, ""),
        "16 cells",
        "17, one for each column",
    );
    assert_told(
        &problems,
        ("observations.csv", row, "value"),
        "“many”",
        "a number",
    );
}

#[test]
fn a_table_that_is_not_utf_8_is_told() {
    let folder = Folder::new("latin");
    let mut bytes = folder.text("themes.csv").into_bytes();
    bytes.extend(b"caf\xe9,Caf\xe9,Coffee\n");
    fs::write(folder.content().join("themes.csv"), bytes).unwrap();
    assert!(
        folder
            .problems()
            .iter()
            .any(|problem| problem.file == "themes.csv")
    );
}

#[test]
fn what_spreadsheets_add_to_a_table_is_no_mistake() {
    let folder = Folder::new("spreadsheet");
    let text = folder.text("observations.csv").replace('\n', "\r\n");
    folder.write("observations.csv", &format!("\u{feff}{text}"));
    assert_eq!(folder.problems(), []);
}

/// What a site is written from, with a program that is none.
fn options(folder: &Folder) -> PublishOptions {
    let app = folder.0.join("app");
    fs::create_dir_all(&app).unwrap();
    fs::write(app.join("candour.js"), "export default 1;").unwrap();
    fs::write(app.join("candour_bg.wasm"), b"\0asm\x01\0\0\0").unwrap();
    PublishOptions {
        content: folder.content(),
        public: repository().join("public"),
        style: repository().join("style"),
        template: repository().join("index.html"),
        app,
        out: folder.0.join("dist"),
        base: "/".to_owned(),
        compress: false,
        reload: false,
    }
}

/// An old site of one page.
fn old_site(options: &PublishOptions) -> PathBuf {
    fs::create_dir_all(&options.out).unwrap();
    let page = options.out.join("index.html");
    fs::write(&page, "the old page").unwrap();
    let contents = Contents::read(&options.out).unwrap();
    Manifest::from(&contents).write(&options.out).unwrap();
    page
}

#[test]
fn a_mistake_in_the_content_leaves_the_old_site_as_it_was() {
    let folder = Folder::new("untouched");
    let options = options(&folder);
    let page = old_site(&options);
    folder.set("observations.csv", "F020", "status", "guessed");
    folder.set("targets.csv", "F493", "from", "soon");
    let error = publish(&options).unwrap_err();
    assert!(
        matches!(&error, PublishError::Content(problems) if problems.len() == 2),
        "{error}"
    );
    assert_eq!(error.to_string(), "2 mistakes in the content");
    assert_eq!(fs::read_to_string(page).unwrap(), "the old page");
    assert_eq!(fs::read_dir(&options.out).unwrap().count(), 2);
}

#[test]
fn a_program_that_is_missing_leaves_the_old_site_as_it_was() {
    let folder = Folder::new("no-program");
    let options = options(&folder);
    let page = old_site(&options);
    fs::remove_file(options.app.join("candour_bg.wasm")).unwrap();
    let error = publish(&options).unwrap_err();
    assert!(error.to_string().contains("candour_bg.wasm"), "{error}");
    assert_eq!(fs::read_to_string(page).unwrap(), "the old page");
    assert_eq!(fs::read_dir(&options.out).unwrap().count(), 2);
}

#[test]
fn a_good_site_takes_the_place_of_the_old_one() {
    let folder = Folder::new("published");
    let options = options(&folder);
    let page = old_site(&options);
    let published = publish(&options).unwrap();
    assert!(published.n_figures > 8_000);
    assert!(fs::read_to_string(page).unwrap().contains("At a glance"));
    for file in [
        "404.html",
        "indicators/protection-plans/index.html",
        "reports/july-2019/index.html",
        "data/index.json",
        "data/observations.csv",
        "data/schema.json",
        "favicon.svg",
    ] {
        assert!(options.out.join(file).is_file(), "{file}");
    }
    assert!(!options.out.join("reload.js").exists());
}

#[test]
fn a_page_asks_at_once_for_the_part_of_the_program_that_it_needs() {
    let folder = Folder::new("parts");
    let options = options(&folder);
    let parts = r#"{"indicator":["chunk.wasm","indicator.wasm"]}"#;
    for (name, text) in [
        ("chunks.json", parts),
        ("chunk.wasm", ""),
        ("indicator.wasm", ""),
    ] {
        fs::write(options.app.join(name), text).unwrap();
    }
    publish(&options).unwrap();
    let page = |path: &str| fs::read_to_string(options.out.join(path)).unwrap();
    let asks = |path: &str, file: &str| {
        let preload = format!("/{file}\">");
        page(path).contains(&preload)
    };
    for file in ["chunk.wasm", "indicator.wasm"] {
        assert!(asks("indicators/contacts/index.html", file), "{file}");
        assert!(!asks("index.html", file), "{file}");
    }
    assert!(!options.out.join("chunks.json").exists());
}

#[test]
fn promises_that_cannot_be_judged_stop_the_compile() {
    let folder = Folder::new("promises");
    let text = folder.text("promises.csv");
    let row = text.lines().count();
    let wrong = [
        "p1,A,,,,,",
        "p2,B,C999,,,,",
        "p3,C,C001,,,,",
        "p4,D,C057,,,,",
        "p5,E,C178,soon,,,",
        "p6,F,C180,,if all goes well,,",
        "p7,G,C182,,if all goes well,flood,",
    ];
    folder.write("promises.csv", &format!("{text}{}\n", wrong.join("\n")));
    let problems = folder.problems();
    let message = |at: usize, column, found, expected| {
        assert_told(
            &problems,
            ("promises.csv", row + at, column),
            found,
            expected,
        );
    };
    message(1, "claims", "nothing", "the id of a claim");
    message(2, "claims", "C999", "ids of claims.csv");
    message(3, "claims", "C001", "of the kind expectation");
    message(4, "claims", "C057", "that no other promise has");
    message(5, "due", "“soon”", "a month such as 2021-03");
    message(6, "ended_by", "nothing", "and the events that end it");
    message(7, "ended_by", "flood", "ids of events.csv");
    assert_eq!(problems.len(), 7, "{problems:#?}");
    let twice = problems.iter().find(|problem| problem.row == row + 4);
    let hint = twice.unwrap().hint.clone().unwrap_or_default();
    assert!(hint.contains("“C057”"), "{hint}");
}

#[test]
fn reasons_without_a_paragraph_or_a_subject_stop_the_compile() {
    let folder = Folder::new("contexts");
    let text = folder.text("context.csv");
    let row = text.lines().count();
    let wrong = [
        "r1,C057,,,,Why.,,july-2019,",
        "r2,C057,,,,Why.,,july-2019,99.9",
        "r3,C999,,,,Why.,,july-2019,2.4",
        "r4,,happiness,cambridgeshire,2020-06,Why.,,july-2019,2.4",
        "r5,,caseload,rutland,2020-06,Why.,,july-2019,2.4",
        "r6,,caseload,cambridgeshire,summer,Why.,,july-2019,2.4",
        "r7,,,,,Why.,,july-2019,2.4",
        "r8,C057,,,,Why.,why,july-2019,2.4",
        "r9,C057,,,,,one two three four five six seven eight nine ten eleven,july-2019,2.4",
    ];
    folder.write("context.csv", &format!("{text}{}\n", wrong.join("\n")));
    let problems = folder.problems();
    let message = |at: usize, column, found, expected| {
        assert_told(
            &problems,
            ("context.csv", row + at, column),
            found,
            expected,
        );
    };
    message(1, "paragraph", "nothing", "a paragraph of that report");
    message(2, "paragraph", "“99.9”", "a paragraph of that report");
    message(3, "claims", "C999", "ids of claims.csv");
    message(4, "indicator", "“happiness”", "the id of an indicator");
    message(5, "area", "“rutland”", "the id of an area");
    message(6, "period", "“summer”", "a period such as");
    message(7, "claims", "nothing", "or the indicator, area and period");
    message(8, "says", "Why.", "and not both");
    message(9, "printed", "eleven", "ten words at most");
    assert_eq!(problems.len(), 9, "{problems:#?}");
}

#[test]
fn a_rule_for_promises_judges_no_statement_about_the_past() {
    let folder = Folder::new("met");
    let row = folder.set("claims.csv", "C181", "kind", "figure");
    let problems = folder.problems();
    assert_told(
        &problems,
        ("claims.csv", row, "rule"),
        "“met”",
        "a statement about the past",
    );
}

#[test]
fn content_without_promises_and_reasons_is_in_order() {
    let folder = Folder::new("no-promises");
    for table in ["promises.csv", "context.csv"] {
        fs::remove_file(folder.content().join(table)).unwrap();
    }
    assert_eq!(folder.problems(), []);
}
