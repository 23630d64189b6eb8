//! Two reports compared.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;

use candour::data::dataset::Dataset;
use candour::view::report::diff::{self, Changes};
use candour::view::state::ViewState;

fn compared(dataset: &Dataset, from: &str, to: &str) -> Changes {
    let requested = ViewState {
        from: Some(from.to_owned()),
        to: Some(to.to_owned()),
        ..ViewState::default()
    };
    let (from, to) = diff::pair(dataset, &requested).unwrap();
    diff::changes(dataset, from, to).unwrap()
}

fn sentence(changes: &Changes, heading: &str) -> Vec<String> {
    let group = changes.groups.iter().find(|(known, _)| *known == heading);
    let lines = group.map(|(_, changes)| {
        changes
            .iter()
            .map(|change| change.sentence.clone())
            .collect()
    });
    lines.unwrap_or_default()
}

#[test]
fn the_last_two_reports_with_figures_are_compared_unasked() {
    let dataset = fixture::dataset();
    let (from, to) = diff::pair(&dataset, &ViewState::default()).unwrap();
    let id = |at| dataset.report(at).unwrap().id.clone();
    assert_eq!(
        (id(from), id(to)),
        ("october-2020".to_owned(), "early-2021".to_owned())
    );
    let unknown = ViewState {
        from: Some("nowhere".to_owned()),
        ..ViewState::default()
    };
    assert_eq!(diff::pair(&dataset, &unknown), Some((from, to)));
}

#[test]
fn a_target_that_moved_stands_beside_the_old_one() {
    let dataset = fixture::dataset();
    let found = compared(&dataset, "july-2019", "october-2020");
    let moved = sentence(&found, "Changed targets");
    // 20 cases in July 2019, 15 in October 2020; assessments 80 to 85%, then 90%.
    let caseload = moved
        .iter()
        .find(|line| line.starts_with("Average caseload"))
        .unwrap();
    assert!(
        caseload.contains("20") && caseload.contains("15"),
        "{caseload}"
    );
    assert!(
        moved
            .iter()
            .any(|line| line.contains("90%") && line.contains("80")),
        "{moved:?}"
    );
}

#[test]
fn a_comparator_that_changed_is_told_with_both_numbers() {
    let dataset = fixture::dataset();
    let found = compared(&dataset, "october-2020", "early-2021");
    let changed = sentence(&found, "Changed comparators");
    // Health assessments of neighbours: 66%, then 86%; England's assessments: 81%, then 83%.
    // And the first of them is not told without what is known about it.
    let slip = changed.iter().find(|line| line.contains("66%, now 86%"));
    assert!(
        slip.is_some_and(|line| line.contains("About the earlier one: Probably a slip for 86%")),
        "{changed:?}"
    );
    assert!(
        changed.iter().any(|line| line.contains("81%, now 83%")),
        "{changed:?}"
    );
}

#[test]
fn what_is_counted_in_another_way_is_told_between_the_reports_that_it_parts() {
    let dataset = fixture::dataset();
    let found = compared(&dataset, "july-2019", "reset-plan-2020");
    let message = sentence(&found, "Changed counting methods");
    let system = message.iter().find(|line| line.contains("LiquidLogic"));
    assert!(
        system.is_some_and(|line| line.contains("October 2019 to January 2020, in Cambridgeshire")),
        "{message:?}"
    );
    let later = compared(&dataset, "october-2020", "early-2021");
    let is_told = |(heading, _): &(&str, Vec<_>)| *heading == "Changed counting methods";
    assert!(!later.groups.iter().any(is_told));
}

#[test]
fn every_pair_of_reports_can_be_compared() {
    let dataset = fixture::dataset();
    let ids: Vec<String> = dataset.reports().map(|report| report.id.clone()).collect();
    for from in &ids {
        for to in &ids {
            let found = compared(&dataset, from, to);
            assert!(found.finding.ends_with('.'), "{}", found.finding);
            if from == to {
                assert!(
                    found.groups.is_empty(),
                    "{from} differs from itself: {:?}",
                    found.groups
                );
            }
            for (_, changes) in &found.groups {
                assert!(changes.iter().all(|change| !change.places.is_empty()));
            }
        }
    }
}
