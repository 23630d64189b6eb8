//! The content of this repository grown to the size of a country's statistics: 430 indicators,
//! 170 areas, some 670,000 figures. Only a bench reads it; its figures mean nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::remade::Remade;

#[path = "../../fixtures/local.rs"]
mod local;

/// How many indicators and areas the grown content has, those of this repository among them.
pub const N_INDICATORS: usize = 430;
/// Its areas.
pub const N_AREAS: usize = 170;
/// The years of which each new indicator has a figure for each area.
const YEARS: std::ops::RangeInclusive<u32> = 2014..=2025;

/// Words that names are put together from.
const WHO: [&str; 5] = [
    "Children",
    "Young people",
    "Families",
    "Pupils",
    "Care leavers",
];
const WHAT: [&str; 9] = [
    "seen in time",
    "with a plan",
    "who moved",
    "in school",
    "in work or training",
    "with a health check",
    "referred again",
    "placed nearby",
    "heard in person",
];
const HOW: [&str; 8] = [
    "within a week",
    "within a month",
    "in the year",
    "at the end of March",
    "aged under 5",
    "aged 5 to 9",
    "aged 10 to 15",
    "aged 16 and over",
];

/// Publishes the grown content, with compressed copies of what readers load, and tells where.
///
/// # Errors
/// When the content cannot be read or published.
pub fn publish() -> Result<(Remade, PathBuf)> {
    let content = Remade::new("grown")?;
    grow(&content)?;
    let site = content.publish()?;
    // The table of all figures is kept by those who want it, not loaded by readers.
    let _ = fs::remove_file(site.join("data/observations.csv"));
    precompress::precompress(&site)?;
    Ok((content, site))
}

/// Measures and months of the content grown for one council.
const LOCAL: (usize, usize) = (400, 240);

/// This repository's content with 96,000 local figures more, all of one council.
///
/// # Errors
/// When the content cannot be read or written.
pub fn local() -> Result<Remade> {
    let content = Remade::new("local")?;
    let heads = fs::read_to_string(content.path("indicators.csv"))?;
    let heads = heads.lines().next().unwrap_or_default();
    for (table, rows) in local::tables(heads, LOCAL.0, LOCAL.1) {
        add(&content, table, &rows)?;
    }
    Ok(content)
}

/// This repository's content grown to the size of a country's statistics.
///
/// # Errors
/// When the content cannot be read or written.
pub fn national() -> Result<Remade> {
    let content = Remade::new("national")?;
    grow(&content)?;
    Ok(content)
}

/// Adds indicators, areas and figures to the tables.
fn grow(content: &Remade) -> Result<()> {
    let read = |table: &str| fs::read_to_string(content.path(table));
    let count = |text: &str| text.lines().count().saturating_sub(1);
    let n_areas = N_AREAS.saturating_sub(count(&read("areas.csv")?));
    let n_indicators = N_INDICATORS.saturating_sub(count(&read("indicators.csv")?));
    let (mut areas, mut indicators) = (String::new(), String::new());
    let (mut sources, mut figures) = (String::new(), String::new());
    for area in 1..=n_areas {
        writeln!(
            areas,
            "borough-{area},Borough {area},Borough {area},council,,,,,"
        )?;
    }
    add(content, "areas.csv", &areas)?;
    let known = read("areas.csv")?;
    let councils = known.lines().filter(|line| line.contains(",council,"));
    let councils: Vec<&str> = councils.filter_map(|line| line.split(',').next()).collect();
    let heads = read("indicators.csv")?;
    let heads = heads.lines().next().unwrap_or_default().to_owned();
    for at in 0..n_indicators {
        let id = format!("grown-{at}");
        let name = name(at);
        indicators.push_str(&indicator(&heads, &id, &name));
        writeln!(
            sources,
            "{id},,dfe-looked-after,made-up.csv,,share,,,year-to-march"
        )?;
        for (council, year) in councils.iter().flat_map(|c| YEARS.map(move |y| (c, y))) {
            let value = (at * 7 + council.len() * 13 + year as usize * 3) % 800;
            let (whole, tenth) = (10 + value / 10, value % 10);
            let end = (year + 1) % 100;
            writeln!(
                figures,
                "{id},,{council},FY{year}/{end:02},{whole}.{tenth},,,,dfe-looked-after"
            )?;
        }
    }
    add(content, "indicators.csv", &indicators)?;
    add(content, "national/sources.csv", &sources)?;
    add(content, "national/observations.csv", &figures)
}

/// A row of the table of indicators, whatever columns it has.
fn indicator(heads: &str, id: &str, name: &str) -> String {
    let cells = heads.split(',').map(|head| match head {
        "id" => id.to_owned(),
        "name" | "short_name" | "numerator" => format!("\"{name}\""),
        "theme" => "care".to_owned(),
        "unit" => "percent".to_owned(),
        "decimals" => "1".to_owned(),
        "polarity" => "higher".to_owned(),
        "basis" => "year".to_owned(),
        "counted" => "of them".to_owned(),
        "definition" => format!("\"{name}.\""),
        "denominator" => "All".to_owned(),
        "why" => "A bench needs it.".to_owned(),
        "standard_source" => "Made up for a bench".to_owned(),
        "scope" => "national".to_owned(),
        "chart" => "line".to_owned(),
        "headline" => "no".to_owned(),
        _ => String::new(),
    });
    let cells: Vec<String> = cells.collect();
    format!("{}\n", cells.join(","))
}

/// A name that no other indicator has.
fn name(at: usize) -> String {
    let part = |words: &[&'static str], step: usize| {
        let word = words.get((at / step) % words.len());
        word.copied().unwrap_or_default()
    };
    format!(
        "{} {} {}",
        part(&WHO, 1),
        part(&WHAT, WHO.len()),
        part(&HOW, WHO.len() * WHAT.len())
    )
}

fn add(content: &Remade, table: &str, rows: &str) -> Result<()> {
    content.change(table, |text| format!("{}\n{rows}", text.trim_end()))
}
