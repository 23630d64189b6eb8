//! Texts of reports as officers save and write them: each is read as meant, or named with its file,
//! its line and how to mend it.

#![cfg(test)]

#[path = "fixtures/folder.rs"]
mod folder;

use std::fs;
use std::path::Path;

use candour::data::text::Block;
use candour::publish::content;
use candour::view::state::anchor;
use folder::Folder;

const FILE: &str = "reports/november-2020.md";

/// Lines of every problem of the content.
fn sentence(folder: &Folder) -> Vec<String> {
    folder.problems().iter().map(ToString::to_string).collect()
}

/// Asserts that there is one problem, by its start and its end.
fn assert_only(folder: &Folder, start: &str, end: &str) {
    let sentence = sentence(folder);
    let [only] = sentence.as_slice() else {
        panic!("{}", sentence.join("\n"));
    };
    assert!(only.starts_with(start) && only.ends_with(end), "{only}");
}

/// Asserts that these are all the problems, by how each starts and ends.
fn assert_all(folder: &Folder, expected: &[(String, &str)]) {
    let sentence = sentence(folder);
    for (start, end) in expected {
        let is_it = |line: &&String| line.starts_with(start) && line.ends_with(end);
        assert!(
            sentence.iter().any(|line| is_it(&line)),
            "{start} … {end}\n{}",
            sentence.join("\n")
        );
    }
    assert_eq!(sentence.len(), expected.len(), "{}", sentence.join("\n"));
}

/// Puts a part of a text in the place of another that stands there once.
fn change(folder: &Folder, file: &str, from: &str, to: &str) {
    let text = folder.text(file);
    assert_eq!(text.matches(from).count(), 1, "{from}");
    folder.write(file, &text.replace(from, to));
}

/// The line on which a text stands, the first being 1.
fn row(folder: &Folder, file: &str, part: &str) -> usize {
    let text = folder.text(file);
    text.lines().position(|line| line.contains(part)).unwrap() + 1
}

/// Content whose last report goes on with other lines; gives the number of the first of them.
fn with_lines(name: &str, added: &str) -> (Folder, usize) {
    let folder = Folder::new(name);
    let text = folder.text(FILE);
    let first = text.lines().count() + 2;
    folder.write(FILE, &format!("{text}\n{added}\n"));
    (folder, first)
}

fn blocks(folder: &Folder) -> Vec<Block> {
    let content = content::read(&folder.content()).unwrap();
    content.texts.reports["november-2020"].clone()
}

#[test]
fn words_of_a_link_that_name_another_number_are_refused() {
    let folder = Folder::new("words");
    let mut expected = Vec::new();
    for (report, from, to, name) in [
        (
            "july-2019",
            "[1,283](#F501)",
            "[1,700 children](#F501)",
            "1,283 (F501)",
        ),
        (
            "early-2021",
            "[655](#F332)",
            "[620 children](#F332)",
            "655 (F332)",
        ),
        (
            "reset-plan-2020",
            "[23.6%](#F164)",
            "[17.9%](#F164)",
            "23.6 (F164)",
        ),
        (
            "july-2019",
            "[1,912](#F507)",
            "[1,390 looked after](#F507)",
            "1,912 (F507)",
        ),
        (
            "october-2020",
            "[88.6%](#F062)",
            "[88%](#F062)",
            "88.6 (F062)",
        ),
        // Targets.
        (
            "october-2020",
            "[target of 90%](#F034)",
            "[target of 85%](#F034)",
            "90 (F034)",
        ),
        (
            "october-2020",
            "[320-340](#F039)",
            "[300-330](#F039)",
            "320 or 340 (F039)",
        ),
    ] {
        let file = format!("reports/{report}.md");
        change(&folder, &file, from, to);
        let row = row(&folder, &file, to);
        let words = to.split(['[', ']']).nth(1).unwrap();
        let line = format!("{file}, row {row}: found “{words}”, expected words that name {name}");
        expected.push((line, ""));
    }
    assert_all(&folder, &expected);
}

#[test]
fn words_of_a_link_may_round_its_figure() {
    let folder = Folder::new("rounded");
    for (report, from, to) in [
        ("october-2020", "[88.6%](#F062)", "[89%](#F062)"),
        ("early-2021", "[655](#F332)", "[around 660 children](#F332)"),
        ("july-2019", "[308,500](#F506)", "[0.31 million](#F506)"),
        (
            "july-2019",
            "[1,912](#F507)",
            "[the number in March 2019](#F507)",
        ),
    ] {
        change(&folder, &format!("reports/{report}.md"), from, to);
    }
    assert_all(&folder, &[]);
}

#[test]
fn a_text_that_is_not_utf_8_is_one_problem_with_its_row() {
    let folder = Folder::new("windows");
    let file = "reports/july-2019.md";
    let row = row(&folder, file, "’");
    let mut bytes = Vec::new();
    for letter in folder.text(file).chars() {
        match letter {
            '’' => bytes.push(0x92),
            '£' => bytes.push(0xa3),
            '“' => bytes.push(0x93),
            '”' => bytes.push(0x94),
            letter => bytes.extend(letter.to_string().bytes()),
        }
    }
    fs::write(folder.content().join(file), bytes).unwrap();
    let start = format!("{file}, row {row}: found a letter that is not UTF-8 after “");
    let end = "expected UTF-8; save as plain text with the encoding UTF-8";
    assert_only(&folder, &start, end);
}

#[test]
fn a_text_in_utf_16_is_one_problem() {
    let folder = Folder::new("utf16");
    let text = folder.text(FILE);
    for mark in ["\u{feff}", ""] {
        let units = format!("{mark}{text}");
        let bytes: Vec<u8> = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
        fs::write(folder.content().join(FILE), bytes).unwrap();
        let start = format!("{FILE}, row 1: found text in UTF-16");
        assert_only(
            &folder,
            &start,
            "save as plain text with the encoding UTF-8",
        );
    }
}

#[test]
fn rows_are_right_whatever_the_line_ends() {
    let (folder, row) = with_lines("ends", "See [this](https://example.org/).");
    let text = folder.text(FILE);
    for end in ["\n", "\r\n", "\r"] {
        folder.write(FILE, &text.replace('\n', end));
        let start = format!("{FILE}, row {row}: found a link to");
        assert_only(&folder, &start, "expected a fact, such as #F190");
    }
}

#[test]
fn a_file_or_folder_that_is_no_text_of_a_report_is_named_with_the_right_name() {
    let folder = Folder::new("names");
    let reports = folder.content().join("reports");
    fs::create_dir(reports.join("2020")).unwrap();
    let mut expected = vec![("reports/2020: found a folder".to_owned(), "<id>.md")];
    for (name, mend) in [
        ("early-2021.MD", "rename it to early-2021.md"),
        ("early-2021.markdown", "rename it to early-2021.md"),
        ("early-2021.txt", "rename it to early-2021.md"),
        (
            "early-2021.docx",
            "save its text as early-2021.md, and move the file elsewhere",
        ),
        ("draft.txt", "rename it to <id>.md"),
    ] {
        fs::write(reports.join(name), "1.1 Text.").unwrap();
        let start = format!("reports/{name}: found “{name}”, which is not read");
        expected.push((start, mend));
    }
    assert_all(&folder, &expected);
}

#[test]
fn files_that_editors_leave_behind_are_no_mistake() {
    let folder = Folder::new("left");
    for name in [
        ".DS_Store",
        "Thumbs.db",
        "~$early-2021.docx",
        ".#early-2021.md",
        "a.md~",
    ] {
        folder.write(&format!("reports/{name}"), "\u{0}");
    }
    assert_all(&folder, &[]);
}

#[test]
fn an_empty_text_is_named() {
    let folder = Folder::new("empty");
    folder.write(FILE, "\n \n");
    let sentence = sentence(&folder);
    let expected = format!("{FILE}: found no text, expected a text");
    assert!(
        sentence.iter().any(|line| line.starts_with(&expected)),
        "{}",
        sentence.join("\n")
    );
}

#[test]
fn paragraphs_are_numbered_as_deep_as_the_report_numbers_them() {
    let (folder, _) = with_lines(
        "deep",
        "[9.1.1] text\n\n9.1.1.1 Text\n\n13.5 per cent of contacts",
    );
    let numbers: Vec<String> = blocks(&folder)
        .into_iter()
        .filter_map(|block| match block {
            Block::Paragraph { number, .. } => Some(number.unwrap_or_default()),
            _ => None,
        })
        .collect();
    assert_eq!(numbers[numbers.len() - 3..], ["9.1.1", "9.1.1.1", ""]);
    assert_eq!(anchor::anchor("9.1.1"), "p9.1.1");
}

#[test]
fn a_place_of_three_parts_must_be_a_paragraph() {
    let (folder, _) = with_lines("place", "9.1.1 Text");
    let places = folder.text("places.csv");
    let good = format!(
        "{}\nnovember-2020,9.1.1,Section,9.1.1,no\n",
        places.trim_end()
    );
    folder.write("places.csv", &good);
    assert_all(&folder, &[]);
    folder.write("places.csv", &good.replace("9.1.1", "9.1.2"));
    let start = format!("{FILE}: found no paragraph 9.1.2");
    assert_only(&folder, &start, "every paragraph that places.csv names");
}

#[test]
fn a_blank_that_is_no_blank_is_read_as_one() {
    let (folder, _) = with_lines(
        "blank",
        "##\u{a0}Next\n\n19.1\tText\n\n19.2\u{a0}Text\n\n-\u{a0}item",
    );
    let blocks = blocks(&folder);
    let last = &blocks[blocks.len() - 4..];
    assert!(matches!(&last[0], Block::Heading { level: 2, text } if text == "Next"));
    assert!(matches!(&last[1], Block::Paragraph { number: Some(number), .. } if number == "19.1"));
    assert!(matches!(&last[2], Block::Paragraph { number: Some(number), .. } if number == "19.2"));
    assert!(matches!(&last[3], Block::List { items } if items[0][0].text == "item"));
}

#[test]
fn what_a_text_cannot_show_is_named_with_its_row() {
    let cases = [
        (
            "In June\u{200b} more.",
            "an invisible zero-width space (U+200B) after “In June”",
        ),
        (
            "In June\u{1b}[31m more.",
            "the control character ESC (U+001B) after “In June”",
        ),
        ("It ~~fell~~ rose.", "words struck out with ~~"),
        ("It rose.[^1]", "a footnote"),
        ("    It rose.", "a line that starts with four blanks"),
        ("1. It rose.", "a numbered list"),
        ("20.1 it rose.", "“20.1” before a small letter"),
    ];
    let lines: Vec<&str> = cases.iter().map(|(line, _)| *line).collect();
    let text = format!("[19.9] A.\n\n{}", lines.join("\n\nSo.\n\n"));
    let (folder, first) = with_lines("cannot", &text);
    let rows = (0..).map(|at| first + 2 + 4 * at);
    let expected: Vec<(String, &str)> = rows
        .zip(cases)
        .map(|(row, (_, found))| (format!("{FILE}, row {row}: found {found}"), ""))
        .collect();
    assert_all(&folder, &expected);
}

#[test]
fn words_as_they_were_printed_state_a_figure_read_from_damaged_print() {
    let folder = Folder::new("damaged");
    let file = "reports/july-2019.md";
    let words = "3,437 (in the row garbled as “34 137”)";
    change(&folder, file, words, "34 137");
    assert_eq!(sentence(&folder), Vec::<String>::new());
    change(&folder, file, "34 137", "34 138");
    assert_only(&folder, file, "expected words that name 3,437 (F473)");
}

#[test]
fn the_texts_are_counted() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    assert_eq!(content::read(&shipped).unwrap().texts.reports.len(), 5);
    let folder = Folder::new("count");
    fs::write(
        folder.content().join("reports.csv"),
        format!(
            "{}\nlate,A late report,Late,2021-06,printed,cambridgeshire,About.,2020-01,2020-12,told\n",
            folder.text("reports.csv").trim_end()
        ),
    )
    .unwrap();
    assert_eq!(
        content::read(&folder.content())
            .unwrap()
            .texts
            .reports
            .len(),
        5
    );
}
