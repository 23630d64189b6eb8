//! The claims of the reports: evaluated by rules, with verdicts that were worked out a second
//! time by another route, and fragments that stand in the reports.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;
#[path = "fixtures/folder.rs"]
mod folder;
#[path = "fixtures/reports.rs"]
mod original;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use candour::data::claim::{Claim, ClaimKind, Verdict};
use candour::data::figure::IndicatorIdx;
use candour::data::words::Word;
use candour::view::claim;
use candour::view::claim::timeline::{Step, steps};
use candour::view::page::indicator::details::below;
use candour::view::page::{claims, indicator};
use candour::view::state::ViewState;
use folder::Folder;
use original::{REPORTS, repository, seeds};

fn table(path: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(repository().join(path)).unwrap();
    let rows = reader.deserialize();
    rows.map(Result::unwrap).collect()
}

fn claims() -> Vec<Claim> {
    fixture::dataset().claims().to_vec()
}

#[test]
fn every_verdict_is_the_one_that_was_worked_out_by_another_route() {
    let claims = claims();
    let expected = table("tests/claim_verdicts.csv");
    assert_eq!(claims.len(), expected.len());
    for (claim, row) in claims.iter().zip(expected) {
        assert_eq!(claim.id, row["id"]);
        assert_eq!(
            claim.verdict.code(),
            row["verdict"],
            "{}: {}",
            claim.id,
            claim.states
        );
    }
}

#[test]
fn enough_claims_have_a_rule() {
    let checked = claims()
        .into_iter()
        .filter(|claim| claim.verdict != Verdict::CannotBeChecked);
    assert!(checked.count() >= 150);
}

#[test]
fn every_puzzle_that_can_be_expressed_is_found_by_a_rule() {
    let rows = table("content/claims.csv");
    let named: BTreeSet<u32> = rows
        .iter()
        .flat_map(|row| {
            row["puzzle"]
                .split(';')
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter_map(|puzzle| puzzle.strip_prefix('P')?.parse().ok())
        .collect();
    // P40 is misprints and P41 lost numbering: neither is a claim.
    let missing: Vec<u32> = (1..=39).filter(|puzzle| !named.contains(puzzle)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let differs = |puzzle: &str| {
        let claims = claims();
        let of_puzzle: Vec<&str> = rows
            .iter()
            .filter(|row| row["puzzle"].split(';').any(|known| known == puzzle))
            .map(|row| row["id"].as_str())
            .collect();
        claims.iter().any(|claim| {
            of_puzzle.contains(&claim.id.as_str())
                && matches!(claim.verdict, Verdict::Differs | Verdict::Missed)
        })
    };
    for puzzle in ["P4", "P6", "P13", "P16", "P28"] {
        assert!(differs(puzzle), "{puzzle} is not found");
    }
}

#[test]
fn no_false_alarm_is_raised_on_the_conversion_percentages_that_are_right() {
    let rows = table("content/claims.csv");
    let right: Vec<&str> = rows
        .iter()
        .filter(|row| row["puzzle"] == "P5")
        .map(|row| row["id"].as_str())
        .collect();
    assert_eq!(right.len(), 16);
    for claim in claims()
        .iter()
        .filter(|claim| right.contains(&claim.id.as_str()))
    {
        assert!(
            matches!(claim.verdict, Verdict::Agrees | Verdict::RoundsTo),
            "{}",
            claim.states
        );
        assert!(
            claim.arithmetic.as_ref().unwrap().contains(" of ") && claim.evidence.len() == 2,
            "{:?}",
            claim.arithmetic
        );
    }
}

#[test]
fn fragments_are_short() {
    for claim in claims() {
        let n_words = claim.printed.split_whitespace().count();
        let is_short = (1..=10).contains(&n_words);
        assert!(is_short, "{}: {}", claim.id, claim.printed);
    }
}

#[test]
#[ignore = "needs ../shared"]
fn fragments_stand_in_the_reports() {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let texts: BTreeMap<&str, String> = REPORTS
        .iter()
        .map(|(report, file)| {
            let text = fs::read_to_string(seeds().join(file)).unwrap();
            (*report, flat(&text))
        })
        .collect();
    for claim in claims() {
        let text = &texts[claim.report.as_str()];
        let stands = text.contains(&flat(&claim.printed));
        assert!(stands, "{}: {}", claim.id, claim.printed);
    }
}

#[test]
fn what_was_checked_comes_worst_first_and_every_claim_on_one_page() {
    let dataset = fixture::dataset();
    let (checked, sentence) = (
        claims::checks(&dataset, &ViewState::default()),
        claims::said_and_done(&dataset, &ViewState::default()),
    );
    let headings: Vec<&str> = checked
        .groups
        .iter()
        .map(|(heading, _)| heading.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "Does not agree",
            "Agrees when rounded",
            "Agrees",
            "Cannot be checked"
        ]
    );
    let count = |groups: &[(String, Vec<Claim>)]| {
        groups.iter().map(|(_, claims)| claims.len()).sum::<usize>()
    };
    assert_eq!(
        count(&checked.groups) + count(&sentence.groups),
        dataset.claims().len()
    );
    for (_, claims) in &sentence.groups {
        assert!(claims.iter().all(|claim| claim::looks_forward(claim.kind)));
    }
}

#[test]
fn a_line_through_time_is_in_order_and_no_figure_is_lost() {
    let dataset = fixture::dataset();
    for found in dataset.claims().iter() {
        let steps = steps(&dataset, found);
        let sentence = steps.iter().filter(|step| matches!(step, Step::Said(_)));
        assert_eq!(sentence.count(), 1, "{}", found.id);
        let figures = steps.iter().flat_map(|step| match step {
            Step::Figure(figure) => vec![figure.clone()],
            Step::More(figures) => figures.clone(),
            Step::Said(_) | Step::Due(_) => Vec::new(),
        });
        let figures: Vec<_> = figures.collect();
        assert_eq!(figures.len(), found.evidence.len(), "{}", found.id);
        assert!(
            figures
                .windows(2)
                .all(|pair| pair[0].month <= pair[1].month),
            "{}",
            found.id
        );
    }
    let plans = dataset.claims().iter().find(|claim| {
        claim.arithmetic.as_deref() == Some("Missed by 83.") && claim.report == "october-2020"
    });
    let steps = steps(&dataset, plans.unwrap());
    assert_eq!(steps[0], Step::Said("6 October 2020".to_owned()));
    assert!(
        matches!(&steps[1], Step::Figure(figure) if figure.when == "January 2021" && figure.sentence.starts_with("423 ")),
        "{steps:?}"
    );
}

#[test]
fn what_was_said_can_be_narrowed_to_a_theme() {
    let dataset = fixture::dataset();
    let all = claims::said_and_done(&dataset, &ViewState::default());
    let count = |theme: &str| {
        let requested = ViewState {
            theme: theme.to_owned(),
            ..ViewState::default()
        };
        let found = claims::said_and_done(&dataset, &requested);
        found
            .groups
            .iter()
            .map(|(_, claims)| claims.len())
            .sum::<usize>()
    };
    assert!(all.themes.len() > 3, "{:?}", all.themes);
    for theme in &all.themes {
        assert!(count(&theme.id) > 0, "{} has nothing", theme.label);
    }
    let of_themes: usize = all
        .themes
        .iter()
        .skip(1)
        .map(|theme| count(&theme.id))
        .sum();
    assert!(of_themes < count(""), "some claims are about no indicator");
}

#[test]
fn a_figure_that_was_worked_out_again_says_so_wherever_it_appears() {
    let dataset = fixture::dataset();
    let rows = table("content/claims.csv");
    let stated: Vec<&str> = rows
        .iter()
        .map(|row| row["fact"].as_str())
        .filter(|fact| !fact.is_empty())
        .collect();
    assert!(stated.len() >= 36, "{} figures", stated.len());
    for fact in stated {
        let check = dataset.check(fact).unwrap_or_else(|| panic!("{fact}"));
        let at = dataset.catalog().indicators.iter().enumerate();
        let shown = at.flat_map(|(at, _)| {
            let page = indicator::view(&dataset, IndicatorIdx(at), &ViewState::default());
            below(&dataset, &page.unwrap()).rows
        });
        let row = shown.into_iter().find(|row| row.id == fact).unwrap();
        assert!(
            row.sentence.contains(&check.message),
            "{fact}: {}",
            row.sentence
        );
        assert!(
            row.panel
                .iter()
                .any(|(_, message)| *message == check.message),
            "{fact}"
        );
        assert_eq!(
            row.mark == "does not agree when checked",
            !check.agrees,
            "{fact}"
        );
        assert_eq!(row.check.unwrap().anchor, Some(check.claim.clone()));
    }
    // 278 of 1,195 is 23.26%, and the reset plan prints 23.6%.
    assert!(!dataset.check("F164").unwrap().agrees);
}

#[test]
fn a_missed_expectation_says_by_how_much() {
    let claims = claims();
    let plans = claims.iter().find(|claim| {
        claim.kind == ClaimKind::Expectation
            && claim.indicator.as_deref() == Some("protection-plans")
            && claim.verdict == Verdict::Missed
            && claim.paragraph == "2.30"
    });
    assert!(
        plans
            .unwrap()
            .arithmetic
            .as_ref()
            .unwrap()
            .contains("Missed by 83"),
        "{plans:?}"
    );
}

#[test]
fn no_claim_names_a_cause_or_speaks_as_the_council() {
    for claim in claims() {
        for text in std::iter::once(&claim.states).chain(&claim.explained) {
            let words = format!(" {} ", text.to_lowercase());
            for word in [" because of ", " caused ", " due to ", " our ", " we "] {
                assert!(!words.contains(word), "{}: {text}", claim.id);
            }
        }
        assert!(claim.states.ends_with('.'), "{}", claim.id);
    }
}

#[test]
fn a_claim_that_cannot_be_evaluated_stops_the_compile_with_its_row() {
    let folder = Folder::new("claims");
    let wrong = [
        "X1,july-2019,9.9,figure,cambridgeshire,,A.,a,none,,,,,,,,,",
        "X2,july-2019,2.1,figure,atlantis,,A.,a,value,F99999,,1,,,,,,",
        "X3,july-2019,2.1,ratio,cambridgeshire,,A.,a,ratio,F417,,1,,,,,,",
        "X4,july-2019,2.1,target,cambridgeshire,,A.,a,met,F190,,soon,,,,,,",
        "X5,july-2019,2.1,rumour,cambridgeshire,,A.,one two three four five six seven eight nine ten eleven,none,,,,,,,,,",
        "X6,july-2019,2.1,figure,cambridgeshire,,A.,a,none,,,99,F417,,,,,",
    ];
    let mut text = folder.text("claims.csv");
    text.push_str(&wrong.join("\n"));
    folder.write("claims.csv", &text);
    let problems = folder.problems();
    let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let all = all.join("\n");
    for part in [
        "a paragraph of that report",
        "F99999",
        "known ids",
        "a rule that can be evaluated",
        "a range such as",
        "ten words at most",
        "one of figure",
        "with the number that is stated",
    ] {
        assert!(all.contains(part), "“{part}” is not in {all}");
    }
    assert!(
        problems
            .iter()
            .all(|problem| problem.file == "claims.csv" && problem.row > 300),
        "{all}"
    );
}
