//! The table of areas, whose codes are those of national statistics.

use std::collections::BTreeMap;
use std::path::Path;

use crate::data::catalog::Area;
use crate::data::words::AreaKind;
use crate::publish::table::{Problems, Row};

use super::measures;
use crate::publish::content::tables::columns::AREAS;
use crate::publish::content::tables::each_row::each;

/// A column with a code, the form of its codes, and the test for it.
type Code = (&'static str, &'static str, fn(&str) -> bool);

const CODES: [Code; 2] = [
    (
        "code",
        "a code of one letter and eight digits, such as E08000035",
        is_ons_code,
    ),
    (
        "la_code",
        "the three digits of the department, such as 383",
        is_la_code,
    ),
];

/// Reads `areas.csv`. A code belongs to one area only.
pub(crate) fn read(dir: &Path, problems: &mut Problems) -> Vec<Area> {
    const FILE: &str = "areas.csv";
    let named = measures::ids(dir, FILE, AREAS);
    let mut codes: BTreeMap<(&str, String), usize> = BTreeMap::new();
    each(dir, FILE, AREAS, problems, |row, problems| {
        row.known_or_empty("of", &named, "an area", problems);
        for (column, expected, is_code) in CODES {
            let code = row.text(column);
            if code.is_empty() {
                continue;
            }
            if !is_code(code) {
                row.problem(column, expected, problems);
            }
            let first = *codes.entry((column, code.to_owned())).or_insert(row.number);
            if first != row.number {
                let hint = Some(format!("row {first} has it"));
                row.problem_with_hint(column, "a code that no other area has", hint, problems);
            }
        }
        area(row, problems)
    })
}

fn is_ons_code(code: &str) -> bool {
    let (letter, digits) = code.split_at_checked(1).unwrap_or_default();
    letter.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.len() == 8
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_la_code(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit())
}

fn area(row: &Row<'_>, problems: &mut Problems) -> Area {
    Area {
        id: row.required("id", problems),
        name: row.required("name", problems),
        short_name: row.required("short_name", problems),
        kind: row.word("kind", problems).unwrap_or(AreaKind::Council),
        code: row.optional("code"),
        members: Vec::new(),
        of: row.optional("of"),
        vintage: row.optional("vintage"),
        note: row.optional("note"),
    }
}
