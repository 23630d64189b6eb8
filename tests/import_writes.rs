//! The import writes both tables or none, only if the content passes the check with them, and
//! leaves the groups that people chose as they are.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::fmt::Write;
use std::fs;

use candour::publish::content;

#[path = "fixtures/small_site.rs"]
mod small_site;

use small_site::{SHARE, SmallSite};

const DATA: &str = "time_period,time_identifier,geographic_level,country_code,old_la_code,value\n\
                    2024,Reporting year,Local authority,E92000001,383,5\n\
                    2024,Reporting year,National,E92000001,,7\n";

/// A site with one release, ten councils that are neighbours of Leeds, and the two lists.
fn site(test: &str) -> SmallSite {
    let site = SmallSite::new(test);
    site.write_release("data.csv", DATA);
    site.add_source("data.csv", SHARE);
    let (mut areas, mut of_2021, mut of_2025) = (String::new(), String::new(), String::new());
    for number in 901..=910 {
        writeln!(
            areas,
            "n{number},N{number},N{number},council,E06000{number},{number},,,"
        )
        .unwrap();
        write!(of_2021, ",{number},Close").unwrap();
        write!(of_2025, ",{},Very close ", 1811 - number).unwrap();
    }
    site.add("areas.csv", &areas);
    let columns = |name: &str, close: &str| {
        let columns = (1..=10).map(|at| format!(",{name}{at},{close}"));
        columns.collect::<String>()
    };
    site.write_release(
        "New_Statistical_Neighbour_Groupings_April_2021.csv",
        format!("LA num{}\n383{of_2021}\n", columns("SN", "SNP")),
    );
    site.write_release(
        "sn_model_2025_wide.csv",
        format!("old_la_code{}\n383{of_2025}\n", columns("SN_", "close")),
    );
    site
}

fn add_group(site: &SmallSite, id: &str, of: &str, vintage: &str) {
    let row = format!("{id},Group {id},{id},neighbours,,,{of},{vintage},\n");
    site.add("areas.csv", &row);
}

/// Groups and members as written.
fn members(site: &SmallSite) -> Vec<String> {
    let text = site.text("members.csv");
    text.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn groups_of_the_lists_are_found_by_council_and_vintage_whatever_their_id() {
    let site = site("groups");
    add_group(&site, "leeds-sn-2025", "leeds", "2025");
    add_group(&site, "like-leeds", "leeds", "April 2021");
    site.import().unwrap();
    let members = members(&site);
    assert_eq!(members.len(), 20);
    assert_eq!(members.first().unwrap(), "like-leeds,n901,close");
    assert_eq!(members.last().unwrap(), "leeds-sn-2025,n901,very close");
}

#[test]
fn f7_groups_that_people_chose_stay_with_their_order() {
    let site = site("chosen");
    add_group(&site, "core-cities", "leeds", "2025");
    add_group(&site, "leeds-neighbours-2025", "leeds", "2025");
    add_group(&site, "friends", "leeds", "");
    let chosen = "friends,n903,close\ncore-cities,n905,\nleeds-neighbours-2025,n901,close\n\
                  core-cities,n902,\n";
    site.add("members.csv", chosen);
    site.import().unwrap();
    let members = members(&site);
    let groups: Vec<&str> = members
        .iter()
        .filter(|row| !row.starts_with("leeds-"))
        .map(String::as_str)
        .collect();
    let expected = [
        "friends,n903,close",
        "core-cities,n905,",
        "core-cities,n902,",
    ];
    assert_eq!(groups, expected);
    assert_eq!(members.len(), 13);
    assert_eq!(
        members.get(2).unwrap(),
        "leeds-neighbours-2025,n910,very close"
    );
}

#[test]
fn f7_a_group_without_members_is_a_problem_of_the_content() {
    let site = site("memberless");
    add_group(&site, "core-cities", "leeds", "");
    let message = site.failure();
    assert!(message.contains("no member of core-cities"), "{message}");
    site.add("members.csv", "core-cities,n905,\n");
    site.import().unwrap();
}

#[test]
fn lists_of_neighbours_and_population_are_needed_only_where_they_are_used() {
    let site = SmallSite::new("no-lists");
    site.write_release("data.csv", DATA);
    site.add_source("data.csv", SHARE);
    site.import().unwrap();
    assert_eq!(site.figures().len(), 2);
}

#[test]
fn nothing_is_written_unless_the_content_passes_the_check_with_it() {
    let site = site("unchecked");
    add_group(&site, "like-leeds", "leeds", "2025");
    site.change("national/releases.csv", "2026-04-27", "last spring");
    let before = [
        site.text("members.csv"),
        site.text("national/observations.csv"),
    ];
    let message = site.failure();
    assert!(
        message.contains("national/releases.csv, row 2, column file_version"),
        "{message}"
    );
    let after = [
        site.text("members.csv"),
        site.text("national/observations.csv"),
    ];
    assert_eq!(after, before);
}

#[test]
fn the_first_table_is_restored_if_the_second_cannot_be_written() {
    let site = site("restored");
    add_group(&site, "like-leeds", "leeds", "2025");
    let before = [
        site.text("members.csv"),
        site.text("national/observations.csv"),
    ];
    // The new table is written beside the old one; a folder of that name is in the way.
    let name = format!(".members.csv.{}.new", std::process::id());
    let in_the_way = site.content().join(name);
    fs::create_dir(&in_the_way).unwrap();
    let message = site.failure();
    assert!(message.contains("members.csv: found"), "{message}");
    let after = [
        site.text("members.csv"),
        site.text("national/observations.csv"),
    ];
    assert_eq!(after, before);
    fs::remove_dir(&in_the_way).unwrap();
    site.import().unwrap();
    assert_eq!(members(&site).len(), 10);
}

#[test]
fn an_import_leaves_no_other_files_and_running_it_again_changes_nothing() {
    let site = site("again");
    add_group(&site, "like-leeds", "leeds", "2025");
    let names = || {
        let mut names: Vec<_> = ["", "national"]
            .iter()
            .flat_map(|folder| fs::read_dir(site.content().join(folder)).unwrap())
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    let before = names();
    site.import().unwrap();
    let first = [
        site.text("members.csv"),
        site.text("national/observations.csv"),
    ];
    site.import().unwrap();
    let second = [
        site.text("members.csv"),
        site.text("national/observations.csv"),
    ];
    assert_eq!(first, second);
    assert_eq!(names(), before);
    assert!(content::read(&site.content()).is_ok());
}

/// The names of all files of the content, hidden ones too.
fn names(site: &SmallSite) -> Vec<String> {
    let mut names: Vec<String> = ["", "national"]
        .iter()
        .flat_map(|folder| fs::read_dir(site.content().join(folder)).unwrap())
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn an_import_that_was_cut_off_between_its_tables_is_reported_and_completed() {
    let site = site("cut-off");
    add_group(&site, "like-leeds", "leeds", "2025");
    let before = names(&site);
    site.import().unwrap();
    let whole = site.text("members.csv");
    // The state after the first of two renames: the second table is still beside the old one.
    fs::write(site.content().join(".members.csv.17.new"), &whole).unwrap();
    fs::write(
        site.content().join("members.csv"),
        "group,member,closeness\n",
    )
    .unwrap();
    let journal = ".observations.csv.17.new\tnational/observations.csv\n\
                   .members.csv.17.new\tmembers.csv\n";
    fs::write(site.content().join(".candour-import"), journal).unwrap();
    let problems = content::read(&site.content()).unwrap_err();
    let message = problems[0].to_string();
    assert!(
        message.contains("cut off while it replaced national/observations.csv and members.csv"),
        "{message}"
    );
    let imported = site.import().unwrap();
    let note = imported.notes.last().unwrap();
    assert!(note.contains("members.csv was completed first"), "{note}");
    assert_eq!(site.text("members.csv"), whole);
    assert_eq!(names(&site), before);
    assert!(content::read(&site.content()).is_ok());
}

#[test]
fn a_cut_off_import_is_completed_even_if_the_next_one_stops() {
    let site = site("cut-off-and-stopped");
    fs::write(
        site.content().join(".members.csv.17.new"),
        "group,member,closeness\nfriends,n901,\n",
    )
    .unwrap();
    let journal = ".members.csv.17.new\tmembers.csv\n";
    fs::write(site.content().join(".candour-import"), journal).unwrap();
    fs::remove_file(site.releases().join("data.csv")).unwrap();
    assert!(site.failure().contains("no such file"));
    assert_eq!(members(&site), ["friends,n901,"]);
}

#[test]
fn new_tables_of_killed_imports_are_removed_and_other_files_stay() {
    let site = site("left-behind");
    let ours = ["national/.observations.csv.17.new", ".members.csv.4711.new"];
    let others = [
        ".members.csv.old.new",
        ".members.csv.17.bak",
        "national/.observations.csv..new",
        ".areas.csv.17.new",
    ];
    for file in ours.iter().chain(&others) {
        fs::write(site.content().join(file), "bytes").unwrap();
    }
    site.import().unwrap();
    for file in ours {
        assert!(!site.content().join(file).exists(), "{file}");
    }
    for file in others {
        assert_eq!(site.text(file), "bytes", "{file}");
    }
}

#[test]
fn copies_of_killed_imports_are_removed_and_other_folders_stay() {
    let site = site("copies");
    let folder = |name: &str| {
        let name = format!("candour-import-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(path.join("national")).unwrap();
        fs::write(path.join("site.csv"), "key,value\n").unwrap();
        path
    };
    let mark = "A copy of content that candour import checks.\n";
    let [left, unmarked, used] = ["left", "unmarked", "used"].map(folder);
    for path in [&left, &used] {
        fs::write(path.join(".candour-copy"), mark).unwrap();
    }
    let lock = fs::File::open(used.join(".candour-copy")).unwrap();
    lock.lock().unwrap();
    site.import().unwrap();
    assert!(!left.exists());
    assert!(unmarked.join("site.csv").exists() && used.join("site.csv").exists());
    for path in [unmarked, used] {
        fs::remove_dir_all(path).unwrap();
    }
}

#[test]
fn two_imports_at_once_are_kept_apart() {
    let site = site("at-once");
    let journal = fs::File::create(site.content().join(".candour-import")).unwrap();
    journal.lock().unwrap();
    let message = site.failure();
    assert!(message.contains("another import is running"), "{message}");
    drop(journal);
    site.import().unwrap();
}
