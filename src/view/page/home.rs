//! The first page as a value: a card for every headline indicator, what needs attention first.

use crate::data::dataset::Dataset;
use crate::data::figure::IndicatorIdx;
use crate::data::words::AreaKind;
use crate::stats::order::sort_by_f64;
use crate::view::selection::queries;

use super::indicator::headline;
use crate::view::format::{self, excerpt};
use crate::view::selection::{Line, Point, Selection, select};
use crate::view::state::ViewState;
use crate::view::target::status::{self, Mark, Verdict};
use crate::view::wording::data_point;

/// One indicator on the first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Id of the indicator.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The latest number, large.
    pub value: String,
    /// What it counts.
    pub counted: String,
    /// Where.
    pub area: String,
    /// Where and when.
    pub when: String,
    /// How it stands against its target.
    pub verdict: Verdict,
    /// Change from the figure before; empty where there is none.
    pub change: String,
    /// The other council, in a line.
    pub others: Vec<String>,
    /// The line its small chart draws.
    pub line: Line,
}

/// A theme with its cards.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeCards {
    /// Heading.
    pub name: String,
    /// One sentence.
    pub about: String,
    /// Cards in the theme's order.
    pub cards: Vec<Card>,
}

/// The first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// What stands first, in one or two sentences.
    pub lead: String,
    /// Off target, the furthest first.
    pub attention: Vec<Card>,
    /// Everything else, by theme.
    pub themes: Vec<ThemeCards>,
    /// Councils to choose between: id and name.
    pub councils: Vec<(String, String)>,
}

/// The first page for the areas asked for.
pub fn view(dataset: &Dataset, asked: &ViewState) -> Overview {
    let dataset = &dataset.with_latest();
    let home = dataset.home().filter_map(|area| dataset.area(area));
    let councils: Vec<_> = home
        .map(|area| (area.id.clone(), area.name.clone()))
        .collect();
    let ids: Vec<String> = councils.iter().map(|(id, _)| id.clone()).collect();
    let kept = asked.among(&ids);
    let shown = ViewState {
        areas: kept.shown(&ids).to_vec(),
        ..ViewState::default()
    };
    let mut attention = Vec::new();
    let mut themes = Vec::new();
    let (mut judged, mut unsure, mut judged_of) = (0, 0, Vec::new());
    for theme in &dataset.catalog().themes {
        let mut cards = Vec::new();
        for (at, indicator) in dataset.catalog().indicators.iter().enumerate() {
            if indicator.theme != theme.id || !indicator.headline {
                continue;
            }
            let Some(card) = card(dataset, IndicatorIdx(at), &shown) else {
                continue;
            };
            match card.verdict.mark {
                Mark::Short | Mark::Outside | Mark::Met => {
                    judged += 1;
                    if !judged_of.contains(&card.area) {
                        judged_of.push(card.area.clone());
                    }
                }
                Mark::Unsure => unsure += 1,
                Mark::NoTarget => {}
            }
            if matches!(card.verdict.mark, Mark::Short | Mark::Outside) {
                attention.push(card);
            } else {
                cards.push(card);
            }
        }
        if !cards.is_empty() {
            let (name, about) = (theme.name.clone(), theme.about.clone());
            themes.push(ThemeCards { name, about, cards });
        }
    }
    sort_by_f64(&mut attention, |card: &Card| -card.verdict.distance);
    let lead = lead((attention.len(), judged, unsure), &judged_of);
    Overview {
        lead,
        attention,
        themes,
        councils,
    }
}

/// How the measures stand that can be judged, and of which councils they are.
fn lead((off, judged, unsure): (usize, usize, usize), areas: &[String]) -> String {
    if judged == 0 {
        return "No measure shown here has a target that was in force at its latest date."
            .to_owned();
    }
    let measures = if judged == 1 { "measure" } else { "measures" };
    let where_ = format::listed(areas);
    let open = match unsure {
        0 => String::new(),
        1 => " One more is not printed exactly enough to say.".to_owned(),
        more => format!(" {more} more are not printed exactly enough to say."),
    };
    format!(
        "In {where_} {off} of {judged} {measures} with a target, a limit or an expected range were \
         off it at their latest date.{open}"
    )
}

/// The card of one indicator; none where it has no figure for the areas shown.
fn card(dataset: &Dataset, at: IndicatorIdx, shown: &ViewState) -> Option<Card> {
    let selection = select(dataset, at, shown)?;
    let indicator = &selection.indicator;
    let line = queries::main_line(&selection)?;
    let point = queries::latest(line)?;
    let area = dataset
        .area(line.area)
        .map_or("", |area| area.name.as_str());
    let when = format!(
        "{area}, {}{}",
        data_point::when(point.period, point.dating()),
        data_point::caution(dataset, line, point)
    );
    if indicator.chart.is_ranking() {
        return Some(teams(&selection, line, point, (area, &when)));
    }
    let own = |other: &&Line| {
        let kind = dataset.area(other.area).map(|area| area.kind);
        other.area != line.area && kind == Some(AreaKind::Council) && other.breakdown.id.is_empty()
    };
    let others = selection.lines.iter().filter(own).filter_map(|other| {
        let point = queries::latest(other)?;
        let number = format::quantity(&point.quantity, indicator);
        Some(format!(
            "{}: {number}, {}{}",
            other.name,
            data_point::when(point.period, point.dating()),
            data_point::caution(dataset, other, point)
        ))
    });
    Some(Card {
        id: indicator.id.clone(),
        name: indicator.name.clone(),
        value: format::capital(&format::quantity(&point.quantity, indicator)),
        counted: indicator.counted.clone(),
        area: area.to_owned(),
        when,
        verdict: status::of(line, point, indicator),
        change: data_point::change_since(line, point, indicator).unwrap_or_default(),
        others: headline::so_far(line, point, indicator)
            .into_iter()
            .chain(others)
            .collect(),
        line: Line {
            points: latest_points(&line.points),
            ..line.clone()
        },
    })
}

/// As many of the latest points as a small chart has room for.
fn latest_points(points: &[Point]) -> Vec<Point> {
    let hidden = points.len().saturating_sub(excerpt::MAX_SPARKLINE_POINTS);
    points.iter().skip(hidden).cloned().collect()
}

/// The card of an indicator of teams: how many of them are past their target.
fn teams(selection: &Selection, line: &Line, point: &Point, (area, when): (&str, &str)) -> Card {
    let indicator = &selection.indicator;
    let spread = headline::spread_at(selection, point.period);
    let mark = if spread.past > 0 {
        Mark::Short
    } else {
        Mark::Met
    };
    Card {
        id: indicator.id.clone(),
        name: indicator.name.clone(),
        value: format!("{} of {} above target", spread.past, spread.judged),
        counted: "parts of the service".to_owned(),
        area: area.to_owned(),
        when: when.to_owned(),
        verdict: Verdict {
            mark,
            words: spread.words.clone(),
            distance: spread.distance,
        },
        change: String::new(),
        others: Vec::new(),
        line: Line {
            points: Vec::new(),
            ..line.clone()
        },
    }
}
