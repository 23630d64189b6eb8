//! A report is read into blocks, and what is not understood is noted with a line of the file.
#![no_main]

use candour::data::text::{Block, plain};
use candour::publish::content::reports::markdown;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let n_lines = text.split('\n').count();
    let (blocks, misread) = markdown::read(text);
    for (line, block) in &blocks {
        assert!((1..=n_lines).contains(line), "line {line} of {n_lines}");
        match block {
            Block::Paragraph { number, words, .. } => {
                assert!(words.iter().all(|span| !span.text.is_empty()));
                let number = number.as_deref().unwrap_or("0");
                assert!(
                    number.chars().all(|c| c.is_ascii_digit() || c == '.'),
                    "{number}"
                );
                assert!(plain(words).len() <= 6 * text.len());
            }
            Block::Heading { level, .. } => assert!(matches!(level, 2 | 3)),
            Block::Chart(place) => assert!(!place.id.is_empty()),
            _ => {}
        }
    }
    for note in misread {
        assert!((1..=n_lines).contains(&note.line), "{note:?}");
        assert!(!note.found.is_empty());
    }
});
