//! Every figure of the five reports, as first read from them, against the compiled dataset.
//!
//! `tests/facts.csv` was made from the reports before there was a program. Each of its rows must
//! stand in the dataset with the same number and the same place, or be left out with a reason.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use candour::data::dataset::Dataset;
use candour::data::figure::{Quantity, Source};
use candour::data::period::Period;
use candour::data::words::{Dating, Qualifier, Scope, Status};
use candour::publish::content;

#[path = "fixtures/dataset.rs"]
mod fixture;

/// One row of `tests/facts.csv`.
struct Fact {
    id: String,
    document: String,
    paragraph: String,
    kind: String,
    area: String,
    period: String,
    value: String,
    low: String,
    high: String,
    qualifier: String,
    text: String,
}

impl Fact {
    /// Whether it is a number about the service and not, say, the date of a meeting.
    fn is_figure(&self) -> bool {
        const FIGURES: [&str; 7] = [
            "observation",
            "target",
            "comparator",
            "demographic",
            "finance",
            "staffing",
            "survey",
        ];
        let has_number = [&self.value, &self.low, &self.high]
            .iter()
            .any(|cell| !cell.is_empty());
        FIGURES.contains(&self.kind.as_str()) && has_number
    }

    fn report(&self) -> &'static str {
        match self.document.get(..3) {
            Some("000") => "october-2020",
            Some("001") => "reset-plan-2020",
            Some("002") => "early-2021",
            Some("003") => "november-2020",
            Some("004") => "july-2019",
            _ => panic!("{}: unknown document {}", self.id, self.document),
        }
    }

    /// What is wrong with the number that the dataset has for this fact.
    fn disagreement(&self, found: &Quantity) -> Option<String> {
        let number = |cell: &str| (!cell.is_empty()).then(|| cell.parse::<f64>().unwrap());
        let (value, low, high) = (number(&self.value), number(&self.low), number(&self.high));
        let (bounds, qualifiers): ([Option<f64>; 2], &[Qualifier]) = match self.qualifier.as_str() {
            "exact" => ([None, None], &[Qualifier::Exact]),
            "about" => (
                [None, found.upper.and(value)],
                &[Qualifier::About, Qualifier::Almost],
            ),
            "at_most" => (
                [None, high.or(value)],
                &[Qualifier::AtMost, Qualifier::Below],
            ),
            "at_least" => (
                [low.or(value), None],
                &[Qualifier::AtLeast, Qualifier::Above],
            ),
            "range" => ([low, high], &[Qualifier::Range]),
            other => panic!("{}: unknown qualifier {other}", self.id),
        };
        let same = found.value == value
            && [found.lower, found.upper] == bounds
            && qualifiers.contains(&found.qualifier);
        (!same).then(|| {
            format!(
                "{}: the report has {:?} [{:?}, {:?}] {}, the dataset has {found:?}",
                self.id, value, low, high, self.qualifier
            )
        })
    }
}

/// A figure or a target of the dataset.
struct Held {
    area: String,
    /// Its period and how sure that is, where it is a figure.
    period: Option<(Period, Dating)>,
    quantity: Quantity,
    source: Source,
}

fn facts() -> Vec<Fact> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    let facts = rows.map(|row| {
        let mut row = row.unwrap();
        let mut cell = |name: &str| row.remove(name).unwrap();
        Fact {
            id: cell("id"),
            document: cell("document"),
            paragraph: cell("paragraph"),
            kind: cell("kind"),
            area: cell("area"),
            period: cell("period"),
            value: cell("value"),
            low: cell("value_low"),
            high: cell("value_high"),
            qualifier: cell("qualifier"),
            text: cell("value_text"),
        }
    });
    facts.collect()
}

/// Every figure and target of the compiled dataset by id.
fn held(dataset: &Dataset) -> BTreeMap<String, Held> {
    let mut held = BTreeMap::new();
    let indicators = dataset.catalog().indicators.iter().enumerate();
    for (at, _) in indicators.filter(|(_, about)| about.scope == Scope::Reports) {
        for series in dataset.series_of(candour::data::figure::IndicatorIdx(at)) {
            let area = &dataset.area(series.area).unwrap().id;
            let observed = series
                .observations
                .iter()
                .map(|o| (&o.id, Some((o.period, o.dating)), &o.quantity, &o.source));
            let targeted = series
                .targets
                .iter()
                .map(|t| (&t.id, None, &t.quantity, &t.source));
            for (id, period, quantity, source) in observed.chain(targeted) {
                let (area, source) = (area.clone(), source.clone());
                let entry = Held {
                    area,
                    period,
                    quantity: *quantity,
                    source,
                };
                let twice = held.insert(id.to_string(), entry);
                assert!(twice.is_none(), "{id} stands in the dataset twice");
            }
        }
    }
    held
}

fn read_content() -> content::Content {
    content::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap()
}

/// Ids of what is left out, each with its reason.
fn left_out() -> BTreeMap<String, String> {
    read_content().left_out.into_iter().collect()
}

/// Ids of the facts that events tell.
fn told_as_events() -> BTreeSet<String> {
    let events = read_content().catalog.events;
    events.into_iter().flat_map(|(_, facts)| facts).collect()
}

#[test]
fn the_list_of_facts_is_whole() {
    let facts = facts();
    let ids: BTreeSet<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(facts.len(), 547);
    assert_eq!(ids.len(), 547, "no id stands for two facts");
    assert!(facts.iter().filter(|fact| fact.is_figure()).count() > 280);
}

#[test]
fn every_figure_is_in_the_dataset_with_its_number_or_left_out_with_a_reason() {
    let (held, left_out) = (held(&fixture::dataset()), left_out());
    let (mut compared, mut wrong) = (0, Vec::new());
    for fact in facts().iter().filter(|fact| fact.is_figure()) {
        match (held.get(&fact.id), left_out.get(&fact.id)) {
            (Some(found), None) => {
                compared += 1;
                wrong.extend(fact.disagreement(&found.quantity));
            }
            (None, Some(reason)) if !reason.trim().is_empty() => {}
            (None, None) => wrong.push(format!("{} is lost: “{}”", fact.id, fact.text)),
            _ => wrong.push(format!(
                "{} is left out without a reason, or yet there",
                fact.id
            )),
        }
    }
    assert!(compared > 270, "only {compared} figures were compared");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_other_fact_is_left_out_with_a_reason_or_told_as_an_event() {
    let (left_out, events) = (left_out(), told_as_events());
    let facts = facts();
    let others: Vec<&Fact> = facts.iter().filter(|fact| !fact.is_figure()).collect();
    assert!(
        others.len() > 80,
        "only {} facts are not figures",
        others.len()
    );
    for fact in others {
        let reason = left_out
            .get(&fact.id)
            .is_some_and(|reason| !reason.trim().is_empty());
        let event = events.contains(&fact.id);
        assert!(
            reason != event,
            "{} ({}): “{}”",
            fact.id,
            fact.kind,
            fact.text
        );
    }
}

#[test]
fn no_fact_stands_in_two_places() {
    let held = held(&fixture::dataset());
    let (left_out, events) = (left_out(), told_as_events());
    for fact in facts() {
        let places = [
            held.contains_key(&fact.id),
            left_out.contains_key(&fact.id),
            events.contains(&fact.id),
        ];
        let count = places.iter().filter(|found| **found).count();
        assert_eq!(
            count, 1,
            "{}: dataset, left out, event: {places:?}",
            fact.id
        );
    }
}

#[test]
fn what_is_left_out_or_told_as_an_event_is_a_fact() {
    let ids: BTreeSet<String> = facts().into_iter().map(|fact| fact.id).collect();
    let named: Vec<String> = left_out().into_keys().chain(told_as_events()).collect();
    assert!(named.len() > 200);
    let unknown: Vec<&String> = named.iter().filter(|id| !ids.contains(*id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_figure_stands_at_the_report_and_place_where_it_is_printed() {
    let dataset = fixture::dataset();
    let held = held(&dataset);
    let mut compared = 0;
    for fact in facts() {
        let Some(found) = held.get(&fact.id) else {
            continue;
        };
        compared += 1;
        let report = dataset.report(found.source.report).unwrap();
        let place = &found.source.place;
        assert_eq!(report.id, fact.report(), "{}", fact.id);
        assert!(
            place.number.as_ref() == Some(&fact.paragraph) || place.section == fact.paragraph,
            "{} is printed at {}, and stands at {} “{}”",
            fact.id,
            fact.paragraph,
            place.number.as_deref().unwrap_or_default(),
            place.section
        );
    }
    assert!(compared > 270, "only {compared} places were compared");
}

#[test]
fn every_figure_stands_under_the_area_it_speaks_of() {
    let held = held(&fixture::dataset());
    let mut compared = 0;
    for fact in facts() {
        let Some(found) = held.get(&fact.id) else {
            continue;
        };
        compared += 1;
        let id = fact.area.to_lowercase().replace(' ', "-");
        assert_eq!(found.area, id, "{}: “{}”", fact.id, fact.text);
    }
    assert!(compared > 270, "only {compared} areas were compared");
}

#[test]
fn every_figure_has_the_period_it_is_printed_for_or_says_that_it_was_worked_out() {
    let held = held(&fixture::dataset());
    let (mut same, mut worked_out) = (0, 0);
    for fact in facts() {
        let Some((period, dating)) = held.get(&fact.id).and_then(|held| held.period) else {
            continue;
        };
        if period.to_string() == fact.period {
            same += 1;
        } else {
            worked_out += 1;
            assert!(
                matches!(dating, Dating::Inferred | Dating::Approximate),
                "{}: {} and not {period}",
                fact.id,
                fact.period
            );
        }
    }
    assert!(same > 230, "only {same} periods are as printed");
    assert!(worked_out < 10, "{worked_out} periods were worked out");
}

#[test]
fn every_printed_fragment_is_at_most_ten_words_of_the_report() {
    let held = held(&fixture::dataset());
    let mut compared = 0;
    for fact in facts() {
        let Some(found) = held.get(&fact.id) else {
            continue;
        };
        compared += 1;
        let printed = found.source.printed.as_deref().unwrap_or_default();
        assert!(!printed.is_empty(), "{} has no fragment", fact.id);
        assert!(
            printed.split_whitespace().count() <= 10,
            "{}: “{printed}”",
            fact.id
        );
        assert!(
            fact.text.contains(printed),
            "{}: “{printed}” is not in “{}”",
            fact.id,
            fact.text
        );
    }
    assert!(compared > 270, "only {compared} fragments were compared");
}

#[test]
fn what_is_in_no_report_says_that_it_was_derived() {
    let dataset = fixture::dataset();
    let ids: BTreeSet<String> = facts().into_iter().map(|fact| fact.id).collect();
    let mut derived = 0;
    let indicators = dataset.catalog().indicators.iter().enumerate();
    for (at, _) in indicators.filter(|(_, about)| about.scope == Scope::Reports) {
        for series in dataset.series_of(candour::data::figure::IndicatorIdx(at)) {
            for o in series
                .observations
                .iter()
                .filter(|o| !ids.contains(o.id.as_ref()))
            {
                derived += 1;
                assert!(
                    o.id.starts_with('D'),
                    "{} is neither a fact nor derived",
                    o.id
                );
                assert_eq!(o.status, Status::Derived, "{}", o.id);
            }
            for target in &series.targets {
                assert!(
                    ids.contains(target.id.as_ref()),
                    "{} is in no report",
                    target.id
                );
            }
        }
    }
    assert!(derived > 0, "the derived figures were not looked at");
}

#[test]
fn the_file_of_a_report_holds_all_its_figures_and_no_other() {
    let dataset = fixture::dataset();
    let all = held(&dataset);
    let mut walked = 0;
    for report in dataset.reports() {
        let at = dataset.report_idx(&report.id).unwrap();
        let own: BTreeSet<&str> = all
            .iter()
            .filter(|(_, held)| held.source.report == at)
            .map(|(id, _)| id.as_str())
            .collect();
        let mut in_file = BTreeSet::new();
        for series in dataset.report_series(at).unwrap() {
            in_file.extend(series.observations.iter().map(|o| o.id.as_ref()));
            in_file.extend(series.targets.iter().map(|target| target.id.as_ref()));
        }
        assert_eq!(in_file, own, "{}", report.id);
        assert_eq!(own.len(), report.n_figures as usize, "{}", report.id);
        walked += own.len();
    }
    assert_eq!(walked, all.len());
}
