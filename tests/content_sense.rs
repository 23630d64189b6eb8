//! What a publisher is told of cells that are well written and make no sense together, and of what
//! spreadsheets do to a table.

#![cfg(test)]

#[path = "fixtures/folder.rs"]
mod folder;

use std::fs;

use folder::Folder;

/// Adds a row at the end of a table.
fn add(folder: &Folder, file: &str, row: &str) {
    let text = folder.text(file);
    folder.write(file, &format!("{}\n{row}\n", text.trim_end()));
}

/// Puts one thing in the place of another that stands there once.
fn change(folder: &Folder, file: &str, from: &str, to: &str) {
    let text = folder.text(file);
    assert_eq!(text.matches(from).count(), 1, "{from}");
    folder.write(file, &text.replace(from, to));
}

/// Asserts that these are all the problems, by how each begins and ends.
fn assert_all(folder: &Folder, expected: &[(&str, &str)]) {
    let sentence: Vec<String> = folder.problems().iter().map(ToString::to_string).collect();
    assert_eq!(sentence.len(), expected.len(), "{}", sentence.join("\n"));
    for (start, part) in expected {
        assert!(
            sentence
                .iter()
                .any(|line| line.starts_with(start) && line.contains(part)),
            "{start} … {part}\n{}",
            sentence.join("\n")
        );
    }
}

const CARE: &str = "N1,children-in-care,cambridgeshire,,2021-02";

#[test]
fn a_figure_and_its_words_that_tell_different_numbers() {
    let folder = Folder::new("words");
    add(
        &folder,
        "observations.csv",
        &format!("{CARE},431,,,exact,,,,,early-2021,2.27,413,"),
    );
    let found = "found “413”, expected a fragment that names 431";
    assert_all(&folder, &[("observations.csv, row ", found)]);
}

#[test]
fn a_figure_of_a_time_after_its_report() {
    let folder = Folder::new("later");
    let row = CARE.replace("2021-02", "2051-05");
    add(
        &folder,
        "observations.csv",
        &format!("{row},431,,,exact,,,,,early-2021,2.27,431,"),
    );
    let found = "found “2051-05”, expected a period that begins by 2021-";
    assert_all(&folder, &[("observations.csv, row ", found)]);
}

#[test]
fn a_target_that_contradicts_itself_or_another() {
    let folder = Folder::new("targets");
    let target = "T1,care-leavers-neet,cambridgeshire,,target,2019-01,,35,,30,at-most,";
    add(
        &folder,
        "targets.csv",
        &format!("{target},early-2021,2.27,no more than 35,"),
    );
    let other = "T2,pathway-plans,cambridgeshire,,target,2020-05,,90,,,exact,";
    add(
        &folder,
        "targets.csv",
        &format!("{other},early-2021,2.27,90%,"),
    );
    let within = "column value (H37): found “35”, expected a number within its bounds";
    let ends = "found “2020-05”, expected a month after F068 ends";
    assert_all(
        &folder,
        &[("targets.csv, row ", within), ("targets.csv, row ", ends)],
    );
}

#[test]
fn a_gap_where_every_month_has_a_figure() {
    let folder = Folder::new("gap");
    let gap =
        "protection-plans,cambridgeshire,,2020-03,2020-06,chart-lost,early-2021,2.27,A chart,";
    add(&folder, "gaps.csv", gap);
    let found = "expected months of which one at least has no figure";
    assert_all(&folder, &[("gaps.csv, row ", found)]);
}

#[test]
fn a_place_that_is_not_in_the_text_and_a_text_without_a_report() {
    let folder = Folder::new("places");
    add(&folder, "places.csv", "early-2021,7.7,Nowhere,7.7,no");
    folder.write("reports/early-2022.md", "2.1 A text.\n");
    assert_all(
        &folder,
        &[
            (
                "reports/early-2021.md: found no paragraph 7.7",
                "expected every paragraph that places.csv names",
            ),
            (
                "reports/early-2022.md: found “early-2022”",
                "expected a name that is the id of a report",
            ),
        ],
    );
}

#[test]
fn a_site_without_a_title_or_with_councils_that_are_not_there() {
    let folder = Folder::new("site");
    change(&folder, "site.csv", "title,", "titel,");
    change(
        &folder,
        "site.csv",
        "cambridgeshire;peterborough",
        "cambs;peterborough",
    );
    assert_all(
        &folder,
        &[
            (
                "site.csv, row 2, column key (A2): found “titel”",
                "expected one of title,",
            ),
            ("site.csv: found no row with the key title", "expected one"),
            (
                "site.csv, row 4, column value (B4): found “cambs;",
                "expected known areas",
            ),
        ],
    );
}

#[test]
fn a_quotation_mark_that_is_not_closed_swallows_no_row_in_silence() {
    let folder = Folder::new("quote");
    let row = format!("{CARE},431,,,exact,,,,,early-2021,2.27,431,");
    add(
        &folder,
        "observations.csv",
        &format!("{row}\"see the chart\n{row}"),
    );
    let found = "found a quotation mark before “see the chart” that is not closed";
    assert_all(&folder, &[("observations.csv, row ", found)]);
}

#[test]
fn what_a_spreadsheet_saves_otherwise_is_told_with_how_to_save_it() {
    let folder = Folder::new("saved");
    let text = folder.text("gaps.csv");
    folder.write("gaps.csv", &text.replace(',', ";"));
    let mut bytes = folder.text("events.csv").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    bytes.insert(at + 3, 0xe9);
    fs::write(folder.content().join("events.csv"), bytes).unwrap();
    let sentence: Vec<String> = folder.problems().iter().map(ToString::to_string).collect();
    for start in [
        "gaps.csv, row 1: found “indicator;area;",
        "events.csv, row 2: found a letter that is not UTF-8 after “sp”",
    ] {
        let line = sentence.iter().find(|line| line.starts_with(start));
        let line = line.unwrap_or_else(|| panic!("{start}\n{}", sentence.join("\n")));
        assert!(
            line.ends_with("save as “CSV UTF-8 (Comma delimited)”"),
            "{line}"
        );
    }
}

#[test]
fn columns_in_another_order_and_rows_of_empty_cells_are_no_mistake() {
    let folder = Folder::new("order");
    let text = folder.text("left-out.csv");
    let moved = text.lines().map(|line| {
        let (fact, reason) = line.split_once(',').unwrap();
        format!("{reason},{fact},")
    });
    let moved: Vec<String> = moved.collect();
    folder.write("left-out.csv", &format!("{}\n,,\n,,\n", moved.join("\n")));
    assert_all(&folder, &[]);
}

#[test]
fn twins_of_which_only_one_calls_high_or_low_good() {
    let folder = Folder::new("twins");
    change(
        &folder,
        "indicators.csv",
        "Same carer for two years,care,percent,1,none,",
        "Same carer for two years,care,percent,1,higher,",
    );
    assert_all(
        &folder,
        &[(
            "indicators.csv, row ",
            "expected the polarity of the national indicator “same-carer-two-years”, higher",
        )],
    );
}

#[test]
fn a_twin_without_a_word_on_how_it_differs() {
    let folder = Folder::new("differs");
    let words = "The same measure: any earlier plan, however long ago.";
    change(&folder, "indicators.csv", words, "");
    assert_all(
        &folder,
        &[(
            "indicators.csv, row ",
            "how the national indicator “second-plans-yearly” differs",
        )],
    );
}
