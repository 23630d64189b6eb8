//! Promises as pages show them: those of several claims, and every other claim about the future as
//! a promise of its own.

use crate::data::claim::promise::Promise;
use crate::data::claim::{Claim, Evidence, Verdict};
use crate::data::month::Month;
use crate::view::claim;

/// A promise with its claims.
#[derive(Debug, Clone, PartialEq)]
pub struct PromiseView {
    /// Id of the promise, or of its only claim.
    pub id: String,
    /// Subject in plain words.
    pub name: String,
    /// Claims that make it, in order of time.
    pub claims: Vec<Claim>,
    /// Result of judging it.
    pub verdict: Verdict,
    /// Calculation or reason behind the verdict.
    pub calculation: Option<String>,
    /// Month in which it is due, if one is set.
    pub due: Option<Month>,
    /// Note for readers.
    pub note: Option<String>,
}

/// Outcomes that a promise may have, with the rule for each, in the order of the page.
pub const RULES: [(Verdict, &str); 8] = [
    (
        Verdict::Missed,
        "the last figure before the due date does not meet it; where no date is set, no figure \
         that followed does.",
    ),
    (
        Verdict::MetThenLost,
        "it was met, and the latest figure since no longer meets it.",
    ),
    (
        Verdict::Partly,
        "some figures that followed, or some of its statements, meet it and others do not.",
    ),
    (
        Verdict::Disputed,
        "two sources give figures of about the same time (at most three months apart), of which \
         one meets it and one does not. Both are shown.",
    ),
    (
        Verdict::ConditionFailed,
        "it was not met, and an event after it was made ended the condition that it names.",
    ),
    (
        Verdict::Met,
        "the last figure of the three months before the due date meets it, and so does the latest \
         since; where no date is set, every figure that followed does. A figure past a range in the \
         intended direction meets it.",
    ),
    (Verdict::NotDue, "its due date is later than this edition."),
    (
        Verdict::NotEnoughData,
        "no figure here is from after the day it was made, or it names no measure.",
    ),
];

/// Heading of the rules.
pub const RULES_HEADING: &str = "How promises are judged";

/// Number of promises with each outcome, in a sentence.
pub fn tally(promises: &[PromiseView]) -> String {
    let verdicts: Vec<Verdict> = promises.iter().map(|promise| promise.verdict).collect();
    let of = match promises.len() {
        1 => "promise, target or expectation",
        _ => "promises, targets and expectations",
    };
    claim::tally(&verdicts, of)
}

/// Every promise, in order of the first claim of each.
pub fn all(claims: &[Claim], groups: &[Promise]) -> Vec<PromiseView> {
    let forward = claims.iter().filter(|claim| claim.kind.looks_forward());
    let views = forward.filter_map(|claim| {
        let group = groups
            .iter()
            .find(|promise| promise.claims.contains(&claim.id));
        let Some(group) = group else {
            return Some(PromiseView::of(claim));
        };
        let is_first = group.claims.first() == Some(&claim.id);
        let own = group.claims.iter();
        let own = own.filter_map(|id| claims.iter().find(|claim| claim.id == *id));
        is_first.then(|| PromiseView {
            id: group.id.clone(),
            name: group.name.clone(),
            claims: own.cloned().collect(),
            verdict: group.verdict,
            calculation: group.calculation.clone(),
            due: group.due,
            note: group.note.clone(),
        })
    });
    views.collect()
}

impl PromiseView {
    /// A promise of one claim.
    fn of(claim: &Claim) -> Self {
        Self {
            id: claim.id.clone(),
            name: claim.states.clone(),
            claims: vec![claim.clone()],
            verdict: claim.verdict,
            calculation: claim.arithmetic.clone(),
            due: claim.by,
            note: claim.explained.clone(),
        }
    }

    /// Figures that its claims are checked against, each once.
    pub fn evidence(&self) -> Vec<Evidence> {
        let mut found: Vec<Evidence> = Vec::new();
        for evidence in self.claims.iter().flat_map(|claim| &claim.evidence) {
            if !found.contains(evidence) {
                found.push(evidence.clone());
            }
        }
        found
    }

    /// Breaks in the record between its figures, each once.
    pub fn breaks(&self) -> Vec<&str> {
        let mut breaks: Vec<&str> = Vec::new();
        for note in self
            .claims
            .iter()
            .filter_map(|claim| claim.break_note.as_deref())
        {
            if !breaks.contains(&note) {
                breaks.push(note);
            }
        }
        breaks
    }
}
