//! The lines of a report, each known for what it is: a heading, a numbered paragraph, an item, a
//! row of a table or some more words. Contact details go, and broken layout is mended first.

use super::summary::{Number, Summary};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    Blank,
    Heading(usize, String),
    Numbered(Number, String),
    Item(String),
    Row(Vec<String>),
    /// Loose labels of a chart: nothing but figures.
    Labels(String),
    /// Words, and whether something stands before them on the line.
    Words(String, bool),
}

/// What the way into text has broken, and how it stood on the page.
const BROKEN: [(&str, &str); 20] = [
    ("**", ""),
    (
        "children\tin care at month end",
        "children in care at month end\t",
    ),
    (
        "\nSupporting vulnerable children",
        "\n• Supporting vulnerable children",
    ),
    ("\nI can text my PA", "\n• I can text my PA"),
    (" We are always in touch", "\n• We are always in touch"),
    ("\nI like talking to my", "\n• I like talking to my"),
    (
        " School have been very good",
        "\n• School have been very good",
    ),
    ("\nI have had a few", "\n• I have had a few"),
    (
        "m Children due a CP visit m",
        "• Children due a CP visit\n•",
    ),
    ("Feb-20 Mar-20", "• Feb-20 Mar-20"),
    (
        "Service Average caseload per",
        "Service\tAverage caseload per",
    ),
    ("\nAssessment 15\n", "\nAssessment\t15\n"),
    ("\nFamily Safeguarding 17\n", "\nFamily Safeguarding\t17\n"),
    ("\nAdolescent teams 12\n", "\nAdolescent teams\t12\n"),
    ("\nCorporate Parenting 22\n", "\nCorporate Parenting\t22\n"),
    ("\nLeaving Care 20 [but", "\nLeaving Care\t20 [but"),
    (
        "\nYouth Offending Service 9\n",
        "\nYouth Offending Service\t9\n",
    ),
    ("ofsted.go v.uk", "ofsted.gov.uk"),
    ("worst affected .", "worst affected."),
    ("FAMILIES -", "FAMILIES"),
];

/// The last is what became of a bullet in one report.
const BULLETS: [&str; 3] = ["- ", "• ", "e "];

/// What starts a line that tells how to reach somebody.
const CONTACTS: [&str; 6] = ["Email", "Tel:", "Telephone", "Contact name", "Fax", "Phone"];

/// Every line of a report.
pub(super) fn lines(text: &str, summary: &Summary) -> Vec<Line> {
    let whole = BROKEN
        .iter()
        .fold(text.to_owned(), |text, (broken, whole)| {
            text.replace(broken, whole)
        });
    let mut is_contacts = false;
    let mut lines = Vec::new();
    for line in whole.lines() {
        is_contacts |= line.contains("Officer contact:");
        is_contacts &= heading(line.trim(), summary).is_none();
        if !is_contacts && !is_contact(line) {
            lines.push(read(line, summary));
        }
    }
    lines
}

fn is_contact(line: &str) -> bool {
    let line = line.trim();
    let is_address = line.contains('@') && !line.contains(' ');
    let is_telephone =
        line.starts_with('0') && line.chars().filter(char::is_ascii_digit).count() > 9;
    is_address || is_telephone || CONTACTS.iter().any(|start| line.starts_with(start))
}

fn read(line: &str, summary: &Summary) -> Line {
    let text = line.trim();
    if text.is_empty() {
        return Line::Blank;
    }
    if line.contains('\t') {
        return row(line);
    }
    if let Some((level, text)) = heading(text, summary) {
        return Line::Heading(level, text);
    }
    let after = BULLETS.iter().find_map(|bullet| text.strip_prefix(bullet));
    let bare = after.unwrap_or(text).trim_start();
    if let Some((number, text)) = Number::at_start(bare) {
        return Line::Numbered(number, without_address(text));
    }
    if after.is_some() || is_lettered(text) {
        return Line::Item(without_address(bare));
    }
    if !text.contains(char::is_alphabetic) {
        return Line::Labels(text.to_owned());
    }
    Line::Words(without_address(text), line.starts_with(char::is_whitespace))
}

/// A row of a table; what stands in the head of a report is an item.
fn row(line: &str) -> Line {
    let cells: Vec<String> = line
        .split('\t')
        .map(|cell| cell.trim().to_owned())
        .collect();
    match cells.first() {
        Some(label) if label.ends_with(':') => Line::Item(cells.join(" ").trim().to_owned()),
        _ => Line::Row(cells),
    }
}

fn heading(text: &str, summary: &Summary) -> Option<(usize, String)> {
    let part = text.split_once(". ").is_some_and(|(number, rest)| {
        number.parse::<u32>().is_ok()
            && rest.starts_with(|letter: char| letter.is_ascii_uppercase())
    });
    let level = if part {
        2
    } else {
        summary.heading(text)?.level
    };
    (Number::at_start(text).is_none()).then(|| (level, text.to_owned()))
}

/// Whether a text starts with `a) ` or the like.
fn is_lettered(text: &str) -> bool {
    let mut letters = text.chars();
    letters
        .next()
        .is_some_and(|letter| letter.is_ascii_lowercase())
        && letters.as_str().starts_with(") ")
}

/// A text without the e-mail address in it.
fn without_address(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let end = word.trim_start_matches(|letter: char| letter != ')');
        if word.contains('@') {
            format!("[address left out]{end}")
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}
