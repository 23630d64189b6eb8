//! Sentences about a council's figures are true whatever the figures are: averages of some members,
//! ties, bounds, rounding and single periods.

#![cfg(test)]

#[path = "fixtures/whole.rs"]
mod whole;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use candour::data::dataset::Dataset;
use candour::publish::compile::{compile, read_back};
use candour::publish::content;
use candour::view::page::area;
use candour::view::page::compare::{self, ComparePage};
use candour::view::state::query;
use whole::{Whole, whole};

/// The content of Leeds, with national statistics of its neighbours.
fn leeds() -> Arc<Dataset> {
    static LEEDS: LazyLock<Arc<Dataset>> = LazyLock::new(|| {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/leeds");
        let compiled = compile(&content::read(&dir).unwrap()).unwrap();
        Arc::new(read_back(&compiled).unwrap())
    });
    Arc::clone(&LEEDS)
}

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
    assert_holds(&rows.next().unwrap().mark, "of 7 of 10 councils");
    let comparison = compared("show=placed-20-miles");
    assert_holds(&comparison.finding, "the mean of 7 of its 10 neighbours");
    let mut rows = comparison.table.rows.iter();
    let row = rows.find(|row| row.name.starts_with("Neighbours")).unwrap();
    assert_eq!(row.cells[0], "19%; of 7 of 10 councils");
    let page = area::view(&leeds(), "leeds", &query::decode("").0).unwrap();
    let mut measures = page.measures.iter();
    let found = measures.find(|panel| panel.title.contains("over 20 miles"));
    assert_holds(&found.unwrap().told, "the mean of 7 of its 10 neighbours");
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
        "not comparable with the financial year 2023/24: 7 of the 10 councils had a figure then, 9 \
         have one now",
    );
    assert_holds(
        in_short(&page("placed-20-miles", ""), "Neighbours"),
        "not comparable with the financial year 2023/24: other councils had a figure then: 8 of 10",
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
