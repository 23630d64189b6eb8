//! Areas of a release: matches its rows to the areas of `areas.csv`.
//!
//! Only national, regional and local authority rows count. Rows of schools, wards, districts and
//! other units carry the codes of their council too, and are skipped. The long form has one column
//! of the department's three digits for all of them.

use crate::publish::table::Row;

use super::findings::{At, Findings};
use super::form::Form;
use super::raw::{RawFile, RawRow};
use crate::publish::problem::nearest::is_misspelled;

/// An area as the releases identify it.
#[derive(Debug, Clone)]
pub(super) struct Area {
    pub id: String,
    pub name: String,
    pub kind: String,
    /// Code of the Office for National Statistics.
    pub code: String,
    /// The department's three digits.
    pub la_code: String,
    /// The council that a group of neighbours belongs to.
    pub of: String,
    /// The list that a group is taken from.
    pub vintage: String,
}

impl Area {
    /// Reads a row of `areas.csv`.
    pub(super) fn read(row: &Row<'_>) -> Self {
        let text = |column: &str| row.text(column).to_owned();
        Self {
            id: text("id"),
            name: text("name"),
            kind: text("kind"),
            code: text("code"),
            la_code: text("la_code"),
            of: text("of"),
            vintage: text("vintage"),
        }
    }

    /// True if releases have rows of such areas.
    pub(super) fn is_in_releases(&self) -> bool {
        ["council", "region", "country"].contains(&self.kind.as_str())
    }
}

/// The geographic levels that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    National,
    Regional,
    LocalAuthority,
}

const LEVELS: [(&str, Level); 3] = [
    ("National", Level::National),
    ("Regional", Level::Regional),
    ("Local authority", Level::LocalAuthority),
];

/// The department's three digits for the country and its regions, with the codes of the Office for
/// National Statistics.
const NUMBERS: [(&str, &str); 12] = [
    ("970", "E92000001"),
    ("980", "E12000001"),
    ("981", "E12000002"),
    ("982", "E12000003"),
    ("983", "E12000004"),
    ("984", "E12000005"),
    ("985", "E12000006"),
    ("986", "E12000007"),
    ("987", "E13000001"),
    ("988", "E13000002"),
    ("989", "E12000008"),
    ("990", "E12000009"),
];

/// A row of a release and the area that it is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct AreaRow {
    /// Position in the list of areas.
    pub area: usize,
    /// Position in the rows of the file.
    pub row: usize,
}

/// The columns that say which area a row is about.
#[derive(Debug)]
struct Columns {
    level: usize,
    country: Option<usize>,
    region: Option<usize>,
    la: Option<usize>,
    ons: Option<usize>,
}

impl Columns {
    fn of(file: &RawFile, findings: &mut Findings) -> Option<Self> {
        if file.form() != Form::OpenData {
            return None;
        }
        let level = file.column("geographic_level", findings)?;
        let mut optional = |name: &str| {
            let is_there = file.has(name);
            is_there.then(|| file.column(name, findings)).flatten()
        };
        Some(Self {
            level,
            country: optional("country_code"),
            region: optional("region_code"),
            la: optional("old_la_code"),
            ons: optional("new_la_code"),
        })
    }
}

fn level(text: &str) -> Option<Level> {
    let found = LEVELS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(text));
    found.map(|(_, level)| *level)
}

fn cell(row: &RawRow, at: Option<usize>) -> &str {
    at.map_or("", |at| row.cell(at))
}

/// The rows of a file that are about an area, in the order of the file.
pub(super) fn rows(file: &RawFile, areas: &[Area], findings: &mut Findings) -> Vec<AreaRow> {
    if file.form() == Form::Tool {
        return numbered_rows(file, areas, findings);
    }
    let Some(columns) = Columns::of(file, findings) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (at, row) in file.rows.iter().enumerate() {
        let text = row.cell(columns.level);
        let Some(level) = level(text) else {
            check_level(file, row, text, findings);
            continue;
        };
        let needed = match level {
            Level::National if columns.country.is_none() => Some("country_code"),
            Level::Regional if columns.region.is_none() => Some("region_code"),
            Level::LocalAuthority if columns.la.or(columns.ons).is_none() => Some("old_la_code"),
            _ => None,
        };
        if let Some(column) = needed {
            let _ = file.column(column, findings);
            break;
        }
        let authority = cell(row, columns.la);
        let is_row_of = |area: &Area| match level {
            Level::National => {
                area.kind == "country" && is_same(&area.code, cell(row, columns.country))
            }
            Level::Regional => {
                area.kind == "region" && is_same(&area.code, cell(row, columns.region))
            }
            Level::LocalAuthority if authority.is_empty() => {
                area.kind == "council" && is_same(&area.code, cell(row, columns.ons))
            }
            Level::LocalAuthority => is_same(&area.la_code, authority),
        };
        if let Some(area) = areas.iter().position(is_row_of) {
            found.push(AreaRow { area, row: at });
        } else if level == Level::LocalAuthority && authority.contains('/') {
            note_joined(file, row, authority, areas, findings);
        }
    }
    found
}

/// The rows of the long form that are about an area.
fn numbered_rows(file: &RawFile, areas: &[Area], findings: &mut Findings) -> Vec<AreaRow> {
    let Some(column) = file.column(file.form().area(), findings) else {
        return Vec::new();
    };
    let rows = file.rows.iter().enumerate();
    let of_areas = rows.filter_map(|(row, cells)| {
        let number = cells.cell(column);
        let area = areas.iter().position(|area| has_number(area, number))?;
        Some(AreaRow { area, row })
    });
    of_areas.collect()
}

/// True if the department's three digits are those of an area.
fn has_number(area: &Area, number: &str) -> bool {
    if area.kind == "council" {
        return is_same(&area.la_code, number);
    }
    area.is_in_releases()
        && NUMBERS
            .iter()
            .any(|(known, code)| *known == number && is_same(&area.code, code))
}

fn is_same(code: &str, cell: &str) -> bool {
    !code.is_empty() && code == cell
}

/// A level that is none of the standard, but nearly one that is read, is a fault.
fn check_level(file: &RawFile, row: &RawRow, text: &str, findings: &mut Findings) {
    let names = || LEVELS.iter().map(|(name, _)| *name);
    if text.is_empty() || names().any(|name| is_misspelled(text, name)) {
        let at = At {
            file: &file.path,
            line: row.line,
            column: "geographic_level",
        };
        let found = format!("“{text}”");
        let expected = "a level, such as National, Regional or Local authority";
        findings.fault(at, &found, expected);
    }
}

/// The codes of a cell that joins several councils.
fn joined(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('/').map(str::trim)
}

fn note_joined(
    file: &RawFile,
    row: &RawRow,
    authority: &str,
    areas: &[Area],
    findings: &mut Findings,
) {
    for area in areas {
        if !area.la_code.is_empty() && joined(authority).any(|code| code == area.la_code) {
            let at = At {
                file: &file.path,
                line: row.line,
                column: "old_la_code",
            };
            let text = format!(
                " has {} only together with another council, so it gets no figure from these rows",
                area.id
            );
            findings.note(at, &format!("“{authority}”"), &text);
        }
    }
}

/// Reason that no row of the files is about an area, as far as the files show it.
pub(super) fn reason(area: &Area, files: &[&RawFile]) -> String {
    if area.code.is_empty() && area.la_code.is_empty() {
        return "areas.csv gives it no code".to_owned();
    }
    for file in files {
        // Faults of the file were reported when it was read.
        let Some(columns) = Columns::of(file, &mut Findings::default()) else {
            continue;
        };
        for row in file
            .rows
            .iter()
            .filter(|row| level(row.cell(columns.level)).is_some())
        {
            let authority = cell(row, columns.la);
            let is_joined = authority.contains('/')
                && joined(authority).any(|code| is_same(&area.la_code, code));
            if is_joined {
                return format!("the files have it only together with another, “{authority}”");
            }
            if let Some(reason) = other_code(area, file, row, &columns) {
                return reason;
            }
        }
    }
    "no file has a row with its code".to_owned()
}

/// The code under which a row has an area of the same name or of one of its codes.
fn other_code(area: &Area, file: &RawFile, row: &RawRow, columns: &Columns) -> Option<String> {
    let name = |column: &str| {
        let at = file.columns().position(|name| name == column);
        cell(row, at)
    };
    let (at, code, by_name, by_code) = match level(row.cell(columns.level))? {
        Level::National => (columns.country, &area.code, "country_name", false),
        Level::Regional => (columns.region, &area.code, "region_name", false),
        Level::LocalAuthority => {
            let by_code = is_same(&area.code, cell(row, columns.ons));
            (
                columns.la.or(columns.ons),
                &area.la_code,
                "la_name",
                by_code,
            )
        }
    };
    let theirs = cell(row, at);
    let is_of_level = match level(row.cell(columns.level))? {
        Level::National => area.kind == "country",
        Level::Regional => area.kind == "region",
        Level::LocalAuthority => area.kind == "council",
    };
    let is_it = is_of_level && (by_code || is_same(&area.name, name(by_name)));
    (is_it && theirs != code.as_str() && !theirs.is_empty()).then(|| {
        let ours = if code.is_empty() {
            "nothing"
        } else {
            code.as_str()
        };
        format!("the files give it the code {theirs}, areas.csv gives {ours}")
    })
}
