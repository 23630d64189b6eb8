//! The content of this repository grown to the size of a country's statistics: 430 indicators,
//! 170 areas, some 670,000 figures. Only a bench reads it; its figures mean nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::place;

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

/// Publishes the grown content into a folder below `target`, with compressed copies of what
/// readers load.
///
/// # Errors
/// When the content cannot be read or published.
pub fn publish() -> Result<PathBuf> {
    let folder = place::left_behind()?.join("grown");
    let _ = fs::remove_dir_all(&folder);
    let (content, site) = (folder.join("content"), folder.join("site"));
    fs::create_dir_all(&folder)?;
    let mut copy = Command::new("cp");
    copy.arg("-r")
        .arg(place::repository().join("content"))
        .arg(&folder);
    ensure!(copy.status()?.success(), "the content was not copied");
    grow(&content)?;
    let mut publish = Command::new(place::candour()?);
    publish.current_dir(place::repository());
    publish.args(["publish", "--no-compress", "--content"]);
    publish.arg(&content).arg("--app").arg(place::app()?);
    publish.arg("--out").arg(&site);
    let done = publish.output()?;
    let said = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "{said}");
    // The table of all figures is kept by those who want it, not loaded by readers.
    let _ = fs::remove_file(site.join("data/observations.csv"));
    precompress::precompress(&site)?;
    Ok(site)
}

/// Adds indicators, areas and figures to the tables in a folder.
fn grow(content: &Path) -> Result<()> {
    let count = |table: &str| -> Result<usize> {
        let text = fs::read_to_string(content.join(table))?;
        Ok(text.lines().count() - 1)
    };
    let n_areas = N_AREAS.saturating_sub(count("areas.csv")?);
    let n_indicators = N_INDICATORS.saturating_sub(count("indicators.csv")?);
    let mut areas = Vec::new();
    let (mut rows, mut indicators, mut sources) = (String::new(), String::new(), String::new());
    for area in 1..=n_areas {
        let id = format!("borough-{area}");
        writeln!(rows, "{id},Borough {area},Borough {area},council,,,,,")?;
        areas.push(id);
    }
    add(content, "areas.csv", &rows)?;
    let known = fs::read_to_string(content.join("areas.csv"))?;
    let councils = known.lines().filter(|line| line.contains(",council,"));
    let councils: Vec<&str> = councils.filter_map(|line| line.split(',').next()).collect();
    let mut figures = String::new();
    for at in 0..n_indicators {
        let id = format!("grown-{at}");
        let name = name(at);
        writeln!(
            indicators,
            "{id},\"{name}\",\"{name}\",care,percent,1,higher,year,of them,,{name}.,{name},All,\
             A bench needs it.,Made up for a bench,national,,,line,no"
        )?;
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
                "{id},,{council},FY{year}/{end:02},{whole}.{tenth},,,"
            )?;
        }
    }
    add(content, "indicators.csv", &indicators)?;
    add(content, "national/sources.csv", &sources)?;
    add(content, "national/observations.csv", &figures)
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

fn add(content: &Path, table: &str, rows: &str) -> Result<()> {
    let path = content.join(table);
    let mut text = fs::read_to_string(&path).with_context(|| format!("no {table}"))?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(rows);
    fs::write(path, text).with_context(|| format!("{table} was not written"))
}
