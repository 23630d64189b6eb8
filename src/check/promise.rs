//! Judges a promise on what was promised, from the day it was made to the day it was due.
//!
//! Figures from before the promise do not judge it. With a due date, the last figure of the three
//! months before that date decides whether it was met, and the latest figure since whether it was
//! lost again; earlier figures show only the way. Without one, every figure that followed counts.
//! A promise is disputed if two sources give figures of about the same time and disagree.

use chrono::NaiveDate;

use crate::data::catalog::Indicator;
use crate::data::claim::Verdict;
use crate::data::month::Month;
use crate::data::period::Period;
use crate::data::words::Unit;
use crate::format;
use crate::stats::order::sort_by_f64;

use super::bounds::{Bounds, Direction};
use super::goal::Goal;
use super::statement::Figure;

/// Most months between figures of about the same time, and between a figure and the due date that
/// it decides.
const MONTHS_NEAR: i32 = 3;

/// Condition that the figures after a promise must fulfil.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Aim {
    /// A range to reach.
    Goal(Goal),
    /// A direction from a first figure, which does not judge the promise itself.
    Direction {
        /// The first figure.
        from: Bounds,
        /// Direction in which later figures should lie from it.
        direction: Direction,
    },
}

/// Time in which a promise is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Day on which it was made.
    pub made: NaiveDate,
    /// Month in which it is due; `None` if it sets no date.
    pub due: Option<Month>,
    /// Day of the edition.
    pub today: NaiveDate,
}

/// A figure with its time and source.
#[derive(Debug, Clone)]
pub struct Dated {
    /// The figure.
    pub figure: Figure,
    /// Period that it covers.
    pub period: Period,
    /// True if a statistical release gives it, false if a report does.
    pub is_national: bool,
}

/// Verdict on a promise, with its calculation or reason in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The sentence; may be empty.
    pub calculation: String,
}

/// A figure from after the promise.
struct Follow<'a> {
    dated: &'a Dated,
    /// Distance by which it misses the aim; zero if it meets it.
    miss: f64,
}

impl Aim {
    /// Distance by which a figure misses the aim; zero if it meets it.
    fn miss(&self, bounds: &Bounds) -> f64 {
        match self {
            Self::Goal(goal) => goal.miss(bounds),
            Self::Direction { from, direction } => {
                if bounds.direction_from(from) == *direction {
                    0.0
                } else {
                    // A figure that did not move misses the direction, by nothing.
                    f64::max(
                        (bounds.midpoint() - from.midpoint()).abs(),
                        f64::MIN_POSITIVE,
                    )
                }
            }
        }
    }
}

impl Follow<'_> {
    fn is_met(&self) -> bool {
        self.miss <= 0.0
    }

    fn month(&self) -> Month {
        Month::of(self.dated.period.end())
    }

    /// `593 on 31 March 2022`.
    fn words(&self) -> String {
        let figure = &self.dated.figure;
        let when = format::in_period(self.dated.period);
        let number = figure.indicator.as_ref().map_or_else(String::new, |about| {
            format::quantity(&figure.quantity, about)
        });
        format!("{number} {when}")
    }

    /// `missed it by 83`.
    fn missed_by(&self) -> String {
        format!("missed it by {}", self.distance(self.miss))
    }

    fn distance(&self, by: f64) -> String {
        distance_text(by, self.dated.figure.indicator.as_ref())
    }
}

/// Judges the figures of a promise by its aim.
pub fn judge(aim: &Aim, figures: &[Dated], term: &Term) -> Judgement {
    if let Some(due) = term.due.filter(|due| due.last_day() > term.today) {
        return Judgement::new(Verdict::NotDue, format!("Due in {}.", format::month(due)));
    }
    let mut followed: Vec<Follow<'_>> = figures
        .iter()
        .filter(|dated| dated.period.end() > term.made)
        .map(|dated| Follow {
            dated,
            miss: aim.miss(&dated.figure.bounds),
        })
        .collect();
    sort_by_f64(&mut followed, |follow| follow.dated.period.order());
    if followed.is_empty() {
        let reason = "No figure here is from after the day it was made.";
        return Judgement::new(Verdict::NotEnoughData, reason.to_owned());
    }
    match term.due {
        Some(due) => by_due_date(aim, &followed, due),
        None => without_date(aim, &followed),
    }
}

/// Verdict by the last figure before the due date, and the latest since.
fn by_due_date(aim: &Aim, followed: &[Follow<'_>], due: Month) -> Judgement {
    let n_in_time = followed.partition_point(|follow| follow.month() <= due);
    let (in_time, since) = followed
        .split_at_checked(n_in_time)
        .unwrap_or((followed, &[]));
    let near: Vec<&Follow<'_>> = in_time
        .iter()
        .filter(|follow| follow.month() > due.plus(-MONTHS_NEAR))
        .collect();
    let Some(last) = near.last() else {
        let reason = format!(
            "No figure here is from the {} up to {}, when it was due.",
            format::duration(MONTHS_NEAR),
            format::month(due)
        );
        return Judgement::new(Verdict::NotEnoughData, reason);
    };
    if let Some(disputed) = disputed(&near) {
        return disputed;
    }
    if !last.is_met() {
        return missed(last);
    }
    match since.last().filter(|latest| !latest.is_met()) {
        Some(latest) => lost(last, latest),
        None => met(aim, last),
    }
}

/// Verdict by every figure that followed.
fn without_date(aim: &Aim, followed: &[Follow<'_>]) -> Judgement {
    let all: Vec<&Follow<'_>> = followed.iter().collect();
    if let Some(disputed) = disputed(&all) {
        return disputed;
    }
    let n_met = all.iter().filter(|follow| follow.is_met()).count();
    let n_first = all.iter().take_while(|follow| follow.is_met()).count();
    match (
        all.last(),
        n_first.checked_sub(1).and_then(|at| all.get(at)),
    ) {
        (Some(last), _) if n_met == all.len() => met(aim, last),
        (Some(last), _) if n_met == 0 => missed(last),
        (Some(last), Some(last_met)) if n_first == n_met => lost(last_met, last),
        _ => {
            let sentence = format!("{n_met} of the {} figures that followed met it.", all.len());
            Judgement::new(Verdict::Partly, sentence)
        }
    }
}

/// Verdict where the last figures of two sources are of about the same time and disagree.
fn disputed(figures: &[&Follow<'_>]) -> Option<Judgement> {
    let last_of = |is_national: bool| {
        let mut of_source = figures.iter().rev();
        of_source.find(|follow| follow.dated.is_national == is_national)
    };
    let (local, national) = last_of(false).zip(last_of(true))?;
    let months_apart = (local.month().index() - national.month().index()).abs();
    if local.is_met() == national.is_met() || months_apart > MONTHS_NEAR {
        return None;
    }
    let side = |follow: &Follow<'_>, source: &str| {
        let outcome = if follow.is_met() {
            "met it".to_owned()
        } else {
            follow.missed_by()
        };
        format!("{source}: {} {outcome}", follow.words())
    };
    let sentence = format!(
        "{}. {}.",
        side(local, "The council's reports"),
        side(national, "National statistics")
    );
    Some(Judgement::new(Verdict::Disputed, sentence))
}

fn met(aim: &Aim, last: &Follow<'_>) -> Judgement {
    let beyond = match aim {
        Aim::Goal(goal) => goal.beyond(&last.dated.figure.bounds),
        Aim::Direction { .. } => None,
    };
    let sentence = beyond.map(|by| {
        format!(
            "{}: {} past the range, in the intended direction.",
            format::capital(&last.words()),
            last.distance(by)
        )
    });
    Judgement::new(Verdict::Met, sentence.unwrap_or_default())
}

fn lost(last_met: &Follow<'_>, latest: &Follow<'_>) -> Judgement {
    let sentence = format!(
        "{} met it; {} {}.",
        format::capital(&last_met.words()),
        latest.words(),
        latest.missed_by()
    );
    Judgement::new(Verdict::MetThenLost, sentence)
}

fn missed(last: &Follow<'_>) -> Judgement {
    let sentence = format!("Missed by {}.", last.distance(last.miss));
    Judgement::new(Verdict::Missed, sentence)
}

/// Verdict on a promise by those on its statements, in order: the verdict that all judged ones
/// share, else the first of dispute and loss, else that it was met in part.
pub fn combine(judgements: &[Judgement]) -> Judgement {
    let is_judged =
        |one: &&Judgement| !matches!(one.verdict, Verdict::NotEnoughData | Verdict::NotDue);
    let judged: Vec<&Judgement> = judgements.iter().filter(is_judged).collect();
    let Some(first) = judged.first() else {
        return judgements
            .first()
            .cloned()
            .unwrap_or_else(|| Judgement::new(Verdict::NotEnoughData, String::new()));
    };
    if judged.iter().all(|one| one.verdict == first.verdict) {
        return (*first).clone();
    }
    let with = |verdict| judged.iter().find(|one| one.verdict == verdict);
    if let Some(disputed) = with(Verdict::Disputed) {
        return (*disputed).clone();
    }
    let n_met = judged
        .iter()
        .filter(|one| one.verdict == Verdict::Met)
        .count();
    let n_kept_or_lost = n_met
        + judged
            .iter()
            .filter(|one| one.verdict == Verdict::MetThenLost)
            .count();
    if n_kept_or_lost == judged.len() {
        return with(Verdict::MetThenLost).map_or_else(|| (*first).clone(), |lost| (*lost).clone());
    }
    let sentence = format!("{n_met} of its {} statements were met.", judged.len());
    Judgement::new(Verdict::Partly, sentence)
}

impl Judgement {
    /// A verdict with its sentence.
    pub fn new(verdict: Verdict, calculation: String) -> Self {
        Self {
            verdict,
            calculation,
        }
    }
}

fn distance_text(by: f64, indicator: Option<&Indicator>) -> String {
    let (unit, decimals) = indicator.map_or((Unit::Count, 1), |about| (about.unit, about.decimals));
    match unit {
        Unit::Percent => format!("{} points", format::number(by, decimals)),
        unit => format::in_unit(by, unit, decimals),
    }
}
