//! What must go with a number or a verdict, so that nobody takes it for more than it is.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;
#[path = "fixtures/whole.rs"]
mod whole;

use candour::chart::kind::ChartSpec;
use candour::chart::scene::Ink;
use candour::data::claim::{Claim, Verdict};
use candour::figure;
use candour::view::claim;
use candour::view::page::{home, indicator_list};
use candour::view::state::route::Route;
use candour::view::state::{Measure, ViewState};
use whole::{Whole, whole};

fn page(indicator: &str, requested: &ViewState) -> Whole {
    let dataset = fixture::dataset();
    let at = dataset.indicator_idx(indicator).unwrap();
    whole(&dataset, at, requested)
}

fn claims() -> Vec<Claim> {
    fixture::dataset().claims().to_vec()
}

fn claim_of(id: &str) -> Claim {
    claims().into_iter().find(|claim| claim.id == id).unwrap()
}

#[test]
fn a_rate_that_is_worked_out_here_does_not_pass_for_a_printed_one() {
    let requested = ViewState {
        measure: Measure::Rate,
        ..ViewState::default()
    };
    let page = page("protection-plans", &requested);
    for row in &page.below.rows {
        assert_eq!(row.mark, "calculated", "{}", row.sentence);
        let (heading, message) = row.panel.first().unwrap();
        assert_eq!(*heading, "Shown here");
        assert!(message.starts_with("Not printed."), "{message}");
        assert!(message.contains("children aged 0 to 17 ("), "{message}");
    }
    let message = page.in_short.worked_out.unwrap();
    let route = message.printed.unwrap().link.route;
    assert_eq!(route, Route::Indicator("protection-plan-rate".to_owned()));
    assert!(
        message.sentence.contains("31 (January 2021)"),
        "{}",
        message.sentence
    );
    assert!(
        message.sentence.contains("aged 0 to 17: "),
        "{}",
        message.sentence
    );
}

#[test]
fn a_number_as_printed_needs_no_such_words() {
    let page = page("protection-plans", &ViewState::default());
    assert_eq!(page.in_short.worked_out, None);
    let headings = page.below.rows.iter().flat_map(|row| &row.panel);
    assert!(
        headings
            .clone()
            .all(|(heading, _)| *heading != "Shown here")
    );
    assert!(page.below.rows.iter().any(|row| row.mark.is_empty()));
}

#[test]
fn figures_on_both_sides_of_a_break_are_not_compared_in_silence() {
    // Around 780 in June 2019 and 708 a year later, with a new recording system between.
    let care = claim_of("C136");
    assert!(care.break_note.unwrap().contains("LiquidLogic"));
    assert_eq!(care.arithmetic.unwrap(), "From around 780 to 708.");
    // March and April 2020 were recorded alike.
    assert_eq!(claim_of("C082").break_note, None);
    // 699 in August 2020 beside a number for the neighbours in 2019: no record of one area is parted.
    assert_eq!(claim_of("C217").break_note, None);
}

#[test]
fn what_looks_forward_comes_about_or_not_and_does_not_agree() {
    let claims = claims().into_iter();
    for claim in claims.filter(|claim| claim::looks_forward(claim.kind)) {
        let backward = [Verdict::Agrees, Verdict::RoundsTo, Verdict::Differs];
        assert!(!backward.contains(&claim.verdict), "{}", claim.id);
    }
}

#[test]
fn what_fell_further_than_a_range_has_not_simply_missed_it() {
    let found = claim_of("C221");
    assert_eq!(found.verdict, Verdict::Partly);
    let arithmetic = found.arithmetic.unwrap();
    assert!(arithmetic.contains("7 past the range"), "{arithmetic}");
}

#[test]
fn the_change_of_a_percentage_is_told_in_points() {
    assert_eq!(
        claim_of("C298").arithmetic.unwrap(),
        "From 17.9% to 22.9%: 5 points higher."
    );
}

#[test]
fn the_change_of_a_number_that_is_not_exact_is_not_told_exactly() {
    assert_eq!(
        claim_of("C255").arithmetic.unwrap(),
        "From 699 to around 670: around 29 fewer (4%)."
    );
}

#[test]
fn a_part_for_which_no_target_is_printed_is_not_counted_as_past_one() {
    let page = page("caseload", &ViewState::default());
    assert!(page.finding.starts_with("2 of 5 parts"), "{}", page.finding);
    let message = "No target is printed for Leaving care, unaccompanied young people with 26; and \
                Youth offending service with 9.";
    assert!(page.finding.ends_with(message), "{}", page.finding);
    let furthest = "furthest: Corporate parenting with 22, 7 above the target of 15.";
    assert!(page.finding.contains(furthest), "{}", page.finding);
    let ChartSpec::Strip(strip) = figure::indicator(&fixture::dataset(), &page.selection) else {
        panic!("not a strip");
    };
    let dots = strip.groups.iter().flat_map(|group| &group.dots);
    for dot in dots.filter(|dot| dot.name.contains("unaccompanied young people")) {
        assert_eq!(dot.mark_style().ink, Ink::Soft, "{}", dot.sentence);
    }
    let own = |name: &str| {
        let mut rows = page.below.rows.iter();
        rows.find(|row| row.area.contains(name)).unwrap()
    };
    assert_eq!(
        own("unaccompanied young people").verdict,
        "no target printed"
    );
}

#[test]
fn a_title_tells_where_a_line_turned() {
    let requested = ViewState {
        areas: vec!["cambridgeshire".to_owned()],
        ..ViewState::default()
    };
    let title = page("protection-visits-in-time", &requested)
        .chart_title
        .clone();
    let message =
        "up from 82.9% in March 2020 to 96.5% in June 2020, then down to 88% in January 2021";
    assert!(title.ends_with(message), "{title}");
}

#[test]
fn a_date_in_doubt_is_told_with_the_number() {
    let finding = page("children-in-need", &ViewState::default())
        .finding
        .clone();
    assert!(
        finding.contains("in February 2018, a date in doubt"),
        "{finding}"
    );
    let about = page("assessments-no-further-action", &ViewState::default());
    let mut rows = about.below.rows.iter();
    assert!(rows.any(|row| row.period == "around September 2019"));
    let first = home::view(&fixture::dataset(), &ViewState::default());
    let cards = first.themes.iter().flat_map(|theme| &theme.cards);
    for card in cards.filter(|card| card.when.contains("February 2018")) {
        assert!(card.when.contains("in doubt"), "{}", card.when);
    }
}

#[test]
fn every_statement_that_cannot_be_checked_says_why() {
    let claims = claims().into_iter();
    for claim in claims.filter(|claim| claim.verdict == Verdict::CannotBeChecked) {
        assert!(claim.explained.is_some(), "{}", claim.id);
    }
}

#[test]
fn a_zero_between_years_of_many_stays_and_is_told_to_be_in_doubt() {
    let requested = ViewState {
        areas: vec!["peterborough".to_owned()],
        ..ViewState::default()
    };
    let page = page("referrals-not-in-need", &requested);
    let of_year = |year: &str| {
        let mut rows = page.below.rows.iter();
        rows.find(|row| row.period.ends_with(year)).unwrap()
    };
    let zero = of_year("2017/18");
    assert_eq!(
        (zero.value.as_str(), zero.mark.as_str()),
        ("0%", "in doubt")
    );
    let note = zero.panel.iter().find(|(heading, _)| *heading == "Note");
    let message = "The file gives 0, beside 542 in the financial year 2016/17 and 883 in the";
    assert!(note.unwrap().1.starts_with(message), "{note:?}");
    assert!(zero.sentence.contains("In doubt."), "{}", zero.sentence);
    assert_eq!(of_year("2018/19").mark, "");
}

#[test]
fn a_figure_of_both_councils_is_not_missing_from_the_list() {
    let lists = indicator_list::view(&fixture::dataset());
    let mut rows = lists.iter().flat_map(|theme| &theme.rows);
    let kinds = rows.find(|row| row.id == "employees-furloughed").unwrap();
    let message = "Both councils together: Around 25%, as quoted in July 2020";
    assert!(kinds.cells[0].starts_with(message), "{:?}", kinds.cells);
    assert_eq!(kinds.cells[1], "Together with Cambridgeshire");
}
