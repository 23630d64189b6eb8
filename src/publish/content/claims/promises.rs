//! Promises in `promises.csv`: claims about the future that say the same, judged together. A claim
//! about the future that no row names is a promise of its own.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use crate::check::promise::{Aim, Dated, Judgement, Term, combine, judge};
use crate::data::catalog::Event;
use crate::data::claim::promise::Promise;
use crate::data::claim::{Claim, Verdict};
use crate::data::month::Month;
use crate::format;
use crate::publish::content::catalog::Catalog;
use crate::publish::content::tables::each_row::each;
use crate::publish::problem::nearest::did_you_mean;
use crate::publish::table::{Problems, Row};

/// The table of promises; content without it has only promises of one claim.
pub(super) const FILE: &str = "promises.csv";

const COLUMNS: &[&str] = &[
    "id",
    "name",
    "claims",
    "due",
    "condition",
    "ended_by",
    "note",
];

/// Most words in a fragment as printed.
pub(super) const MOST_WORDS: usize = 10;

/// Figures and aim of a claim about the future.
pub(super) struct Trial {
    /// Aim of the promise.
    pub(super) aim: Aim,
    /// Figures that may judge it.
    pub(super) figures: Vec<Dated>,
}

/// A row of the table, before it is judged.
struct Group {
    promise: Promise,
    /// Ids of the events that end its condition.
    ended_by: Vec<String>,
}

/// Reads `promises.csv`, and judges every claim about the future.
pub(super) fn read(
    dir: &Path,
    catalog: &Catalog,
    claims: &mut [Claim],
    trials: &[Option<Trial>],
    problems: &mut Problems,
) -> Vec<Promise> {
    let mut groups = groups(dir, catalog, claims, problems);
    let mut is_grouped = vec![false; claims.len()];
    for group in &mut groups {
        let of_it = positions(claims, &group.promise.claims);
        let judgement = judged(group, &of_it, (claims, trials), catalog);
        group.promise.verdict = judgement.verdict;
        group.promise.calculation = not_empty(&judgement.calculation);
        for at in of_it {
            if let Some((claim, is_grouped)) = claims.get_mut(at).zip(is_grouped.get_mut(at)) {
                claim.verdict = group.promise.verdict;
                claim.arithmetic.clone_from(&group.promise.calculation);
                *is_grouped = true;
            }
        }
    }
    for at in 0..claims.len() {
        let is_single = claims
            .get(at)
            .is_some_and(|claim| claim.kind.looks_forward())
            && is_grouped.get(at) == Some(&false);
        let single = claims.get(at).filter(|_| is_single).map(Group::of);
        let judgement = single.map(|group| judged(&group, &[at], (claims, trials), catalog));
        if let Some((claim, judgement)) = claims.get_mut(at).zip(judgement) {
            claim.verdict = judgement.verdict;
            claim.arithmetic = not_empty(&judgement.calculation);
        }
    }
    groups.into_iter().map(|group| group.promise).collect()
}

/// A text; none where it is empty.
fn not_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn groups(dir: &Path, catalog: &Catalog, claims: &[Claim], problems: &mut Problems) -> Vec<Group> {
    if dir.join(FILE).symlink_metadata().is_err() {
        return Vec::new();
    }
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    each(dir, FILE, COLUMNS, problems, |row, problems| {
        check_claims(row, claims, &mut rows, problems);
        group(row, catalog, problems)
    })
}

/// Notes a problem for a row without claims, and for each claim that is none, is not about the
/// future, or is in an earlier row; `rows` are those of the claims so far.
fn check_claims(
    row: &Row<'_>,
    claims: &[Claim],
    rows: &mut BTreeMap<String, usize>,
    problems: &mut Problems,
) {
    let named = row.list("claims");
    if named.is_empty() {
        row.problem("claims", "the id of a claim at least", problems);
    }
    let forward = claims.iter().filter(|claim| claim.kind.looks_forward());
    let forward: Vec<&str> = forward.map(|claim| claim.id.as_str()).collect();
    for id in named {
        let claim = claims.iter().find(|claim| claim.id == id);
        let first = *rows.entry(id.clone()).or_insert(row.number);
        let (expected, hint) = match claim {
            None if claims.is_empty() && problems.has_unread_table() => continue,
            None => {
                let nearest = did_you_mean(&id, forward.iter().copied());
                let hint = nearest.map_or_else(
                    || format!("“{id}” is unknown"),
                    |question| format!("for “{id}” {question}"),
                );
                ("ids of claims.csv, with semicolons between them", hint)
            }
            Some(claim) if !claim.kind.looks_forward() => (
                "claims of the kind expectation, target or commitment",
                format!("“{id}” is about the past"),
            ),
            Some(_) if first != row.number => (
                "claims that no other promise has",
                format!("row {first} has “{id}”"),
            ),
            Some(_) => continue,
        };
        row.problem_with_hint("claims", expected, Some(hint), problems);
    }
}

fn group(row: &Row<'_>, catalog: &Catalog, problems: &mut Problems) -> Group {
    let due: Option<Month> = match row.text("due") {
        "" => None,
        _ => row.parsed("due", "a month such as 2021-03", problems),
    };
    let condition = row.text("condition");
    if condition.split_whitespace().count() > MOST_WORDS {
        row.problem("condition", "ten words at most", problems);
    }
    let events = catalog.events.iter().map(|(event, _)| event.id.clone());
    let expected = "ids of events.csv, with semicolons between them";
    row.known_list("ended_by", &events.collect::<Vec<_>>(), expected, problems);
    let ended_by = row.list("ended_by");
    if condition.is_empty() != ended_by.is_empty() {
        let expected = "a condition as printed and the events that end it, or neither";
        let column = if condition.is_empty() {
            "condition"
        } else {
            "ended_by"
        };
        row.problem(column, expected, problems);
    }
    Group {
        promise: Promise {
            id: row.required("id", problems),
            name: row.required("name", problems),
            claims: row.list("claims"),
            verdict: Verdict::default(),
            calculation: None,
            condition: not_empty(condition),
            due,
            note: row.optional("note"),
        },
        ended_by,
    }
}

impl Group {
    /// A promise of one claim.
    fn of(claim: &Claim) -> Self {
        Self {
            promise: Promise {
                id: claim.id.clone(),
                name: claim.states.clone(),
                claims: vec![claim.id.clone()],
                verdict: Verdict::default(),
                calculation: None,
                condition: None,
                due: claim.by,
                note: None,
            },
            ended_by: Vec::new(),
        }
    }
}

/// Positions of claims by their ids, in the order of the ids.
fn positions(claims: &[Claim], ids: &[String]) -> Vec<usize> {
    let at = |id: &String| claims.iter().position(|claim| claim.id == *id);
    ids.iter().filter_map(at).collect()
}

/// Judges the claims of a promise together, from the day of the first.
fn judged(
    group: &Group,
    of_it: &[usize],
    (claims, trials): (&[Claim], &[Option<Trial>]),
    catalog: &Catalog,
) -> Judgement {
    let own = |at: &usize| claims.get(*at).zip(trials.get(*at));
    let day = |(claim, _): (&Claim, _)| day_made(claim, catalog);
    let Some(made) = of_it.iter().filter_map(own).filter_map(day).min() else {
        return Judgement::new(Verdict::NotEnoughData, String::new());
    };
    let term = Term {
        made,
        due: group.promise.due,
        today: catalog.edition.unwrap_or(made),
    };
    let judgements = of_it
        .iter()
        .filter_map(own)
        .map(|(claim, trial)| match trial {
            Some(trial) => by_figures(claim, trial, &term),
            None => by_rule(claim, &term),
        });
    let judgement = combine(&judgements.collect::<Vec<_>>());
    let is_short = matches!(
        judgement.verdict,
        Verdict::Missed | Verdict::Partly | Verdict::MetThenLost
    );
    let judged_until = of_it.iter().filter_map(own).filter_map(|(_, trial)| {
        let figures = trial.as_ref()?.figures.iter();
        figures.map(|dated| dated.period.end()).max()
    });
    let until = term.due.map(Month::last_day).or(judged_until.max());
    match ended(group, made, until, catalog).filter(|_| is_short) {
        Some(event) => Judgement::new(Verdict::ConditionFailed, condition_sentence(group, event)),
        None => judgement,
    }
}

/// Judgement by figures. A direction is described from its first figure to its last.
fn by_figures(claim: &Claim, trial: &Trial, term: &Term) -> Judgement {
    let judgement = judge(&trial.aim, &trial.figures, term);
    let is_direction = matches!(trial.aim, Aim::Direction { .. });
    match judgement.verdict {
        verdict @ (Verdict::Met | Verdict::Missed) if is_direction => {
            Judgement::new(verdict, claim.arithmetic.clone().unwrap_or_default())
        }
        _ => judgement,
    }
}

/// Judgement of a claim whose rule compares figures without regard to time.
fn by_rule(claim: &Claim, term: &Term) -> Judgement {
    let is_due = term.due.is_none_or(|due| due.last_day() <= term.today);
    let verdict = match claim.verdict {
        _ if !is_due => Verdict::NotDue,
        Verdict::Agrees | Verdict::RoundsTo => Verdict::Met,
        Verdict::Differs => Verdict::Missed,
        _ => Verdict::NotEnoughData,
    };
    Judgement::new(verdict, claim.arithmetic.clone().unwrap_or_default())
}

/// First event after the promise, and before its due date or its last figure, that ended its
/// condition.
fn ended<'a>(
    group: &Group,
    made: NaiveDate,
    until: Option<NaiveDate>,
    catalog: &'a Catalog,
) -> Option<&'a Event> {
    let mut events = catalog.events.iter().map(|(event, _)| event);
    events.find(|event| {
        let from = event.from.first_day();
        group.ended_by.contains(&event.id)
            && from > made
            && until.is_some_and(|until| from <= until)
    })
}

fn condition_sentence(group: &Group, event: &Event) -> String {
    format!(
        "It was made on the condition “{}”. What followed: {}, {}.",
        group.promise.condition.as_deref().unwrap_or_default(),
        format::lower(&event.label),
        format::date(event.from)
    )
}

/// The day of the report that makes a claim, or the first of its month.
fn day_made(claim: &Claim, catalog: &Catalog) -> Option<NaiveDate> {
    let mut reports = catalog.reports.iter();
    let report = reports.find(|report| report.id == claim.report)?;
    Some(report.date.first_day())
}
