//! Reads a text file that people saved, whichever encoding and line ends their program used.
//!
//! Text in another encoding than UTF-8 is a mistake, and is decoded nevertheless, so that it is
//! reported once and not again for every row that seems to be missing.

use std::borrow::Cow;
use std::fs::{self, Metadata};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use flate2::read::MultiGzDecoder;

/// Kind of text file, which decides how to save it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// A table in CSV.
    Table,
    /// A report in Markdown.
    Report,
    /// A CSV file of a statistical release.
    Release,
}

impl TextKind {
    fn name(self) -> &'static str {
        match self {
            Self::Table => "a table",
            Self::Report => "a report in Markdown",
            Self::Release => "a CSV file of the release",
        }
    }

    /// Advice on how to get the text out of a file that holds it in another format.
    fn how_to_open(self) -> &'static str {
        match self {
            Self::Release => "unpack the archive and name the file that is in it",
            Self::Table | Self::Report => self.how_to_save(),
        }
    }

    /// Advice on how to save such a file as UTF-8.
    pub fn how_to_save(self) -> &'static str {
        match self {
            Self::Table | Self::Release => "in Excel save as “CSV UTF-8 (Comma delimited)”",
            Self::Report => "save as plain text with the encoding UTF-8",
        }
    }
}

/// Largest size of a file, unpacked.
const MAX_BYTES: u64 = 200 * 1024 * 1024;
/// First bytes of a file that gzip packed.
const GZIP: &[u8] = b"\x1f\x8b";
/// Most characters quoted before a letter of another encoding.
const MAX_BEFORE: usize = 30;

/// A mistake of the file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFault {
    /// Line, 0 for the file as a whole.
    pub row: usize,
    /// Words for its state.
    pub found: String,
    /// Words for the right state.
    pub expected: String,
}

/// The text of a file and the mistake in the way it was saved.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with `\n` at the end of each line and no byte-order mark.
    pub text: String,
    /// The mistake, if the file is not in UTF-8.
    pub fault: Option<FileFault>,
}

/// Reads a file as text with `\n` at the end of each line and no byte-order mark. A pipe, a device
/// or a folder is refused unread, since it may have no end. A file of a release may be packed with
/// gzip.
///
/// # Errors
/// [`FileFault`] where there is no file, or one that holds no text.
pub fn read_text(path: &Path, kind: TextKind) -> Result<Decoded, FileFault> {
    let name = kind.name();
    let whole = |found: String, more: &str| FileFault {
        row: 0,
        found,
        expected: format!("{name}{more}"),
    };
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => whole("no such file".to_owned(), ""),
        _ => whole(error.to_string(), " that can be read"),
    };
    let about = fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        let more = "; put a file in its place";
        return Err(whole(sort_of(&about).to_owned(), more));
    }
    let too_large = |n_bytes: u64| {
        let found = format!("{} MB", n_bytes / 1024 / 1024);
        whole(found, " of at most 200 MB")
    };
    if about.len() > MAX_BYTES {
        return Err(too_large(about.len()));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let bytes = match kind {
        TextKind::Release if bytes.starts_with(GZIP) => {
            let unpacked = unpacked(&bytes).map_err(|error| {
                let found = format!("a gzip archive that cannot be unpacked ({error})");
                whole(found, ", packed whole; download it again")
            })?;
            Cow::Owned(unpacked)
        }
        _ => Cow::Borrowed(bytes.as_slice()),
    };
    let n_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if n_bytes > MAX_BYTES {
        return Err(too_large(n_bytes));
    }
    decode(&bytes, kind)
}

/// Contents of a gzip archive, up to one byte more than a file may have.
fn unpacked(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut text = Vec::new();
    let mut archive = MultiGzDecoder::new(bytes).take(MAX_BYTES + 1);
    archive.read_to_end(&mut text)?;
    Ok(text)
}

fn sort_of(about: &Metadata) -> &'static str {
    if about.is_dir() {
        "a folder"
    } else {
        "a pipe or device"
    }
}

/// Reads the bytes of a file as [`read_text`] does.
///
/// # Errors
/// [`FileFault`] where the bytes are no text.
pub fn decode(bytes: &[u8], kind: TextKind) -> Result<Decoded, FileFault> {
    if let Some(found) = other_format(bytes) {
        return Err(FileFault {
            row: 0,
            found: format!("{found} with the name of {}", kind.name()),
            expected: format!("{} as text; {}", kind.name(), kind.how_to_open()),
        });
    }
    if let Some(text) = utf_16(bytes) {
        let fault = FileFault {
            row: 1,
            found: "text in UTF-16, which Windows calls “Unicode”".to_owned(),
            expected: format!("UTF-8; {}", kind.how_to_save()),
        };
        return Ok(Decoded {
            text: with_line_feeds(&text),
            fault: Some(fault),
        });
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: with_line_feeds(text),
            fault: None,
        },
        Err(error) => windows_1252(bytes, error.valid_up_to(), kind),
    })
}

/// The format of a file that is no text, by its first bytes.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const FORMATS: [(&[u8], &str); 5] = [
        (b"PK\x03\x04", "an Excel workbook or a zip archive"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (GZIP, "a gzip archive"),
        (b"%PDF", "a PDF"),
        (b"<!DOCTYPE", "a web page"),
    ];
    let mut formats = FORMATS.iter();
    formats
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, name)| *name)
}

/// Decodes UTF-16, detected by its byte order mark or by the zero byte in half of its Latin
/// letters.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..bytes.len().min(1000)).unwrap_or_default();
    let zeros = |parity: usize| {
        let bytes = start.iter().skip(parity).step_by(2);
        bytes.filter(|byte| **byte == 0).count() * 3 > start.len()
    };
    let is_little = if bytes.starts_with(&[0xff, 0xfe]) {
        true
    } else if bytes.starts_with(&[0xfe, 0xff]) {
        false
    } else if zeros(1) {
        true
    } else if zeros(0) {
        false
    } else {
        return None;
    };
    let units = bytes.chunks_exact(2).filter_map(|pair| {
        let pair: [u8; 2] = pair.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(pair)
        } else {
            u16::from_be_bytes(pair)
        })
    });
    let text: String = char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

/// Decodes Windows-1252, with the location of the first byte that proves the encoding.
fn windows_1252(bytes: &[u8], first: usize, kind: TextKind) -> Decoded {
    let text: String = bytes.iter().map(|byte| letter_of(*byte)).collect();
    let before = bytes.get(..first).unwrap_or_default();
    let before = with_line_feeds(&String::from_utf8_lossy(before));
    let row = before.matches('\n').count() + 1;
    let near = before.rsplit(['\n', ',']).next().unwrap_or_default();
    let skipped = near.chars().count().saturating_sub(MAX_BEFORE);
    let near: String = near.chars().skip(skipped).collect();
    let letter = bytes.get(first).map_or(' ', |byte| letter_of(*byte));
    let fault = FileFault {
        row,
        found: format!("a letter that is not UTF-8 after “{near}”, “{letter}” in Windows-1252"),
        expected: format!("UTF-8; {}", kind.how_to_save()),
    };
    Decoded {
        text: with_line_feeds(&text),
        fault: Some(fault),
    }
}

/// The letter of a byte in Windows-1252.
fn letter_of(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
        '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
        '\u{fffd}', 'ž', 'Ÿ',
    ];
    let high = byte
        .checked_sub(0x80)
        .and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or_else(|| char::from(byte))
}

fn with_line_feeds(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_becomes_a_line_feed() {
        for text in ["a\nb\n", "a\r\nb\r\n", "\u{feff}a\rb\r"] {
            let decoded = decode(text.as_bytes(), TextKind::Table).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.fault), ("a\nb\n", None));
        }
    }

    #[test]
    fn windows_1252_is_named_with_its_row_and_letter_and_read() {
        for bytes in [
            &b"id\ncaf\xe9,\x80"[..],
            b"id\r\ncaf\xe9,\x80",
            b"id\rcaf\xe9,\x80",
        ] {
            let decoded = decode(bytes, TextKind::Table).unwrap();
            assert_eq!(decoded.text, "id\ncafé,€");
            let fault = decoded.fault.unwrap();
            assert_eq!(fault.row, 2);
            let found = "a letter that is not UTF-8 after “caf”, “é” in Windows-1252";
            assert_eq!(fault.found, found);
        }
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark_and_read() {
        let text = "id,name\nleeds,Leeds\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &little].concat();
        for bytes in [little, big, marked] {
            let decoded = decode(&bytes, TextKind::Report).unwrap();
            assert_eq!(decoded.text, text);
            assert!(decoded.fault.unwrap().found.contains("UTF-16"));
        }
    }

    #[test]
    fn other_formats_are_named() {
        for (bytes, name) in [
            (&b"PK\x03\x04\x14"[..], "an Excel workbook"),
            (b"\x1f\x8b\x08", "a gzip archive"),
        ] {
            let fault = decode(bytes, TextKind::Table).unwrap_err();
            assert!(fault.found.starts_with(name), "{fault:?}");
        }
    }

    #[test]
    fn a_folder_is_no_text() {
        let fault = read_text(&std::env::temp_dir(), TextKind::Table).unwrap_err();
        assert_eq!(fault.found, "a folder");
    }
}
