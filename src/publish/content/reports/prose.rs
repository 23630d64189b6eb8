//! Pages of plain text that a publisher may add in Markdown: headings, paragraphs and lists.

use std::path::Path;

use crate::data::text::{Block, Words};
use crate::publish::table::Problems;

use super::{markdown, report_files};

/// Blocks of an optional Markdown file; none where the file does not exist.
pub(crate) fn read(dir: &Path, file: &str, problems: &mut Problems) -> Vec<Block> {
    let text = match report_files::optional_text(dir, file) {
        Ok(Some(text)) => text,
        Ok(None) => return Vec::new(),
        Err(problem) => {
            problems.0.push(*problem);
            return Vec::new();
        }
    };
    let mut wrong = |row: usize, found: String, expected: &str| {
        problems.row(file, row, found, expected);
    };
    let (located, misread) = markdown::read(&text);
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
        spans.any(|span| span.sic || span.figure.is_some())
    };
    match block {
        Block::Table { .. } => Some("a table".to_owned()),
        Block::Chart(_) => Some("a chart".to_owned()),
        Block::Paragraph {
            number: Some(number),
            ..
        } => Some(format!("the paragraph number {number}")),
        Block::Paragraph { words, .. } => is_linked(words).then(|| "a link".to_owned()),
        Block::List { items } => items.iter().any(is_linked).then(|| "a link".to_owned()),
        Block::Heading { .. } => None,
    }
}
