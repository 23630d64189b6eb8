//! Content whose cells are well written and cannot be true: rates that contradict their parts,
//! times of other centuries, a council among its neighbours, words with two meanings.

#![cfg(test)]

#[path = "fixtures/small.rs"]
mod small;

use std::path::Path;

use candour::publish::content;
use candour::publish::problem::list;
use small::Small;

/// Replaces a text that the file must have.
fn change(site: &Small, file: &str, from: &str, to: &str) {
    let text = site.text(file);
    assert!(text.contains(from), "{file} has no {from}");
    site.write(file, text.replace(from, to));
}

fn add(site: &Small, file: &str, row: &str) {
    site.write(file, format!("{}\n{row}\n", site.text(file).trim_end()));
}

fn messages(site: &Small) -> Vec<String> {
    let problems = content::read(&site.0).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

fn assert_one(site: &Small, start: &str, end: &str) {
    let messages = messages(site);
    let [message] = messages.as_slice() else {
        panic!("{}", messages.join("\n"));
    };
    assert!(message.starts_with(start), "{message}");
    assert!(message.ends_with(end), "{message}");
}

#[test]
fn a_percentage_is_that_of_its_own_parts_to_the_digits_used() {
    let site = Small::new();
    change(
        &site,
        "observations.csv",
        "91.5,,,,183,200",
        "91.7,,,,183,200",
    );
    change(&site, "observations.csv", "91.5%", "91.7%");
    assert_one(
        &site,
        "observations.csv, row ",
        "found “91.7”, expected 91.50, which 183 of 200 gives, or a note that explains the \
         difference",
    );
    change(
        &site,
        "observations.csv",
        "91.7%,",
        "91.7%,The report misprints it.",
    );
    assert_eq!(messages(&site), [""; 0]);
}

#[test]
fn a_local_rate_is_that_of_its_own_parts() {
    let site = Small::new();
    let row = |rate: &str| {
        format!(
            "R1,looked-after,leeds,,2022-03-31,{rate},,,exact,1370,173000,,,scorecard-2022-04,\
             table-1,{rate},"
        )
    };
    add(&site, "observations.csv", &row("79"));
    assert_eq!(messages(&site), [""; 0]);
    change(&site, "observations.csv", &row("79"), &row("97"));
    assert_one(
        &site,
        "observations.csv, row 11, column value (F11)",
        "found “97”, expected 79.19, which 1370 of 173000 gives, or a note that explains the \
         difference",
    );
}

#[test]
fn a_national_rate_is_near_that_of_its_own_parts() {
    for (rate, is_near) in [
        ("79", true),
        ("80", true),
        ("84", true),
        ("97", false),
        ("7.9", false),
    ] {
        let site = Small::new();
        let old = "leeds,2022-03-31,79,1370,173000";
        let new = format!("leeds,2022-03-31,{rate},1370,173000");
        change(&site, "national/observations.csv", old, &new);
        if is_near {
            assert_eq!(messages(&site), [""; 0], "{rate}");
        } else {
            let end = "expected about 79.2, which 1370 of 173000 gives for 10,000";
            assert_one(
                &site,
                "national/observations.csv, row 3, column value (E3)",
                end,
            );
        }
    }
}

#[test]
fn a_time_of_another_century_is_a_slip() {
    let limits = "expected a time within 1990 to 2052, which is at most 30 years after the \
                  edition_date of site.csv";
    for (file, from, to, place) in [
        (
            "gaps.csv",
            "2021-11,2021-12",
            "1821-11,2021-12",
            "column from",
        ),
        (
            "gaps.csv",
            "2021-11,2021-12",
            "2021-11,2121-12",
            "column to",
        ),
        (
            "targets.csv",
            "target,2021-11,,",
            "target,2021-11,2191-11,",
            "column to",
        ),
        ("events.csv", "2022-02,,", "1922-02,,", "column from"),
        ("events.csv", "2022-02,,", "2022-02,2200-02,", "column to"),
        ("reports.csv", "2022-05-20", "1922-05-20", "column date"),
        (
            "reports.csv",
            "2021-11,2022-04",
            "1821-11,2022-04",
            "column covers_from",
        ),
        (
            "national/observations.csv",
            "leeds,2021-03-31",
            "leeds,1821-03-31",
            "column period",
        ),
        (
            "observations.csv",
            "2021-11,1611",
            "1821-11/2021-11,1611",
            "column period",
        ),
    ] {
        let site = Small::new();
        change(&site, file, from, to);
        let messages = messages(&site);
        let is_it = |message: &&String| {
            message.starts_with(file) && message.contains(place) && message.ends_with(limits)
        };
        let found = messages.iter().find(is_it);
        assert!(found.is_some(), "{file}, {to}:\n{}", messages.join("\n"));
    }
}

#[test]
fn an_edition_of_another_century_is_a_slip() {
    let site = Small::new();
    let text = site.text("site.csv");
    let day = text
        .lines()
        .find_map(|line| line.strip_prefix("edition_date,"));
    let day = day.unwrap().to_owned();
    change(&site, "site.csv", &day, "2922-06-01");
    let messages = messages(&site).join("\n");
    assert!(messages.contains("site.csv, row "), "{messages}");
}

#[test]
fn a_council_is_not_its_own_neighbour() {
    let site = Small::new();
    add(&site, "members.csv", "leeds-neighbours,leeds,very close");
    assert_one(
        &site,
        "members.csv, row 3, column member (B3): found “leeds”",
        "expected an area other than leeds, whose neighbours these are",
    );
}

#[test]
fn a_term_is_explained_once() {
    let site = Small::new();
    add(
        &site,
        "glossary.csv",
        "message,Contact,messages,Another meaning.,",
    );
    assert_one(
        &site,
        "glossary.csv, row 3, column term (B3): found “Contact”",
        "expected words that no other term has; row 2 has “Contact”",
    );
    change(
        &site,
        "glossary.csv",
        "message,Contact,messages",
        "message,message,contacts",
    );
    assert_one(
        &site,
        "glossary.csv, row 3, column also (C3): found “contacts”",
        "expected words that no other term has; row 2 has “contacts”",
    );
}

#[test]
fn an_id_that_windows_keeps_for_a_device_is_refused() {
    for id in ["con", "nul", "aux", "prn", "com1", "lpt9"] {
        let site = Small::new();
        add(
            &site,
            "themes.csv",
            &format!("{id},Devices,About devices.,"),
        );
        assert_one(
            &site,
            "themes.csv, row 4, column id (A4): found",
            "expected another id, since Windows cannot have a file of this name",
        );
    }
}

#[test]
fn ids_that_are_all_alike_are_one_message() {
    let site = Small::new();
    let mut rows = String::new();
    for n in 0..500 {
        rows.push_str(&format!(
            "L01,contacts,leeds,team-east,{}-{:02},{},,,,,,,,scorecard-2022-04,table-1,{},\n",
            1992 + n / 12,
            n % 12 + 1,
            n + 10,
            n + 10
        ));
    }
    // Their periods end before the report was written.
    let rows: Vec<&str> = rows.lines().take(360).collect();
    add(&site, "observations.csv", &rows.join("\n"));
    let problems = content::read(&site.0).unwrap_err();
    assert!(problems.len() >= 360, "{}", problems.len());
    let text = list::text(&problems, Path::new("content"));
    assert!(text.lines().count() <= 24, "{text}");
    let first = text.lines().next().unwrap();
    assert!(
        first.contains(
            "found “L01”, expected an id that no other row has; row 2 has it; the same in"
        ),
        "{first}"
    );
}
