//! National figures of the Local Authority Interactive Tool against its raw file, read by another
//! route: no code of the import is used here, and which measure is meant is written again below.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use candour::data::dataset::Dataset;
use candour::data::figure::Observation;
use candour::data::words::Unit;
use flate2::read::GzDecoder;

#[path = "fixtures/dataset.rs"]
mod fixture;

const RELEASE: &str = "dfe-interactive-tool";
const N_PICKED: usize = 300;

/// Time of a measure, which the year in the raw file ends.
#[derive(Clone, Copy)]
enum Time {
    /// `2020-03-31`.
    March,
    /// `FY2019/20`.
    ToMarch,
    /// `2020-09-30`.
    September,
    /// `2019-10/2020-09`.
    ToSeptember,
}

impl Time {
    fn period(self, year: i32) -> String {
        match self {
            Self::March => format!("{year}-03-31"),
            Self::ToMarch => format!("FY{}/{:02}", year - 1, year % 100),
            Self::September => format!("{year}-09-30"),
            Self::ToSeptember => format!("{}-10/{year}-09", year - 1),
        }
    }
}

/// A measure of the tool and the indicator that shows it.
struct Measure {
    indicator: &'static str,
    short: &'static str,
    /// Measure of the count behind it.
    count: Option<&'static str>,
    unit: Unit,
    time: Time,
    /// Digits after the point in the raw file.
    decimals: usize,
    /// Last year that no other release gives; none where the tool alone gives all.
    until: Option<i32>,
}

const fn measure(indicator: &'static str, short: &'static str, unit: Unit, time: Time) -> Measure {
    Measure {
        indicator,
        short,
        count: None,
        unit,
        time,
        decimals: 1,
        until: None,
    }
}

const fn until(of: Measure, year: i32) -> Measure {
    Measure {
        until: Some(year),
        ..of
    }
}

const fn whole(of: Measure) -> Measure {
    Measure { decimals: 0, ..of }
}

const fn counted(of: Measure, count: &'static str) -> Measure {
    Measure {
        count: Some(count),
        ..of
    }
}

/// Measures whose values are shown as the tool gives them.
fn measures() -> Vec<Measure> {
    use Time::{March, September, ToMarch, ToSeptember};
    use Unit::{Caseload, Percent, Rate};
    let of = measure;
    vec![
        whole(until(
            of("three-placements", "LACStable_2016on", Percent, March),
            2020,
        )),
        whole(until(
            of("health-assessments-yearly", "LACHealth%", Percent, ToMarch),
            2020,
        )),
        whole(until(
            of("dental-checks-yearly", "LACDental%", Percent, ToMarch),
            2020,
        )),
        of(
            "assessments-in-45-days-yearly",
            "Continue_Assess_Comp",
            Percent,
            ToMarch,
        ),
        of("section-47-enquiries-yearly", "Section_47", Rate, ToMarch),
        of("initial-conferences-yearly", "ISCP_Conf", Rate, ToMarch),
        of(
            "conferences-in-15-days-yearly",
            "CP_conf_15days",
            Percent,
            ToMarch,
        ),
        of("protection-plans-ended-yearly", "DeRegCPR", Rate, ToMarch),
        whole(of(
            "care-leavers-occupied-yearly",
            "CareLeaverEET",
            Percent,
            ToMarch,
        )),
        of(
            "social-worker-absence-yearly",
            "Work_Force_SWAbsence",
            Percent,
            ToSeptember,
        ),
        until(
            counted(
                of(
                    "social-worker-caseload",
                    "Work_Force_AvgNumCase_SW",
                    Caseload,
                    September,
                ),
                "Work_Force_Num_CaseHeld",
            ),
            2016,
        ),
        until(
            of(
                "social-worker-vacancies",
                "Work_Force_Vac_Rate",
                Percent,
                September,
            ),
            2016,
        ),
        until(
            of(
                "social-worker-agency",
                "Work_Force_Agecy_Rate",
                Percent,
                September,
            ),
            2016,
        ),
        until(
            of(
                "social-worker-turnover",
                "Work_Force_TO_Rate",
                Percent,
                ToSeptember,
            ),
            2016,
        ),
    ]
}

/// Measure, name of the area and year.
type Raw = BTreeMap<(String, String, i32), String>;

fn open_data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/open-data")
}

/// Every cell of the tool's file whose year has four digits.
fn raw() -> Raw {
    let file = File::open(open_data().join("lait_selected.csv.gz")).unwrap();
    let mut reader = csv::Reader::from_reader(GzDecoder::new(file));
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| {
        header
            .iter()
            .position(|column| column.ends_with(name))
            .unwrap()
    };
    let [short, year, area, value] = ["Short Desc", "Years", "LA and Regions", "Values"].map(at);
    let rows = reader.records().map(Result::unwrap).filter_map(|row| {
        let cell = |at: usize| row.get(at).unwrap().to_owned();
        let year = cell(year).parse().ok()?;
        Some(((cell(short), cell(area), year), cell(value)))
    });
    rows.collect()
}

/// Number of a raw cell at the digits that the tool prints; none for a hyphen.
fn number(cell: &str, decimals: usize) -> Option<f64> {
    let value: f64 = cell.parse().ok()?;
    Some(format!("{value:.decimals$}").parse().unwrap())
}

/// The figure of an indicator for an area, by name, and a period.
fn figure<'a>(
    dataset: &'a Dataset,
    indicator: &str,
    area: &str,
    period: &str,
) -> Option<&'a Observation> {
    let indicator = dataset.indicator_idx(indicator).expect("an indicator");
    let areas = &dataset.catalog().areas;
    let of_name = areas
        .iter()
        .find(|known| known.name == area)
        .expect("an area");
    let series = dataset.series(indicator, dataset.area_idx(&of_name.id).unwrap())?;
    let mut figures = series.observations.iter();
    figures.find(|figure| figure.period.to_string() == period)
}

/// Pseudo-random numbers by `SplitMix64`.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 1).unwrap() % n
    }
}

/// Names of the areas that national figures are for.
fn areas(dataset: &Dataset) -> Vec<String> {
    let population = dataset.indicator_idx("population-0-17-mid-year").unwrap();
    let series = dataset.series_of(population);
    let names = series
        .iter()
        .map(|of| dataset.area(of.area).unwrap().name.clone());
    names.collect()
}

#[test]
#[ignore = "needs ../shared"]
fn three_hundred_random_figures_are_those_of_the_tool() {
    let (raw, dataset) = (raw(), fixture::dataset());
    let areas = areas(&dataset);
    let mut cells = Vec::new();
    for of in measures() {
        for (area, year) in areas
            .iter()
            .flat_map(|a| (2016..=2025).map(move |y| (a, y)))
        {
            let is_new = of.until.is_none_or(|last| year <= last);
            let key = (of.short.to_owned(), area.clone(), year);
            if let Some(cell) = raw.get(&key).filter(|_| is_new) {
                let count = of.count.map(|count| {
                    let key = (count.to_owned(), area.clone(), year);
                    raw.get(&key).cloned().unwrap_or_default()
                });
                cells.push((of.indicator, area.clone(), year, cell.clone(), count));
            }
        }
    }
    assert!(cells.len() > 2_800, "only {} cells", cells.len());
    let measures: BTreeMap<&str, Measure> = measures()
        .into_iter()
        .map(|of| (of.indicator, of))
        .collect();
    let mut random = Random(16);
    for _ in 0..N_PICKED {
        let (indicator, area, year, cell, count) = cells.swap_remove(random.below(cells.len()));
        let of = measures.get(indicator).unwrap();
        let what = format!("{indicator}, {area}, {year}: {cell}");
        let found = figure(&dataset, indicator, &area, &of.time.period(year));
        let Some(expected) = number(&cell, of.decimals) else {
            assert!(found.is_none(), "{what}");
            continue;
        };
        let found = found.unwrap_or_else(|| panic!("{what}: no figure"));
        let release = dataset.report(found.source.report).unwrap();
        assert_eq!(release.id, RELEASE, "{what}");
        assert_eq!(found.quantity.value, Some(expected), "{what}");
        let raw_value: f64 = cell.parse().unwrap();
        assert!(
            (raw_value - expected).abs() < 1e-9,
            "{what}: rounded further"
        );
        let unit = dataset.indicator(found.indicator).unwrap().unit;
        assert_eq!(unit, of.unit, "{what}");
        if let Some(count) = count {
            assert_eq!(found.numerator, number(&count, 0), "{what}");
        }
    }
}

#[test]
#[ignore = "needs ../shared"]
fn counts_of_the_tool_become_rates_by_the_population_of_the_year_before() {
    let (raw, dataset) = (raw(), fixture::dataset());
    let file = open_data().join("ons_mid-year_population_estimates_2012_to_2024.csv");
    let text = std::fs::read_to_string(file).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|column| column == name).unwrap();
    let columns = ["time_period", "la_name", "region_name", "geographic_level"].map(at);
    let estimate = at("population_estimate");
    let mut people: BTreeMap<(String, i32), f64> = BTreeMap::new();
    for row in reader.records().map(Result::unwrap) {
        let [year, council, region, level] = columns.map(|at| row.get(at).unwrap().to_owned());
        let name = match level.as_str() {
            "National" => "England".to_owned(),
            "Regional" => region,
            _ => council,
        };
        // Areas that ended have no estimate.
        if let Ok(estimate) = row.get(estimate).unwrap().parse() {
            people.insert((name, year.parse().unwrap()), estimate);
        }
    }
    let mut compared = 0;
    for (indicator, short, time) in [
        ("looked-after", "LACnum", Time::March),
        ("started-care", "LACnum_Start", Time::ToMarch),
        ("ceased-care", "LACceased", Time::ToMarch),
    ] {
        for (area, year) in areas(&dataset)
            .iter()
            .flat_map(|a| (2016..=2020).map(move |y| (a, y)))
        {
            let cell = raw.get(&(short.to_owned(), area.clone(), year)).unwrap();
            let whole = people.get(&(area.clone(), year - 1));
            let (count, whole): (f64, f64) = (cell.parse().unwrap(), *whole.unwrap());
            let found = figure(&dataset, indicator, area, &time.period(year)).unwrap();
            let rate = found.quantity.value.unwrap();
            assert!(
                (rate - 10_000.0 * count / whole).abs() < 0.051,
                "{indicator}, {area}, {year}"
            );
            assert_eq!(found.numerator, Some(count), "{indicator}, {area}, {year}");
            compared += 1;
        }
    }
    assert_eq!(compared, 510);
}

#[test]
#[ignore = "needs ../shared"]
fn the_page_counts_the_figures_that_both_releases_give() {
    let (raw, dataset) = (raw(), fixture::dataset());
    for (indicator, short, time) in [
        ("looked-after", "LAC", Time::March),
        ("children-in-need-31-march", "CIN", Time::March),
        ("re-referrals", "ReReferral", Time::ToMarch),
    ] {
        let mut n_both = 0;
        for (area, year) in areas(&dataset)
            .iter()
            .flat_map(|a| (2016..=2025).map(move |y| (a, y)))
        {
            let cell = raw.get(&(short.to_owned(), area.clone(), year)).unwrap();
            let theirs: Option<f64> = cell.parse().ok();
            let ours = figure(&dataset, indicator, area, &time.period(year));
            let of_another =
                ours.filter(|figure| dataset.report(figure.source.report).unwrap().id != RELEASE);
            if let Some((theirs, ours)) = theirs.zip(of_another) {
                assert!((theirs - ours.quantity.value.unwrap()).abs() < 0.051);
                assert!(ours.note.is_none(), "{indicator}, {area}, {year}");
                n_both += 1;
            }
        }
        let at = dataset.indicator_idx(indicator).unwrap();
        let sentence = dataset.definition(at).unwrap().releases.clone().unwrap();
        let counted = format!("gives {n_both} figures of the same areas and times, and all agree.");
        assert!(sentence.contains(&counted), "{indicator}: {sentence}");
    }
}
