//! The ids of a table: of a form that is safe as a file name and in an address, and each once.

use std::collections::BTreeMap;

use crate::publish::problem::nearest::slug;
use crate::publish::table::{Problems, Row};

/// Longest id.
const MAX_LENGTH: usize = 80;

/// Tables whose ids become folders, files and addresses.
const IN_ADDRESSES: [&str; 10] = [
    "areas.csv",
    "themes.csv",
    "indicators.csv",
    "breakdowns.csv",
    "reports.csv",
    "events.csv",
    "sets.csv",
    "subjects.csv",
    "glossary.csv",
    "national/releases.csv",
];

/// The ids of one table so far.
pub(crate) struct Ids<'a> {
    file: &'a str,
    rows: BTreeMap<(String, String), usize>,
}

impl<'a> Ids<'a> {
    pub(crate) fn of(file: &'a str) -> Self {
        Self {
            file,
            rows: BTreeMap::new(),
        }
    }

    /// Notes an id of another form, or one that an earlier row has. An empty one is noted by the
    /// reader of the row.
    pub(crate) fn check(&mut self, row: &Row<'_>, problems: &mut Problems) {
        let id = row.text("id");
        if id.is_empty() {
            return;
        }
        let is_in_address = IN_ADDRESSES.contains(&self.file);
        let (is_well_formed, letters) = if is_in_address {
            (is_slug(id), "lower-case letters, digits and hyphens")
        } else {
            (is_code(id), "letters, digits, hyphens and dots")
        };
        if !is_well_formed || id.len() > MAX_LENGTH {
            let expected = format!("{letters} only, at most {MAX_LENGTH} of them");
            let slug = Some(slug(id)).filter(|slug| is_in_address && is_slug(slug));
            let hint = slug.filter(|slug| slug.len() <= MAX_LENGTH);
            let hint = hint.map(|slug| format!("did you mean “{slug}”?"));
            row.problem_with_hint("id", expected, hint, problems);
        }
        // Places are counted within their report. Letters of either case are alike to some disks.
        let within = match self.file {
            "places.csv" => row.text("report").to_owned(),
            _ => String::new(),
        };
        let key = (within, id.to_ascii_lowercase());
        let first = *self.rows.entry(key).or_insert(row.number);
        if first != row.number {
            let hint = Some(format!("row {first} has it"));
            row.problem_with_hint("id", "an id that no other row has", hint, problems);
        }
        if is_device(id) {
            let expected = "another id, since Windows cannot have a file of this name";
            row.problem("id", expected, problems);
        }
    }
}

/// A name that Windows keeps for a device, whatever its ending: a folder or file of this name could
/// not be copied there.
fn is_device(id: &str) -> bool {
    let stem = id.split('.').next().unwrap_or_default();
    let stem = stem.to_ascii_lowercase();
    let is_port = |name: &str| {
        let number = stem.strip_prefix(name);
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    ["con", "prn", "aux", "nul"].contains(&stem.as_str()) || is_port("com") || is_port("lpt")
}

fn is_slug(id: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !id.is_empty() && id.bytes().all(is_letter) && !id.starts_with('-') && !id.ends_with('-')
}

fn is_code(id: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let is_end = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = id.as_bytes();
    id.bytes().all(is_letter) && is_end(bytes.first()) && is_end(bytes.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_recognised_with_any_ending() {
        for id in ["con", "NUL", "aux", "prn", "com1", "lpt9", "nul.2020"] {
            assert!(is_device(id), "{id}");
        }
        for id in ["control", "com", "com10", "lpt-1", "auxiliary", "a.con"] {
            assert!(!is_device(id), "{id}");
        }
    }
}
