//! A subject joins the figures of reports and of national statistics: the latest of any source
//! leads, and only what counts the same time is drawn on one scale.

#![cfg(test)]

#[path = "fixtures/dataset.rs"]
mod dataset;
#[path = "fixtures/folder.rs"]
mod folder;

use candour::data::dataset::Dataset;
use candour::view::page::subject::{self, SubjectView};
use candour::view::page::{home, indicator_list};
use candour::view::state::ViewState;
use dataset::dataset;
use folder::Folder;

fn page(data: &Dataset, id: &str) -> SubjectView {
    let about = subject::by_id(data, id).unwrap();
    subject::view(data, about, &ViewState::default()).unwrap()
}

fn about<'a>(data: &'a Dataset, id: &str) -> &'a candour::data::catalog::Subject {
    subject::by_id(data, id).unwrap()
}

#[test]
fn the_latest_figure_of_any_source_leads() {
    let data = dataset();
    let lead = page(&data, "children-in-care").lead;
    assert!(
        lead[0].starts_with("705 children looked after in Cambridgeshire on 31 March 2025"),
        "{lead:?}"
    );
    assert!(lead[0].contains("(national statistics)"), "{lead:?}");
    assert!(
        lead[0].ends_with(
            "The reports’ latest figure is around 670 at the end of January 2021 (5 years old)."
        ),
        "{lead:?}"
    );
    assert!(lead[1].starts_with("416 children looked after in Peterborough"));
}

#[test]
fn an_old_figure_says_its_age() {
    let data = dataset();
    let lead = page(&data, "contacts").lead;
    assert!(lead[0].ends_with("(6 years old)."), "{lead:?}");
}

#[test]
fn national_and_local_figures_share_a_scale_where_they_count_the_same_time() {
    let data = dataset();
    let joined = page(&data, "children-in-care").chart.selection;
    let newest = joined.lines.iter().filter(|line| line.is_beside);
    let last = newest.filter_map(|line| line.points.last()?.quantity.point());
    assert_eq!(last.collect::<Vec<_>>(), [705.0, 416.0]);
    // A month's referrals are not drawn beside a year's, but the year's lead.
    let apart = page(&data, "referrals");
    assert!(
        !apart
            .chart
            .selection
            .lines
            .iter()
            .any(|line| line.is_beside)
    );
    assert!(
        apart.lead[0].starts_with("6,453 referrals in Cambridgeshire"),
        "{:?}",
        apart.lead
    );
}

#[test]
fn national_figures_keep_the_words_of_their_own_definition() {
    let data = dataset();
    let lead = page(&data, "children-in-need").lead;
    assert!(
        lead[0].starts_with("2,944 children in need"),
        "not children on a child in need plan: {lead:?}"
    );
}

#[test]
fn a_subject_is_compared_with_similar_councils() {
    let data = dataset();
    let compared = subject::compared(&data, about(&data, "children-in-care"));
    assert_eq!(compared.len(), 2);
    assert!(compared[0].contains("neighbours") && compared[0].contains("England"));
}

#[test]
fn facts_are_listed_with_their_subject_and_nowhere_else() {
    let data = dataset();
    let facts = subject::facts(&data, about(&data, "children-in-care"));
    assert!(
        facts
            .iter()
            .any(|fact| fact.id == "adoption-hearings-delayed")
    );
    let listed = indicator_list::view(&data);
    let mut rows = listed.iter().flat_map(|theme| &theme.rows);
    assert!(rows.all(|row| row.id != "adoption-hearings-delayed"));
}

#[test]
fn a_card_on_the_home_page_leads_to_its_subject_with_the_latest_figure() {
    let page = home::view(&dataset(), &ViewState::default());
    let themes = page.themes.iter().flat_map(|theme| &theme.cards);
    let mut cards = page.attention.iter().chain(themes);
    let card = cards.find(|card| card.route.path() == "subjects/children-in-care/");
    let card = card.unwrap();
    assert_eq!(card.value, "705");
    assert_eq!(
        card.when,
        "Cambridgeshire, 31 March 2025 (national statistics)"
    );
    assert_eq!(
        card.reported.as_deref(),
        Some("Reports: around 670, January 2021")
    );
}

#[test]
fn every_subject_has_a_sentence_in_the_list() {
    let themes = subject::list::view(&dataset());
    let mut rows = themes.iter().flat_map(|theme| &theme.rows);
    assert!(rows.all(|row| !row.latest.is_empty()));
}

#[test]
fn mistakes_in_the_table_of_subjects_are_told() {
    let folder = Folder::new("subjects");
    let table = folder.text("subjects.csv");
    let header = table.lines().next().unwrap();
    let problems = |rows: &str| {
        folder.write("subjects.csv", &format!("{header}\n{rows}"));
        let problems = folder.problems().into_iter();
        problems.map(|one| one.to_string()).collect::<Vec<_>>()
    };
    let unknown = problems("a,A,A?,care,looked-after,looked-after;childrn-in-care,\n");
    assert!(unknown[0].contains("subjects.csv, row 2") && unknown[0].contains("children-in-care"));
    let apart = problems("a,A,A?,care,looked-after,children-in-care,\n");
    assert!(
        apart[0].contains("headline") && apart[0].contains("one of the ids"),
        "{apart:?}"
    );
    let twice = problems(
        "a,A,A?,care,looked-after,looked-after,\nb,B,B?,care,contacts,contacts,looked-after\n",
    );
    assert!(
        twice[0].contains("row 3") && twice[0].contains("in row 2"),
        "{twice:?}"
    );
    let empty = problems("a,A,A?,care,children-in-care-rate,children-in-care-rate,\n");
    assert!(empty[0].contains("has no figure"), "{empty:?}");
}
