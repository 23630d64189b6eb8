//! Differences between the targets, limits and expectations of one report and those of an earlier
//! one.

use crate::data::dataset::Dataset;
use crate::data::figure::{Quantity, Target};
use crate::format::citation;
use crate::stats::order::sort_by_f64;
use crate::view::target::sentence;

use super::change::Change;
use crate::format;
use crate::view::state::link::Link;
use crate::view::state::route::Route;
use crate::view::wording::provenance;

/// Targets that both reports set for a subject and the later one changed.
pub(crate) fn moved(dataset: &Dataset, old: &[&Target], new: &[&Target]) -> Vec<Change> {
    let mut seen: Vec<&Target> = Vec::new();
    let mut changes = Vec::new();
    for goal in new.iter().chain(old) {
        if seen.iter().any(|known| same_subject(known, goal)) {
            continue;
        }
        seen.push(goal);
        let (before, now) = (asked_of(old, goal), asked_of(new, goal));
        if now.is_empty() {
            continue;
        }
        if !before.is_empty() && numbers(&before) != numbers(&now) {
            changes.extend(change(dataset, goal, &before, &now));
        }
    }
    changes
}

fn same_subject(a: &Target, b: &Target) -> bool {
    a.indicator == b.indicator && a.area == b.area && a.breakdown.id == b.breakdown.id
}

fn of_subject<'a>(all: &[&'a Target], goal: &Target) -> Vec<&'a Target> {
    let own = all.iter().filter(|other| same_subject(other, goal));
    own.copied().collect()
}

/// Targets that apply to the subject of a target: its own, else those of the total that it is a
/// breakdown of.
fn asked_of<'a>(all: &[&'a Target], goal: &Target) -> Vec<&'a Target> {
    let own = of_subject(all, goal);
    if !own.is_empty() {
        return own;
    }
    let of_whole = all.iter().filter(|other| {
        other.indicator == goal.indicator && other.area == goal.area && other.breakdown.is_total()
    });
    of_whole.copied().collect()
}

/// Numbers of targets, apart from their wording.
fn numbers(goals: &[&Target]) -> Vec<f64> {
    let of = |goal: &&Target| -> Vec<f64> { Quantity::mentions(&goal.quantity).collect() };
    let mut numbers: Vec<f64> = goals.iter().flat_map(of).collect();
    sort_by_f64(&mut numbers, |number| *number);
    numbers.dedup();
    numbers
}

fn change(dataset: &Dataset, goal: &Target, before: &[&Target], now: &[&Target]) -> Option<Change> {
    let about = dataset.indicator(now.first()?.indicator)?;
    let message = |goals: &[&Target]| {
        let mut sentences: Vec<String> = goals
            .iter()
            .map(|goal| sentence::target_sentence(goal, about))
            .collect();
        sentences.dedup();
        sentences.join(" ")
    };
    let cite = |goal: &&Target| {
        let report = dataset.report(goal.source.report);
        let report = report.map(|report| report.id.clone()).unwrap_or_default();
        let anchor = provenance::anchor_of(Some(&goal.id), &goal.source, &report, dataset);
        let cited = citation::short(&goal.source, dataset);
        Link::to_anchor(Route::Report(report), anchor).named(cited)
    };
    let mut places: Vec<_> = before.iter().chain(now).map(cite).collect();
    places.dedup_by(|a, b| a.text == b.text);
    let part = format::part(&goal.breakdown);
    Some(Change {
        sentence: format!(
            "{}{part}: {} Before: {}",
            about.name,
            message(now),
            message(before)
        ),
        places,
    })
}
