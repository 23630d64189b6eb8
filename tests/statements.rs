//! Pages, descriptions and legends state only what holds of the site that they are part of.

#![cfg(test)]

use std::sync::LazyLock;

#[path = "fixtures/another.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod another;

use another::{Council, Files, visible};

static LEEDS: LazyLock<Files> = LazyLock::new(|| Council::new("statements").publish());

/// The text of a page of Leeds.
fn text(page: &str) -> String {
    page_text(&LEEDS, page)
}

fn page_text(files: &Files, page: &str) -> String {
    visible(&files[&format!("{page}index.html")])
}

#[track_caller]
fn assert_says(text: &str, expected: &str) {
    assert!(text.contains(expected), "no “{expected}” in: {text}");
}

#[track_caller]
fn assert_is_silent_on(text: &str, words: &[&str]) {
    for word in words {
        assert!(!text.contains(word), "“{word}” in: {text}");
    }
}

/// The description of a page for search engines.
fn description(files: &Files, page: &str) -> String {
    let html = &files[&format!("{page}index.html")];
    let (_, rest) = html.split_once("name=\"description\" content=\"").unwrap();
    rest.split('"').next().unwrap().replace("&amp;", "&")
}

/// Leeds with one more target: an expected range of referrals.
fn with_expected_range(test: &str) -> Files {
    let council = Council::new(test);
    let row = "T21,local-referrals-accepted,leeds,,preferred,2020-04,,,600,700,range,\
               scorecard-2022-05,table-1,600 to 700,\n";
    council.write("targets.csv", &(council.text("targets.csv") + row));
    council.publish()
}

#[test]
fn the_page_of_an_area_counts_its_measures_and_those_that_are_compared() {
    let page = text("areas/leeds/");
    assert_says(
        &page,
        "25 of the 26 national measures on this site: 23 compared with similar councils, Yorkshire \
         and The Humber and England, and 2 without a comparison.",
    );
    assert_says(&page, "1 more national measure is not shown here.");
    assert_is_silent_on(&page, &["every national measure"]);
}

#[test]
fn the_heading_of_an_area_names_what_it_is_compared_with() {
    assert_says(
        &text("areas/leeds/"),
        "Leeds compared with similar councils, Yorkshire and The Humber and England",
    );
    let council = Council::new("only-england");
    let comparators = "leeds-neighbours-2025;yorkshire-and-the-humber;england";
    let site = council.text("site.csv").replace(comparators, "england");
    council.write("site.csv", &site);
    let files = council.publish();
    let page = page_text(&files, "areas/leeds/");
    assert_says(&page, "Leeds compared with England");
    assert_is_silent_on(&page, &["similar councils"]);
    assert_eq!(
        description(&files, "compare/"),
        "Compare Leeds with England."
    );
}

#[test]
fn an_area_without_national_figures_has_no_page() {
    let council = Council::new("no-figures-of-leeds");
    council.keep("national/observations.csv", |row| row["area"] != "leeds");
    let files = council.publish();
    assert!(!files.contains_key("areas/leeds/index.html"));
    assert_is_silent_on(&files["compare/index.html"], &["areas/leeds/"]);
}

#[test]
fn a_description_says_what_is_on_the_page() {
    let expected = [
        (
            "changes/",
            "Scrutiny, June 2022: no new figures since the Scorecard, May 2022. It repeats 10 figures \
             unchanged.",
        ),
        (
            "about/",
            "What this site is, where its figures come from and what its marks mean.",
        ),
        (
            "indicators/",
            "20 local indicators, with the latest figure for Leeds, and 26 national statistics.",
        ),
        (
            "reports/",
            "The local figures on this site come from these 2 reports.",
        ),
        (
            "compare/",
            "Compare Leeds with similar councils, Yorkshire and The Humber and England.",
        ),
        (
            "data/",
            "All published figures and targets as CSV and JSON, and which months are missing.",
        ),
    ];
    for (page, words) in expected {
        assert_eq!(description(&LEEDS, page), words, "{page}");
    }
}

#[test]
fn about_explains_the_marks_that_are_used_and_no_others() {
    let page = text("about/");
    let used = [
        "● meets the target or limit that was in force at that date",
        "✕ does not meet the target or limit",
        "○ no target or limit is printed for that date",
        "┄ Target or limit",
        "↓ Below the number marked",
        "○ Hollow: calculated by this site or in doubt",
        "Figures given as “fewer than” keep that word.",
    ];
    for words in used {
        assert_says(&page, words);
    }
    let unused = [
        "expected",
        "◆",
        "not exact",
        "damaged",
        "around",
        "almost",
        "↕",
        "━",
    ];
    assert_is_silent_on(&page, &unused);
}

#[test]
fn an_expected_range_is_explained_where_there_is_one() {
    let files = with_expected_range("expected-range");
    let about = page_text(&files, "about/");
    assert_says(&about, "◆ outside the expected level or range");
    assert_says(&about, "┄ Target, limit or expected level or range");
    assert_says(
        &page_text(&files, "data/"),
        "Every target, limit and expected level or range, with the months it was in force.",
    );
    assert_says(
        &page_text(&files, "indicators/local-referrals-accepted/"),
        "┄ Expected range",
    );
}

#[test]
fn the_legend_of_a_chart_names_the_targets_and_bounds_that_it_draws() {
    assert_says(&text("indicators/local-average-caseload/"), "┄ Limit");
    assert_says(
        &text("indicators/local-assessments-within-45-working-days/"),
        "┄ Target",
    );
    let secure = text("indicators/local-secure-placements/");
    assert_says(&secure, "↓ Below the number marked");
    assert_is_silent_on(&secure, &["Between", "at least", "┄"]);
    let averages = text("areas/leeds/");
    assert_says(&averages, "○ Hollow: calculated by this site");
    assert_is_silent_on(&averages, &["reconstructed", "corrected"]);
}

#[test]
fn the_first_page_counts_every_measure_with_a_target_and_names_those_that_missed_it() {
    let page = text("");
    assert_says(
        &page,
        "In Leeds, 5 of 8 measures with a target or limit missed it at their latest date. \
         The measures with a card below have no target or limit.",
    );
    assert_says(
        &page,
        "Assessments within 45 working days : 83.4% (Leeds, March 2022), 1.6 points",
    );
    assert_is_silent_on(&page, &["No measure", "expected range"]);
}

#[test]
fn the_first_page_of_a_site_without_targets_speaks_of_none_that_were_missed() {
    let council = Council::new("no-targets");
    council.empty("targets.csv");
    let files = council.publish();
    let page = page_text(&files, "");
    assert_says(
        &page,
        "No measure has a target in force at its latest date.",
    );
    assert_is_silent_on(&page, &["missed it", "Needs attention"]);
    assert_is_silent_on(&page_text(&files, "data/"), &["targets"]);
    assert_is_silent_on(&page_text(&files, "about/"), &["verdict", "┄"]);
    assert_says(&page_text(&files, "reports/"), "475 figures");
}

#[test]
fn the_page_of_data_describes_files_by_what_is_in_them() {
    let page = text("data/");
    assert_says(
        &page,
        "Every target and limit, with the months it was in force.",
    );
    assert_says(&page, "For each local indicator, area and month:");
    assert_says(
        &page,
        "Areas, indicators, reports and a list of the other JSON files.",
    );
    assert_says(
        &page,
        "Averages of similar councils are calculated by this site and are not in the files.",
    );
    assert_says(&page, "for each local indicator and area");
    let absent = [
        "expected range",
        "events",
        "part of a figure for a longer",
        "not in the reports",
    ];
    assert_is_silent_on(&page, &absent);
}

#[test]
fn reports_tell_figures_from_targets() {
    let page = text("reports/");
    assert_says(&page, "475 figures and 8 targets");
    assert_says(&page, "10 figures");
    assert_is_silent_on(&page, &["10 figures and"]);
}

#[test]
fn a_report_whose_charts_are_redrawn_is_not_called_as_published() {
    let page = text("reports/scrutiny-2022-06/");
    assert_says(&page, "The words of the report; its charts are redrawn.");
    let council = Council::new("without-charts");
    council.empty("figures.csv");
    let report = council.text("reports/scrutiny-2022-06.md");
    let lines = report.lines().filter(|line| !line.starts_with("!["));
    let lines: Vec<&str> = lines.collect();
    council.write("reports/scrutiny-2022-06.md", &lines.join("\n"));
    let files = council.publish();
    assert_says(
        &page_text(&files, "reports/scrutiny-2022-06/"),
        "The report as it was published.",
    );
}

#[test]
fn every_page_that_is_written_has_something_to_show() {
    for page in ["checks/", "said-and-done/"] {
        assert!(!LEEDS.contains_key(&format!("{page}index.html")), "{page}");
    }
    let messages = [
        "No statements have been",
        "No expectations or promises",
        "No terms have been",
        "No measure appears in two reports",
        "No reports have been published",
        "There are no national figures",
    ];
    for (path, html) in LEEDS
        .iter()
        .filter(|(path, _)| path.ends_with("index.html"))
    {
        assert_is_silent_on(&visible(html), &messages);
        assert!(!html.contains("Loading figures"), "{path}");
    }
}

#[test]
fn a_rank_names_the_councils_that_it_is_among() {
    let page = text("compare/");
    assert_says(&page, "4th highest of the 11 councils shown");
    assert_says(&page, "Lowest of the 11 councils shown");
    assert_says(&page, "8 above Leeds; too close to call");
    let unclear = [
        "11th highest",
        "of 11 shown",
        "not a sample",
        "by themselves",
        "of parts",
    ];
    assert_is_silent_on(&page, &unclear);
}

#[test]
fn the_page_of_a_measure_says_whom_it_counts() {
    assert_says(
        &text("indicators/suitable-accommodation/"),
        "87% of care leavers aged 17 to 18 were in suitable accommodation",
    );
    assert_says(
        &text("indicators/local-children-looked-after-at-month-end/"),
        "1,597 children looked after by the council",
    );
    assert_says(&text("indicators/sdq-average/"), "Lower is better.");
}
