//! Catalogue tables: site, areas, themes, indicators, breakdowns, reports, report paragraphs,
//! events.

mod areas;
mod measures;
pub(super) mod releases;
pub(super) mod subjects;

use std::path::Path;

use chrono::NaiveDate;

use crate::data::catalog::{
    Area, ComparisonSet, Definition, Event, Indicator, Report, SiteDetails, Theme,
};
use crate::data::month::Month;
use crate::data::partial_date::PartialDate;
use crate::data::period::day_of;
use crate::data::wire::{WireBreakdown, WirePlace};
use crate::data::words::ReportKind;
use crate::publish::problem::nearest::did_you_mean;
use crate::publish::table::{Problems, Row};

use super::rules::dates::Dates;
use super::tables::columns::{EVENTS, PLACES, REPORTS, SETS, THEMES};
use super::tables::each_row::each;
use releases::{Named, Sources};
use subjects::SubjectRow;

const KNOWN_IDS: &str = "known ids, with semicolons between them";

/// Everything that figures refer to.
#[derive(Debug)]
pub struct Catalog {
    /// The site.
    pub site: SiteDetails,
    /// Day of publication, where it could be read.
    pub edition: Option<NaiveDate>,
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
    /// Subjects in page order.
    pub subjects: Vec<SubjectRow>,
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

    /// The years that its dates may lie in.
    pub(super) fn dates(&self) -> Dates {
        Dates::of_edition(self.edition)
    }

    /// Records a problem if `report` and `place` do not name a known paragraph, table or chart.
    pub fn check_place(&self, row: &Row<'_>, problems: &mut Problems) {
        let (report, place) = (row.text("report"), row.text("place"));
        let is_report = self.reports.iter().any(|known| known.id == report);
        let of_report = || self.places.iter().filter(|known| known.report == report);
        if !is_report {
            let reports = self.reports.iter();
            let reports = reports.filter(|known| known.kind == ReportKind::Report);
            let reports: Vec<String> = reports.map(|known| known.id.clone()).collect();
            row.known("report", &reports, "a report", problems);
        } else if !of_report().any(|known| known.id == place) {
            let places: Vec<String> = of_report().map(|known| known.id.clone()).collect();
            row.known("place", &places, &format!("a place in {report}"), problems);
        }
    }
}

/// Reads the naming tables.
pub(super) fn read(dir: &Path, problems: &mut Problems) -> (Catalog, Sources) {
    let mut areas = areas::read(dir, problems);
    let themes = each(dir, "themes.csv", THEMES, problems, |row, problems| Theme {
        id: row.required("id", problems),
        name: row.required("name", problems),
        about: row.required("about", problems),
        interval_note: row.optional("interval_note"),
    });
    let theme_ids: Vec<String> = themes.iter().map(|theme| theme.id.clone()).collect();
    let indicators = measures::indicators(dir, &theme_ids, problems);
    let breakdowns = measures::breakdowns(dir, problems);
    let area_ids: Vec<String> = areas.iter().map(|area: &Area| area.id.clone()).collect();
    let (site, edition) = site(dir, &area_ids, problems);
    let mut members = releases::members(dir, &areas, problems);
    for area in &mut areas {
        area.members = members.remove(&area.id).unwrap_or_default();
    }
    let mut reports = each(dir, "reports.csv", REPORTS, problems, |row, problems| {
        row.known_list("areas", &area_ids, KNOWN_IDS, problems);
        report(row, edition, problems)
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
            number: row.optional("number"),
            inferred: row.yes("inferred", problems),
            order,
        }
    });
    let listed = releases::releases(dir, problems);
    let named = Named {
        indicators: indicators.iter().map(|(one, _)| one.id.clone()).collect(),
        breakdowns: breakdowns.iter().map(|one| one.id.clone()).collect(),
        releases: listed.iter().map(|one| one.id.clone()).collect(),
    };
    let (columns, sources) = releases::sources(dir, &named, problems);
    reports.extend(listed);
    places.extend(columns);
    let mut catalog = Catalog {
        site,
        edition,
        areas,
        themes,
        indicators,
        breakdowns,
        reports,
        places,
        events: Vec::new(),
        subjects: Vec::new(),
        sets: Vec::new(),
    };
    let indicator_ids = catalog.indicator_ids();
    let mut events = each(dir, "events.csv", EVENTS, problems, |row, problems| {
        row.known_list("areas", &area_ids, KNOWN_IDS, problems);
        row.known_list("indicators", &indicator_ids, KNOWN_IDS, problems);
        catalog.check_place(row, problems);
        event(row, catalog.dates(), problems)
    });
    events.sort_by_key(|(event, _)| event.from.first_day());
    catalog.events = events;
    catalog.subjects = subjects::read(dir, &theme_ids, &indicator_ids, problems);
    catalog.sets = each(dir, "sets.csv", SETS, problems, |row, problems| {
        row.known_list("indicators", &indicator_ids, KNOWN_IDS, problems);
        set(row, &catalog.areas, problems)
    });
    (catalog, sources)
}

/// The site and the day of its edition.
fn site(
    dir: &Path,
    area_ids: &[String],
    problems: &mut Problems,
) -> (SiteDetails, Option<NaiveDate>) {
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
                let hint = did_you_mean(&key, missing.iter().copied());
                row.problem_with_hint("key", expected, hint, problems);
            }
            missing.retain(|known| *known != key);
            let value = row.required("value", problems);
            match key.as_str() {
                "home_areas" | "comparators" => area_list(row, area_ids, problems),
                "edition_date" if !value.is_empty() => match day_of(&value) {
                    Some(day) => Dates::of_edition(None).check_day(row, "value", day, problems),
                    None => row.problem("value", "a day such as 2026-11-28", problems),
                },
                _ => {}
            }
            (key, value)
        },
    );
    for key in missing {
        problems.whole("site.csv", format!("no row with the key {key}"), "one");
    }
    let value = |key: &str| {
        let row = rows.iter().find(|(name, _)| name == key);
        row.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let list = |key: &str| {
        let value = value(key);
        let items = value.split(';').map(str::trim);
        items
            .filter(|item| !item.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let site = SiteDetails {
        title: value("title"),
        publisher: value("publisher"),
        about: value("about"),
        home: list("home_areas"),
        comparators: list("comparators"),
    };
    (site, day_of(&value("edition_date")))
}

/// A list of areas of the site, each once and at least one.
fn area_list(row: &Row<'_>, area_ids: &[String], problems: &mut Problems) {
    let expected = "known areas, with semicolons between them";
    row.known_list("value", area_ids, expected, problems);
    let list = row.list("value");
    let is_repeated =
        |(at, id): (usize, &String)| list.iter().skip(at + 1).any(|other| other == id);
    let is_empty = list.is_empty() && !row.text("value").is_empty();
    if is_empty || list.iter().enumerate().any(is_repeated) {
        row.problem(
            "value",
            "each area once, with semicolons between them",
            problems,
        );
    }
}

fn report(row: &Row<'_>, edition: Option<NaiveDate>, problems: &mut Problems) -> Report {
    let dates = Dates::of_edition(edition);
    let mut month = |column| -> Option<Month> {
        let month = row.parsed(column, "a month such as 2020-06", problems)?;
        dates.check_month(row, column, month, problems);
        Some(month)
    };
    let (covers_from, covers_to) = (month("covers_from"), month("covers_to"));
    if let Some((from, to)) = covers_from.zip(covers_to)
        && to < from
    {
        row.problem("covers_to", format!("{from} or later"), problems);
    }
    let expected = "a day or month, such as 2019-07-09 or 2020-11";
    let date = date(row, "date", expected, dates, problems);
    let is_after = |edition: &NaiveDate| date.is_some_and(|date| date.first_day() > *edition);
    if let Some(edition) = edition.filter(is_after) {
        let expected = format!("a date by {edition}, the edition_date in site.csv");
        row.problem("date", expected, problems);
    }
    if !["printed", "inferred"].contains(&row.text("date_basis")) {
        row.problem("date_basis", "printed or inferred", problems);
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
        date: date.unwrap_or_default(),
        date_inferred: row.text("date_basis") == "inferred",
        areas: row.list("areas"),
        about: row.required("about", problems),
        covers_from,
        covers_to,
        is_whole: row.text("text") == "whole",
        n_figures: 0,
        n_targets: 0,
    }
}

/// Comparison set; `members of <group>` among its areas is expanded to the members.
fn set(row: &Row<'_>, areas: &[Area], problems: &mut Problems) -> ComparisonSet {
    let mut ids: Vec<String> = Vec::new();
    for id in row.list("areas") {
        let group = id.strip_prefix("members of ");
        let found = areas.iter().find(|area| area.id == group.unwrap_or(&id));
        let added = match (found, group) {
            (Some(area), Some(_)) => area.members.clone(),
            (Some(area), None) => vec![area.id.clone()],
            (None, _) => {
                if !(areas.is_empty() && problems.has_unread_table()) {
                    let known = areas.iter().map(|area| area.id.as_str());
                    let hint = did_you_mean(group.unwrap_or(&id), known);
                    let expected = "ids of areas, or “members of” and the id of a group";
                    row.problem_with_hint("areas", expected, hint, problems);
                }
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

fn event(row: &Row<'_>, dates: Dates, problems: &mut Problems) -> (Event, Vec<String>) {
    let expected = "a day or month, such as 2020-03-23 or 2020-03";
    let from = date(row, "from", expected, dates, problems);
    let to = match row.text("to") {
        "" => None,
        _ => date(row, "to", expected, dates, problems),
    };
    let event = Event {
        id: row.required("id", problems),
        label: row.required("label", problems),
        from: from.unwrap_or_default(),
        to,
        areas: row.list("areas"),
        indicators: row.list("indicators"),
        breaks: row.yes("breaks", problems),
        report: row.text("report").to_owned(),
        place: row.text("place").to_owned(),
        printed: row.optional("printed"),
        note: row.optional("note"),
    };
    (event, row.list("fact"))
}

/// The day or month in a cell, within the years that a date may lie in.
fn date(
    row: &Row<'_>,
    column: &str,
    expected: &str,
    dates: Dates,
    problems: &mut Problems,
) -> Option<PartialDate> {
    let date: PartialDate = row.parsed(column, expected, problems)?;
    dates.check_day(row, column, date.first_day(), problems);
    Some(date)
}
