//! What is not sure is marked, judges nothing and ranks nothing; and a title tells every turn.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;
#[path = "fixtures/whole.rs"]
mod whole;

use candour::data::dataset::Dataset;
use candour::figure::line;
use candour::view::page::compare::{self, ComparePage};
use candour::view::report::diff;
use candour::view::state::query;
use candour::view::wording::provenance;
use whole::{Whole, whole};

fn page(dataset: &Dataset, indicator: &str, query: &str) -> Whole {
    let at = dataset.indicator_idx(indicator).unwrap();
    whole(dataset, at, &query::decode(query).0)
}

fn compared(dataset: &Dataset, query: &str) -> ComparePage {
    compare::view(dataset, &query::decode(query).0).unwrap()
}

fn in_short<'a>(page: &'a Whole, area: &str) -> &'a str {
    let start = format!("{area}: ");
    let mut lines = page.in_short.summary.iter();
    lines.find(|line| line.starts_with(&start)).unwrap()
}

const FOUR: &str =
    "show=children-in-need-rate&areas=cambridgeshire,peterborough,essex,hertfordshire";

#[test]
fn a_place_names_the_council_that_has_none() {
    let page = compared(&fixture::dataset(), FOUR);
    let message = "highest of the 3 councils shown, leaving out Peterborough, whose figure does not agree when \
        checked";
    assert!(page.finding.contains(message), "{}", page.finding);
}

#[test]
fn a_figure_that_does_not_agree_is_hollow_and_says_so_in_short() {
    let dataset = fixture::dataset();
    for (indicator, area) in [
        ("children-in-need-rate", "Peterborough"),
        ("protection-plan-rate", "Cambridgeshire"),
        ("contact-conversion", "Peterborough"),
    ] {
        let page = page(&dataset, indicator, "");
        let mut lines = page.selection.lines.iter();
        let line = lines.find(|line| line.name == area).unwrap();
        let unsure = line
            .points
            .iter()
            .filter(|p| !provenance::is_sure(p, &dataset));
        let unsure: Vec<_> = unsure.collect();
        assert!(!unsure.is_empty(), "{indicator}");
        assert!(unsure.iter().all(|p| provenance::is_hollow(p, &dataset)));
        // Between two figures that may not be compared there is no range to leave it out of.
        if indicator == "protection-plan-rate" {
            continue;
        }
        let message = in_short(&page, area);
        let is_told = ["does not agree when checked", "uncertain"];
        assert!(
            is_told.iter().any(|word| message.contains(word)),
            "{message}"
        );
    }
}

#[test]
fn a_zero_in_doubt_is_not_the_lowest() {
    let page = page(&fixture::dataset(), "referrals-not-in-need", "");
    let message = in_short(&page, "Peterborough");
    let lowest = "lowest 16% (financial year 2020/21)";
    assert!(message.contains(lowest) && message.contains("one uncertain figure excluded"));
}

#[test]
fn two_counts_of_which_neither_is_proved_wrong_are_only_set_side_by_side() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "protection-plans", "");
    let row = page.below.rows.iter().find(|row| row.id == "F220").unwrap();
    assert_eq!(row.mark, "");
    assert!(row.sentence.contains("321"), "{}", row.sentence);
    let care = self::page(&dataset, "children-in-care", "");
    let noted = care.below.rows.iter().filter(|row| {
        let mut message = row.panel.iter();
        message.any(|(_, text)| text.contains("Local Authority Interactive Tool"))
    });
    let noted: Vec<&str> = noted.map(|row| row.id.as_str()).collect();
    assert!(
        noted.contains(&"F221") && noted.contains(&"F222"),
        "{noted:?}"
    );
}

#[test]
fn a_title_tells_every_turn() {
    let dataset = fixture::dataset();
    for (indicator, message) in [
        (
            "referrals-yearly",
            "451.5 in the financial year 2024/25; lowest 298.1 in the financial year 2015/16, highest \
             502.9 in the financial year 2023/24",
        ),
        (
            "social-worker-turnover",
            "17.2% in the year to September 2025; lowest 11.8% in the year to September 2024, \
             highest 22.4% in the year to September 2022",
        ),
    ] {
        let title = page(&dataset, indicator, "").chart_title.clone();
        assert!(title.ends_with(message), "{title}");
    }
    let second = page(&dataset, "second-plans-yearly", "")
        .chart_title
        .clone();
    let message = "25.9% in the financial year 2024/25, the highest; lowest 13.6% in";
    assert!(second.contains(message), "{second}");
    let two = page(&dataset, "three-placements", "").chart_title.clone();
    assert!(
        two.ends_with(
            "11% (year to 31 March 2025); lowest 8% (year to 31 March 2019), highest 12% (year to \
             31 March 2022)"
        ),
        "{two}"
    );
    let one = page(&dataset, "dental-checks-yearly", "")
        .chart_title
        .clone();
    assert!(one.contains("overall"), "the last step fell: {one}");
    let open = page(&dataset, "open-cases", "").chart_title.clone();
    assert!(open.contains("3,616 at the end of January 2019"), "{open}");
}

#[test]
fn a_target_that_begins_after_the_last_figure_is_not_drawn() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "protection-plans", "");
    let goals = line::targets(&page.selection);
    let labels: Vec<&str> = goals.iter().map(|goal| goal.label.as_str()).collect();
    assert_eq!(labels, ["expected range 320 to 340"]);
    let message = "Preferred level of around 320, from February 2021.";
    assert!(page.in_short.summary.iter().any(|line| line == message));
}

#[test]
fn a_target_of_another_time_is_not_told_of_a_chosen_one() {
    let query = "period=2019-04..2020-03";
    let page = page(&fixture::dataset(), "assessments-in-45-days", query);
    let message = page.in_short.summary.join(" ");
    assert!(message.contains("Target range of 80% to 85%"), "{message}");
    assert!(!message.contains("90%"), "{message}");
    assert_eq!(
        page.finding.matches("in doubt").count(),
        1,
        "{}",
        page.finding
    );
}

#[test]
fn a_change_of_a_rate_worked_out_here_tells_of_another_population() {
    let page = page(&fixture::dataset(), "contacts", "measure=rate");
    let changed = page.below.rows.iter().filter(|row| {
        row.change
            .ends_with("with a later estimate of the population")
    });
    assert!(changed.count() > 0);
}

#[test]
fn a_change_between_two_dates_says_where_it_goes_by_the_numbers_counted() {
    let page = compared(
        &fixture::dataset(),
        "show=looked-after&as=then-and-now&period=2021-03..2025-03",
    );
    let at = page.table.heads.iter().position(|head| head == "Change");
    let england = page.table.rows.iter().find(|row| row.name == "England");
    let cell = &england.unwrap().cells[at.unwrap()];
    assert!(cell.ends_with("lower, before rounding"), "{cell}");
}

#[test]
fn a_difference_is_that_of_the_numbers_shown() {
    let query = "areas=peterborough,peterborough-neighbours-2021";
    let page = page(&fixture::dataset(), "social-worker-agency", query);
    let message = "9.6 points above the mean of its neighbours of the April 2021 list (8.8%)";
    assert!(page.finding.contains(message), "{}", page.finding);
}

#[test]
fn the_only_part_that_is_known_is_not_called_the_largest() {
    let page = page(
        &fixture::dataset(),
        "pupils-by-ethnicity",
        "areas=cambridgeshire",
    );
    let message = "the only part that is known is “White from another background”";
    assert!(page.finding.contains(message), "{}", page.finding);
}

#[test]
fn a_part_whose_own_limit_fell_under_the_target_of_all_has_moved_too() {
    let dataset = fixture::dataset();
    let requested = query::decode("from=july-2019&to=october-2020").0;
    let (from, to) = diff::pair(&dataset, &requested).unwrap();
    let found = diff::changes(&dataset, from, to).unwrap();
    let moved = found
        .groups
        .iter()
        .find(|(head, _)| head.starts_with("Changed targets"));
    let moved: Vec<&str> = moved
        .unwrap()
        .1
        .iter()
        .map(|c| c.sentence.as_str())
        .collect();
    let message = "Average caseload, Assessment teams: Target of 15";
    assert!(
        moved.iter().any(|sentence| sentence.starts_with(message)),
        "{moved:?}"
    );
}

#[test]
fn a_figure_in_doubt_is_in_no_mean_and_no_change() {
    let dataset = fixture::dataset();
    let query = "areas=peterborough,peterborough-neighbours-2021";
    let page = page(&dataset, "referrals-no-further-action", query);
    assert!(
        page.finding
            .contains("(8.5%, without Plymouth and Portsmouth, "),
        "{}",
        page.finding
    );
    let table = compared(&dataset, "show=referrals-not-in-need&as=then-and-now").table;
    let at = table
        .heads
        .iter()
        .position(|head| head == "Change")
        .unwrap();
    let bath = table.rows.iter().find(|row| row.name.starts_with("Bath"));
    let message = "Not comparable: one of the two is in doubt";
    assert_eq!(bath.unwrap().cells[at], message);
}

#[test]
fn every_zero_of_a_run_that_ends_beside_many_is_in_doubt() {
    let page = page(
        &fixture::dataset(),
        "referrals-no-further-action",
        "areas=portsmouth",
    );
    let zeros = page.below.rows.iter().filter(|row| row.value == "0%");
    let zeros: Vec<&str> = zeros.map(|row| row.mark.as_str()).collect();
    assert!(
        zeros.len() > 3 && zeros.iter().all(|mark| *mark == "in doubt"),
        "{zeros:?}"
    );
}
