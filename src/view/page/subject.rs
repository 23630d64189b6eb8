//! The page of a subject as a value: the latest figure of any source, one chart of local and
//! national figures, every indicator that answers the question, and single facts.

pub mod list;

use std::cmp::Reverse;

use crate::data::catalog::{Indicator, Subject};
use crate::data::dataset::Dataset;
use crate::data::figure::{AreaIdx, IndicatorIdx};
use crate::data::month::Month;
use crate::data::words::{AreaKind, Scope};

use crate::view::compare::benchmark;
use crate::view::selection::national::{National, Reach};
use crate::view::selection::{self, Line, Point, Selection, queries, select};
use crate::view::state::ViewState;
use crate::view::state::route::Route;
use crate::view::wording::data_point;

use super::indicator::{self, IndicatorView, headline};
use crate::format;

/// The page of a subject, down to its chart.
#[derive(Debug, Clone, PartialEq)]
pub struct SubjectView {
    /// Latest figure of each of the site's own areas, a paragraph each.
    pub lead: Vec<String>,
    /// Headline indicator with its national figures.
    pub chart: IndicatorView,
}

/// An indicator of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Id of the indicator.
    pub id: String,
    /// Name of the indicator.
    pub name: String,
    /// Latest figure in each of the site's own areas; empty where there is none.
    pub latest: Vec<String>,
    /// Kind of source: reports or national statistics.
    pub source: &'static str,
}

/// The subject with an id.
pub fn by_id<'a>(dataset: &'a Dataset, id: &str) -> Option<&'a Subject> {
    let mut subjects = dataset.catalog().subjects.iter();
    subjects.find(|subject| subject.id == id)
}

/// The subject that an indicator belongs to.
pub fn of_indicator<'a>(dataset: &'a Dataset, indicator: &str) -> Option<&'a Subject> {
    let mut subjects = dataset.catalog().subjects.iter();
    subjects.find(|subject| {
        let mut named = subject.indicators.iter().chain(&subject.facts);
        named.any(|id| id == indicator)
    })
}

/// The page of the subject that an indicator belongs to, else its own page.
pub fn route_of(dataset: &Dataset, indicator: &str) -> Route {
    let subject = of_indicator(dataset, indicator);
    subject.map_or_else(
        || Route::Indicator(indicator.to_owned()),
        |subject| Route::Subject(subject.id.clone()),
    )
}

/// True if an indicator is shown as a fact of a subject.
pub fn is_fact(dataset: &Dataset, indicator: &str) -> bool {
    let subject = of_indicator(dataset, indicator);
    subject.is_some_and(|subject| subject.facts.iter().any(|id| id == indicator))
}

/// Ids of the indicators that the page loads first: the headline, the national figures beside it,
/// and the rate or share that is compared with similar areas.
pub fn chart_indicators(dataset: &Dataset, subject: &Subject) -> Vec<String> {
    let headline = dataset.indicator_idx(&subject.headline);
    let headline = headline.and_then(|at| dataset.indicator(at));
    let national = headline.and_then(|about| about.national.clone());
    let compared = fair(dataset, subject).and_then(|at| dataset.indicator(at));
    let mut ids = vec![subject.headline.clone()];
    let others = national
        .into_iter()
        .chain(compared.map(|about| about.id.clone()));
    for id in others {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The page of a subject; none where its headline indicator is unknown.
pub fn view(dataset: &Dataset, subject: &Subject, requested: &ViewState) -> Option<SubjectView> {
    let at = dataset.indicator_idx(&subject.headline)?;
    let about = dataset.indicator(at)?;
    let shown = ViewState {
        areas: areas(dataset, at, about, requested),
        beside: true,
        ..requested.clone()
    };
    let mut chart = indicator::view_reaching(dataset, at, &shown, Reach::All)?;
    if about.scope == Scope::Reports {
        let defaults = areas(dataset, at, about, &ViewState::default());
        chart.selection.default_areas = defaults;
    }
    chart.selection.has_national = false;
    let mut home = dataset.home();
    let newest = home.find_map(|area| lines_of(&chart.selection, area).first().copied());
    if let Some(Newest {
        line,
        point,
        indicator,
    }) = newest
        && indicator.chart.is_time_series()
    {
        let name = name_of(dataset, line, point);
        chart.chart_title = headline::line_title(dataset, indicator, line, point, &name);
    }
    let lead = lead(dataset, &chart.selection);
    if !lead.is_empty() {
        chart.finding = lead.join(" ");
    }
    Some(SubjectView { lead, chart })
}

/// Ids of the areas of the chart: those requested, else the site's own, alone or together, for
/// local figures and the default ones for national figures.
fn areas(
    dataset: &Dataset,
    at: IndicatorIdx,
    about: &Indicator,
    requested: &ViewState,
) -> Vec<String> {
    if !requested.areas.is_empty() || about.scope == Scope::National {
        return requested.areas.clone();
    }
    let home: Vec<AreaIdx> = dataset.home().collect();
    let known = selection::known_areas(dataset, at).into_iter();
    let own = known.filter(|id| {
        let at = dataset.area_idx(id);
        let area = at.and_then(|at| dataset.area(at));
        at.is_some_and(|at| home.contains(&at))
            || area.is_some_and(|area| area.kind == AreaKind::Joint)
    });
    own.collect()
}

/// The name of a line's area; of a benchmark, its own name.
fn name_of(dataset: &Dataset, line: &Line, point: &Point) -> String {
    let area = dataset.area(line.area).filter(|_| !line.is_reference());
    area.map_or_else(|| line.name_at(point), |area| area.name.clone())
}

/// A line with its latest figure, and the indicator that it shows.
#[derive(Clone, Copy)]
struct Newest<'a> {
    line: &'a Line,
    point: &'a Point,
    indicator: &'a Indicator,
}

impl Newest<'_> {
    /// True if the figure is from national statistics.
    fn is_national(&self) -> bool {
        self.line.is_beside || self.indicator.scope == Scope::National
    }
}

/// The lines of an area as a whole in a selection, the one with the latest figure first.
fn lines_of(selection: &Selection, area: AreaIdx) -> Vec<Newest<'_>> {
    let lines = selection.lines.iter();
    let whole = lines.filter(|line| line.area == area && line.breakdown.is_total());
    let dated = whole.filter_map(|line| {
        Some(Newest {
            line,
            point: queries::latest(line)?,
            indicator: selection.indicator_of(line),
        })
    });
    latest_first(dated.collect())
}

fn latest_first(mut lines: Vec<Newest<'_>>) -> Vec<Newest<'_>> {
    lines.sort_by_key(|found| Reverse(found.point.period.end()));
    lines
}

/// A paragraph for each of the site's own areas that is shown: its latest figure, whichever the
/// source, then the latest one of the reports where that is older.
fn lead(dataset: &Dataset, selection: &Selection) -> Vec<String> {
    if !selection.indicator.chart.is_time_series() {
        return Vec::new();
    }
    let paragraphs = dataset.home().filter_map(|area| {
        let mut lines = lines_of(selection, area);
        let is_shown = !lines.is_empty();
        let is_apart = is_shown && lines.iter().all(|found| !found.is_national());
        let apart = is_apart.then(|| National::of(dataset, &selection.indicator, area));
        let apart = apart.flatten();
        lines.extend(apart.iter().filter_map(|national| {
            Some(Newest {
                line: &national.line,
                point: queries::latest(&national.line)?,
                indicator: &national.indicator,
            })
        }));
        let lines = latest_first(lines);
        let (newest, others) = lines.split_first()?;
        let mut text = sentence(dataset, newest);
        let is_later = newest.is_national();
        let from_reports = others.iter().find(|other| is_later && !other.is_national());
        if let Some(reported) = from_reports {
            text.push(' ');
            text.push_str(&reported_sentence(dataset, reported));
        }
        Some(text)
    });
    paragraphs.collect()
}

fn reported_sentence(dataset: &Dataset, reported: &Newest<'_>) -> String {
    let Newest {
        line,
        point,
        indicator,
    } = *reported;
    let age = age(dataset, point).map_or_else(String::new, |age| format!(" ({age})"));
    format!(
        "The reports’ latest figure is {} {}{}{age}.",
        format::quantity(&point.quantity, indicator),
        data_point::in_when(indicator, point),
        data_point::caution(dataset, line, point),
    )
}

/// The sentence of a latest figure, with its change, its status and its age.
fn sentence(dataset: &Dataset, newest: &Newest<'_>) -> String {
    let Newest {
        line,
        point,
        indicator,
    } = *newest;
    let name = name_of(dataset, line, point);
    let mut text = headline::latest_figure(dataset, indicator, line, point, &name);
    let mut remarks: Vec<String> = Vec::new();
    if newest.is_national() {
        remarks.push("national statistics".to_owned());
    }
    remarks.extend(age(dataset, point));
    if !remarks.is_empty() {
        text.push_str(&format!(" ({})", remarks.join(", ")));
    }
    text.push('.');
    text
}

/// Age of a figure at the date of the edition, where that is two years or more: `5 years old`.
fn age(dataset: &Dataset, point: &Point) -> Option<String> {
    const MIN_YEARS: i32 = 2;
    let edition = dataset.catalog().edition.date;
    let months = Month::of(edition).index() - point.period.months().1.index();
    let years = months / 12;
    (years >= MIN_YEARS).then(|| format!("{years} years old"))
}

/// The first national rate or share of a subject: one that can be compared between areas.
fn fair(dataset: &Dataset, subject: &Subject) -> Option<IndicatorIdx> {
    subject.indicators.iter().find_map(|id| {
        let at = dataset.indicator_idx(id)?;
        let about = dataset.indicator(at)?;
        let is_fair = about.scope == Scope::National
            && about.chart.is_time_series()
            && benchmark::is_fair(about);
        is_fair.then_some(at)
    })
}

/// The national rate or share of a subject in each of the site's own areas, compared with similar
/// areas, the region and the country, in sentences.
pub fn compared(dataset: &Dataset, subject: &Subject) -> Vec<String> {
    let Some(at) = fair(dataset, subject) else {
        return Vec::new();
    };
    let Some(selection) = select(dataset, at, &ViewState::default()) else {
        return Vec::new();
    };
    let indicator = &selection.indicator;
    let sentences = dataset.home().filter_map(|home| {
        let line = selection.lines.iter().find(|line| line.area == home)?;
        let point = queries::latest(line)?;
        let words = benchmark::comparison_with_references(
            dataset,
            line,
            point,
            &selection.lines,
            indicator,
        );
        let figure = format::capital(&data_point::of_whom(
            indicator,
            point,
            &line.name_at(point),
            line.kind,
        ));
        (!words.is_empty()).then(|| format!("{figure}: {words}."))
    });
    sentences.collect()
}

/// Every indicator that answers a subject's question, with the latest figure of each of the site's
/// own areas.
pub fn answers(dataset: &Dataset, subject: &Subject) -> Vec<Answer> {
    answers_of(dataset, &subject.indicators, |at| {
        let latest = dataset.home().map(|home| {
            let found = headline::latest_in(dataset, at, home);
            found.unwrap_or_default()
        });
        Some(latest.collect())
    })
}

/// The single facts of a subject, each with its finding.
pub fn facts(dataset: &Dataset, subject: &Subject) -> Vec<Answer> {
    answers_of(dataset, &subject.facts, |at| {
        let page = indicator::view(dataset, at, &ViewState::default())?;
        Some(vec![page.finding])
    })
}

fn answers_of(
    dataset: &Dataset,
    ids: &[String],
    latest: impl Fn(IndicatorIdx) -> Option<Vec<String>>,
) -> Vec<Answer> {
    let answers = ids.iter().filter_map(|id| {
        let at = dataset.indicator_idx(id)?;
        let about = dataset.indicator(at)?;
        Some(Answer {
            id: id.clone(),
            name: about.name.clone(),
            latest: latest(at)?,
            source: source(about),
        })
    });
    answers.collect()
}

fn source(about: &Indicator) -> &'static str {
    match about.scope {
        Scope::Reports => "Reports",
        Scope::National => "National statistics",
    }
}

/// Names of the site's own areas, the headings of [`answers`].
pub fn home_names(dataset: &Dataset) -> Vec<String> {
    let home = dataset.home().filter_map(|at| dataset.area(at));
    home.map(|area| area.name.clone()).collect()
}
