//! Local months beside national years, and one month against earlier ones.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod fixture;
#[path = "fixtures/whole.rs"]
mod whole;

use candour::chart::kind::ChartSpec;
use candour::data::dataset::Dataset;
use candour::figure;
use candour::view::state::query;
use whole::{Whole, whole};

fn page(dataset: &Dataset, id: &str, query: &str) -> Whole {
    let at = dataset.indicator_idx(id).unwrap();
    whole(dataset, at, &query::decode(query).0)
}

/// What is said of an area under a heading.
fn sentence(page: &Whole, area: &str, what: &str) -> String {
    let found = page
        .below
        .earlier
        .iter()
        .find(|found| found.name == area)
        .unwrap();
    let line = found.sentence.iter().find(|(heading, _)| *heading == what);
    line.unwrap().1.clone()
}

#[test]
fn national_years_stand_at_their_dates_and_are_never_joined() {
    let dataset = fixture::dataset();
    let page = page(&dataset, "children-in-care", "beside=national");
    let ChartSpec::Line(spec) = figure::indicator(&dataset, &page.selection) else {
        panic!("not a line");
    };
    let yearly = spec
        .series
        .iter()
        .filter(|series| series.name.ends_with(", yearly"));
    let yearly: Vec<_> = yearly.collect();
    assert_eq!(yearly.len(), 2);
    for series in yearly {
        assert!(series.is_context && !series.points.is_empty());
        assert!(series.points.iter().all(|point| !point.joins));
    }
    for words in [
        "national statistics (DfE, Children looked after)",
        "31 March",
        "The same children",
    ] {
        let note = page.in_short.beside.as_deref().unwrap();
        assert!(note.contains(words), "“{words}” is not in {note}");
    }
}

#[test]
fn national_years_are_shown_in_the_unit_of_the_local_figures() {
    let dataset = fixture::dataset();
    let shown = |query| {
        let page = page(&dataset, "children-in-care", query);
        let mut lines = page.selection.lines.iter();
        let line = lines
            .find(|line| line.name == "Cambridgeshire, yearly")
            .unwrap();
        let of_2021 = line
            .points
            .iter()
            .find(|point| point.period.to_string().contains("2021"));
        of_2021.unwrap().quantity.point().unwrap()
    };
    // Domain brief, section 1.5: 640 children on 31 March 2021, 48 for every 10,000.
    assert!((shown("beside=national") - 640.0).abs() < 0.5);
    assert!((shown("beside=national&measure=rate") - 48.0).abs() < 1.0);
}

#[test]
fn they_change_neither_the_finding_nor_the_title() {
    let dataset = fixture::dataset();
    for id in [
        "children-in-care",
        "protection-plans",
        "caseload",
        "annual-health-assessments",
    ] {
        let (plain, beside) = (
            page(&dataset, id, ""),
            page(&dataset, id, "beside=national"),
        );
        assert_eq!(plain.finding, beside.finding);
        assert_eq!(plain.chart_title, beside.chart_title);
        assert_eq!(plain.in_short.beside, None);
    }
}

#[test]
fn what_must_not_be_compared_is_not_offered() {
    let dataset = fixture::dataset();
    assert!(
        !page(&dataset, "second-plans-2-years", "")
            .selection
            .has_national
    );
    assert!(
        page(&dataset, "protection-plans", "")
            .selection
            .has_national
    );
    assert!(!page(&dataset, "looked-after", "").selection.has_national);
}

#[test]
fn a_month_stands_against_the_same_month_a_year_before() {
    let dataset = fixture::dataset();
    let referrals = page(&dataset, "referrals", "areas=cambridgeshire");
    assert_eq!(
        sentence(&referrals, "Cambridgeshire", "Same month a year before"),
        "372 in June 2020, 365 in June 2019. A break in the record lies between, so the two may be \
         counted differently and no change is calculated."
    );
    let peterborough = page(&dataset, "contacts", "areas=peterborough");
    assert_eq!(
        sentence(&peterborough, "Peterborough", "Same month a year before"),
        "1,011 in June 2020, 1,247 in June 2019: 236 fewer (18.9%)."
    );
}

#[test]
fn a_year_so_far_adds_numerators_and_denominators() {
    let dataset = fixture::dataset();
    let contacts = page(&dataset, "contacts", "areas=cambridgeshire");
    // 1,446 + 1,734 + 1,988, reset plan, section 5.
    assert_eq!(
        sentence(&contacts, "Cambridgeshire", "Financial year so far"),
        "5,168 from April to June 2020."
    );
    let conversion = page(&dataset, "contact-conversion", "areas=cambridgeshire");
    // 233 + 335 + 372 referrals out of those contacts.
    assert_eq!(
        sentence(&conversion, "Cambridgeshire", "Financial year so far"),
        "18.2% from April to June 2020: 940 of 5,168."
    );
}

#[test]
fn what_cannot_be_worked_out_says_why() {
    let dataset = fixture::dataset();
    let plans = page(&dataset, "protection-plans", "areas=cambridgeshire");
    let reason = sentence(&plans, "Cambridgeshire", "Financial year so far");
    assert!(reason.contains("count the same children again"), "{reason}");
    let contacts = page(&dataset, "contacts", "areas=cambridgeshire");
    let reason = sentence(&contacts, "Cambridgeshire", "Last twelve months");
    assert!(
        reason.contains("break in the record") || reason.contains("no exact figure"),
        "{reason}"
    );
    for about in &dataset.catalog().indicators {
        let page = page(&dataset, &about.id, "");
        for (_, text) in page.below.earlier.iter().flat_map(|found| &found.sentence) {
            assert!(
                text.ends_with('.') && !text.contains("NaN"),
                "{}: {text}",
                about.id
            );
        }
    }
}

#[test]
fn an_index_starts_at_the_first_figure_that_may_be_compared() {
    let dataset = fixture::dataset();
    let open = page(&dataset, "open-cases", "");
    // 3,423 in April 2018 and 3,499 in March 2019, July 2019 report.
    assert_eq!(
        sentence(&open, "Cambridgeshire", "As an index"),
        "With April 2018 as 100, March 2019 is 102."
    );
}
