//! What figures must share before one is set against another, and what is said where they do not.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;
#[path = "fixtures/whole.rs"]
mod whole;

use candour::data::claim::{Grade, Verdict};
use candour::data::dataset::Dataset;
use candour::view::claim;
use candour::view::page::compare::{self, ComparePage};
use candour::view::report::diff;
use candour::view::selection::Line;
use candour::view::state::query;
use candour::view::state::{Measure, ViewState};
use candour::view::target::status::{self, Mark};
use whole::{Whole, whole};

fn page(dataset: &Dataset, indicator: &str, query: &str) -> Whole {
    let at = dataset.indicator_idx(indicator).unwrap();
    whole(dataset, at, &requested(query))
}

fn requested(query: &str) -> ViewState {
    query::decode(query).0
}

fn compared(dataset: &Dataset, query: &str) -> ComparePage {
    compare::view(dataset, &requested(query)).unwrap()
}

fn cell(page: &ComparePage, area: &str, head: &str) -> String {
    let at = page.table.heads.iter().position(|known| known == head);
    let row = page.table.rows.iter().find(|row| row.name == area).unwrap();
    row.cells[at.unwrap_or_else(|| panic!("no column {head}"))].clone()
}

fn line<'a>(page: &'a Whole, name: &str) -> &'a Line {
    let mut lines = page.selection.lines.iter();
    lines.find(|line| line.name.starts_with(name)).unwrap()
}

fn summary<'a>(page: &'a Whole, start: &str) -> &'a str {
    let mut lines = page.in_short.summary.iter();
    lines.find(|line| line.starts_with(start)).unwrap()
}

#[test]
fn the_council_that_was_asked_for_first_is_the_one_all_are_held_against() {
    let dataset = fixture::dataset();
    let page = compared(
        &dataset,
        "areas=peterborough,cambridgeshire,plymouth,england",
    );
    let message = "72 children looked after per 10,000 children in Peterborough";
    assert!(page.finding.starts_with(message), "{}", page.finding);
    assert_eq!(cell(&page, "Peterborough", "31 March 2025"), "72");
    let other = cell(&page, "Plymouth", "Difference");
    assert!(other.ends_with("than Peterborough, by 29"), "{other}");
}

#[test]
fn the_mean_of_other_councils_is_another_number() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "referrals-yearly", "");
    let message = summary(&page, "Neighbours of Cambridgeshire");
    assert!(
        message.contains(
            "; not comparable with the financial year 2023/24: the average then was of 9 of the 10 councils"
        ),
        "{message}"
    );
    let of_neighbours = line(&page, "Neighbours of Cambridgeshire");
    let note = |year: &str| {
        let mut points = of_neighbours.points.iter();
        let point = points
            .find(|point| point.period.to_string() == year)
            .unwrap();
        let observation = point.observation().unwrap();
        observation.note.as_ref().unwrap().to_string()
    };
    assert_eq!(
        note("FY2023/24"),
        "Mean of 9 of 10 councils, list of April 2021, without Hampshire (withheld by its source as \
         too uncertain)."
    );
    assert_eq!(
        note("FY2024/25"),
        "Mean of all 10 councils, list of April 2021."
    );
}

#[test]
fn the_parts_of_a_group_make_a_whole() {
    let dataset = fixture::dataset();
    for query in ["", "average=median"] {
        let page = page(&dataset, "protection-plan-duration", query);
        let groups = page
            .selection
            .lines
            .iter()
            .filter(|line| line.is_reference());
        let mut sums: Vec<(usize, String, f64)> = Vec::new();
        for line in groups {
            for point in &line.points {
                let (area, period) = (line.area.0, point.period.to_string());
                let value = point.quantity.point().unwrap();
                match sums
                    .iter_mut()
                    .find(|known| (known.0, &known.1) == (area, &period))
                {
                    Some(known) => known.2 += value,
                    None => sums.push((area, period, value)),
                }
            }
        }
        assert!(!sums.is_empty());
        for (area, period, sum) in sums {
            // Parts are printed as whole numbers.
            assert!((sum - 100.0).abs() < 1.5, "{area} {period}: {sum}");
        }
    }
}

#[test]
fn what_is_quoted_without_a_date_makes_no_course() {
    let dataset = fixture::dataset();
    let page = page(
        &dataset,
        "annual-health-assessments",
        "areas=statistical-neighbours",
    );
    assert!(
        !page.chart_title.contains("up from"),
        "{}",
        page.chart_title
    );
    let both = compared(
        &dataset,
        "show=assessments-in-45-days&areas=cambridgeshire,england&as=then-and-now",
    );
    let change = cell(&both, "England", "Change");
    assert_eq!(
        change,
        "Not comparable: the dates of what is quoted are not known"
    );
    let warned = |line: &String| line.starts_with("The report quotes England without a date");
    assert!(both.notices.iter().any(warned), "{:?}", both.notices);
}

#[test]
fn a_comparator_of_years_ago_gives_way_to_one_that_is_quoted_now() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "protection-plan-rate", "");
    let message = summary(&page, "Statistical neighbours of Cambridgeshire");
    assert!(
        message.contains(": 36 (as quoted in January 2021)"),
        "{message}"
    );
}

#[test]
fn a_figure_in_doubt_is_neither_judged_nor_held_against_others() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "assessments-in-45-days", "");
    let row = page.below.rows.iter().find(|row| row.id == "F298").unwrap();
    assert_eq!(
        (row.mark.as_str(), row.verdict_mark),
        ("in doubt", Mark::Unsure)
    );
    assert!(
        row.verdict
            .starts_with("in doubt, so not compared with the target")
    );
    let moves = compared(&dataset, "show=placements-3-or-more");
    assert!(moves.finding.contains("; in doubt"), "{}", moves.finding);
    assert!(!moves.finding.contains("England"), "{}", moves.finding);
}

#[test]
fn a_target_that_is_not_printed_judges_nothing() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "annual-health-assessments", "");
    let cambridgeshire = line(&page, "Cambridgeshire");
    for point in &cambridgeshire.points {
        let found = status::of(cambridgeshire, point, &page.selection.indicator);
        assert_ne!(found.mark, Mark::Met, "{}", found.words);
    }
}

#[test]
fn what_is_said_of_a_printed_rate_is_not_said_of_the_number_behind_it() {
    let dataset = fixture::dataset();
    let rate = page(&dataset, "children-in-need-rate", "areas=peterborough");
    assert!(
        rate.finding.contains("; does not agree"),
        "{}",
        rate.finding
    );
    let number = page(
        &dataset,
        "children-in-need-rate",
        "areas=peterborough&measure=number",
    );
    assert!(
        number
            .selection
            .lines
            .iter()
            .all(|line| line.measure == Measure::Count),
        "{}",
        number.finding
    );
    assert!(
        !number.finding.contains("does not agree"),
        "{}",
        number.finding
    );
}

#[test]
fn a_rank_is_of_a_council_and_not_in_it() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "deprivation-rank", "");
    let message =
        "Cambridgeshire as quoted in 2019: 134th most deprived authority; wording corrected";
    assert!(page.finding.starts_with(message), "{}", page.finding);
    let both = compared(&dataset, "show=deprivation-rank");
    assert!(!both.finding.contains("below"), "{}", both.finding);
}

#[test]
fn how_sure_a_verdict_is_fits_the_verdict() {
    for claim in fixture::dataset().claims().iter() {
        let message = claim::grade(claim.grade, claim.verdict);
        let agrees = matches!(claim.verdict, Verdict::Agrees | Verdict::RoundsTo);
        let says_wrong = message.is_some_and(|message| message.contains("wrong"));
        assert!(!(agrees && says_wrong), "{}", claim.id);
        let is_ungraded = claim.grade == Grade::Ungraded;
        assert_eq!(message.is_none(), is_ungraded, "{}", claim.id);
    }
}

#[test]
fn two_reports_are_compared_in_order_of_time_whichever_was_chosen_first() {
    let dataset = fixture::dataset();
    let pair = |query: &str| diff::pair(&dataset, &requested(query)).unwrap();
    assert_eq!(
        pair("from=early-2021&to=october-2020"),
        pair("from=october-2020&to=early-2021")
    );
}

#[test]
fn where_mean_and_median_tell_opposite_things_both_are_told() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "referrals-yearly", "");
    let message = " but higher than their median (399.1)";
    assert!(page.finding.contains(message), "{}", page.finding);
}

#[test]
fn a_change_of_rates_is_taken_from_what_was_counted() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "started-care", "");
    let message = summary(&page, "East of England");
    assert!(message.contains("0.2 higher than"), "{message}");
}

#[test]
fn the_table_of_a_comparison_and_its_finding_give_one_verdict() {
    let dataset = fixture::dataset();
    for (measure, area, finding, table) in [
        // 16.02 of counts, 14.0 to 18.2, beside 18.36; printed as 16 and 18.
        (
            "ceased-care",
            "East of England",
            "England (28), East of England (18) and the mean",
            "Higher than Cambridgeshire",
        ),
        (
            "second-plans-yearly",
            "East of England",
            "higher than East of England (22.5%)",
            "Lower than Cambridgeshire",
        ),
    ] {
        let page = compared(&dataset, &format!("show={measure}"));
        assert!(page.finding.contains(finding), "{}", page.finding);
        let cell = cell(&page, area, "Difference");
        assert!(cell.starts_with(table), "{measure}: {cell}");
    }
}

#[test]
fn a_title_says_no_direction_that_the_last_step_did_not_take() {
    let dataset = fixture::dataset();
    let title = page(&dataset, "three-placements", "").chart_title.clone();
    let message = "11% (year to 31 March 2025); lowest 8% (year to 31 March 2019), highest 12% (year \
        to 31 March 2022)";
    assert!(title.ends_with(message), "{title}");
}

#[test]
fn a_share_told_as_a_number_is_a_sentence() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "contact-conversion", "measure=number");
    let message = "In Cambridgeshire, 372 contacts became referrals";
    assert!(page.finding.starts_with(message), "{}", page.finding);
    let plans = self::page(&dataset, "protection-plans", "measure=number");
    assert_eq!(plans.notices, Vec::<String>::new());
}
