//! Promises of the reports: judged on what was promised, from the day it was made to the day it was
//! due, each counted once, with the council's own reason beside the verdict.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;
#[path = "fixtures/reports.rs"]
mod original;

use std::collections::BTreeSet;
use std::fs;

use candour::data::claim::Verdict;
use candour::data::figure::IndicatorIdx;
use candour::view::claim::promise::{self, PromiseView};
use candour::view::claim::timeline::{Step, steps};
use candour::view::claim::{self, ORDER, context};
use candour::view::page::claims::said_and_done;
use candour::view::page::indicator;
use candour::view::state::ViewState;
use original::{REPORTS, seeds};

fn promises() -> Vec<PromiseView> {
    let dataset = fixture::dataset();
    promise::all(dataset.claims(), dataset.promises())
}

/// The promise that a claim makes or repeats.
fn of(claim: &str) -> PromiseView {
    let makes = |promise: &PromiseView| promise.claims.iter().any(|own| own.id == claim);
    let found: Vec<PromiseView> = promises().into_iter().filter(makes).collect();
    assert_eq!(found.len(), 1, "{claim}");
    found.into_iter().next().unwrap()
}

#[test]
fn a_target_met_in_its_year_and_exceeded_later_is_met_then_lost() {
    let care = of("C221");
    assert_eq!(care, of("C304"));
    assert_eq!(care.verdict, Verdict::MetThenLost);
    assert_eq!(
        care.calculation.as_deref().unwrap(),
        "593 on 31 March 2022 met it; 705 on 31 March 2025 missed it by 85."
    );
}

#[test]
fn a_promise_of_fewer_is_judged_from_the_number_on_its_day() {
    let fewer = of("C054");
    assert_eq!(fewer.verdict, Verdict::Met);
    let evidence = fewer.evidence();
    let first = evidence
        .iter()
        .find(|figure| figure.who == "Cambridgeshire");
    assert!(first.unwrap().sentence.contains("around 570"), "{first:?}");
}

#[test]
fn a_caseload_is_not_both_met_and_missed() {
    assert_eq!(of("C178").verdict, Verdict::Met);
    let expected = of("C333");
    assert_eq!(expected.verdict, Verdict::ConditionFailed);
    for claim in ["C189", "C190", "C191", "C334"] {
        assert_eq!(of(claim), expected, "one sentence counts once");
    }
}

#[test]
fn a_condition_that_an_event_ended_is_quoted_with_that_event() {
    let plans = of("C206");
    assert_eq!(plans.verdict, Verdict::ConditionFailed);
    assert_eq!(
        plans.calculation.as_deref().unwrap(),
        "It was made on the condition “as we continue to return to more normal services”. What \
         followed: second national lockdown, November 2020."
    );
}

#[test]
fn a_figure_printed_in_two_reports_counts_once() {
    let caseload = of("C057");
    assert_eq!(caseload, of("C179"));
    assert_eq!(caseload.verdict, Verdict::Missed);
    assert_eq!(caseload.calculation.as_deref().unwrap(), "Missed by 2.");
}

#[test]
fn a_firm_target_says_by_how_much_it_was_missed() {
    assert_eq!(of("C181").calculation.as_deref().unwrap(), "Missed by 7.");
    assert_eq!(
        of("C214").calculation.as_deref().unwrap(),
        "Missed by 7 points."
    );
    for claim in ["C181", "C214"] {
        assert_eq!(of(claim).verdict, Verdict::Missed);
    }
}

#[test]
fn figures_from_before_the_promise_do_not_judge_it() {
    for claim in ["C232", "C293", "C299", "C300"] {
        let promise = of(claim);
        assert_eq!(promise.verdict, Verdict::NotEnoughData, "{claim}");
        assert!(!promise.evidence().is_empty(), "{claim}");
    }
}

#[test]
fn a_remark_in_hindsight_is_no_promise() {
    let made = promises();
    let mut claims = made.iter().flat_map(|promise| &promise.claims);
    assert!(claims.all(|claim| claim.id != "C285" && claim.id != "C215"));
}

#[test]
fn a_promise_for_a_later_year_is_not_due_yet() {
    let zero = of("C247");
    assert_eq!(zero.verdict, Verdict::NotDue);
    assert_eq!(
        zero.calculation.as_deref().unwrap(),
        "Due in December 2050."
    );
}

#[test]
fn every_claim_about_the_future_is_in_one_promise_and_has_its_verdict() {
    let dataset = fixture::dataset();
    let made = promises();
    let claims = made.iter().flat_map(|promise| &promise.claims);
    let ids: Vec<&str> = claims.map(|claim| claim.id.as_str()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len());
    let all = dataset.claims().iter();
    let forward = all.filter(|claim| claim.kind.looks_forward());
    assert_eq!(ids.len(), forward.count());
    for promise in &made {
        let mut own = promise.claims.iter();
        assert!(own.all(|claim| claim.verdict == promise.verdict));
    }
}

#[test]
fn the_page_counts_promises_and_puts_missed_ones_first() {
    let dataset = fixture::dataset();
    let page = said_and_done(&dataset, &ViewState::default());
    let shown: Vec<Verdict> = page
        .groups
        .iter()
        .map(|group| group.items[0].verdict)
        .collect();
    assert_eq!(shown[0], Verdict::Missed);
    let place = |verdict: &Verdict| ORDER.iter().position(|known| known == verdict).unwrap();
    assert!(shown.is_sorted_by_key(place));
    let n_promises = page.groups.iter().map(|group| group.items.len());
    assert_eq!(n_promises.sum::<usize>(), promises().len());
    let start = format!(
        "Of {} promises, targets and expectations: ",
        promises().len()
    );
    assert!(page.finding.starts_with(&start), "{}", page.finding);
}

#[test]
fn the_page_has_the_rule_of_every_outcome() {
    let rules: BTreeSet<Verdict> = promise::RULES.iter().map(|(outcome, _)| *outcome).collect();
    let outcomes: BTreeSet<Verdict> = promises().iter().map(|promise| promise.verdict).collect();
    assert!(outcomes.is_subset(&rules), "{outcomes:?}");
    assert!(
        promise::RULES
            .iter()
            .all(|(outcome, rule)| { rule.ends_with('.') && !claim::verdict(*outcome).is_empty() })
    );
}

#[test]
fn a_promise_made_in_two_reports_is_said_twice_on_one_line_through_time() {
    let steps = steps(&fixture::dataset(), &of("C221"));
    let said = steps.iter().filter(|step| matches!(step, Step::Said(..)));
    assert_eq!(said.count(), 2, "{steps:?}");
}

#[test]
fn the_councils_reason_is_shown_beside_the_verdict_with_its_paragraph() {
    let dataset = fixture::dataset();
    let reasons = context::of_claims(&dataset, &["C293"]);
    let sentences: Vec<String> = reasons.iter().map(context::sentence).collect();
    assert_eq!(
        sentences,
        [
            "The council said: It has to be seen beside the new lockdown and the higher number of \
             plans."
        ]
    );
    let place = context::place(&dataset, &reasons[0]).text;
    assert_eq!(place, "Early 2021 report, paragraph 2.24");
}

#[test]
fn a_reason_in_a_paragraph_without_a_printed_number_says_so() {
    let dataset = fixture::dataset();
    let reasons = context::of_claims(&dataset, &["C317"]);
    let place = context::place(&dataset, &reasons[0]).text;
    assert_eq!(place, "Early 2021 report, paragraph 2.39 (number inferred)");
    let claims = dataset.claims().iter();
    let by_id = |id: &str| claims.clone().find(|claim| claim.id == id).unwrap();
    let cited = |id: &str| claim::place(&dataset, by_id(id)).text;
    assert_eq!(
        cited("C317"),
        "Early 2021 report, paragraph 2.39 (number inferred)"
    );
    assert_eq!(cited("C293"), "Early 2021 report, paragraph 2.24");
    assert_eq!(
        claim::paragraph(by_id("C317")),
        "Paragraph 2.39 (number inferred)"
    );
}

#[test]
fn reasons_for_the_figures_of_an_indicator_come_latest_first() {
    let dataset = fixture::dataset();
    let at = dataset.indicator_idx("protection-visits-in-time").unwrap();
    let reasons = |areas: &[&str]| {
        let requested = ViewState {
            areas: areas.iter().map(|id| (*id).to_owned()).collect(),
            ..ViewState::default()
        };
        let page = indicator::view(&dataset, IndicatorIdx(at.0), &requested).unwrap();
        let found = context::of_page(&dataset, &page);
        found.into_iter().map(|(when, _)| when).collect::<Vec<_>>()
    };
    assert_eq!(
        reasons(&[]),
        [
            "Cambridgeshire, January 2021.",
            "Cambridgeshire, August 2020.",
            "Cambridgeshire, March 2020."
        ]
    );
    assert!(reasons(&["peterborough"]).is_empty());
}

#[test]
fn every_judged_promise_that_fell_short_has_the_councils_reason() {
    let dataset = fixture::dataset();
    let short = [
        Verdict::Missed,
        Verdict::MetThenLost,
        Verdict::Partly,
        Verdict::Disputed,
        Verdict::ConditionFailed,
    ];
    for promise in promises() {
        let ids: Vec<&str> = promise
            .claims
            .iter()
            .map(|claim| claim.id.as_str())
            .collect();
        if short.contains(&promise.verdict) {
            let reasons = context::of_claims(&dataset, &ids);
            assert!(!reasons.is_empty(), "{}", promise.name);
        }
    }
}

#[test]
#[ignore = "needs ../shared"]
fn reasons_and_conditions_as_printed_stand_in_the_reports() {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let dataset = fixture::dataset();
    let texts: Vec<String> = REPORTS
        .iter()
        .map(|(_, file)| flat(&fs::read_to_string(seeds().join(file)).unwrap()))
        .collect();
    let is_printed = |fragment: &str| texts.iter().any(|text| text.contains(&flat(fragment)));
    let printed = dataset.contexts().iter().filter(|reason| reason.is_printed);
    let printed: Vec<&str> = printed.map(|reason| reason.text.as_str()).collect();
    assert!(printed.len() >= 3);
    let conditions = dataset
        .promises()
        .iter()
        .filter_map(|promise| promise.condition.as_deref());
    let conditions = conditions.filter(|condition| !condition.is_empty());
    for fragment in printed.into_iter().chain(conditions) {
        assert!(is_printed(fragment), "{fragment}");
    }
}
