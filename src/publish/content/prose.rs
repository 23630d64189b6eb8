//! Pages of plain text that a publisher may add in Markdown: headings, paragraphs and lists.

use std::io::ErrorKind;
use std::path::Path;

use crate::data::text::{Block, Words};
use crate::publish::table::{Problem, Problems};

use super::{markdown, privacy};

/// Blocks of an optional Markdown file; none where the file does not exist.
pub(super) fn read(dir: &Path, file: &str, problems: &mut Problems) -> Vec<Block> {
    let bytes = match std::fs::read(dir.join(file)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            problems.whole(file, error.to_string(), "a text file");
            return Vec::new();
        }
    };
    let Ok(text) = String::from_utf8(bytes) else {
        let expected = "a text file saved as UTF-8";
        problems.whole(file, "letters that are not UTF-8", expected);
        return Vec::new();
    };
    let text = text.trim_start_matches('\u{feff}');
    let mut wrong = |row: usize, found: String, expected: &str| {
        problems.0.push(Problem {
            file: file.to_owned(),
            row,
            column: String::new(),
            found,
            expected: expected.to_owned(),
        });
    };
    for (at, line) in text.lines().enumerate() {
        if let Some(expected) = privacy::contact(line) {
            wrong(at + 1, "a way to reach a person".to_owned(), expected);
        }
    }
    let (located, misread) = markdown::read(text);
    for misread in misread {
        wrong(misread.line, misread.found, misread.expected);
    }
    let mut blocks = Vec::new();
    for (line, block) in located {
        match unsupported(&block) {
            Some(found) => wrong(line, found, "headings, paragraphs and lists of plain words"),
            None => blocks.push(block),
        }
    }
    blocks
}

/// Names the content of a block that belongs in a report and not in a plain text.
fn unsupported(block: &Block) -> Option<String> {
    let is_linked = |words: &Words| {
        let mut spans = words.iter();
        spans.any(|span| span.sic || !span.figure.is_empty())
    };
    match block {
        Block::Table { .. } => Some("a table".to_owned()),
        Block::Chart(_) => Some("a chart".to_owned()),
        Block::Paragraph { number, .. } if !number.is_empty() => {
            Some(format!("the paragraph number {number}"))
        }
        Block::Paragraph { words, .. } => is_linked(words).then(|| "a link".to_owned()),
        Block::List { items } => items.iter().any(is_linked).then(|| "a link".to_owned()),
        Block::Heading { .. } => None,
    }
}
