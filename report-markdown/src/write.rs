//! Blocks as Markdown in which nothing is taken for anything else.

use super::block::{Block, Kind, Words};

/// What means something in Markdown or HTML.
const SPECIAL: [char; 13] = [
    '\\', '`', '*', '_', '[', ']', '<', '>', '|', '#', '&', '~', '!',
];

/// The Markdown of some blocks, with charts after those that are named.
pub(super) fn markdown(blocks: &[Block], charts: &[(usize, String)]) -> String {
    let mut text = String::new();
    let mut was_item = false;
    for (at, block) in blocks.iter().enumerate() {
        let is_item = matches!(block.kind, Kind::Item);
        if was_item && !is_item {
            text.push('\n');
        }
        text.push_str(&one(block));
        was_item = is_item;
        for (_, chart) in charts.iter().filter(|(after, _)| *after == at) {
            text.push_str(if was_item { "\n" } else { "" });
            text.push_str(&format!("{chart}\n\n"));
            was_item = false;
        }
    }
    text
}

fn one(block: &Block) -> String {
    match &block.kind {
        Kind::Heading(level) => format!("{} {}\n\n", "#".repeat(*level), escaped(block.text())),
        Kind::Item => format!("- {}\n", words(block)),
        Kind::Table => table(&block.rows),
        Kind::Paragraph => match block.number {
            Some((number, true)) => format!("[{number}] {}\n\n", words(block)),
            Some((number, false)) => format!("{number} {}\n\n", words(block)),
            None => format!("{}\n\n", words(block)),
        },
    }
}

/// The words of a block of one cell. A number at their start is none of a list or a paragraph.
fn words(block: &Block) -> String {
    let text = block.rows.iter().flatten().map(linked).collect::<String>();
    let digits = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(0);
    match text.split_at_checked(digits) {
        Some((number, rest)) if rest.starts_with(['.', ')', '-', '+', '=']) => {
            format!("{number}\\{rest}")
        }
        _ => text,
    }
}

fn table(rows: &[Vec<Words>]) -> String {
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(linked).collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            text.push_str(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    text + "\n"
}

/// Words with their links.
fn linked(words: &Words) -> String {
    let part = |from: usize, end: usize| escaped(words.text.get(from..end).unwrap_or_default());
    let (mut text, mut from) = (String::new(), 0);
    for (start, end, to) in &words.links {
        text.push_str(&format!(
            "{}[{}]({to})",
            part(from, *start),
            part(*start, *end)
        ));
        from = *end;
    }
    text + &part(from, words.text.len())
}

/// A text in which nothing means anything.
pub(super) fn escaped(text: &str) -> String {
    let letters = text.chars().flat_map(|letter| {
        let is_special = SPECIAL.contains(&letter);
        is_special.then_some('\\').into_iter().chain([letter])
    });
    letters.collect()
}
