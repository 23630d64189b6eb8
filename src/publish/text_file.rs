//! Reads a text file that people saved, so that only readable UTF-8 goes on.
//!
//! Line ends become `\n`, whichever way they were written, so that rows are counted as the writer
//! sees them.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Size above which a file is no table or report of one council.
const MAX_BYTES: u64 = 200 * 1024 * 1024;

/// Kind of text file, which decides how to save it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// A table in CSV.
    Table,
    /// A report in Markdown.
    Report,
}

impl TextKind {
    fn name(self) -> &'static str {
        match self {
            Self::Table => "a table",
            Self::Report => "a report in Markdown",
        }
    }

    /// How to save such a file as UTF-8.
    pub fn how_to_save(self) -> &'static str {
        match self {
            Self::Table => "in Excel save as “CSV UTF-8 (Comma delimited)”",
            Self::Report => "save as plain text with the encoding UTF-8",
        }
    }
}

/// Reason why a file cannot be read as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Line of the file, 0 for the file as a whole.
    pub row: usize,
    /// State of the file.
    pub found: String,
    /// State in which it can be read.
    pub expected: String,
}

/// Reads a regular file as UTF-8 with `\n` at the end of each line and no byte-order mark.
pub fn read_text(path: &Path, kind: TextKind) -> Result<String, Unreadable> {
    let whole = |found: String| Unreadable {
        row: 0,
        found,
        expected: kind.name().to_owned(),
    };
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => whole("no such file".to_owned()),
        _ => whole(error.to_string()),
    })?;
    // A pipe would wait for ever.
    if !about.is_file() {
        let sort = if about.is_dir() {
            "a folder"
        } else {
            "a device or pipe"
        };
        return Err(whole(sort.to_owned()));
    }
    if about.len() > MAX_BYTES {
        let megabytes = about.len() / 1024 / 1024;
        return Err(whole(format!("{megabytes} MB of text")));
    }
    let bytes = fs::read(path).map_err(|error| whole(error.to_string()))?;
    decode(&bytes, kind)
}

/// Decodes UTF-8; other encodings are named with the row of the first letter that shows them.
fn decode(bytes: &[u8], kind: TextKind) -> Result<String, Unreadable> {
    let wrong = |row: usize, found: String| Unreadable {
        row,
        found,
        expected: format!("UTF-8; {}", kind.how_to_save()),
    };
    if is_utf16(bytes) {
        return Err(wrong(1, "text in UTF-16 (“Unicode”)".to_owned()));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let before = with_line_feeds(&String::from_utf8_lossy(before));
        let row = before.matches('\n').count() + 1;
        let near = before.rsplit(['\n', ',']).next().unwrap_or_default();
        let skipped = near.chars().count().saturating_sub(MAX_QUOTED);
        let near: String = near.chars().skip(skipped).collect();
        wrong(row, format!("a letter that is not UTF-8 after “{near}”"))
    })?;
    Ok(with_line_feeds(text))
}

/// Most letters of the text before a fault that a message quotes.
const MAX_QUOTED: usize = 60;

/// Detects UTF-16 by its mark, or by the zero byte that half of its Latin letters have.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1000)).unwrap_or_default();
    // Each zero byte ends a piece.
    let zeros = start.split(|byte| *byte == 0).count() - 1;
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros * 4 > start.len()
}

fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(bytes: &[u8]) -> Result<String, Unreadable> {
        decode(bytes, TextKind::Report)
    }

    #[test]
    fn every_line_end_becomes_a_line_feed() {
        for text in ["a\nb\n", "a\r\nb\r\n", "a\rb\r"] {
            assert_eq!(report(text.as_bytes()).unwrap(), "a\nb\n");
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(report("\u{feff}text".as_bytes()).unwrap(), "text");
    }

    #[test]
    fn windows_1252_is_named_with_its_row_whatever_the_line_ends() {
        for text in [
            &b"one\ntwo \xa3 5"[..],
            b"one\r\ntwo \xa3 5",
            b"one\rtwo \xa3 5",
        ] {
            let wrong = report(text).unwrap_err();
            assert_eq!(wrong.row, 2);
            assert_eq!(wrong.found, "a letter that is not UTF-8 after “two ”");
            assert!(wrong.expected.starts_with("UTF-8; save as"), "{wrong:?}");
        }
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark() {
        let text = "Reports of 2022";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &little].concat();
        for bytes in [little, big, marked] {
            let wrong = report(&bytes).unwrap_err();
            assert!(wrong.found.contains("UTF-16"), "{wrong:?}");
        }
    }

    #[test]
    fn a_folder_is_no_text() {
        let wrong = read_text(&std::env::temp_dir(), TextKind::Table).unwrap_err();
        assert_eq!(
            (wrong.found.as_str(), wrong.expected.as_str()),
            ("a folder", "a table")
        );
    }
}
