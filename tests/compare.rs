//! Comparisons: what they say, how they order, how they look, what may be chosen.

#![cfg(test)]

use candour::chart::kind::ChartSpec;
use candour::data::dataset::Dataset;
use candour::figure::comparison::dots;
use candour::figure::composition::stacked_bar;
use candour::figure::panels::panels;
use candour::view::compare::options::{current_set, ready, set};
use candour::view::page::area;
use candour::view::page::compare::{self, ComparePage};
use candour::view::selection::Selection;
use candour::view::state::query;
use candour::view::state::{Arrangement, Average, Measure, ViewState};

#[path = "fixtures/dataset.rs"]
mod fixture;
#[macro_use]
#[path = "fixtures/drawing.rs"]
mod drawing;

use drawing::{NARROW, Theme, WIDE, drawing};

fn page(query: &str) -> ComparePage {
    let (requested, notices) = query::decode(query);
    assert!(notices.is_empty(), "{query}: {notices:?}");
    compare::view(&fixture::dataset(), &requested).unwrap()
}

fn ranked(query: &str) -> ChartSpec {
    let comparison = page(query).comparison.unwrap();
    dots(&fixture::dataset(), &comparison, &query::decode(query).0)
}

fn small(query: &str, at: usize) -> ChartSpec {
    let page = page(query);
    let selections: Vec<Selection> = page.panels.into_iter().map(|p| p.selection).collect();
    panels(&fixture::dataset(), &selections, page.own_scales).swap_remove(at)
}

real!(dots_neighbours, ranked("intervals=shown"));
real!(dots_then_and_now, ranked("as=then-and-now"));
real!(parts_of_plans, {
    stacked_bar(&fixture::dataset(), &page("as=parts").parts.unwrap())
});
real!(panel_of_a_council, small("as=trends", 0));
real!(panel_of_an_indicator, {
    small(
        "as=trends&show=referrals-yearly,looked-after&intervals=shown",
        0,
    )
});

real!(parts_of_pupils, {
    stacked_bar(
        &fixture::dataset(),
        &page("as=parts&show=pupils-by-ethnicity").parts.unwrap(),
    )
});

#[test]
fn nobody_is_told_which_part_is_largest_where_parts_are_lost() {
    let finding = page("as=parts&show=pupils-by-ethnicity").finding;
    let message = "Cambridgeshire, January 2020: the only part that is known is “White from another \
        background” (10% of pupils), 3 points above England. ";
    assert!(finding.contains(message), "{finding}");
    assert!(
        finding.contains("Peterborough, January 2020: the most common is “White British” (48%"),
        "{finding}"
    );
    let parts = page("as=parts&show=pupils-by-ethnicity").parts.unwrap();
    assert_eq!(parts.names[0], "White British");
    let lost = parts.areas.iter().filter(|whole| {
        whole
            .missing
            .as_ref()
            .is_some_and(|why| why.contains("lost"))
    });
    assert_eq!(lost.count(), 2);
}

#[test]
fn every_set_shown_as_it_is_kept_ready_can_be_embedded() {
    let dataset = fixture::dataset();
    for known in &dataset.catalog().sets {
        let requested = set(&dataset, &known.id)
            .unwrap()
            .apply(&ViewState::default());
        assert_eq!(ready(&dataset, &requested).as_ref(), Some(&known.id));
        let other = ViewState {
            intervals: true,
            ..requested
        };
        assert_eq!(ready(&dataset, &other), None);
    }
}

/// The cells of an area's row, by the head of their column.
fn cell(page: &ComparePage, area: &str, head: &str) -> String {
    let at = page.table.heads.iter().position(|known| known == head);
    let row = page.table.rows.iter().find(|row| row.name == area).unwrap();
    row.cells[at.unwrap_or_else(|| panic!("no column {head}"))].clone()
}

#[test]
fn the_finding_holds_each_council_against_what_concerns_it() {
    let page = page("");
    assert_eq!(
        page.finding,
        "49 children looked after per 10,000 children in Cambridgeshire on 31 March 2025: lower \
         than England (67) and the mean of its neighbours of the April 2021 list (55.9), and \
         about the same as East of England (49); 10th highest of the 12 councils shown. 72 children looked after per 10,000 children in \
         Peterborough on 31 March 2025: about the same as England (67), and higher than East of \
         England (49) and Cambridgeshire (49); 2nd highest of the 12 councils shown."
    );
}

#[test]
fn a_difference_is_told_in_words() {
    let page = page("show=re-referrals");
    let england = cell(&page, "England", "Difference");
    assert_eq!(england, "Lower than Cambridgeshire, by 6.6 points");
    assert_eq!(cell(&page, "Cambridgeshire", "Difference"), "");
    let page = self::page("show=children-in-need-rate");
    // A number that does not agree when checked is not held against another.
    assert_eq!(cell(&page, "Peterborough", "Difference"), "");
    let page = self::page("show=second-plans-yearly&areas=cambridgeshire,peterborough");
    let difference = cell(&page, "Peterborough", "Difference");
    assert!(difference.contains("Cambridgeshire"), "{difference}");
}

#[test]
fn a_figure_that_is_only_a_range_is_a_figure() {
    let page = page("show=annual-health-assessments");
    let shown = page.title.clone();
    let table = cell(&page, "Cambridgeshire", shown.rsplit(", ").next().unwrap());
    assert_eq!(table, "between 85% and 90%");
}

#[test]
fn teams_are_named_by_themselves_and_those_of_other_dates_left_out() {
    let page = page("show=caseload&areas=cambridgeshire");
    let names: Vec<&str> = page
        .table
        .rows
        .iter()
        .map(|row| row.name.as_str())
        .collect();
    assert!(
        names.iter().all(|name| !name.starts_with("Cambridgeshire")),
        "{names:?}"
    );
    assert!(
        !page
            .notices
            .iter()
            .any(|message| message.contains("no figure")),
        "{:?}",
        page.notices
    );
    assert_eq!(names.len(), 7, "those of the latest report: {names:?}");
    let message = "Leaving care, unaccompanied young people on 12 February 2021, the highest shown";
    assert!(page.finding.contains(message), "{}", page.finding);
    assert!(page.reading.is_empty(), "{:?}", page.reading);
}

#[test]
fn a_number_that_does_not_agree_when_checked_says_so_in_a_comparison() {
    let page = page("show=children-in-need-rate");
    let message = "Peterborough: 511 for a population of 53,600 is 95.34 for every 10,000";
    assert!(
        page.notices.iter().any(|line| line.starts_with(message)),
        "{:?}",
        page.notices
    );
}

#[test]
fn what_is_in_doubt_about_a_comparison_is_told() {
    let page = page("show=children-in-need-rate");
    assert!(
        page.finding.contains("in February 2018, a date in doubt"),
        "{}",
        page.finding
    );
    let message = page
        .notices
        .iter()
        .any(|message| message.starts_with("The date of these figures"));
    assert!(message, "{:?}", page.notices);
}

#[test]
fn two_councils_are_compared_at_a_date_that_both_have() {
    let page = page("show=protection-plans&areas=cambridgeshire,peterborough");
    assert!(page.title.ends_with("June 2020"), "{}", page.title);
}

#[test]
fn one_place_where_low_is_good_counts_from_the_lowest() {
    let page = page("show=re-referrals");
    let lowest = page
        .table
        .rows
        .iter()
        .rev()
        .find(|row| row.name != "East of England");
    let lowest = lowest.map(|row| row.name.clone()).unwrap();
    assert!(
        cell(&page, &lowest, "Place")
            .starts_with("Best of the 12 councils shown, in the best quarter")
    );
}

#[test]
fn numbers_of_places_of_different_size_are_not_ranked() {
    let page = page("measure=number");
    assert!(
        page.table
            .heads
            .iter()
            .all(|head| head != "Place" && head != "Difference")
    );
    let warned = page
        .notices
        .iter()
        .any(|line| line.contains("larger areas have more"));
    assert!(warned, "{:?}", page.notices);
    assert!(!page.finding.contains("than England"), "{}", page.finding);
}

#[test]
fn then_and_now_tells_both_dates_and_the_change() {
    let page = page("as=then-and-now&period=2022-03..2024-03");
    assert_eq!(
        page.table.heads[..3],
        ["31 March 2022", "31 March 2024", "Change"]
    );
}

#[test]
fn every_row_tells_its_source() {
    for query in ["", "as=then-and-now", "as=parts", "show=caseload"] {
        let page = page(query);
        let known = page.table.rows.iter().filter(|row| row.id.is_some());
        assert!(known.clone().count() > 1, "{query}");
        for row in known {
            let read = row.read.as_ref().unwrap();
            let has_anchor = read.link.anchor.is_some();
            assert!(!read.text.is_empty() && has_anchor, "{}", row.name);
        }
    }
}

#[test]
fn each_set_is_shown_and_found_again() {
    let dataset = fixture::dataset();
    for known in &dataset.catalog().sets {
        let requested = set(&dataset, &known.id)
            .unwrap()
            .apply(&ViewState::default());
        assert_eq!(current_set(&dataset, &requested), known.id);
        let page = compare::view(&dataset, &requested).unwrap();
        assert!(page.table.rows.len() > 1, "{}", known.id);
        assert!(
            page.notices
                .iter()
                .all(|line| !line.contains("no figures for")),
            "{:?}",
            page.notices
        );
    }
}

#[test]
fn whatever_is_asked_of_it_there_is_a_page() {
    let dataset = fixture::dataset();
    for about in &dataset.catalog().indicators {
        for arrangement in [
            Arrangement::Ranked,
            Arrangement::Trends,
            Arrangement::ThenAndNow,
            Arrangement::Parts,
        ] {
            for measure in [Measure::Printed, Measure::Rate, Measure::Count] {
                let requested = ViewState {
                    indicators: vec![about.id.clone()],
                    arrangement,
                    measure,
                    ..ViewState::default()
                };
                let page = compare::view(&dataset, &requested).unwrap();
                assert!(!page.finding.is_empty(), "{requested:?}");
            }
        }
    }
}

#[test]
fn what_cannot_be_shown_is_said() {
    let requested = query::decode("show=no-such&areas=nowhere,england,cambridgeshire").0;
    let page = compare::view(&fixture::dataset(), &requested).unwrap();
    assert_eq!(
        page.notices,
        [
            "There are no figures for “nowhere” here.",
            "There are no figures for “no-such” here.",
            "“Children looked after, yearly” is shown instead."
        ]
    );
    let teams = query::decode("show=caseload&areas=cambridgeshire&as=parts").0;
    let message = compare::view(&fixture::dataset(), &teams).unwrap().notices;
    assert!(
        message
            .iter()
            .any(|message| message.ends_with("is shown instead.")),
        "{message:?}"
    );
}

/// The drawn lines of an area's page that concern all councils alike, by indicator.
fn compared(dataset: &Dataset, home: &str, average: Average) -> Vec<(String, Vec<String>)> {
    let requested = ViewState {
        average,
        ..ViewState::default()
    };
    let page = area::view(dataset, home, &requested).unwrap();
    let names = page.measures.into_iter().map(|panel| {
        let lines = panel.selection.lines.iter().map(|line| line.name.clone());
        (panel.selection.indicator.id.clone(), lines.collect())
    });
    names.collect()
}

#[test]
fn an_areas_page_has_neighbours_region_and_country_for_each_national_measure() {
    let dataset = fixture::dataset();
    for (home, name) in [
        ("cambridgeshire", "Cambridgeshire"),
        ("peterborough", "Peterborough"),
    ] {
        for (average, word) in [(Average::Mean, "mean"), (Average::Median, "median")] {
            let found = compared(&dataset, home, average);
            assert_eq!(found.len(), area::indicators(&dataset).len());
            for (indicator, lines) in found {
                if indicator == "population-0-17-mid-year" {
                    assert_eq!(
                        lines,
                        [name],
                        "numbers of people are not set beside each other"
                    );
                    continue;
                }
                let neighbours = format!("Neighbours of {name} ({word})");
                let expected = [name, &neighbours, "East of England", "England"];
                assert_eq!(lines, expected, "{home}, {indicator}");
            }
        }
    }
}

#[test]
fn an_areas_page_shows_all_years() {
    let dataset = fixture::dataset();
    for home in ["cambridgeshire", "peterborough"] {
        let page = area::view(&dataset, home, &ViewState::default()).unwrap();
        for panel in page.measures {
            let at = dataset
                .indicator_idx(&panel.selection.indicator.id)
                .unwrap();
            for line in &panel.selection.lines {
                let Some(series) = dataset.series(at, line.area) else {
                    continue;
                };
                let numbered = series.observations.iter();
                let numbered = numbered.filter(|o| o.quantity.point().is_some()).count();
                assert_eq!(
                    line.points.len(),
                    numbered,
                    "{home}, {}, {}",
                    panel.title,
                    line.name
                );
            }
        }
    }
}

#[test]
fn without_the_home_councils_the_highest_is_named_and_a_lone_figure_is_not_called_highest() {
    let two = page("areas=essex,hertfordshire").finding;
    assert!(two.ends_with(", the highest shown."), "{two}");
    let one = page("areas=essex").finding;
    assert_eq!(
        one,
        "35 children looked after per 10,000 children in Essex on 31 March 2025, the only figure \
         shown."
    );
}
