//! The finding of a page in one sentence, and the active title of its chart. Rules, not texts:
//! latest figure, change, verdict.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::{AreaIdx, IndicatorIdx};
use crate::data::period::Period;
use crate::data::words::{Absence, Scope};
use crate::view::selection::queries::{latest, main_line};

use crate::format;
use crate::view::compare::{benchmark, composition};
use crate::view::selection::{self, Line, Point, Selection};
use crate::view::state::ViewState;
use crate::view::target::status::Mark;
use crate::view::target::{self, status};
use crate::view::wording::{data_point, trend};

/// The finding, such as "423 children on a protection plan in Cambridgeshire in January 2021,
/// 78 more than June 2020; 83 above the expected range of 320 to 340."
pub fn finding(dataset: &Dataset, selection: &Selection) -> String {
    let indicator = &selection.indicator;
    let Some(line) = main_line(selection) else {
        return without_figures(dataset, indicator);
    };
    let Some(point) = latest(line) else {
        return without_figures(dataset, indicator);
    };
    if indicator.chart.is_ranking() {
        return spread(dataset, selection, line, point);
    }
    if indicator.chart.is_composition() {
        return composition::finding(dataset, &composition::compositions(selection, point.period));
    }
    let mut text = latest_figure(dataset, indicator, line, point, &line.name_at(point));
    let is_national = indicator.scope == Scope::National;
    let comparison =
        benchmark::comparison_with_references(dataset, line, point, &selection.lines, indicator);
    if is_national && !comparison.is_empty() {
        text.push_str("; ");
        text.push_str(&comparison);
    }
    text.push('.');
    if let Some(message) = so_far(line, point, indicator) {
        text.push_str(&format!(" {message}."));
    }
    let own = |other: &&Line| {
        other.area != line.area && !other.is_beside && dataset.home().any(|home| home == other.area)
    };
    for other in selection
        .lines
        .iter()
        .filter(own)
        .filter(|line| line.breakdown.is_total())
    {
        if let Some(point) = latest(other) {
            let number = format::quantity(&point.quantity, indicator);
            text.push_str(&format!(
                " {}: {number} {}{}.",
                other.name,
                data_point::in_when(indicator, point),
                data_point::caution(dataset, other, point)
            ));
        }
    }
    text
}

/// A figure with its change and its status, to which more can be added before the full stop: `423
/// children on a protection plan in Leeds in January 2021, 78 more than in June 2020; 83 above the
/// expected range of 320 to 340`.
pub fn latest_figure(
    dataset: &Dataset,
    indicator: &Indicator,
    line: &Line,
    point: &Point,
    name: &str,
) -> String {
    let mut text = format::capital(&data_point::of_whom(indicator, point, name, line.kind));
    text.push_str(&data_point::caution(dataset, line, point));
    if let Some(change) = data_point::change_since(line, point, indicator) {
        text.push_str(", ");
        text.push_str(&change);
    }
    let verdict = status::of(line, point, indicator);
    // A doubted figure has been described as such already.
    if verdict.mark != Mark::NoTarget && !point.is_doubted() {
        text.push_str("; ");
        text.push_str(&verdict.words);
    }
    text
}

/// Year to date at the end of a month, for context, since one month alone says little: `April 2020
/// to January 2021, year to date: 85%`.
pub fn so_far(line: &Line, month: &Point, indicator: &Indicator) -> Option<String> {
    let end = month.period.months().1;
    let is_whole = |point: &&Point| {
        matches!(point.period, Period::YearToDate { to, .. } if to == end)
            && matches!(month.period, Period::Month(_))
    };
    let whole = line.points.iter().find(is_whole)?;
    let number = format::quantity(&whole.quantity, indicator);
    Some(format!("{}: {number}", format::period(whole.period)))
}

/// Status of the breakdowns of a service against their targets at one date.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// Parts with a number that a target judges.
    pub judged: usize,
    /// Parts for which no target is printed, each with its number.
    pub others: Vec<String>,
    /// Parts past their target.
    pub past: usize,
    /// Breakdown furthest past its target, with that target; else the highest breakdown. In words.
    pub words: String,
    /// Distance of the furthest past its target, as a share of the target.
    pub distance: f64,
}

/// Status of the lines of a selection against their targets at one date.
pub fn spread_at(selection: &Selection, period: Period) -> Spread {
    let indicator = &selection.indicator;
    let at = selection.lines.iter().filter_map(|line| {
        let point = line.points.iter().find(|point| point.period == period)?;
        Some((line, point, point.quantity.point()?))
    });
    let at: Vec<_> = at.collect();
    let verdicts = at
        .iter()
        .map(|(line, point, _)| status::of(line, point, indicator));
    let verdicts: Vec<status::Verdict> = verdicts.collect();
    let count = |wanted: Mark| verdicts.iter().filter(|found| found.mark == wanted).count();
    let past = count(Mark::Short);
    let message = |value: f64, line: &Line| {
        let number = format::in_unit(value, indicator.unit, indicator.decimals);
        let name = line.breakdown.name.as_ref().unwrap_or(&line.name);
        format!("{name} with {number}")
    };
    let others = at.iter().zip(&verdicts);
    let others = others.filter(|(_, found)| found.mark == Mark::NoTarget);
    let others: Vec<String> = others
        .map(|((line, _, value), _)| message(*value, line))
        .collect();
    let short = at.iter().zip(&verdicts);
    let short = short.filter(|(_, found)| found.mark == Mark::Short);
    let furthest = short.max_by(|(_, a), (_, b)| a.distance.total_cmp(&b.distance));
    let highest = at.iter().max_by(|(.., a), (.., b)| a.total_cmp(b));
    let words = match (furthest, highest) {
        (Some(((line, _, value), found)), _) => {
            format!("furthest: {}, {}", message(*value, line), found.words)
        }
        (None, Some((line, _, value))) => format!("highest: {}", message(*value, line)),
        (None, None) => String::new(),
    };
    let distance = furthest.map_or(0.0, |(_, found)| found.distance);
    Spread {
        judged: at.len() - others.len(),
        others,
        past,
        words,
        distance,
    }
}

/// Headline for teams: the number that are past the target of the date, and the highest.
fn spread(dataset: &Dataset, selection: &Selection, line: &Line, latest: &Point) -> String {
    let spread = spread_at(selection, latest.period);
    let area = dataset
        .area(line.area)
        .map_or("", |area| area.name.as_str());
    format!(
        "{} of {} parts of the service in {area} had more cases for each worker than their \
         target {}; {}.{}",
        spread.past,
        spread.judged,
        format::in_period(latest.period),
        spread.words,
        without_target(&spread.others)
    )
}

fn without_target(parts: &[String]) -> String {
    if parts.is_empty() {
        return String::new();
    }
    format!(" No target is printed for {}.", format::listed(parts))
}

/// Headline of an indicator that has no figure: its standard, or that there is none.
fn without_figures(dataset: &Dataset, indicator: &Indicator) -> String {
    let series = dataset
        .indicator_idx(&indicator.id)
        .map(|at| dataset.series_of(at));
    let series = series.unwrap_or_default();
    if indicator.n_figures > 0 {
        return "No figures for this choice.".to_owned();
    }
    let mut gaps = series.iter().flat_map(|series| &series.gaps);
    let is_lost = gaps.any(|gap| gap.absence == Absence::ChartLost);
    let standard = series.iter().flat_map(|series| &series.targets).next();
    match standard {
        Some(rule) => format!(
            "{}: {}. This is a rule or an aim, not something that was counted.",
            indicator.name,
            target::rule(rule, indicator)
        ),
        None if is_lost => "The reports showed this, but its figures are lost.".to_owned(),
        None if series.iter().any(|series| !series.gaps.is_empty()) => {
            "No figure is given for this.".to_owned()
        }
        None => "No figures for this choice.".to_owned(),
    }
}

/// The active title of the chart: what the main line did over the time shown.
pub fn chart_title(dataset: &Dataset, selection: &Selection) -> String {
    let indicator = &selection.indicator;
    let main = main_line(selection).and_then(|line| Some((line, latest(line)?)));
    let Some((line, last)) = main else {
        return indicator.short_name.clone();
    };
    if indicator.chart.is_composition() {
        return format!(
            "{} {}",
            indicator.short_name,
            format::in_period(last.period)
        );
    }
    if indicator.chart.is_ranking() {
        let spread = spread_at(selection, last.period);
        let (past, parts) = (spread.past, spread.judged);
        let when = format::in_period(last.period);
        return format!(
            "{}: {past} of {parts} above target {when}",
            indicator.short_name
        );
    }
    line_title(dataset, indicator, line, last, &line.name_at(last))
}

/// The active title of a line that ends with a figure: `Children in care, Leeds: up from 1,306 on
/// 31 March 2021 to 1,480 on 31 March 2025`.
pub fn line_title(
    dataset: &Dataset,
    indicator: &Indicator,
    line: &Line,
    last: &Point,
    name: &str,
) -> String {
    let course = trend::course(dataset, line, last, indicator);
    format!("{}, {name}: {course}", indicator.short_name)
}

/// Latest figure of an area in words, else the standard that it is measured by.
pub(crate) fn latest_in(dataset: &Dataset, at: IndicatorIdx, area: AreaIdx) -> Option<String> {
    let series = dataset.series(at, area)?;
    let id = dataset
        .area(area)
        .map(|area| area.id.clone())
        .unwrap_or_default();
    let requested = ViewState {
        areas: vec![id],
        ..ViewState::default()
    };
    let selection = selection::select(dataset, at, &requested);
    let found = selection.as_ref().and_then(|selection| {
        let line = main_line(selection)?;
        let point = latest(line)?;
        if selection.indicator.chart.is_ranking() {
            let spread = spread_at(selection, point.period);
            return Some(format::capital(&spread.words));
        }
        let number = format::quantity(&point.quantity, &selection.indicator);
        let number = match &line.breakdown.name {
            None => format::capital(&number),
            Some(part) => format!("{part}: {number}"),
        };
        Some(format!(
            "{number}, {}{}",
            data_point::when(point.period, point.dating()),
            data_point::caution(dataset, line, point)
        ))
    });
    let standard = || {
        let indicator = dataset.indicator(at)?;
        let rule = series.targets.first()?;
        Some(format!("Standard: {}", target::rule(rule, indicator)))
    };
    found.or_else(standard)
}
