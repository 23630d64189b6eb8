//! The tables that name things: site, areas, themes, indicators, breakdowns, reports, places,
//! events.

use std::path::Path;

use crate::data::catalog::{
    Area, ComparisonSet, Definition, Event, Indicator, Report, Site, Theme,
};
use crate::data::month::Month;
use crate::data::period::day_of;
use crate::data::wire::{WireBreakdown, WirePlace};
use crate::data::words::ReportKind;
use crate::publish::table::{Problems, Row, Table};

use super::columns::{AREAS, EVENTS, PLACES, REPORTS, SETS, THEMES};
use super::measures;
use super::national::{self, Sources};
use super::privacy;

/// Everything that figures refer to.
#[derive(Debug)]
pub struct Catalog {
    /// The site.
    pub site: Site,
    /// Day of publication.
    pub edition_date: String,
    /// Areas in page order.
    pub areas: Vec<Area>,
    /// Themes in page order.
    pub themes: Vec<Theme>,
    /// Indicators in page order, with their long texts.
    pub indicators: Vec<(Indicator, Definition)>,
    /// Breakdowns in page order.
    pub breakdowns: Vec<WireBreakdown>,
    /// Reports in date order.
    pub reports: Vec<Report>,
    /// Places in document order.
    pub places: Vec<WirePlace>,
    /// Events in time order, each with the ids of its facts.
    pub events: Vec<(Event, Vec<String>)>,
    /// Comparisons worth having ready.
    pub sets: Vec<ComparisonSet>,
}

impl Catalog {
    /// Ids of all areas.
    pub fn area_ids(&self) -> Vec<String> {
        self.areas.iter().map(|area| area.id.clone()).collect()
    }

    /// Ids of all indicators.
    pub fn indicator_ids(&self) -> Vec<String> {
        self.indicators
            .iter()
            .map(|(indicator, _)| indicator.id.clone())
            .collect()
    }

    /// Notes a problem where `report` and `place` do not name a known place.
    pub fn check_place(&self, row: &Row<'_>, problems: &mut Problems) {
        let (report, place) = (row.text("report"), row.text("place"));
        if !self.reports.iter().any(|known| known.id == report) {
            row.problem("report", "the id of a report", problems);
        } else if !self
            .places
            .iter()
            .any(|known| known.report == report && known.id == place)
        {
            row.problem("place", format!("the id of a place in {report}"), problems);
        }
    }
}

/// Reads the naming tables.
pub(super) fn read(dir: &Path, problems: &mut Problems) -> (Catalog, Sources) {
    let mut areas = each(dir, "areas.csv", AREAS, problems, area);
    let themes = each(dir, "themes.csv", THEMES, problems, |row, problems| Theme {
        id: row.required("id", problems),
        name: row.required("name", problems),
        about: row.required("about", problems),
        interval_note: row.text("interval_note").to_owned(),
    });
    let theme_ids: Vec<String> = themes.iter().map(|theme| theme.id.clone()).collect();
    let indicators = measures::indicators(dir, &theme_ids, problems);
    let breakdowns = measures::breakdowns(dir, problems);
    let area_ids: Vec<String> = areas.iter().map(|area: &Area| area.id.clone()).collect();
    let (site, edition_date) = site(dir, &area_ids, problems);
    let mut members = national::members(dir, &area_ids, problems);
    for area in &mut areas {
        area.members = members.remove(&area.id).unwrap_or_default();
    }
    let mut reports = each(dir, "reports.csv", REPORTS, problems, |row, problems| {
        known_list(row, "areas", &area_ids, problems);
        report(row, problems)
    });
    let report_ids: Vec<String> = reports
        .iter()
        .map(|report: &Report| report.id.clone())
        .collect();
    let mut order = 0;
    let mut places = each(dir, "places.csv", PLACES, problems, |row, problems| {
        row.known("report", &report_ids, "a report", problems);
        order += 1;
        WirePlace {
            report: row.text("report").to_owned(),
            id: row.required("id", problems),
            section: row.required("section", problems),
            number: row.text("number").to_owned(),
            inferred: row.yes("inferred", problems),
            order,
        }
    });
    let releases = national::releases(dir, problems);
    let (columns, sources) = national::sources(dir, &releases, problems);
    reports.extend(releases);
    places.extend(columns);
    let mut catalog = Catalog {
        site,
        edition_date,
        areas,
        themes,
        indicators,
        breakdowns,
        reports,
        places,
        events: Vec::new(),
        sets: Vec::new(),
    };
    let indicator_ids = catalog.indicator_ids();
    let mut events = each(dir, "events.csv", EVENTS, problems, |row, problems| {
        known_list(row, "areas", &area_ids, problems);
        known_list(row, "indicators", &indicator_ids, problems);
        catalog.check_place(row, problems);
        event(row, problems)
    });
    events.sort_by(|(a, _), (b, _)| a.from.cmp(&b.from));
    catalog.events = events;
    catalog.sets = each(dir, "sets.csv", SETS, problems, |row, problems| {
        known_list(row, "indicators", &indicator_ids, problems);
        set(row, &catalog.areas, problems)
    });
    (catalog, sources)
}

/// Reads a table row by row; ids may not repeat.
pub(super) fn each<T>(
    dir: &Path,
    file: &str,
    columns: &[&str],
    problems: &mut Problems,
    mut read: impl FnMut(&Row<'_>, &mut Problems) -> T,
) -> Vec<T> {
    let table = Table::read(dir, file, columns, problems);
    let mut seen = std::collections::BTreeSet::new();
    let mut rows = Vec::new();
    for row in table.rows() {
        privacy::check(&row, problems);
        let key = (row.text("report"), row.text("id"));
        let has_id = columns.contains(&"id");
        if has_id && !seen.insert((if file == "places.csv" { key.0 } else { "" }, key.1)) {
            row.problem("id", "an id that no other row has", problems);
        }
        let well_formed = key
            .1
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
        if has_id && !well_formed {
            row.problem("id", "letters, digits, hyphens and dots only", problems);
        }
        rows.push(read(&row, problems));
    }
    rows
}

fn known_list(row: &Row<'_>, column: &str, known: &[String], problems: &mut Problems) {
    if row.list(column).iter().any(|id| !known.contains(id)) {
        row.problem(column, "known ids, with semicolons between them", problems);
    }
}

fn site(dir: &Path, area_ids: &[String], problems: &mut Problems) -> (Site, String) {
    const KEYS: [&str; 6] = [
        "title",
        "publisher",
        "home_areas",
        "comparators",
        "edition_date",
        "about",
    ];
    let mut missing: Vec<&str> = KEYS.to_vec();
    let rows = each(
        dir,
        "site.csv",
        &["key", "value"],
        problems,
        |row, problems| {
            let key = row.required("key", problems);
            if !missing.contains(&key.as_str()) {
                let expected = format!("one of {}, each once", KEYS.join(", "));
                row.problem("key", expected, problems);
            }
            missing.retain(|known| *known != key);
            if ["home_areas", "comparators"].contains(&key.as_str())
                && row.list("value").iter().any(|id| !area_ids.contains(id))
            {
                row.problem(
                    "value",
                    "known areas, with semicolons between them",
                    problems,
                );
            }
            (key, row.required("value", problems))
        },
    );
    for key in missing {
        problems.whole("site.csv", format!("no row with the key {key}"), "one");
    }
    let value = |key: &str| {
        let row = rows.iter().find(|(name, _)| name == key);
        row.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let list = |key: &str| value(key).split(';').map(str::to_owned).collect();
    let site = Site {
        title: value("title"),
        publisher: value("publisher"),
        about: value("about"),
        home: list("home_areas"),
        comparators: list("comparators"),
    };
    (site, value("edition_date"))
}

fn area(row: &Row<'_>, problems: &mut Problems) -> Area {
    Area {
        id: row.required("id", problems),
        name: row.required("name", problems),
        short_name: row.required("short_name", problems),
        kind: row
            .word("kind", problems)
            .unwrap_or(crate::data::words::AreaKind::Council),
        code: row.text("code").to_owned(),
        members: Vec::new(),
        of: row.text("of").to_owned(),
        vintage: row.text("vintage").to_owned(),
        note: row.text("note").to_owned(),
    }
}

fn report(row: &Row<'_>, problems: &mut Problems) -> Report {
    for column in ["covers_from", "covers_to"] {
        row.parsed::<Month>(column, "a month such as 2020-06", problems);
    }
    if row.text("covers_to") < row.text("covers_from") {
        row.problem(
            "covers_to",
            format!("{} or later", row.text("covers_from")),
            problems,
        );
    }
    if day_or_month(row.text("date")).is_none() {
        row.problem(
            "date",
            "a day or month, such as 2019-07-09 or 2020-11",
            problems,
        );
    }
    if !["told", "whole"].contains(&row.text("text")) {
        let expected = "told, where the text is a summary of the report, or whole";
        row.problem("text", expected, problems);
    }
    Report {
        id: row.required("id", problems),
        kind: ReportKind::Report,
        title: row.required("title", problems),
        short_title: row.required("short_title", problems),
        date: row.text("date").to_owned(),
        date_inferred: row.text("date_basis") == "inferred",
        areas: row.list("areas"),
        about: row.required("about", problems),
        covers_from: row.text("covers_from").to_owned(),
        covers_to: row.text("covers_to").to_owned(),
        is_whole: row.text("text") == "whole",
        n_figures: 0,
    }
}

/// A comparison; `members of <group>` among its areas stands for each member.
fn set(row: &Row<'_>, areas: &[Area], problems: &mut Problems) -> ComparisonSet {
    let mut ids: Vec<String> = Vec::new();
    for id in row.list("areas") {
        let group = id.strip_prefix("members of ");
        let found = areas.iter().find(|area| area.id == group.unwrap_or(&id));
        let added = match (found, group) {
            (Some(area), Some(_)) => area.members.clone(),
            (Some(area), None) => vec![area.id.clone()],
            (None, _) => {
                row.problem(
                    "areas",
                    "ids of areas, or “members of” and the id of a group",
                    problems,
                );
                Vec::new()
            }
        };
        ids.extend(
            added
                .into_iter()
                .filter(|id| !ids.contains(id))
                .collect::<Vec<_>>(),
        );
    }
    ComparisonSet {
        id: row.required("id", problems),
        name: row.required("name", problems),
        indicators: row.list("indicators"),
        areas: ids,
    }
}

fn event(row: &Row<'_>, problems: &mut Problems) -> (Event, Vec<String>) {
    for column in ["from", "to"] {
        let cell = row.text(column);
        if (column == "from" || !cell.is_empty()) && day_or_month(cell).is_none() {
            row.problem(
                column,
                "a day or month, such as 2020-03-23 or 2020-03",
                problems,
            );
        }
    }
    let event = Event {
        id: row.required("id", problems),
        label: row.required("label", problems),
        from: row.text("from").to_owned(),
        to: row.text("to").to_owned(),
        areas: row.list("areas"),
        indicators: row.list("indicators"),
        breaks: row.yes("breaks", problems),
        report: row.text("report").to_owned(),
        place: row.text("place").to_owned(),
        printed: row.text("printed").to_owned(),
        note: row.text("note").to_owned(),
    };
    (event, row.list("fact"))
}

fn day_or_month(text: &str) -> Option<()> {
    (text.parse::<Month>().is_ok() || day_of(text).is_some()).then_some(())
}
