//! The members of each group of statistical neighbours, from the department's two lists.
//!
//! A group is an area of `areas.csv` whose `of` names a council and whose `vintage` ends with the
//! year of a list, such as `April 2021`. Its rows of `members.csv` are replaced by those of the
//! list. Every other row stays where it is, and so does a group with members that have no
//! `closeness`: a person chose those.

use std::path::Path;

use crate::publish::content::tables::national_tables::{MEMBER_COLUMNS, MEMBERS};
use crate::publish::table::{Problems, Table};

use super::areas::Area;
use super::findings::{At, Findings};
use super::raw::RawFile;

/// A list of the department. Neighbours and how close each is alternate.
struct List {
    year: &'static str,
    file: &'static str,
    /// Column of the authority's code.
    code: &'static str,
    /// Column of its first neighbour.
    first: &'static str,
}

const LISTS: [List; 2] = [
    List {
        year: "2021",
        file: "New_Statistical_Neighbour_Groupings_April_2021.csv",
        code: "LA num",
        first: "SN1",
    },
    List {
        year: "2025",
        file: "sn_model_2025_wide.csv",
        code: "old_la_code",
        first: "SN_1",
    },
];
/// Neighbours of each authority.
const N_NEIGHBOURS: usize = 10;

/// A row of `members.csv`: group, member, closeness.
type Member = [String; 3];

/// All rows of `members.csv` as they should be.
pub(super) fn all(
    from: &Path,
    content: &Path,
    areas: &[Area],
    findings: &mut Findings,
) -> Vec<Vec<String>> {
    let mut rows = present(content, &mut findings.problems);
    for list in LISTS {
        let is_of_list = |area: &&Area| {
            let is_chosen = rows
                .iter()
                .any(|[group, _, closeness]| *group == area.id && closeness.is_empty());
            area.kind == "neighbours" && area.vintage.ends_with(list.year) && !is_chosen
        };
        let groups: Vec<(&Area, &Area)> = areas
            .iter()
            .filter(is_of_list)
            .filter_map(|group| {
                let of = areas.iter().find(|area| area.id == group.of)?;
                Some((group, of))
            })
            .collect();
        if groups.is_empty() {
            continue;
        }
        let Some(file) = RawFile::read(from, list.file, findings) else {
            continue;
        };
        let code = file.column(list.code, findings);
        let Some((code, first)) = code.zip(file.column(list.first, findings)) else {
            continue;
        };
        for (group, of) in groups {
            if let Some(new) = neighbours(&file, code, first, (group, of), areas, findings) {
                replace(&mut rows, &group.id, new);
            }
        }
    }
    rows.into_iter().map(Vec::from).collect()
}

/// The rows that the content has now; none where there is no table.
fn present(content: &Path, problems: &mut Problems) -> Vec<Member> {
    if !content.join(MEMBERS).exists() {
        return Vec::new();
    }
    let table = Table::read(content, MEMBERS, MEMBER_COLUMNS, problems);
    let rows = table
        .rows()
        .map(|row| ["group", "member", "closeness"].map(|column| row.text(column).to_owned()));
    rows.collect()
}

/// Inserts the rows of a group at the position of its first row, or at the end.
fn replace(rows: &mut Vec<Member>, group: &str, new: Vec<Member>) {
    let at = rows
        .iter()
        .position(|[name, ..]| name == group)
        .unwrap_or(rows.len());
    rows.retain(|[name, ..]| name != group);
    rows.splice(at..at, new);
}

/// Members of a group by a list; `None` if one of them is not found.
fn neighbours(
    file: &RawFile,
    code: usize,
    first: usize,
    (group, of): (&Area, &Area),
    areas: &[Area],
    findings: &mut Findings,
) -> Option<Vec<Member>> {
    let mut lines = file.rows.iter();
    let is_of = |code: &str, area: &Area| !code.is_empty() && code == area.la_code;
    let Some(row) = lines.find(|row| is_of(row.cell(code), of)) else {
        let at = At {
            file: &file.path,
            line: 0,
            column: "",
        };
        let expected = format!("a row for {}, la_code “{}”", of.id, of.la_code);
        findings.fault(at, "no such row", &expected);
        return None;
    };
    let members: Vec<Option<Member>> = (0..N_NEIGHBOURS)
        .map(|neighbour| {
            let at = first + 2 * neighbour;
            let (member, closeness) = (row.cell(at), row.cell(at + 1));
            let Some(area) = areas.iter().find(|area| is_of(member, area)) else {
                let expected = format!(
                    "the la_code of an area in areas.csv; add a row for {member}, a neighbour \
                     of {}",
                    of.id
                );
                let at = At {
                    file: &file.path,
                    line: row.line,
                    column: "",
                };
                findings.fault(at, &format!("“{member}”"), &expected);
                return None;
            };
            Some([group.id.clone(), area.id.clone(), closeness.to_lowercase()])
        })
        .collect();
    members.into_iter().collect()
}
