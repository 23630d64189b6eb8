//! Sentences read as a native speaker would write them: dates by what is counted, leads with a verb,
//! one count of figures on every page.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;
#[path = "fixtures/leeds.rs"]
mod leeds_dataset;
#[path = "fixtures/whole.rs"]
mod whole;

use candour::data::dataset::Dataset;
use candour::data::words::Scope;
use candour::view::page::indicator::table;
use candour::view::page::{indicator_list, subject};
use candour::view::state::ViewState;
use leeds_dataset::leeds;
use whole::{Whole, whole};

fn page(dataset: &Dataset, indicator: &str) -> Whole {
    let at = dataset.indicator_idx(indicator).unwrap();
    whole(dataset, at, &ViewState::default())
}

fn finding(dataset: &Dataset, indicator: &str) -> String {
    page(dataset, indicator).finding.clone()
}

fn earlier(page: &Whole, heading: &str) -> Option<String> {
    let mut sentences = page.below.earlier.first()?.sentence.iter();
    let found = sentences.find(|(known, _)| known == heading);
    found.map(|(_, text)| text.clone())
}

#[test]
fn a_count_at_the_end_of_a_month_says_so() {
    assert_eq!(
        finding(&leeds(), "local-children-on-a-cp-plan-at-month-end"),
        "671 children on a child protection plan in Leeds at the end of March 2022, 22 fewer than \
         at the end of February."
    );
    let page = page(&leeds(), "local-children-on-a-cp-plan-at-month-end");
    assert!(page.chart_title.contains("671 at the end of March 2022"));
    let summary = page.in_short.summary.first().unwrap();
    assert!(
        summary.ends_with("; 22 fewer than at the end of February."),
        "{summary}"
    );
    let year_before = earlier(&page, "Same month a year before").unwrap();
    assert!(
        year_before.starts_with("671 at the end of March 2022, "),
        "{year_before}"
    );
}

#[test]
fn events_of_a_month_happen_in_it() {
    assert_eq!(
        finding(&leeds(), "local-referrals-accepted"),
        "673 referrals accepted in Leeds in March 2022, 180 fewer than in February."
    );
}

#[test]
fn a_share_over_twelve_months_is_that_of_the_year_to_its_month() {
    let page = page(&leeds(), "local-cla-with-3-placements-in-year");
    assert_eq!(
        page.finding,
        "In Leeds, 7.7% of children looked after had three or more placements in the year to March \
         2022, 1.1 points lower than in the year to February 2022; within the limit of 10%."
    );
    assert_eq!(
        earlier(&page, "Financial year 2021 to 2022").unwrap(),
        "7.7%. The figure for March covers the whole year."
    );
}

#[test]
fn a_share_of_a_year_is_compared_with_a_year_and_not_with_a_day() {
    let finding = finding(&leeds(), "three-placements");
    assert!(
        finding.contains("in the year to 31 March 2025, 2.1 points lower than in 2023 to 2024"),
        "{finding}"
    );
}

#[test]
fn a_time_of_several_months_is_not_taken_for_a_move_between_dates() {
    assert_eq!(
        finding(&fixture::dataset(), "final-hearings-moved"),
        "In Cambridgeshire and Peterborough, 1 final hearing did not take place on its court date \
         between March and July 2020."
    );
}

#[test]
fn every_change_names_what_it_is_compared_with_after_a_preposition() {
    let prepositions = ["in", "on", "at", "between", "from", "around", "as"];
    let mut changes = 0;
    for dataset in [fixture::dataset(), leeds()] {
        for about in &dataset.catalog().indicators {
            let page = page(&dataset, &about.id);
            for row in &page.below.rows {
                for direction in ["more than ", "fewer than ", "higher than ", "lower than "] {
                    let Some((before, after)) = row.change.split_once(direction) else {
                        continue;
                    };
                    // A bound is no change.
                    if before.is_empty() {
                        continue;
                    }
                    let word = after.split(' ').next().unwrap();
                    assert!(prepositions.contains(&word), "{}: {}", about.id, row.change);
                    changes += 1;
                }
            }
        }
    }
    assert!(changes > 1000, "only {changes} changes");
}

#[test]
fn nothing_counted_is_no_event_and_not_a_zero() {
    assert_eq!(
        finding(&leeds(), "local-cp-plans-ending-at-2-years-or-more"),
        "No child protection plans ended after 2 years or more in Leeds in March 2022, no change \
         from January 2022 (no exact figure for February 2022)."
    );
}

#[test]
fn a_phrase_with_a_verb_takes_its_number_where_it_belongs() {
    let dataset = fixture::dataset();
    for (indicator, words) in [
        (
            "disability-service-ages",
            "In Cambridgeshire, the disability service worked with people aged between 0 and 25, as \
             quoted in 2019.",
        ),
        (
            "unit-age-limit",
            "In Cambridgeshire, the former units worked with children aged at most 14 in 2018.",
        ),
        (
            "neighbours-with-rising-plans",
            "Among statistical neighbours of Cambridgeshire, 2 councils had a sharp rise in plans \
             from 2017 to 2018.",
        ),
        (
            "children-in-care-without-adoption-wait",
            "In Cambridgeshire, 655 children were in care, leaving out those awaiting an adoption \
             hearing, at the end of January 2021.",
        ),
    ] {
        assert_eq!(finding(&dataset, indicator), words);
    }
    let score = finding(&leeds(), "sdq-average");
    assert!(
        score.starts_with("In Leeds, children looked after scored 14.8 points on average"),
        "{score}"
    );
}

#[test]
fn money_that_was_only_expected_is_not_told_as_spent() {
    let dataset = fixture::dataset();
    assert!(
        finding(&dataset, "family-safeguarding-grant")
            .contains("was expected but not yet confirmed")
    );
    assert!(finding(&dataset, "placement-cost-pressure").contains("were expected to exceed"));
}

#[test]
fn the_list_counts_as_many_figures_as_the_page_of_each_indicator() {
    for dataset in [fixture::dataset(), leeds()] {
        let rows: Vec<_> = indicator_list::view(&dataset)
            .into_iter()
            .flat_map(|theme| theme.rows)
            .collect();
        let catalog = dataset.catalog();
        let local = catalog.indicators.iter();
        for about in local.filter(|about| about.scope == Scope::Reports && about.n_figures > 0) {
            let Some(row) = rows.iter().find(|row| row.id == about.id) else {
                assert!(subject::is_fact(&dataset, &about.id), "{}", about.id);
                continue;
            };
            let page = page(&dataset, &about.id);
            let counted = table::counted(&page.below.rows);
            let on_page = match counted.split(' ').next().unwrap() {
                "One" => "1",
                number => number,
            };
            assert_eq!(row.figures, on_page, "{}: {counted}", about.id);
        }
    }
}

#[test]
fn a_target_whose_months_no_report_prints_says_that_they_are_inferred() {
    let dataset = fixture::dataset();
    let plans = page(&dataset, "pathway-plans");
    assert!(
        plans
            .in_short
            .summary
            .contains(&"Target of 95%, April 2020 to March 2021 (months inferred).".to_owned()),
        "{:?}",
        plans.in_short.summary
    );
    let visits = page(&dataset, "protection-visits-in-time");
    let worst = visits
        .below
        .rows
        .iter()
        .find(|row| row.period == "March 2020");
    assert_eq!(worst.unwrap().verdict, "no target printed for that date");
    // The report of October 2020 prints the year of this one.
    let care = page(&dataset, "children-in-care");
    assert!(
        care.in_short
            .summary
            .contains(&"Target range of 600 to 620, April 2021 to March 2022.".to_owned()),
        "{:?}",
        care.in_short.summary
    );
}

#[test]
fn a_target_that_is_not_printed_is_no_clause_of_its_own() {
    let page = page(&fixture::dataset(), "annual-health-assessments");
    assert!(
        page.in_short.summary.contains(
            &"Target, April 2020 to March 2021: not printed, but below 88.6%.".to_owned()
        ),
        "{:?}",
        page.in_short.summary
    );
}

#[test]
fn a_range_keeps_the_word_around() {
    let page = page(&fixture::dataset(), "care-visits-in-time");
    assert!(
        page.finding.starts_with(
            "In Cambridgeshire, around 90% to 95% of visits to children in care took place in time \
             between April and August 2020."
        ),
        "{}",
        page.finding
    );
}

#[test]
fn no_change_is_given_between_months_that_are_only_likely() {
    let page = page(&fixture::dataset(), "protection-visits-due");
    assert!(
        page.finding.starts_with(
            "381 children on a plan due a visit in Cambridgeshire probably at the end of January \
             2021; reconstructed."
        ),
        "{}",
        page.finding
    );
    let rows = page.below.rows.iter();
    let december = rows
        .clone()
        .find(|row| row.period == "probably December 2020");
    assert_eq!(
        december.unwrap().change,
        "Not comparable: the months are likely, not certain"
    );
}

#[test]
fn a_claim_says_that_its_paragraph_number_is_inferred() {
    let dataset = fixture::dataset();
    let claims = dataset.claims().iter();
    let mut inferred = claims.filter(|claim| claim.paragraph == "2.16");
    let claim = inferred.find(|claim| claim.report == "early-2021").unwrap();
    let words = candour::view::claim::place(&dataset, claim).text;
    assert_eq!(words, "Early 2021 report, paragraph 2.16 (number inferred)");
}

#[test]
fn what_is_downloaded_is_not_called_published_where_the_site_calculates_some() {
    let lead = candour::view::page::data::downloads::lead(&leeds());
    assert!(
        lead.contains("Figures that this site calculates from published ones are marked"),
        "{lead}"
    );
}
