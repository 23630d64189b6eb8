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

use candour::data::claim::{Claim, Grade, Verdict};
use candour::data::figure::IndicatorIdx;
use candour::data::words::Word;
use candour::view::claim::promise;
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
fn few_claims_cannot_be_checked_and_each_says_why() {
    let claims = claims();
    let past = claims.iter().filter(|claim| !claim.kind.looks_forward());
    let is_unchecked = |claim: &Claim| claim.verdict == Verdict::CannotBeChecked;
    let unchecked = past.clone().filter(|claim| is_unchecked(claim)).count();
    assert!(unchecked <= 100, "{unchecked}");
    for claim in past {
        assert_eq!(claim.reason.is_some(), is_unchecked(claim), "{}", claim.id);
    }
}

#[test]
fn what_was_checked_and_failed_is_not_called_uncheckable() {
    let claims = claims();
    let proved = [Grade::Proved, Grade::Confirmed];
    let unchecked = claims
        .iter()
        .filter(|claim| claim.reason.is_some() && proved.contains(&claim.grade));
    let unchecked: Vec<&str> = unchecked.map(|claim| claim.id.as_str()).collect();
    assert!(unchecked.is_empty(), "{unchecked:?}");
}

#[test]
fn the_swapped_table_and_the_wrong_population_come_before_a_difference_of_six() {
    let checked = claims::checks(&fixture::dataset(), &ViewState::default());
    let differs = &checked.groups[0];
    let rank = |id: &str| {
        differs
            .items
            .iter()
            .position(|claim| claim.id == id)
            .unwrap()
    };
    assert!(rank("C132") < rank("C135"));
    assert!(rank("C288") < rank("C135"));
    // A slip in the number of an appendix concerns no child.
    assert!(rank("C135") < rank("C050"));
}

#[test]
fn every_source_question_is_answered_by_a_rule() {
    let rows = table("content/claims.csv");
    let named: BTreeSet<u32> = rows
        .iter()
        .flat_map(|row| {
            row["source_question"]
                .split(';')
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter_map(|question| question.strip_prefix('P')?.parse().ok())
        .collect();
    // P40 is misprints and P41 lost numbering: neither is a claim.
    let missing: Vec<u32> = (1..=39)
        .filter(|question| !named.contains(question))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let differs = |question: &str| {
        let claims = claims();
        let answers: Vec<&str> = rows
            .iter()
            .filter(|row| {
                row["source_question"]
                    .split(';')
                    .any(|known| known == question)
            })
            .map(|row| row["id"].as_str())
            .collect();
        claims.iter().any(|claim| {
            answers.contains(&claim.id.as_str())
                && matches!(claim.verdict, Verdict::Differs | Verdict::ConditionFailed)
        })
    };
    for question in ["P4", "P6", "P13", "P16", "P28"] {
        assert!(differs(question), "{question} is not found");
    }
}

#[test]
fn no_false_alarm_is_raised_on_the_conversion_percentages_that_are_right() {
    let table = claims()
        .into_iter()
        .find(|claim| claim.id == "C095")
        .unwrap();
    assert_eq!(table.verdict, Verdict::RoundsTo);
    assert_eq!(table.arithmetic.unwrap(), "16 of 16 agree when rounded.");
    assert_eq!(table.evidence.len(), 32);
    // Each share says so beside its figure.
    let dataset = fixture::dataset();
    let march = dataset.check("F172").unwrap();
    assert_eq!(
        march.message,
        "471 of 2,193 is 21.48%; the report says 21%."
    );
    assert!(march.agrees);
}

#[test]
fn a_share_whose_whole_is_lost_comes_from_a_whole_number() {
    let table = claims()
        .into_iter()
        .find(|claim| claim.id == "C147")
        .unwrap();
    let march = "163 is 95.9% of 170, and of no other whole number.";
    let arithmetic = table.arithmetic.unwrap();
    assert!(arithmetic.starts_with(march), "{arithmetic}");
    assert!(arithmetic.contains("191 is 99% of 192 or 193."));
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
    // Words against words: those of the paragraph and those of another passage.
    let rows = table("content/claims.csv");
    for row in rows.iter().filter(|row| row["rule"] == "words") {
        let text = &texts[row["report"].as_str()];
        assert!(text.contains(&row["stated"]), "{}", row["id"]);
        let mut texts = texts.values();
        assert!(
            texts.any(|text| text.contains(&row["words"])),
            "{}",
            row["id"]
        );
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
        .map(|group| group.heading.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "Does not agree",
            "Agrees when rounded",
            "Agrees",
            "Cannot be checked: no number is printed",
            "Cannot be checked: no measure is named",
            "Cannot be checked: printed once, with nothing to compare",
            "Cannot be checked: missing from our copy",
            "Cannot be checked: counted in different ways",
        ]
    );
    for group in &checked.groups {
        let is_unchecked = group.heading.starts_with("Cannot be checked");
        assert_eq!(group.is_folded, is_unchecked, "{}", group.heading);
    }
    let past = checked.groups.iter().map(|group| group.items.len());
    let promised = sentence.groups.iter().flat_map(|group| &group.items);
    let promised: Vec<&Claim> = promised.flat_map(|promise| &promise.claims).collect();
    assert_eq!(past.sum::<usize>() + promised.len(), dataset.claims().len());
    assert!(promised.iter().all(|claim| claim.kind.looks_forward()));
}

#[test]
fn a_line_through_time_is_in_order_and_no_figure_is_lost() {
    let dataset = fixture::dataset();
    for found in promise::all(dataset.claims(), dataset.promises()) {
        let steps = steps(&dataset, &found);
        let sentence = steps.iter().filter(|step| matches!(step, Step::Said(..)));
        assert_eq!(sentence.count(), found.claims.len(), "{}", found.id);
        let figures = steps.iter().flat_map(|step| match step {
            Step::Figure(figure) => vec![figure.clone()],
            Step::More(figures) => figures.clone(),
            Step::Said(..) | Step::Due(_) => Vec::new(),
        });
        let figures: Vec<_> = figures.collect();
        assert_eq!(figures.len(), found.evidence().len(), "{}", found.id);
        assert!(
            figures
                .windows(2)
                .all(|pair| pair[0].month <= pair[1].month),
            "{}",
            found.id
        );
    }
    let all = promise::all(dataset.claims(), dataset.promises());
    let plans = all
        .iter()
        .find(|promise| promise.id == "protection-plans-320-to-340");
    let steps = steps(&dataset, plans.unwrap());
    assert!(
        matches!(&steps[0], Step::Said(when, claim) if when == "6 October 2020" && claim.id == "C206"),
        "{steps:?}"
    );
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
            theme: (!theme.is_empty()).then(|| theme.to_owned()),
            ..ViewState::default()
        };
        let found = claims::said_and_done(&dataset, &requested);
        found
            .groups
            .iter()
            .map(|group| group.items.len())
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
        .flat_map(|row| row["fact"].split(';'))
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
        "X1,july-2019,9.9,figure,cambridgeshire,,A.,a,none,,,,,,,,no-number,,",
        "X2,july-2019,2.1,figure,atlantis,,A.,a,value,F99999,,1,,,,,,,",
        "X3,july-2019,2.1,ratio,cambridgeshire,,A.,a,ratio,F417,,1,,,,,,,",
        "X4,july-2019,2.1,target,cambridgeshire,,A.,a,met,F190,,soon,,,,,,,",
        "X5,july-2019,2.1,rumour,cambridgeshire,,A.,one two three four five six seven eight nine ten eleven,none,,,,,,,,no-number,,",
        "X6,july-2019,2.1,figure,cambridgeshire,,A.,a,none,,,99,F417,,,,no-number,,",
        "X7,july-2019,2.1,figure,cambridgeshire,,A.,a,none,,,,,,,,no-numbers,,",
        "X8,july-2019,2.1,figure,cambridgeshire,,A.,a,none,,,,,,,,,,",
        "X9,july-2019,2.1,figure,cambridgeshire,,A.,a,same,F190,F190,,,,,,no-number,,",
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
        "one of no-number, no-measure, one-source, not-in-copy",
        "did you mean “no-number”",
        "only the rule none has a reason",
    ] {
        assert!(all.contains(part), "“{part}” is not in {all}");
    }
    assert!(
        problems
            .iter()
            .all(|problem| problem.file == "claims.csv" && problem.row > 290),
        "{all}"
    );
}
