//! What each row of the sources table picks: one figure for each area and year.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

use crate::data::month::Month;
use crate::data::period::{Period, day_of};
use crate::data::words::Word;
use crate::publish::table::{Problems, Row, Table};

use super::raw::{RawFile, cell, problem};
use super::{Picked, Place};

/// What time the year of a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PeriodRule {
    /// 31 March of the year.
    #[default]
    March,
    /// The year to 31 March.
    ToMarch,
    /// 30 September of the year.
    September,
    /// The year to 30 September.
    ToSeptember,
    /// 30 June of the year.
    MidYear,
}

impl Word for PeriodRule {
    const ALL: &'static [Self] = &[
        Self::March,
        Self::ToMarch,
        Self::September,
        Self::ToSeptember,
        Self::MidYear,
    ];
    const CODES: &'static [&'static str] = &[
        "31-march",
        "year-to-march",
        "30-september",
        "year-to-september",
        "mid-year",
    ];
}

impl PeriodRule {
    /// The time that a year stands for.
    pub fn period(self, year: i32) -> Option<Period> {
        let day = |rest: &str| day_of(&format!("{year}-{rest}")).map(Period::Day);
        match self {
            Self::March => day("03-31"),
            Self::September => day("09-30"),
            Self::MidYear => day("06-30"),
            Self::ToMarch => Some(Period::FinancialYear(year - 1)),
            Self::ToSeptember => Some(Period::Span {
                from: Month::new(year - 1, 10)?,
                to: Month::new(year, 9)?,
            }),
        }
    }
}

/// The symbols of the department's open data standards.
pub(crate) const SYMBOLS: [&str; 6] = ["c", "k", "low", "u", "x", "z"];
/// In the value column: worked out from numerator and denominator, for every 10,000.
const WORKED_OUT: &str = "=";
/// In the denominator column: the children of the middle of the year before.
const POPULATION: &str = "@population";
/// The file that [`POPULATION`] is taken from, and its column.
const POPULATION_FILE: (&str, &str) = (
    "ons_mid-year_population_estimates_2012_to_2024.csv",
    "population_estimate",
);

type Cells = BTreeMap<(String, i32), String>;

/// Every figure that the sources table picks, and what was picked for each of its rows.
pub(super) fn all(
    from: &Path,
    sources: &Table,
    places: &[Place],
    problems: &mut Problems,
) -> (Vec<Vec<String>>, Vec<Picked>) {
    let mut files: BTreeMap<String, RawFile> = BTreeMap::new();
    let named = sources.rows().map(|row| row.text("file").to_owned());
    for name in named.chain([POPULATION_FILE.0.to_owned()]) {
        if let Entry::Vacant(entry) = files.entry(name) {
            let file = RawFile::read(from, entry.key(), problems);
            entry.insert(file);
        }
    }
    let population = files
        .get(POPULATION_FILE.0)
        .map(|file| cells(file, "", POPULATION_FILE.1, places, problems))
        .unwrap_or_default();
    let (mut rows, mut picked) = (Vec::new(), Vec::new());
    for source in sources.rows() {
        let Some(file) = files.get(source.text("file")) else {
            continue;
        };
        let known = problems.0.len();
        let (found, summary) = one(&source, file, &population, places, problems);
        if found.is_empty() && problems.0.len() == known {
            source.problem("filter", "a filter that finds rows", problems);
        }
        rows.extend(found);
        picked.push(summary);
    }
    (rows, picked)
}

/// The figures of one row of the sources table.
fn one(
    source: &Row<'_>,
    file: &RawFile,
    population: &Cells,
    places: &[Place],
    problems: &mut Problems,
) -> (Vec<Vec<String>>, Picked) {
    let rule: PeriodRule = source.word("period", problems).unwrap_or_default();
    let filter = source.text("filter");
    let mut column = |name: &str, filter: &str| match name {
        "" => Cells::new(),
        name => cells(file, filter, name, places, problems),
    };
    let numerators = column(source.text("numerator"), filter);
    let is_worked_out = source.text("value") == WORKED_OUT;
    let values = if is_worked_out {
        numerators.clone()
    } else {
        column(source.text("value"), filter)
    };
    let denominators = match source.text("denominator").split_once(" of ") {
        Some((name, instead)) => column(name, &replaced(filter, instead)),
        None if source.text("denominator") == POPULATION => earlier(population),
        None => column(source.text("denominator"), filter),
    };
    let what = format!("{} {}", source.text("indicator"), source.text("breakdown"));
    let (mut rows, mut doubts, mut n_symbols) = (Vec::new(), Vec::new(), 0);
    let mut years: Vec<i32> = Vec::new();
    for ((area, year), printed) in &values {
        let Some(period) = rule.period(*year) else {
            continue;
        };
        let key = (area.clone(), *year);
        let number_at = |cells: &Cells| cells.get(&key).and_then(|cell| cell.parse::<f64>().ok());
        let (numerator, denominator) = (number_at(&numerators), number_at(&denominators));
        let value = match (is_worked_out, printed.parse::<f64>()) {
            (false, Ok(value)) => Some(value),
            (true, Ok(count)) => denominator
                .filter(|whole| *whole > 0.0)
                .map(|whole| (count / whole * 1e5).round() / 10.0),
            (_, Err(_)) => None,
        };
        let symbol = match value {
            Some(_) => String::new(),
            None if SYMBOLS.contains(&printed.as_str()) => printed.clone(),
            None => "x".to_owned(),
        };
        n_symbols += usize::from(value.is_none());
        if !years.contains(year) {
            years.push(*year);
        }
        if let (false, Some(value), Some((part, whole))) =
            (is_worked_out, value, numerator.zip(denominator))
            && let Some(worked) = doubtful(printed, value, part, whole)
        {
            doubts.push(format!(
                "{area} {year}: {printed} printed, {worked} worked out from {part} of {whole}"
            ));
        }
        let kept = |number: Option<f64>| {
            number
                .filter(|_| value.is_some())
                .map_or(String::new(), |n| n.to_string())
        };
        rows.push(vec![
            source.text("indicator").to_owned(),
            source.text("breakdown").to_owned(),
            area.clone(),
            period.to_string(),
            value.map_or(String::new(), |value| value.to_string()),
            kept(numerator),
            kept(denominator),
            symbol,
        ]);
    }
    years.sort_unstable();
    let ends = years.first().zip(years.last());
    let picked = Picked {
        what: what.trim().to_owned(),
        n_numbers: rows.len() - n_symbols,
        n_symbols,
        periods: ends.map_or(String::new(), |(first, last)| format!("{first} to {last}")),
        doubts,
    };
    (rows, picked)
}

/// A filter with the value of one column replaced.
fn replaced(filter: &str, instead: &str) -> String {
    let name = instead.split_once('=').map_or(instead, |(name, _)| name);
    let kept = filter.split(';').filter(|test| {
        test.split_once('=')
            .is_none_or(|(column, _)| column != name)
    });
    kept.chain([instead]).collect::<Vec<_>>().join(";")
}

/// Figures of each year as those of the year after: what was in the middle of 2019 serves 31
/// March 2020.
fn earlier(cells: &Cells) -> Cells {
    let later = cells
        .iter()
        .map(|((area, year), cell)| ((area.clone(), year + 1), cell.clone()));
    later.collect()
}

/// The cells of a column in the rows that pass a filter, by area and year. A cell that is
/// neither a number nor a symbol is a problem; one that is empty is left out.
fn cells(
    file: &RawFile,
    filter: &str,
    name: &str,
    places: &[Place],
    problems: &mut Problems,
) -> Cells {
    let mut found = Cells::new();
    let tests: Vec<(&str, &str)> = filter
        .split(';')
        .filter_map(|test| test.split_once('='))
        .collect();
    let wanted = [
        name,
        "time_period",
        "geographic_level",
        "country_code",
        "region_code",
        "old_la_code",
    ];
    let at: Vec<Option<usize>> = wanted
        .into_iter()
        .chain(tests.iter().map(|(column, _)| *column))
        .map(|column| file.column(column, problems))
        .collect();
    let Some(at) = at.into_iter().collect::<Option<Vec<usize>>>() else {
        return found;
    };
    let [value, year, level, country, region, authority, tested @ ..] = at.as_slice() else {
        return found;
    };
    for (line, row) in &file.rows {
        let passes = tests
            .iter()
            .zip(tested)
            .all(|((_, wanted), at)| cell(row, *at) == *wanted);
        let place = places.iter().find(|place| match cell(row, *level) {
            "National" => place.code == cell(row, *country),
            "Regional" => place.code == cell(row, *region),
            _ => !place.la_code.is_empty() && place.la_code == cell(row, *authority),
        });
        let (Some(place), true) = (place, passes) else {
            continue;
        };
        let text = cell(row, *value);
        let Ok(of_year) = cell(row, *year).parse::<i32>() else {
            let found = format!("“{}”", cell(row, *year));
            problems
                .0
                .push(problem(&file.name, *line, "time_period", &found, "a year"));
            continue;
        };
        let is_number = text.parse::<f64>().is_ok_and(|n| n.is_finite() && n >= 0.0);
        if !text.is_empty() && !is_number && !SYMBOLS.contains(&text) {
            let expected = format!("a number, or one of {}", SYMBOLS.join(", "));
            problems.0.push(problem(
                &file.name,
                *line,
                name,
                &format!("“{text}”"),
                &expected,
            ));
        } else if !text.is_empty()
            && found
                .insert((place.id.clone(), of_year), text.to_owned())
                .is_some()
        {
            let said = format!("a second row for {} in {of_year}", place.id);
            problems.0.push(problem(
                &file.name,
                *line,
                name,
                &said,
                "one row for each area and year",
            ));
        }
    }
    found
}

/// What a share should read by its own parts, where it does not; counts of regions and the
/// country are rounded to tens.
fn doubtful(printed: &str, value: f64, part: f64, whole: f64) -> Option<String> {
    if whole <= 0.0 {
        return None;
    }
    let decimals = printed
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let decimals = i32::try_from(decimals).unwrap_or(0);
    let last = 0.5 * 10f64.powi(-decimals);
    let tens = if part % 10.0 == 0.0 && whole % 10.0 == 0.0 {
        5.0
    } else {
        0.0
    };
    // Full-time equivalents are rounded to tenths.
    let tenths = if whole.fract() > 0.0 { 0.05 } else { 0.0 };
    let worked = |scale: f64| scale * part / whole;
    let misses = |scale: f64| {
        let slack = scale * ((tens + tenths) / whole) * (1.0 + part / whole);
        (worked(scale) - value).abs() - last - slack
    };
    // A share of a hundred, a rate for 10,000, an average: whichever it is nearest to.
    let scales = [100.0, 10_000.0, 1.0];
    let nearest = scales
        .into_iter()
        .min_by(|a, b| misses(*a).total_cmp(&misses(*b)))?;
    (misses(nearest) > 1e-9).then(|| format!("{:.2}", worked(nearest)))
}
