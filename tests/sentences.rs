//! Sentences about a council's figures are true whatever the figures are: averages of some members,
//! ties, bounds, rounding and single periods.

#![cfg(test)]

#[path = "fixtures/leeds.rs"]
mod leeds_dataset;
#[path = "fixtures/whole.rs"]
mod whole;

use candour::data::words::{ChartKind, Unit};
use candour::view::page::area;
use candour::view::page::compare::{self, ComparePage};
use candour::view::page::indicator::table;
use candour::view::state::query;
use leeds_dataset::leeds;
use whole::{Whole, whole};

fn page(indicator: &str, query: &str) -> Whole {
    let dataset = leeds();
    let at = dataset.indicator_idx(indicator).unwrap();
    whole(&dataset, at, &query::decode(query).0)
}

fn compared(query: &str) -> ComparePage {
    compare::view(&leeds(), &query::decode(query).0).unwrap()
}

/// The sentence of a summary that starts with a name.
fn in_short<'a>(page: &'a Whole, name: &str) -> &'a str {
    let mut sentences = page.in_short.summary.iter();
    sentences.find(|line| line.starts_with(name)).unwrap()
}

#[track_caller]
fn assert_holds(text: &str, words: &str) {
    assert!(text.contains(words), "“{words}” is not in “{text}”");
}

#[test]
fn an_average_of_some_members_says_so_everywhere() {
    let page = page("placed-20-miles", "");
    assert_holds(
        &page.finding,
        "lower than the mean of 7 of its 10 neighbours of the 2025 list (19%)",
    );
    assert_holds(
        in_short(&page, "Neighbours of Leeds"),
        "Mean of 7 of 10 councils, without Portsmouth, Salford and Croydon (suppressed to protect \
         children’s identity).",
    );
    let rows = page.below.rows.iter();
    let mut rows = rows.filter(|row| row.area.starts_with("Neighbours"));
    assert_holds(&rows.next().unwrap().mark, "mean of 7 of 10 councils");
    let comparison = compared("show=placed-20-miles");
    assert_holds(&comparison.finding, "the mean of 7 of its 10 neighbours");
    let mut rows = comparison.table.rows.iter();
    let row = rows.find(|row| row.name.starts_with("Neighbours")).unwrap();
    assert_eq!(row.cells[0], "19%; mean of 7 of 10 councils");
    let page = area::view(&leeds(), "leeds", &query::decode("").0).unwrap();
    let mut measures = page.measures.iter();
    let found = measures.find(|panel| panel.title.contains("over 20 miles"));
    assert_holds(
        &found.unwrap().message,
        "the mean of 7 of its 10 neighbours",
    );
}

#[test]
fn the_title_of_an_average_names_how_many_members_it_rests_on() {
    let page = page("placed-20-miles", "areas=leeds-neighbours-2025");
    assert_holds(&page.chart_title, "2025 list (mean of 7 of 10)");
    assert_holds(&page.finding, "2025 list (mean of 7 of 10)");
}

#[test]
fn a_member_in_doubt_is_named_with_the_rule() {
    let page = page("referrals-no-further-action", "");
    assert_holds(
        &page.finding,
        "the mean of 9 of its 10 neighbours of the 2025 list (7.5%, without Portsmouth, whose 0% \
         is in doubt)",
    );
    assert_holds(
        &page.in_short.summary.join(" "),
        "A 0 next to a year of 50 or more is in doubt",
    );
}

#[test]
fn averages_of_different_members_say_how_many_had_a_figure() {
    assert_holds(
        in_short(&page("referrals-no-further-action", ""), "Neighbours"),
        "not comparable with the financial year 2023/24: the average then was of 8 of the 10 \
         councils, now of 9",
    );
    assert_holds(
        in_short(&page("placed-20-miles", ""), "Neighbours"),
        "not comparable with the financial year 2023/24: the average then was of 8 of the 10, \
         not the same ones",
    );
}

#[test]
fn figures_of_the_same_councils_name_their_first_year() {
    assert_holds(
        in_short(&page("referrals-yearly", ""), "Neighbours"),
        "of 6 figures, all since the financial year 2019/20 and of the same councils",
    );
}

#[test]
fn an_average_is_never_named_before_another_area() {
    assert_holds(
        &page("looked-after", "").finding,
        "higher than Yorkshire and The Humber (77), England (67) and the mean of its neighbours of \
         the 2025 list (75.1)",
    );
    assert_holds(
        &page("social-worker-agency", "").finding,
        "5.8 points below Yorkshire and The Humber (7.9%), 10.9 points below England (13%), and \
         9.1 points below the mean",
    );
}

#[test]
fn mean_and_median_that_read_alike_get_decimals_that_tell_them_apart() {
    let finding = page("school-moves", "").finding.clone();
    assert_holds(
        &finding,
        "lower than the mean of its neighbours of the 2025 list (13.",
    );
    assert_holds(&finding, ") but about the same as their median (13%)");
}

#[test]
fn a_title_counts_the_months_that_share_an_extreme() {
    let title = page("local-cla-ceased-in-month", "").chart_title.clone();
    assert_holds(&title, "lowest 25 (3 months), highest 33 (4 months)");
    let title = page("local-cp-plans-ending-at-2-years-or-more", "")
        .chart_title
        .clone();
    assert_holds(
        &title,
        "0 in March 2022; lowest exact figure 0 (4 months), highest 6 (4 months)",
    );
}

#[test]
fn figures_that_are_all_alike_have_no_lowest_and_no_highest() {
    let page = page("school-moves", "");
    let england = in_short(&page, "England");
    assert_holds(england, "; 11% in all 4 years; no change from");
    assert_holds(england, "(0.1 points higher before rounding)");
    assert!(!england.contains("lowest"), "{england}");
}

#[test]
fn a_title_with_steps_against_the_way_says_overall() {
    for (indicator, words) in [
        ("social-worker-agency", "down overall from 1.4%"),
        ("social-worker-turnover", "up overall to 13.1%"),
        ("social-worker-caseload", "up overall to 16.3"),
        ("children-in-need-31-march", "then up overall to 327.7"),
    ] {
        assert_holds(&page(indicator, "").chart_title, words);
    }
}

#[test]
fn a_latest_month_that_is_only_a_bound_is_not_replaced_by_an_older_one() {
    let page = page("local-secure-placements", "");
    assert_eq!(
        page.below.earlier[0].sentence,
        [(
            "Latest month".to_owned(),
            "March 2022 is only known to be fewer than 5, so it cannot be compared.".to_owned()
        )]
    );
    assert_holds(
        &page.chart_title,
        "fewer than 5 in March 2022; lowest exact figure 0 (3 months), highest 6 (2 months)",
    );
    let of = |period: &str| {
        let mut rows = page.below.rows.iter();
        rows.find(|row| row.period == period)
            .unwrap()
            .change
            .clone()
    };
    assert_eq!(of("March 2022"), "Not an exact figure");
    assert_eq!(
        of("January 2022"),
        "5 more than in September 2021 (no exact figure for October to December 2021)"
    );
}

#[test]
fn figures_that_are_only_bounds_are_counted_by_what_they_allow() {
    assert_holds(
        in_short(&page("local-secure-placements", ""), "Leeds"),
        "of 9 exact figures; fewer than 5 in 15 months",
    );
}

#[test]
fn a_change_over_a_month_without_an_exact_figure_names_it() {
    assert_holds(
        &page("local-cp-plans-ending-at-2-years-or-more", "").finding,
        "no change from January 2022 (no exact figure for February 2022)",
    );
}

#[test]
fn the_change_of_an_average_is_that_of_its_printed_numbers() {
    assert_holds(
        in_short(&page("protection-plans-31-march", ""), "Neighbours"),
        "2.3 lower than on 31 March 2024",
    );
}

#[test]
fn counts_rounded_to_ten_give_no_tenths_unless_they_are_large() {
    let page = page("placed-20-miles", "");
    let region = in_short(&page, "Yorkshire");
    assert_holds(region, "1 point higher than");
    assert_holds(in_short(&page, "England"), "0.7 points higher than");
    assert_holds(in_short(&page, "England"), ", before rounding");
}

/// The sentence on Leeds under a heading of the comparison with earlier months.
fn earlier(page: &Whole, heading: &str) -> Option<String> {
    let mut sentence = page.below.earlier[0].sentence.iter();
    let found = sentence.find(|(known, _)| known == heading);
    found.map(|(_, text)| text.clone())
}

#[test]
fn a_complete_financial_year_is_named_once() {
    let contacts = page("local-contacts-to-front-door", "");
    assert_eq!(
        earlier(&contacts, "Financial year 2021 to 2022").unwrap(),
        "21,910 from April 2021 to March 2022."
    );
    assert_eq!(earlier(&contacts, "Financial year so far"), None);
    assert_eq!(earlier(&contacts, "Last twelve months"), None);
    assert!(earlier(&contacts, "As an index").is_some());
}

#[test]
fn a_percentage_without_its_numbers_has_no_year_and_no_index() {
    let page = page("local-cla-reviews-in-time", "");
    assert_eq!(
        earlier(&page, "Financial year 2021 to 2022").unwrap(),
        "We cannot calculate a percentage for the year, because the reports give only percentages."
    );
    assert_eq!(page.below.earlier[0].sentence.len(), 2);
}

#[test]
fn averages_are_not_added_up_and_zero_starts_no_index() {
    let caseload = page("local-average-caseload", "");
    assert_eq!(caseload.below.earlier[0].sentence.len(), 1);
    let plans = page("local-cp-plans-ending-at-2-years-or-more", "");
    assert_eq!(earlier(&plans, "As an index"), None);
}

#[test]
fn a_figure_that_two_reports_print_counts_once() {
    let page = page("local-contacts-to-front-door", "");
    assert_eq!(
        table::counted(&page.below.rows),
        "24 figures, one of them in 2 reports. Open a number to see its source."
    );
}

#[test]
fn a_share_says_of_whom_before_what_happened() {
    for (indicator, words) in [
        (
            "three-placements",
            "In Leeds, 13% of children looked after had three or more placements in the year to 31 \
             March 2025",
        ),
        (
            "dental-checks-yearly",
            "In Leeds, 73% of children looked after for a year had their teeth checked in the \
             financial year 2024/25",
        ),
        (
            "social-worker-turnover",
            "In Leeds, 7% of social workers left in the year to September 2025, 2 points lower than \
             in the year to September 2024",
        ),
        (
            "school-moves",
            "In Leeds, 11% of children looked after with a known school moved school in the financial \
             year 2023/24",
        ),
        (
            "local-assessments-within-45-working-days",
            "In Leeds, 83.4% of assessments were completed within 45 working days in March 2022, \
             12.9 points lower than in February; 1.6 points short of the target of",
        ),
    ] {
        assert_holds(&page(indicator, "").finding, words);
    }
}

#[test]
fn every_percentage_of_leeds_is_a_clause() {
    let dataset = leeds();
    let indicators = dataset.catalog().indicators.iter();
    let shares =
        indicators.filter(|about| about.unit == Unit::Percent && about.chart == ChartKind::Line);
    let verbs = [
        " had ", " were ", " was ", " led ", " came ", " left ", " lived ", " moved ", " took ",
    ];
    for about in shares {
        let is_clause = verbs.iter().any(|verb| about.counted.contains(verb));
        assert!(is_clause, "{}: {}", about.id, about.counted);
    }
}

#[test]
fn a_score_is_higher_or_lower_and_compared_without_a_claim_of_chance() {
    let page = page("sdq-average", "");
    assert_holds(
        &page.finding,
        "0.3 higher than in the financial year 2023/24",
    );
    assert_holds(&page.finding, "0.5 below Yorkshire and The Humber (15.3)");
    assert_holds(in_short(&page, "Neighbours"), "0.1 lower than");
}

#[test]
fn a_caseload_names_what_is_divided_by_what() {
    let page = page("social-worker-caseload", "");
    let panel = &page.below.rows[0].panel;
    let (_, text) = panel
        .iter()
        .find(|(head, _)| *head == "Calculated from")
        .unwrap();
    assert_holds(
        text,
        "(cases held by social workers) divided by 298 (social workers who",
    );
    assert!(panel.iter().all(|(head, _)| *head != "Out of"), "{panel:?}");
}

#[test]
fn the_largest_difference_of_parts_names_what_it_is_compared_with() {
    let finding = page("protection-plan-duration", "").finding.clone();
    assert_holds(
        &finding,
        "the most common is “Up to 3 months” (31.1% of protection plans)",
    );
    assert_holds(
        &finding,
        "; compared with England, the largest difference is in “2 years or more”, 2.7 points higher.",
    );
}

#[test]
fn nothing_is_said_of_targets_that_do_not_exist() {
    for indicator in ["looked-after", "local-contacts-to-front-door"] {
        let page = page(indicator, "");
        let text = page.in_short.summary.join(" ");
        assert!(!text.to_lowercase().contains("target"), "{text}");
        assert!(!text.contains("is good by itself"), "{text}");
    }
}

#[test]
fn a_limit_is_named_by_its_number() {
    assert_holds(
        &page("local-average-caseload", "").finding,
        "; within the limit of 18.",
    );
    assert_holds(
        &page("local-re-referrals-within-12-months", "").finding,
        "0.9 points above the limit of 20%",
    );
}

#[test]
fn a_year_without_a_figure_of_any_neighbour_is_missing() {
    let page = page("school-moves", "");
    let missing: Vec<&str> = page
        .below
        .gaps
        .iter()
        .map(|(when, _)| when.as_str())
        .collect();
    assert!(
        missing.contains(&"Statistical neighbours of Leeds, 2025, April 2019 to March 2020."),
        "{missing:?}"
    );
}
