//! The text of a file of bytes, or which kind of file it is instead and how to save it.

/// A file that is no UTF-8 text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotText {
    /// Line of the first unreadable letter; 0 for the file as a whole.
    pub line: usize,
    /// The kind of file.
    pub found: String,
    /// How to get a readable one.
    pub expected: &'static str,
}

const SAVE: &str = "UTF-8; in Excel save as “CSV UTF-8 (Comma delimited)”";
const UNPACK: &str = "a CSV file; unpack the archive and name the file that is in it";

/// The text of a file without its byte-order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, NotText> {
    let whole = |found: &str, expected| {
        Err(NotText {
            line: 0,
            found: found.to_owned(),
            expected,
        })
    };
    let has_nul = bytes.iter().take(200).any(|byte| *byte == 0);
    match bytes {
        [] => whole("an empty file", "a header row and the rows of the release"),
        [b'P', b'K', 3, 4, ..] => whole("a zip archive or an Excel workbook", UNPACK),
        [0x1f, 0x8b, ..] => whole("a gzip archive", UNPACK),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => whole("text in UTF-16", SAVE),
        _ if has_nul => whole("text in UTF-16 or no text at all", SAVE),
        _ => {
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            std::str::from_utf8(bytes).map_err(|error| {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let before = String::from_utf8_lossy(before);
                let near = before.rsplit(['\n', ',']).next().unwrap_or_default();
                NotText {
                    line: before.matches('\n').count() + 1,
                    found: format!(
                        "a letter that is not UTF-8 after “{near}”; Windows-1252, perhaps"
                    ),
                    expected: SAVE,
                }
            })
        }
    }
}
