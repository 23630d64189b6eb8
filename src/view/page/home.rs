//! The first page as a value: a card for every headline indicator, and a line for every other
//! measure that does not meet its target; what needs attention comes first.

use crate::data::catalog::Indicator;
use crate::data::dataset::Dataset;
use crate::data::figure::IndicatorIdx;
use crate::data::words::AreaKind;
use crate::stats::order::sort_by_f64;
use crate::view::selection::national::National;
use crate::view::selection::queries;

use super::indicator::headline;
use super::subject;
use crate::format::{self, excerpt};
use crate::view::selection::{Line, Point, Selection, select};
use crate::view::state::ViewState;
use crate::view::state::route::Route;
use crate::view::target::status::{self, Mark, Verdict};
use crate::view::wording::{data_point, legend};

/// One indicator on the first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Page of the subject of the indicator, else its own.
    pub route: Route,
    /// Name of the indicator.
    pub name: String,
    /// The latest number, large.
    pub value: String,
    /// Description of the events or people counted.
    pub counted: String,
    /// Name of the area.
    pub area: String,
    /// Area and period, in words.
    pub when: String,
    /// The latest figure of the reports, where a later one from national statistics leads.
    pub reported: Option<String>,
    /// Status of the reports' figure against its target.
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

/// A measure without a card that does not meet its target.
#[derive(Debug, Clone, PartialEq)]
pub struct Missed {
    /// Page of the subject of the indicator, else its own.
    pub route: Route,
    /// Name of the indicator.
    pub name: String,
    /// Latest figure with its area and period, and its distance from the target.
    pub message: String,
    distance: f64,
}

/// The first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Summary of how many measures meet their targets, in one or two sentences.
    pub lead: String,
    /// Sentence on what the measures that need attention have in common.
    pub attention_note: String,
    /// Cards of measures that do not meet their targets, the furthest first.
    pub attention: Vec<Card>,
    /// Measures without a card that do not meet their targets, the furthest first.
    pub missed: Vec<Missed>,
    /// Everything else, by theme.
    pub themes: Vec<ThemeCards>,
    /// Councils to choose between: id and name.
    pub councils: Vec<(String, String)>,
}

/// Home page for the requested areas.
pub fn view(dataset: &Dataset, requested: &ViewState) -> Overview {
    let dataset = &dataset.with_latest();
    let home = dataset.home().filter_map(|area| dataset.area(area));
    let councils: Vec<_> = home
        .map(|area| (area.id.clone(), area.name.clone()))
        .collect();
    let ids: Vec<String> = councils.iter().map(|(id, _)| id.clone()).collect();
    let kept = requested.among(&ids);
    let shown = ViewState {
        areas: kept.shown(&ids).to_vec(),
        ..ViewState::default()
    };
    let (mut attention, mut missed) = (Vec::new(), Vec::new());
    let mut themes = Vec::new();
    let mut tally = Tally::default();
    for theme in &dataset.catalog().themes {
        let mut cards = Vec::new();
        for (at, indicator) in dataset.catalog().indicators.iter().enumerate() {
            let at = IndicatorIdx(at);
            let is_shown = indicator.headline || has_targets(dataset, at);
            if indicator.theme != theme.id || !is_shown {
                continue;
            }
            let Some(card) = card(dataset, at, &shown) else {
                continue;
            };
            tally.add(&card, indicator.headline);
            match (card.verdict.mark, indicator.headline) {
                (Mark::Short | Mark::Outside, true) => attention.push(card),
                (Mark::Short | Mark::Outside, false) => missed.push(Missed::of(&card)),
                (_, true) => cards.push(card),
                (_, false) => {}
            }
        }
        if !cards.is_empty() {
            let (name, about) = (theme.name.clone(), theme.about.clone());
            themes.push(ThemeCards { name, about, cards });
        }
    }
    sort_by_f64(&mut attention, |card: &Card| -card.verdict.distance);
    sort_by_f64(&mut missed, |missed: &Missed| -missed.distance);
    let inventory = &dataset.catalog().inventory;
    let goal = legend::goal(inventory);
    let mut attention_note = format!(
        "These did not meet the {goal} that was in force at the date of the figure. The furthest \
         from it, in proportion, come first."
    );
    if missed.len() > excerpt::MAX_MISSED {
        missed.truncate(excerpt::MAX_MISSED);
        let shown = excerpt::number(excerpt::MAX_MISSED);
        attention_note.push_str(&format!(
            " Of those without a chart the first {shown} are listed."
        ));
    }
    Overview {
        lead: tally.lead(&goal, &legend::goal_in_brief(inventory)),
        attention_note,
        attention,
        missed,
        themes,
        councils,
    }
}

/// True if a measure has a target in some area that is loaded.
fn has_targets(dataset: &Dataset, at: IndicatorIdx) -> bool {
    let mut series = dataset.series_of(at).into_iter();
    series.any(|series| !series.targets.is_empty())
}

impl Missed {
    fn of(card: &Card) -> Self {
        Self {
            route: card.route.clone(),
            name: card.name.clone(),
            message: match &card.reported {
                Some(reported) => format!("{reported}, {}.", card.verdict.words),
                None => format!("{} ({}), {}.", card.value, card.when, card.verdict.words),
            },
            distance: card.verdict.distance,
        }
    }
}

/// Numbers of measures by their verdicts at their latest date.
#[derive(Debug, Default)]
struct Tally {
    met: usize,
    missed: usize,
    unsure: usize,
    cards: usize,
    cards_without: usize,
    /// The areas whose measures have a verdict.
    areas: Vec<String>,
}

impl Tally {
    fn add(&mut self, card: &Card, has_card: bool) {
        let count = match card.verdict.mark {
            Mark::Short | Mark::Outside => Some(&mut self.missed),
            Mark::Met => Some(&mut self.met),
            Mark::Unsure => Some(&mut self.unsure),
            Mark::NoTarget => None,
        };
        if has_card {
            self.cards += 1;
            self.cards_without += usize::from(count.is_none());
        }
        if let Some(count) = count {
            *count += 1;
            if !self.areas.contains(&card.area) {
                self.areas.push(card.area.clone());
            }
        }
    }

    /// The sentences at the head of the page; `goal` names the kinds of target that the site has,
    /// `brief` the same for a sentence that has to stay short.
    fn lead(&self, goal: &str, brief: &str) -> String {
        let judged = self.met + self.missed;
        let measures = if judged == 1 { "measure" } else { "measures" };
        let their = if judged == 1 { "its" } else { "their" };
        let mut sentences = Vec::new();
        if judged > 0 {
            sentences.push(format!(
                "In {}, {} of {judged} {measures} with a {brief} missed it at {their} latest date.",
                format::listed(&self.areas),
                self.missed
            ));
        }
        match self.unsure {
            0 => {}
            1 => sentences.push("One more is not printed exactly enough to say.".to_owned()),
            more => sentences.push(format!(
                "{more} more are not printed exactly enough to say."
            )),
        }
        if self.cards == 0 && sentences.is_empty() {
            return "No measure is chosen for this page. All are in the list of indicators."
                .to_owned();
        }
        if sentences.is_empty() {
            return format!("No measure has a {goal} in force at its latest date.");
        }
        if self.cards > 0 && self.cards_without == self.cards {
            sentences.push(format!("The measures with a card below have no {goal}."));
        }
        sentences.join(" ")
    }
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
        return Some(Card {
            route: subject::route_of(dataset, &indicator.id),
            ..teams(&selection, line, point, (area, &when))
        });
    }
    let own = |other: &&Line| {
        let kind = dataset.area(other.area).map(|area| area.kind);
        other.area != line.area && kind == Some(AreaKind::Council) && other.breakdown.is_total()
    };
    let others = selection.lines.iter().filter(own).filter_map(|other| {
        let point = queries::latest(other)?;
        let (number, when) = Later::than(dataset, indicator, other, point).map_or_else(
            || {
                let when = data_point::when(point.period, point.dating());
                let caution = data_point::caution(dataset, other, point);
                let number = format::quantity(&point.quantity, indicator);
                (number, format!("{when}{caution}"))
            },
            |later| (later.number, later.when),
        );
        Some(format!("{}: {number}, {when}", other.name))
    });
    let later = Later::than(dataset, indicator, line, point);
    let reported = later.is_some().then(|| {
        format!(
            "Reports: {}, {}{}",
            format::quantity(&point.quantity, indicator),
            data_point::when(point.period, point.dating()),
            data_point::caution(dataset, line, point)
        )
    });
    let (value, when) = match later {
        Some(later) => (later.number, format!("{area}, {}", later.when)),
        None => (format::quantity(&point.quantity, indicator), when),
    };
    Some(Card {
        route: subject::route_of(dataset, &indicator.id),
        name: indicator.name.clone(),
        value: format::capital(&value),
        counted: if indicator.counted.contains(format::NUMBER) {
            data_point::counted(&point.quantity, indicator)
        } else {
            indicator.counted.clone()
        },
        area: area.to_owned(),
        when,
        reported,
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

/// A figure of national statistics that is later than one of the reports.
struct Later {
    /// The number.
    number: String,
    /// Its date and source, in words.
    when: String,
}

impl Later {
    /// The latest national figure of the same measure and area, if it is later than a point.
    fn than(dataset: &Dataset, indicator: &Indicator, line: &Line, point: &Point) -> Option<Self> {
        let national = National::of(dataset, indicator, line.area)?;
        let latest = queries::latest(&national.line)?;
        (latest.period.end() > point.period.end()).then(|| Self {
            number: format::quantity(&latest.quantity, &national.indicator),
            when: format!(
                "{} (national statistics)",
                data_point::when(latest.period, latest.dating())
            ),
        })
    }
}

/// Most recent points, as many as fit in a small chart.
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
        route: Route::Indicator(indicator.id.clone()),
        name: indicator.name.clone(),
        value: format!("{} of {} above target", spread.past, spread.judged),
        counted: "parts of the service".to_owned(),
        area: area.to_owned(),
        when: when.to_owned(),
        reported: None,
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
