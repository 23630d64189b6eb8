//! The site of another council says nothing that belongs to the first dataset, nothing of what its
//! own content lacks, and leads nowhere that does not exist.

#![cfg(test)]

#[path = "fixtures/another.rs"]
mod another;
#[path = "fixtures/audit.rs"]
mod audit;

use std::path::Path;

use another::{Council, Files, visible};
use audit::{assert_true_and_whole, years};
use candour::publish::compile::compile;
use candour::publish::compile::read_back;
use candour::publish::content;
use candour::publish::site::pages::routes;
use candour::ui::requirements;
use candour::view::page::registry;
use candour::view::state::ViewState;
use candour::view::state::route::Route;

/// The menu and footer of a page.
fn menu(files: &Files) -> String {
    let home = visible(&files["index.html"]);
    let menu = files["index.html"].split_once("<nav").unwrap().1;
    let menu = visible(menu.split_once("</nav>").unwrap().0);
    let footer = home.rsplit_once("About this site").unwrap().1;
    format!("{menu} {footer}")
}

fn search_file(files: &Files) -> &str {
    let mut named = files.iter();
    let found = named.find(|(path, _)| path.starts_with("data/search."));
    found.unwrap().1
}

/// Removes the second report, so that no two reports have figures.
fn without_second_report(council: &Council) {
    council.remove("reports/scrutiny-2022-06.md");
    council.empty("figures.csv");
    let is_first = |row: &std::collections::BTreeMap<String, String>| {
        row.get("report")
            .is_none_or(|report| report == "scorecard-2022-05")
    };
    council.keep("observations.csv", is_first);
    council.keep("places.csv", is_first);
    council.keep("reports.csv", |row| row["id"] == "scorecard-2022-05");
}

/// Leaves only national statistics.
fn without_reports(council: &Council) {
    without_second_report(council);
    council.empty("glossary.csv");
    for file in [
        "observations.csv",
        "targets.csv",
        "gaps.csv",
        "subjects.csv",
        "reports.csv",
        "places.csv",
    ] {
        council.empty(file);
    }
    council.keep("indicators.csv", |row| row["scope"] == "national");
}

/// Leaves only the council's own figures.
fn without_national(council: &Council) {
    for file in [
        "national/observations.csv",
        "national/sources.csv",
        "national/releases.csv",
    ] {
        council.empty(file);
    }
    council.empty("glossary.csv");
    council.empty("sets.csv");
    council.empty("subjects.csv");
    council.keep("indicators.csv", |row| row["scope"] == "reports");
    let figures = council.text("figures.csv");
    council.write("figures.csv", &figures.replace(",looked-after,", ",,"));
}

#[test]
fn the_site_of_another_council_says_nothing_about_the_first() {
    let council = Council::new("whole");
    let files = council.publish();
    assert_true_and_whole(&council, &files);
    let home = visible(&files["index.html"]);
    assert!(home.contains("Leeds") && home.contains("673"));
    assert!(
        !home.contains("councils"),
        "one council is no choice: {home}"
    );
}

#[test]
fn the_choice_of_all_councils_names_how_many_there_are() {
    let council = Council::new("councils");
    let site = council.text("site.csv");
    for (home, all) in [
        ("leeds;sheffield", "Both councils"),
        ("leeds;sheffield;kirklees", "All 3 councils"),
    ] {
        let row = format!("home_areas,{home}\n");
        council.write("site.csv", &site.replace("home_areas,leeds\n", &row));
        let files = council.publish();
        assert!(visible(&files["index.html"]).contains(all), "{all}");
        assert_eq!(audit::dead_links(&files), Vec::<String>::new());
    }
}

#[test]
fn pages_without_content_are_not_written_and_leave_the_menu() {
    let council = Council::new("empty-pages");
    council.empty("glossary.csv");
    let files = council.publish();
    let empty = [
        (
            "checks",
            "Checks",
            "No statements have been recorded for checking.",
        ),
        (
            "said-and-done",
            "Said and done",
            "No expectations or promises have been recorded.",
        ),
        ("glossary", "Glossary", "No terms have been explained."),
    ];
    for (path, name, message) in empty {
        assert!(!files.contains_key(&format!("{path}/index.html")), "{path}");
        // The program of the not-found page shows the message at such an address.
        let route = Route::from_path(path);
        assert_eq!(registry::empty_message(&route), message);
        assert!(!menu(&files).contains(name), "{name} in {}", menu(&files));
        let address = format!("\"{path}/\"");
        assert!(!search_file(&files).contains(&address), "{path}");
        for (other, html) in audit::pages(&files) {
            let links = html.matches(&format!("href=\"../{path}/")).count()
                + html.matches(&format!("href=\"../../{path}/")).count();
            assert_eq!(links, 0, "{other} leads to {path}");
        }
    }
    assert!(menu(&files).contains("Reports"));
}

#[test]
fn with_one_report_nothing_can_have_changed() {
    let council = Council::new("one-report");
    without_second_report(&council);
    let files = council.publish();
    assert_true_and_whole(&council, &files);
    assert!(!files.contains_key("changes/index.html"));
    assert!(!visible(&files["index.html"]).contains("What changed"));
    assert!(!search_file(&files).contains("\"changes/\""));
    let reports = visible(&files["reports/index.html"]);
    assert!(reports.contains("come from this report."), "{reports}");
}

#[test]
fn without_targets_terms_claims_and_sets_the_site_is_still_true() {
    let council = Council::new("bare");
    council.empty("targets.csv");
    council.empty("sets.csv");
    council.empty("subjects.csv");
    council.empty("glossary.csv");
    let files = council.publish();
    assert_true_and_whole(&council, &files);
    let compare = visible(&files["compare/index.html"]);
    assert!(compare.contains("England"), "{compare}");
}

#[test]
fn without_reports_only_national_statistics_are_shown() {
    let council = Council::new("no-reports");
    without_reports(&council);
    let files = council.publish();
    assert_true_and_whole(&council, &files);
    assert!(!files.contains_key("reports/index.html"));
    assert!(!menu(&files).contains("Reports"));
    let about = visible(&files["about/index.html"]);
    assert!(about.contains("national statistics") && !about.contains("listed with the figures"));
}

#[test]
fn without_national_statistics_there_is_nothing_to_compare() {
    let council = Council::new("no-national");
    without_national(&council);
    let files = council.publish();
    assert_true_and_whole(&council, &files);
    for page in ["compare/index.html", "areas/leeds/index.html"] {
        assert!(!files.contains_key(page), "{page}");
    }
    assert!(!menu(&files).contains("Compare"));
    assert!(!search_file(&files).contains("\"areas/leeds/\""));
}

#[test]
fn the_live_program_waits_for_no_file_that_does_not_exist() {
    type Change = fn(&Council);
    let variants: [(&str, Change); 3] = [
        ("waits-whole", |_| {}),
        ("waits-no-reports", without_reports),
        ("waits-no-national", without_national),
    ];
    for (name, change) in variants {
        let council = Council::new(name);
        change(&council);
        let content = content::read(&council.content()).unwrap();
        let dataset = read_back(&compile(&content).unwrap()).unwrap();
        for route in routes(&dataset) {
            let view = ViewState::default();
            let mut keys = requirements::required(&dataset, &route, &view);
            keys.extend(requirements::all(&dataset, &route, &view));
            for key in keys.iter().filter(|key| !key.starts_with("program/")) {
                assert!(dataset.file(key).is_some(), "{name}, {route:?}: {key}");
            }
        }
    }
}

#[test]
fn a_report_that_links_figures_of_another_source_prints_figures() {
    let council = Council::new("linked");
    council.keep("observations.csv", |row| {
        row["report"] != "scrutiny-2022-06"
    });
    let text = council.text("reports/scrutiny-2022-06.md");
    let observations = council.text("observations.csv");
    let march = |indicator: &str| {
        let mut rows = observations
            .lines()
            .map(|row| row.split(',').collect::<Vec<_>>());
        let row = rows.find(|row| row[1] == indicator && row[4] == "2022-03");
        format!("](#{})", row.unwrap()[0])
    };
    let linked = [
        ("S1", "local-contacts-to-front-door"),
        ("S2", "local-referrals-accepted"),
        ("S3", "local-re-referrals-within-12-months"),
        ("S4", "local-assessments-completed"),
        ("S5", "local-assessments-within-45-working-days"),
        ("S6", "local-children-in-need-open-at-month-end"),
        ("S7", "local-children-on-a-cp-plan-at-month-end"),
        ("S8", "local-second-or-subsequent-cp-plan"),
        ("S9", "local-children-looked-after-at-month-end"),
        ("S10", "local-average-caseload"),
    ];
    let text = linked.iter().fold(text, |text, (id, indicator)| {
        text.replace(&format!("](#{id})"), &march(indicator))
    });
    council.write("reports/scrutiny-2022-06.md", &text);
    let files = council.publish();
    assert_true_and_whole(&council, &files);
    let page = visible(&files["reports/scrutiny-2022-06/index.html"]);
    assert!(page.contains("1,992 contacts"), "{page}");
    assert!(!page.contains("prints no figure"), "{page}");
    assert!(page.contains("come from other sources"), "{page}");
}

#[test]
fn a_report_without_any_figure_says_so() {
    let council = Council::new("no-figure");
    council.keep("observations.csv", |row| {
        row["report"] != "scrutiny-2022-06"
    });
    council.empty("figures.csv");
    let text = "# Report\n\n## Summary\n\n1.1 All went well.\n\n1.2 So it did.\n\n1.3 It did.\n\n\
                ## Care\n\n2.1 One.\n\n2.2 Two.\n\n2.3 Three.\n";
    council.write("reports/scrutiny-2022-06.md", text);
    let files = council.publish();
    let page = visible(&files["reports/scrutiny-2022-06/index.html"]);
    assert!(page.contains("This report prints no figure."), "{page}");
    assert!(
        !page.contains("glossary") && !page.contains("square brackets"),
        "{page}"
    );
}

#[test]
fn a_live_chart_stands_under_its_own_caption() {
    let files = Council::new("live-chart").publish();
    let page = &files["reports/scrutiny-2022-06/index.html"];
    let figure = page.split_once("<figure").unwrap().1;
    let figure = figure.split_once("</figure>").unwrap().0;
    assert!(figure.contains("<svg"));
    let words = visible(figure);
    assert!(words.contains("Referrals accepted each month"), "{words}");
    assert!(!words.contains("Here the report had"), "{words}");
}

#[test]
fn a_chart_with_nothing_to_show_must_say_why() {
    let council = Council::new("no-chart");
    let text = council.text("figures.csv");
    let row = text.lines().nth(1).unwrap();
    let bare = row.replace("local-referrals-accepted", "");
    council.write("figures.csv", &text.replace(row, &bare));
    let problems = content::read(&council.content()).unwrap_err();
    let message = problems[0].to_string();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        message.contains("figures.csv, row 2, column lost"),
        "{message}"
    );
    assert!(
        message.contains("an indicator to draw in “live” or “national”"),
        "{message}"
    );
}

#[test]
fn a_publisher_may_add_texts_of_its_own() {
    let council = Council::new("own-texts");
    council.write(
        "about.md",
        "## Who we are\n\nWe are Leeds.\n\n- One\n- Two\n",
    );
    council.write("data-notes.md", "Leeds counts every month.\n");
    let files = council.publish();
    let about = &files["about/index.html"];
    assert!(about.contains("<h2>Who we are</h2>") && about.contains("<li>Two</li>"));
    assert!(visible(&files["data/index.html"]).contains("Leeds counts every month."));
    council.write("about.md", "1.1 A paragraph with a number.\n");
    let message = content::read(&council.content()).unwrap_err()[0].to_string();
    assert!(
        message.contains("about.md, row 1") && message.contains("paragraph number 1.1"),
        "{message}"
    );
}

/// The code of a source file without comments and tests.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap();
    let lines = code.lines().map(|line| line.split("// ").next().unwrap());
    let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n").to_lowercase()
}

#[test]
fn the_program_holds_no_name_and_no_sentence_of_the_first_dataset() {
    let names = [
        "cambridgeshire",
        "peterborough",
        "family safeguarding",
        "reset plan",
        "ofsted",
        "five reports",
        "two councils",
        "own words",
        "local authority interactive tool",
        "picture that is lost",
        "april 2018",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut waiting: Vec<_> = ["src", "style", "public", "index.html"]
        .map(|name| root.join(name))
        .into();
    let mut n_files = 0;
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).unwrap();
            waiting.extend(entries.map(|entry| entry.unwrap().path()));
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        n_files += 1;
        let is_rust = path.extension().is_some_and(|ending| ending == "rs");
        let is_test = path.ends_with("tests.rs");
        let code = if is_rust {
            code(&text)
        } else {
            text.to_lowercase()
        };
        for name in names {
            assert!(
                is_test || !code.contains(name),
                "{}: {name}",
                path.display()
            );
        }
    }
    assert!(n_files > 150, "{n_files} files");
}

#[test]
fn the_program_that_readers_load_holds_no_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let browser = ["data", "stats", "check", "view", "chart", "figure", "ui"];
    let mut waiting: Vec<_> = browser.iter().map(|name| root.join(name)).collect();
    let mut wrong = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).unwrap();
            waiting.extend(entries.map(|entry| entry.unwrap().path()));
            continue;
        }
        // The address of a standard is no date.
        let code = code(&std::fs::read_to_string(&path).unwrap()).replace("www.w3.org/2000", "");
        for (at, year) in years(&code) {
            let line = code[..at].matches('\n').count() + 1;
            wrong.push(format!(
                "{}: {year} in line {line} of its code",
                path.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_figure_that_its_report_does_not_link_leads_to_its_paragraph() {
    let council = Council::new("unlinked");
    let text = council.text("reports/scrutiny-2022-06.md");
    let unlinked = text.replace("[673 referrals](#S2)", "673 referrals");
    assert_ne!(text, unlinked);
    council.write("reports/scrutiny-2022-06.md", &unlinked);
    let files = council.publish();
    let page = &files["indicators/local-referrals-accepted/index.html"];
    assert!(page.contains("reports/scrutiny-2022-06/#place-1.1\""));
    assert_true_and_whole(&council, &files);
}
