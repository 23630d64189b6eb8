//! The disclosure guard: counts of very few people and personal data stop the site, wherever they
//! stand, until `disclosure.csv` records who decided to publish them.

#![cfg(test)]

#[path = "fixtures/folder.rs"]
mod folder;

use std::path::Path;

use candour::publish::compile::compile;
use candour::publish::content;
use candour::publish::error::PublishError;
use candour::publish::progress::Progress;
use candour::publish::site::{PublishOptions, dry_run, publish};
use candour::publish::table::Problem;
use folder::Folder;

const REPORT: &str = "reports/early-2021.md";

/// Adds a row or a line at the end of a file.
fn add(folder: &Folder, file: &str, line: &str) {
    let text = folder.text(file);
    let between = if file == REPORT { "\n" } else { "" };
    folder.write(file, &format!("{}\n{between}{line}\n", text.trim_end()));
}

/// A row of the table of figures.
fn figure(id: &str, indicator: &str, month: &str, numbers: &str, printed: &str) -> String {
    format!("{id},{indicator},cambridgeshire,,2020-{month},{numbers},,,early-2021,2.27,{printed},")
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn decide(folder: &Folder, what: &str) {
    add(
        folder,
        "disclosure.csv",
        &format!("{what},Agreed with the family,A. Officer,2026-11-28"),
    );
}

#[test]
fn counts_of_very_few_people_are_stopped() {
    let folder = Folder::new("few");
    let leaks = [
        (
            "new-entrants-to-care",
            "1,,,exact,,",
            "1",
            "an exact count of 1",
        ),
        (
            "new-entrants-to-care",
            "2,,,exact,,",
            "2",
            "an exact count of 2",
        ),
        ("children-in-care", "3,,,,,", "3", "an exact count of 3"),
        (
            "children-in-care",
            "4,,,about,,",
            "around 4",
            "an exact count of 4",
        ),
        (
            "children-in-care",
            ",2,4,range,,",
            "2 to 4",
            "a count from 2 to 4",
        ),
        (
            "children-in-care",
            ",,3,below,,",
            "fewer than 3",
            "a count from 0 to 2",
        ),
        (
            "initial-health-28-days",
            "5.7,,,exact,2,35",
            "5.7%",
            "a share of 2 of 35",
        ),
        (
            "initial-health-28-days",
            "94.3,,,exact,33,35",
            "94.3%",
            "a share of 33 of 35",
        ),
        (
            "initial-health-28-days",
            "0,,,exact,0,3",
            "0%",
            "a share of 0 of 3",
        ),
    ];
    for (at, (indicator, numbers, printed, _)) in leaks.iter().enumerate() {
        let id = format!("S{at}");
        let month = format!("{:02}", at + 1);
        add(
            &folder,
            "observations.csv",
            &figure(&id, indicator, &month, numbers, printed),
        );
    }
    let problems = folder.problems();
    for (at, (.., found)) in leaks.iter().enumerate() {
        let decision = format!("a row in disclosure.csv that decides to publish “S{at}”");
        let row = folder.text("observations.csv").lines().count() - leaks.len() + at + 1;
        let is_it = |problem: &&Problem| {
            problem.file == "observations.csv"
                && problem.row == row
                && problem.found == *found
                && problem.expected.ends_with(&decision)
        };
        assert!(
            problems.iter().any(|problem| is_it(&problem)),
            "{found}\n{}",
            lines(&problems)
        );
    }
    assert_eq!(problems.len(), leaks.len(), "{}", lines(&problems));
}

#[test]
fn counts_that_give_nothing_away_pass() {
    let folder = Folder::new("many");
    for (month, numbers, printed) in [
        ("01", "0,,,exact,,", "0"),
        ("02", "5,,,exact,,", "5"),
        ("03", ",,5,below,,", "fewer than 5"),
        ("04", ",1,4,range,,", "1 to 4"),
    ] {
        let row = figure(
            &format!("S{month}"),
            "new-entrants-to-care",
            month,
            numbers,
            printed,
        );
        add(&folder, "observations.csv", &row);
    }
    assert_eq!(lines(&folder.problems()), "");
}

/// Words of a cell, the part that gives a person away, and its sort.
const PERSONAL: [(&str, &str, &str); 21] = [
    (
        "a girl, 03-Mar-2012 (DOB)",
        "03-Mar-2012 (DOB",
        "date of birth",
    ),
    ("J.S., 3 March 2012", "J.S., 3 March 2012", "date of birth"),
    ("NHS 943.476.5919", "943.476.5919", "NHS number"),
    (
        "H801 2000 01001",
        "H801 2000 01001",
        "unique pupil number (UPN)",
    ),
    ("at LS1  1UR", "LS1 1UR", "postcode"),
    (
        "j.smith (at) council.gov.uk",
        "j.smith (at) council.gov.uk",
        "e-mail address",
    ),
    (
        "John Smith, born 01/02/2012",
        "born 01/02/2012",
        "date of birth",
    ),
    ("a girl (DOB 1.2.12)", "DOB 1.2.12", "date of birth"),
    ("d.o.b.: 2012-02-01", "d.o.b.: 2012-02-01", "date of birth"),
    (
        "born on 1st February 2012",
        "born on 1st February 2012",
        "date of birth",
    ),
    (
        "John Smith 01/02/2012",
        "John Smith 01/02/2012",
        "date of birth",
    ),
    ("NHS 943 476 5919", "943 476 5919", "NHS number"),
    ("9434765919", "9434765919", "NHS number"),
    (
        "UPN H801200001001",
        "H801200001001",
        "unique pupil number (UPN)",
    ),
    (
        "U38320160001B",
        "U38320160001B",
        "unique pupil number (UPN)",
    ),
    ("lives at LS1 1UR", "LS1 1UR", "postcode"),
    ("near cb3 0ap", "cb3 0ap", "postcode"),
    ("mother@example.org", "mother@example.org", "e-mail address"),
    ("ring (01223) 123456", "(01223) 123456", "telephone number"),
    ("01632/960123", "01632/960123", "telephone number"),
    ("0044 1632 960123", "0044 1632 960123", "telephone number"),
];

#[test]
fn personal_data_is_stopped_in_every_file() {
    let folder = Folder::new("personal");
    let mut leaks = Vec::new();
    let mut leak = |file: &str, line: &str, found: &'static str, kind: &'static str| {
        add(&folder, file, line);
        let row = folder.text(file).lines().count();
        leaks.push((file.to_owned(), row, found, kind));
    };
    let glossary = |at: u32, words: &str| format!("leak-{at},Leak {at},,\"{words}\",");
    for (at, (words, found, kind)) in PERSONAL.into_iter().enumerate() {
        let at = u32::try_from(at).unwrap();
        leak("glossary.csv", &glossary(at, words), found, kind);
    }
    leak(
        REPORT,
        "A boy, born 01/02/2012.",
        "born 01/02/2012",
        "date of birth",
    );
    leak(REPORT, "He lives at SW1A 1AA.", "SW1A 1AA", "postcode");
    leak(
        REPORT,
        "Call 020 7946 0123.",
        "020 7946 0123",
        "telephone number",
    );
    leak(
        "left-out.csv",
        "N1,It names 943-476-5919.",
        "943-476-5919",
        "NHS number",
    );
    leak(
        "themes.csv",
        "leak,Leak,Smith J (date of birth 1 Feb 2012).,",
        "date of birth 1 Feb 2012",
        "date of birth",
    );
    leak(
        "national/releases.csv",
        "r,T,T,Ask H801200001001.,2026-04-27",
        "H801200001001",
        "unique",
    );
    folder.write("reports/dob-01-02-2012.md", "Text.");
    leaks.push((
        "reports/dob-01-02-2012.md".to_owned(),
        0,
        "dob 01 02 2012",
        "date of birth",
    ));
    let problems = folder.problems();
    assert!(leaks.len() >= 22);
    for (file, row, found, kind) in leaks {
        let quoted = format!("“{found}”");
        let start = format!("no {kind}");
        let is_it = |problem: &Problem| {
            (problem.file.as_str(), problem.row) == (file.as_str(), row)
                && problem.found == quoted
                && problem.expected.starts_with(&start)
        };
        assert!(
            problems.iter().any(is_it),
            "{file}, {row}, {found}\n{}",
            lines(&problems)
        );
    }
}

/// Sentences of a report, and the words that count few people.
const COUNTED: [(&str, &str); 8] = [
    ("In May three children went missing.", "three children"),
    ("It heard from two young people.", "two young people"),
    (
        "A home for between 2 and 4 children closed.",
        "between 2 and 4 children",
    ),
    ("The unit has 1–3 children at a time.", "1–3 children"),
    ("Of these, **two** of the boys left.", "two of the boys"),
    ("Since then **3** pupils have moved.", "3 pupils"),
    ("In the end 2 of 6 girls came back.", "2 of 6 girls"),
    ("They are three\nsiblings.", "three siblings"),
];

#[test]
fn counts_of_very_few_people_in_prose_are_stopped() {
    let folder = Folder::new("prose");
    let mut rows = Vec::new();
    for (sentence, _) in COUNTED {
        add(&folder, REPORT, sentence);
        let n_lines = folder.text(REPORT).lines().count();
        rows.push(n_lines - sentence.matches('\n').count());
    }
    add(
        &folder,
        "glossary.csv",
        "leak,Leak,,It helped two young people.,",
    );
    let problems = folder.problems();
    let found = |file: &str, row: usize, words: &str| {
        let end = format!("decides to publish “{file}:{words}”");
        let is_it = |problem: &&Problem| {
            (problem.file.as_str(), problem.row) == (file, row)
                && problem.found == format!("“{words}”")
                && problem.expected.ends_with(&end)
        };
        assert!(
            problems.iter().any(|problem| is_it(&problem)),
            "{row}, {words}\n{}",
            lines(&problems)
        );
    };
    for ((_, words), row) in COUNTED.into_iter().zip(rows) {
        found(REPORT, row, words);
    }
    let row = folder.text("glossary.csv").lines().count();
    found("glossary.csv", row, "two young people");
    let counted = problems
        .iter()
        .filter(|problem| problem.expected.starts_with("no count"));
    assert_eq!(counted.count(), COUNTED.len() + 1, "{}", lines(&problems));
}

#[test]
fn counts_of_other_things_in_prose_pass() {
    let folder = Folder::new("other-things");
    for sentence in [
        "It took two days, three visits and four months.",
        "One in four children and 3 per cent of families answered.",
        "The two reports speak of three areas and four teams.",
        "Fewer than five children, and 1 to 4 young people.",
        "Pupils of Key Stage 2, and children aged 3.",
    ] {
        add(&folder, REPORT, sentence);
    }
    assert_eq!(lines(&folder.problems()), "");
}

#[test]
fn a_small_count_in_the_words_as_printed_is_stopped() {
    let folder = Folder::new("as-printed");
    let share = figure(
        "S1",
        "initial-health-28-days",
        "01",
        "33.3,,,exact,,",
        "33.3% (2 of 6)",
    );
    add(&folder, "observations.csv", &share);
    let sentence = lines(&folder.problems());
    assert!(
        sentence.contains("column printed") && sentence.contains("decides to publish “S1”"),
        "{sentence}"
    );
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    decide(&folder, "S1");
    assert_eq!(lines(&folder.problems()), "");
}

/// The problems of a site whose public files hold a text.
fn public_problems(folder: &Folder, file: &str, bytes: &[u8]) -> String {
    let public = folder.0.join("public");
    std::fs::create_dir_all(&public).unwrap();
    std::fs::write(public.join(file), bytes).unwrap();
    let problems = content::public_problems(&folder.content(), &public);
    lines(&problems)
}

#[test]
fn personal_data_in_public_text_files_is_stopped() {
    let folder = Folder::new("public");
    let sentence = public_problems(
        &folder,
        "notes.html",
        b"<p>Three children live at LS1 1UR.</p>",
    );
    assert_eq!(sentence.lines().count(), 2, "{sentence}");
    let path = folder.0.join("public/notes.html").display().to_string();
    assert!(sentence.starts_with(&path), "{sentence}");
    decide(&folder, "public/notes.html:LS1 1UR");
    decide(&folder, "public/notes.html:Three children");
    let sentence = public_problems(&folder, "picture.png", b"\x89PNG\0 LS1 1UR");
    assert_eq!(sentence, "");
    // They are decisions about public files, which the check of the content does not see.
    assert_eq!(lines(&folder.problems()), "");
    let sentence = public_problems(&folder, "notes.html", b"<p>Nothing.</p>");
    assert!(sentence.contains("which nothing needs"), "{sentence}");
}

#[test]
fn a_site_with_personal_data_in_its_public_files_is_not_published() {
    let folder = Folder::new("public-site");
    let _ = public_problems(&folder, "contact.txt", b"Ring 01632 960123.");
    let options = PublishOptions {
        content: folder.content(),
        public: folder.0.join("public"),
        style: "style".into(),
        template: "index.html".into(),
        app: "target".into(),
        out: folder.0.join("out"),
        base: "/".to_owned(),
        compress: false,
        reload: false,
    };
    for result in [
        dry_run(&options, &Progress::hidden()).map(|()| 0),
        publish(&options).map(|published| published.n_pages),
    ] {
        let Err(PublishError::Content(problems)) = result else {
            panic!("{result:?}");
        };
        assert!(
            lines(&problems).contains("01632 960123"),
            "{}",
            lines(&problems)
        );
    }
    assert!(!folder.0.join("out").exists());
}

#[test]
fn a_decision_lets_one_figure_and_one_text_pass() {
    let folder = Folder::new("decided");
    add(
        &folder,
        "observations.csv",
        &figure("S1", "new-entrants-to-care", "01", "2,,,exact,,", "2"),
    );
    add(&folder, REPORT, "Write to the office at CB3 0AP.");
    decide(&folder, "S1");
    decide(&folder, &format!("{REPORT}:CB3 0AP"));
    assert_eq!(lines(&folder.problems()), "");
    add(&folder, REPORT, "Write to the family at CB3 0AQ.");
    let sentence = lines(&folder.problems());
    let end = format!("a row in disclosure.csv that decides to publish “{REPORT}:CB3 0AQ”");
    assert!(
        sentence.ends_with(&end) && sentence.lines().count() == 1,
        "{sentence}"
    );
}

#[test]
fn a_decision_for_a_report_lets_its_counts_pass_but_no_personal_data() {
    let folder = Folder::new("report");
    add(
        &folder,
        "observations.csv",
        &figure("S1", "new-entrants-to-care", "01", "2,,,exact,,", "2"),
    );
    decide(&folder, "early-2021");
    assert_eq!(lines(&folder.problems()), "");
    add(&folder, REPORT, "Three children moved to another school.");
    assert_eq!(lines(&folder.problems()), "");
    add(&folder, REPORT, "A boy, born 01/02/2012.");
    let sentence = lines(&folder.problems());
    assert!(
        sentence.contains("“born 01/02/2012”") && sentence.lines().count() == 1,
        "{sentence}"
    );
}

#[test]
fn a_decision_that_nothing_needs_is_told() {
    let folder = Folder::new("needless");
    decide(&folder, "early-2021");
    let row = folder.text("disclosure.csv").lines().count();
    let sentence = lines(&folder.problems());
    assert!(
        sentence.contains("disclosure.csv, row ") && sentence.contains(&format!("row {row}")),
        "{sentence}"
    );
    assert!(
        sentence.contains("“early-2021”, which nothing needs"),
        "{sentence}"
    );
}

#[test]
fn a_decision_says_why_who_and_when() {
    let folder = Folder::new("bare");
    add(&folder, "disclosure.csv", "early-2021,,,yesterday");
    let problems = folder.problems();
    for column in ["reason", "decided_by", "date"] {
        let mut columns = problems.iter().map(|problem| problem.column.as_str());
        assert!(columns.any(|name| name == column), "{}", lines(&problems));
    }
}

#[test]
fn counts_of_very_few_need_a_decision_even_in_the_shipped_reports() {
    let folder = Folder::new("shipped");
    std::fs::remove_file(folder.content().join("disclosure.csv")).unwrap();
    let problems = folder.problems();
    let decided = [
        "F140",
        "F149",
        "F522",
        "reports/july-2019.md:two of the children",
    ];
    for id in decided {
        let quoted = format!("“{id}”");
        let is_it = |problem: &Problem| problem.expected.ends_with(&quoted);
        assert!(problems.iter().any(is_it), "{}", lines(&problems));
    }
    assert_eq!(problems.len(), decided.len(), "{}", lines(&problems));
}

#[test]
fn decisions_are_not_published() {
    let content = content::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap();
    let reason = "a count of two councils, not of children";
    let table = include_str!("../content/disclosure.csv");
    assert!(table.contains(reason));
    for (name, bytes) in compile(&content).unwrap().files {
        assert!(!String::from_utf8_lossy(&bytes).contains(reason), "{name}");
    }
}

#[test]
fn another_councils_content_gives_no_false_alarm() {
    let leeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/leeds");
    let problems = content::read(&leeds).err().unwrap_or_default();
    let alarms: Vec<Problem> = problems
        .into_iter()
        .filter(|problem| problem.expected.contains("disclosure.csv"))
        .collect();
    assert_eq!(lines(&alarms), "");
}
