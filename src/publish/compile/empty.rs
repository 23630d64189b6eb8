//! Finds the pages of a site that have nothing to show.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::catalog::Indicator;
use crate::data::words::{ChartKind, ReportKind, Scope};
use crate::view::claim;
use crate::view::state::route::Route;

use crate::publish::content::Content;

/// Paths of the pages that have nothing to show, in the order of the menu.
pub(crate) fn pages(content: &Content) -> Vec<String> {
    let has_claims = |forward: bool| {
        let mut claims = content.claims.iter();
        claims.any(|known| claim::looks_forward(known.kind) == forward)
    };
    let pages = [
        (Route::Subjects, !content.catalog.subjects.is_empty()),
        (Route::Compare, has_national(content)),
        (Route::Reports, has_reports(content)),
        (Route::SaidAndDone, has_claims(true)),
        (Route::Checks, has_claims(false)),
        (Route::Changes, has_common_measure(content)),
        (Route::Glossary, !content.texts.terms.is_empty()),
    ];
    let drawn = areas_with_national_charts(content);
    let areas = content.catalog.site.home.iter();
    let areas = areas.map(|id| (Route::Area(id.clone()), drawn.contains(id.as_str())));
    let empty = pages.into_iter().chain(areas);
    let empty = empty.filter(|(_, has_content)| !has_content);
    empty.map(|(route, _)| route.path()).collect()
}

fn has_national(content: &Content) -> bool {
    let national = national(content, |_| true);
    let mut figures = content.figures.observations.iter();
    figures.any(|row| national.contains(row.subject.indicator.as_str()))
}

/// Ids of the areas with a figure that the page of an area draws.
fn areas_with_national_charts(content: &Content) -> BTreeSet<&str> {
    let drawn = national(content, |about| about.chart == ChartKind::Line);
    let figures = content.figures.observations.iter();
    let figures = figures.filter(|row| drawn.contains(row.subject.indicator.as_str()));
    figures.map(|row| row.subject.area.as_str()).collect()
}

/// Ids of some national indicators.
fn national(content: &Content, is_wanted: fn(&Indicator) -> bool) -> BTreeSet<&str> {
    let indicators = content.catalog.indicators.iter().map(|(about, _)| about);
    let national = indicators.filter(|about| about.scope == Scope::National && is_wanted(about));
    national.map(|about| about.id.as_str()).collect()
}

fn has_reports(content: &Content) -> bool {
    let mut reports = content.catalog.reports.iter();
    reports.any(|report| report.kind == ReportKind::Report)
}

/// True if two reports give figures of the same measure, so that a change can be seen.
fn has_common_measure(content: &Content) -> bool {
    let reports = content.catalog.reports.iter();
    let reports: BTreeSet<&str> = reports
        .filter(|report| report.kind == ReportKind::Report)
        .map(|report| report.id.as_str())
        .collect();
    let mut reporting: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in &content.figures.observations {
        let subject = &row.subject;
        if reports.contains(subject.report.as_str()) {
            let known = reporting.entry(&subject.indicator).or_default();
            known.insert(&subject.report);
        }
    }
    reporting.values().any(|reports| reports.len() > 1)
}
