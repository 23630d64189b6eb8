//! The members of each group of statistical neighbours, from the department's two lists.

use std::path::Path;

use crate::publish::table::Problems;

use super::Place;
use super::raw::{RawFile, cell, problem};

/// A list: its file, the column of the authority's code, the column of its first neighbour.
/// Neighbours and how close each is alternate.
const LISTS: [(&str, &str, &str, &str); 2] = [
    (
        "2021",
        "New_Statistical_Neighbour_Groupings_April_2021.csv",
        "LA num",
        "SN1",
    ),
    ("2025", "sn_model_2025_wide.csv", "old_la_code", "SN_1"),
];
/// Neighbours of each authority.
const N_NEIGHBOURS: usize = 10;

/// One row for each member of each group that the areas name: group, member, closeness.
pub(super) fn read(from: &Path, places: &[Place], problems: &mut Problems) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (vintage, name, own, first) in LISTS {
        let file = RawFile::read(from, name, problems);
        let columns = file.column(own, problems).zip(file.column(first, problems));
        let Some((own, first)) = columns else {
            continue;
        };
        let groups = places.iter().filter_map(|place| {
            let of = place
                .id
                .strip_suffix(vintage)?
                .strip_suffix("-neighbours-")?;
            let of = places.iter().find(|place| place.id == of)?;
            Some((place, of))
        });
        for (group, of) in groups {
            let mut lines = file.rows.iter();
            let Some((line, row)) = lines.find(|(_, row)| cell(row, own) == of.la_code) else {
                problems.0.push(problem(
                    &file.name,
                    0,
                    "",
                    "no such row",
                    &format!("a row for {} ({})", of.id, of.la_code),
                ));
                continue;
            };
            for neighbour in 0..N_NEIGHBOURS {
                let (code, close) = (
                    cell(row, first + 2 * neighbour),
                    cell(row, first + 2 * neighbour + 1),
                );
                match places
                    .iter()
                    .find(|place| place.la_code == code && !code.is_empty())
                {
                    Some(member) => rows.push(vec![
                        group.id.clone(),
                        member.id.clone(),
                        close.to_lowercase(),
                    ]),
                    None => problems.0.push(problem(
                        &file.name,
                        *line,
                        "",
                        &format!("“{code}”"),
                        "the la_code of an area in areas.csv",
                    )),
                }
            }
        }
    }
    rows
}
