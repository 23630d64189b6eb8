//! Statistical releases, the tables in them that figures come from, and the members of groups.

use std::collections::BTreeMap;
use std::path::Path;

use crate::data::catalog::{Area, Report};
use crate::data::partial_date::PartialDate;
use crate::data::period::day_of;
use crate::data::wire::WirePlace;
use crate::data::words::{AreaKind, ReportKind};
use crate::publish::table::{Problems, Row};

use crate::publish::content::tables::each_row::each;
use crate::publish::content::tables::filter;
use crate::publish::content::tables::national_tables::{
    MEMBER_COLUMNS, MEMBERS, SOURCE_COLUMNS, SOURCES,
};

const RELEASES: &[&str] = &["id", "title", "short_title", "about", "file_version"];

/// The statistical releases, as sources that figures can point to.
pub(crate) fn releases(dir: &Path, problems: &mut Problems) -> Vec<Report> {
    each(
        dir,
        "national/releases.csv",
        RELEASES,
        problems,
        |row, problems| {
            let day = day_of(row.text("file_version"));
            if day.is_none() {
                row.problem(
                    "file_version",
                    "the day of the files, such as 2026-04-27",
                    problems,
                );
            }
            Report {
                id: row.required("id", problems),
                kind: ReportKind::Release,
                title: row.required("title", problems),
                short_title: row.required("short_title", problems),
                date: PartialDate::Day(day.unwrap_or_default()),
                date_inferred: false,
                is_whole: false,
                areas: Vec::new(),
                about: row.required("about", problems),
                covers_from: None,
                covers_to: None,
                n_figures: 0,
                n_targets: 0,
            }
        },
    )
}

/// Table in a release that figures of an indicator and breakdown come from.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Position in the table of sources: of several releases the first leads.
    pub(crate) rank: usize,
    /// Id of its location in the release.
    pub(crate) place: String,
    /// True if the figure is calculated from its columns.
    pub(crate) is_calculated: bool,
}

/// Tables of the releases, by indicator, breakdown and release.
#[derive(Debug, Default)]
pub(crate) struct Sources(BTreeMap<[String; 3], Table>);

impl Sources {
    /// Table of an indicator, breakdown and release.
    pub(crate) fn get(&self, key: &[String; 3]) -> Option<&Table> {
        self.0.get(key)
    }

    /// Releases that an indicator and breakdown come from.
    pub(crate) fn releases(&self, indicator: &str, breakdown: &str) -> Vec<String> {
        let keys = self.0.keys();
        let of_both = keys.filter(|[of, part, _]| of == indicator && part == breakdown);
        of_both.map(|[_, _, release]| release.clone()).collect()
    }
}

/// The ids that a source of figures names.
pub(crate) struct Named {
    pub(crate) indicators: Vec<String>,
    pub(crate) breakdowns: Vec<String>,
    pub(crate) releases: Vec<String>,
}

/// Tables in the releases that figures come from, with a lookup by indicator, breakdown and
/// release.
pub(crate) fn sources(
    dir: &Path,
    known: &Named,
    problems: &mut Problems,
) -> (Vec<WirePlace>, Sources) {
    let (mut places, mut sources) = (Vec::new(), Sources::default());
    each(dir, SOURCES, SOURCE_COLUMNS, problems, |row, problems| {
        row.known("release", &known.releases, "a release", problems);
        row.known_or_empty("indicator", &known.indicators, "an indicator", problems);
        row.known_or_empty("breakdown", &known.breakdowns, "a breakdown", problems);
        let key = [
            row.required("indicator", problems),
            row.text("breakdown").to_owned(),
            row.text("release").to_owned(),
        ];
        let [indicator, breakdown, _] = &key;
        let id = [indicator.as_str(), breakdown]
            .join(".")
            .trim_end_matches('.')
            .to_owned();
        let table = Table {
            rank: places.len(),
            place: id.clone(),
            is_calculated: row.text("value") == "=",
        };
        if sources.0.insert(key, table).is_some() {
            row.problem(
                "indicator",
                "an indicator, breakdown and release that no other row has",
                problems,
            );
        }
        places.push(WirePlace {
            report: row.text("release").to_owned(),
            id,
            section: message(row),
            number: None,
            inferred: false,
            order: u32::try_from(places.len() + 1).unwrap_or(u32::MAX),
        });
    });
    (places, sources)
}

/// Description of a source table in a release: file, column, rows.
fn message(row: &Row<'_>) -> String {
    let column = match row.text("value") {
        "=" => format!(
            "column {}, for every 10,000 children",
            row.text("numerator")
        ),
        column => format!("column {column}"),
    };
    let rows = filter::parse(row.text("filter")).unwrap_or_default();
    let rows: Vec<&str> = rows.iter().map(|test| test.value.as_str()).collect();
    let rows = if rows.is_empty() {
        String::new()
    } else {
        format!(", rows “{}”", rows.join("”, “"))
    };
    format!("file {}, {column}{rows}", row.text("file"))
}

/// The members of each group, in the order of the list.
pub(crate) fn members(
    dir: &Path,
    areas: &[Area],
    problems: &mut Problems,
) -> BTreeMap<String, Vec<String>> {
    let ids: Vec<String> = areas.iter().map(|area| area.id.clone()).collect();
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    each(dir, MEMBERS, MEMBER_COLUMNS, problems, |row, problems| {
        row.known("group", &ids, "an area", problems);
        row.known("member", &ids, "an area", problems);
        let (group, member) = (row.text("group"), row.text("member"));
        let is_group = |area: &&Area| area.id == group && area.kind == AreaKind::Neighbours;
        let of = areas
            .iter()
            .find(is_group)
            .and_then(|area| area.of.as_deref());
        if group == member {
            row.problem("member", "an area other than the group itself", problems);
        } else if of == Some(member) {
            let expected = format!("an area other than {member}, whose neighbours these are");
            row.problem("member", expected, problems);
        } else if members
            .get(group)
            .is_some_and(|all| all.iter().any(|one| one == member))
        {
            row.problem("member", "each member of a group once", problems);
        }
        members
            .entry(row.text("group").to_owned())
            .or_default()
            .push(row.text("member").to_owned());
    });
    members
}
