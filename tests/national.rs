//! National figures and averages against the files of the releases, read by another route: no
//! code of the import is used here, and which column is meant is told again below.
//!
//! Tests that need the raw files in `../shared/open-data` are ignored by default.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use candour::data::dataset::Dataset;
use candour::data::figure::Observation;
use candour::view::selection::{Selection, select};
use candour::view::state::{Average, ViewState};

#[path = "fixtures/dataset.rs"]
mod fixture;

#[expect(dead_code, reason = "other tests use the rest")]
#[path = "fixtures/folder.rs"]
mod folder;

/// The folder of raw files.
fn open_data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/open-data")
}

type Rows = Vec<BTreeMap<String, String>>;

/// Every row of a raw file as a map from column to cell.
fn raw(folder: &Path, file: &str) -> Rows {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let text = text.trim_start_matches('\u{feff}').to_owned();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = header.iter().zip(row.iter());
        cells
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect()
    });
    rows.collect()
}

/// Indicator, file, what a row must hold, value column; where the value is worked out, the
/// column of the count.
type Where = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

const WHERE: &[Where] = &[
    (
        "looked-after",
        "cla_number_and_rate_per_10k_children.csv",
        &[(
            "population_type",
            "Children looked after on 31 March each year",
        )],
        "rate_per_10000",
    ),
    (
        "ceased-care",
        "cla_number_and_rate_per_10k_children.csv",
        &[(
            "population_type",
            "Children ceasing to be looked after each year",
        )],
        "rate_per_10000",
    ),
    (
        "re-referrals",
        "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv",
        &[],
        "rereferral_percent",
    ),
    (
        "second-plans-yearly",
        "d3_cpps_subsequent_plan_2013_to_2025.csv",
        &[],
        "CPP_subsequent_percent",
    ),
    (
        "three-placements",
        "la_cla_placement_stability.csv",
        &[
            ("cla_group", "CLA on 31 March"),
            (
                "placement_stability",
                "With 3 or more placements during the year",
            ),
        ],
        "children_percent",
    ),
    (
        "dental-checks-yearly",
        "la_conviction_health_outcome_cla.csv",
        &[("breakdown", "Had their teeth checked by a dentist")],
        "children_percent",
    ),
    (
        "immunisations-yearly",
        "la_conviction_health_outcome_cla.csv",
        &[("breakdown", "Had their immunisations up to date")],
        "children_percent",
    ),
    (
        "social-worker-caseload",
        "csww_indicators_2017_to_2025.csv",
        &[],
        "caseload_fte",
    ),
    (
        "social-worker-agency",
        "csww_indicators_2017_to_2025.csv",
        &[],
        "agency_rate_fte",
    ),
    (
        "social-worker-turnover",
        "csww_indicators_2017_to_2025.csv",
        &[],
        "turnover_rate_fte",
    ),
    (
        "population-0-17-mid-year",
        "ons_mid-year_population_estimates_2012_to_2024.csv",
        &[],
        "population_estimate",
    ),
];

/// The names under which the releases know some areas, by id.
fn name_of(id: &str) -> &str {
    match id {
        "cambridgeshire" => "Cambridgeshire",
        "peterborough" => "Peterborough",
        "sheffield" => "Sheffield",
        "buckinghamshire" => "Buckinghamshire",
        "bath-and-north-east-somerset" => "Bath and North East Somerset",
        other => panic!("{other}"),
    }
}

/// True if a file has rows of a year. Earlier ones come from the tool, see `lait.rs`.
fn has_year(rows: &Rows, year: &str) -> bool {
    rows.iter().any(|row| row["time_period"] == year)
}

/// The raw cell of an indicator for an area and year.
fn cell(rows: &Rows, holds: &[(&str, &str)], column: &str, id: &str, year: &str) -> Option<String> {
    let of_area = |row: &&BTreeMap<String, String>| match id {
        "england" => row["geographic_level"] == "National",
        "eastern-region" => {
            row["geographic_level"] == "Regional" && row["region_name"] == "East of England"
        }
        _ => row["geographic_level"] == "Local authority" && row["la_name"] == name_of(id),
    };
    let mut found = rows.iter().filter(|row| row["time_period"] == year);
    found
        .find(|row| of_area(row) && holds.iter().all(|(name, value)| row[*name] == *value))
        .map(|row| row[column].clone())
}

fn all(dataset: &Dataset, indicator: &str, average: Average) -> Selection {
    let at = dataset.indicator_idx(indicator).unwrap();
    let areas = dataset.catalog().areas.iter().map(|area| area.id.clone());
    let view = ViewState {
        areas: areas.collect(),
        average,
        ..ViewState::default()
    };
    select(dataset, at, &view).unwrap()
}

/// The figures of an area, each with the year in which its time ends.
fn figures(dataset: &Dataset, selection: &Selection, area: &str) -> Vec<(String, Observation)> {
    let area = dataset.area_idx(area).unwrap();
    let line = selection.lines.iter().find(|line| line.area == area);
    let line = line.expect("the area has figures");
    let points = line.points.iter().map(|point| {
        let year = point.period.months().1.year().to_string();
        (year, point.observation().unwrap().clone())
    });
    points.collect()
}

#[test]
#[ignore = "needs ../shared"]
fn two_hundred_figures_are_those_of_the_raw_files() {
    let folder = open_data();
    let dataset = fixture::dataset();
    let mut compared = 0;
    for (indicator, file, holds, column) in WHERE {
        let rows = raw(&folder, file);
        let selection = all(&dataset, indicator, Average::Mean);
        for area in [
            "cambridgeshire",
            "peterborough",
            "sheffield",
            "buckinghamshire",
            "bath-and-north-east-somerset",
            "eastern-region",
            "england",
        ] {
            for (year, observation) in figures(&dataset, &selection, area) {
                if !has_year(&rows, &year) {
                    continue;
                }
                let printed = cell(&rows, holds, column, area, &year)
                    .unwrap_or_else(|| panic!("{indicator}, {area}, {year}: no such row"));
                let expected: f64 = printed.parse().unwrap();
                assert_eq!(
                    observation.quantity.value,
                    Some(expected),
                    "{indicator}, {area}, {year}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared >= 500, "only {compared} figures were compared");
}

#[test]
#[ignore = "needs ../shared"]
fn rates_worked_out_here_are_count_by_population_of_the_year_before() {
    let folder = open_data();
    let dataset = fixture::dataset();
    let people = raw(
        &folder,
        "ons_mid-year_population_estimates_2012_to_2024.csv",
    );
    let mut compared = 0;
    for (indicator, file, column) in [
        (
            "children-in-need-31-march",
            "b1_children_in_need_2013_to_2025.csv",
            "At31_episodes",
        ),
        (
            "referrals-yearly",
            "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv",
            "referral_count",
        ),
        (
            "protection-plans-31-march",
            "d5_cpps_at31march_by_duration_2013_to_2025.csv",
            "CPP_At31",
        ),
    ] {
        let rows = raw(&folder, file);
        let selection = all(&dataset, indicator, Average::Mean);
        for area in ["cambridgeshire", "peterborough", "england"] {
            for (year, observation) in figures(&dataset, &selection, area) {
                let count: f64 = cell(&rows, &[], column, area, &year)
                    .unwrap()
                    .parse()
                    .unwrap();
                let before = (year.parse::<i32>().unwrap() - 1).to_string();
                let whole: f64 = cell(&people, &[], "population_estimate", area, &before)
                    .unwrap()
                    .parse()
                    .unwrap();
                let rate = observation.quantity.value.unwrap();
                assert!(
                    (rate - 10_000.0 * count / whole).abs() < 0.051,
                    "{indicator}, {area}, {year}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared >= 100, "only {compared} rates were compared");
}

/// The neighbours of an authority by the department's list of April 2021, by the names in it.
fn neighbours(folder: &Path, name: &str) -> Vec<String> {
    let text =
        std::fs::read(folder.join("New_Statistical_Neighbour_Groupings_April_2021.csv")).unwrap();
    let text = String::from_utf8_lossy(&text).into_owned();
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let own = lines
        .iter()
        .find(|cells| cells.get(1) == Some(&name))
        .unwrap();
    let named = |code: &str| {
        lines
            .iter()
            .find(|cells| cells[0].trim_start_matches('\u{feff}') == code)
            .unwrap()[1]
            .to_owned()
    };
    (0..10).map(|at| named(own[5 + 2 * at])).collect()
}

#[test]
#[ignore = "needs ../shared"]
fn averages_of_neighbours_are_those_of_the_raw_files() {
    let folder = open_data();
    let dataset = fixture::dataset();
    let mut compared = 0;
    for (indicator, file, holds, column) in WHERE
        .iter()
        .filter(|(id, ..)| *id != "population-0-17-mid-year")
    {
        let rows = raw(&folder, file);
        for (group, council) in [
            ("cambridgeshire-neighbours-2021", "Cambridgeshire"),
            ("peterborough-neighbours-2021", "Peterborough"),
        ] {
            let members = neighbours(&folder, council);
            let means = figures(&dataset, &all(&dataset, indicator, Average::Mean), group);
            let medians = figures(&dataset, &all(&dataset, indicator, Average::Median), group);
            let of_both = means.iter().zip(&medians);
            for ((year, mean), (_, median)) in of_both.filter(|((y, _), _)| has_year(&rows, y)) {
                let of_member = |row: &&BTreeMap<String, String>| {
                    let same = members.iter().any(|name| *name == row["la_name"]);
                    same && row["time_period"] == *year
                        && holds.iter().all(|(name, value)| row[*name] == *value)
                };
                let mut known: Vec<f64> = rows
                    .iter()
                    .filter(of_member)
                    .filter_map(|row| row[*column].parse().ok())
                    .collect();
                known.sort_by(f64::total_cmp);
                let count = u32::try_from(known.len()).unwrap();
                let used = match count {
                    10 => "all 10 councils".to_owned(),
                    some => format!("{some} of 10 councils"),
                };
                let expected = known.iter().sum::<f64>() / f64::from(count);
                let middle = f64::midpoint(known[(known.len() - 1) / 2], known[known.len() / 2]);
                assert!(
                    (mean.quantity.value.unwrap() - expected).abs() < 1e-9,
                    "{indicator}, {group}, {year}"
                );
                assert!(
                    (median.quantity.value.unwrap() - middle).abs() < 1e-9,
                    "{indicator}, {group}, {year}"
                );
                let note = mean.note.as_deref().unwrap();
                let expected = format!("Mean of {used}, list of April 2021");
                assert!(note.contains(&expected), "{note}");
                compared += 2;
            }
        }
    }
    assert!(compared >= 200, "only {compared} averages were compared");
}

#[test]
fn the_averages_of_2021_are_those_that_the_department_s_tool_shows() {
    // domain.md 1.5, from the data file of the Local Authority Interactive Tool: the mean of
    // Cambridgeshire's ten neighbours on 31 March 2021, or in the year to it.
    let dataset = fixture::dataset();
    for (indicator, expected) in [
        ("looked-after", 54.1),
        ("protection-plans-31-march", 36.1),
        ("second-plans-yearly", 23.9),
        ("health-assessments-yearly", 87.7),
        ("three-placements", 11.0),
        ("same-carer-two-years", 67.0),
    ] {
        let selection = all(&dataset, indicator, Average::Mean);
        let found = figures(&dataset, &selection, "cambridgeshire-neighbours-2021");
        let (_, mean) = found.iter().find(|(year, _)| year == "2021").unwrap();
        let mean = mean.quantity.value.unwrap();
        // The tool rounds 23.95 down.
        assert!((mean - expected).abs() < 0.051, "{indicator}: {mean}");
    }
}

#[test]
#[ignore = "needs ../shared"]
fn importing_again_changes_nothing() {
    let folder = open_data();
    let copy = folder::Folder::new("import-again");
    candour::publish::import::import(&folder, &copy.content()).unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for file in ["members.csv", "national/observations.csv"] {
        let text = std::fs::read_to_string(shipped.join(file)).unwrap();
        assert!(
            copy.text(file) == text,
            "{file} differs from what the import writes"
        );
    }
}
