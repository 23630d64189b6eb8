//! Measures the release site in a browser and prints tables for the README: the medians of five
//! fresh loads of five pages on two devices, how long a reader waits for an answer, and the first
//! page of a site with many more figures.
//!
//! Run by `cargo xtask bench`. Nothing here passes or fails.

#![expect(clippy::print_stdout, reason = "a bench speaks to its user")]

use std::fs;
use std::thread::available_parallelism;

use anyhow::{Context as _, Result};
use e2e::browser::Browser;
use e2e::latency::{choices, moves, percentile, report, switches};
use e2e::load::{DESKTOP, Device, Load, SORTS, TABLET, become_device, load};
use e2e::publishing::{self, Run};
use e2e::remade::Remade;
use e2e::site::Site;
use e2e::{grown, place};
use serde_json::Value;
use tokio::runtime::Builder;

const PAGES: [&str; 5] = [
    "",
    "indicators/protection-plans/",
    "indicators/caseload/",
    "reports/reset-plan-2020/",
    "compare/",
];
const N_LOADS: usize = 5;
const N_SWITCHES: usize = 40;
const N_MOVES: u32 = 100;
const N_CHOICES: usize = 20;
const N_AREAS: usize = 24;
const REPORTS: [&str; 2] = ["reset-plan-2020", "november-2020"];

/// What is read off a load.
type Measure = fn(&Load) -> f64;

/// A number of one run of the publisher.
type RunMeasure = fn(&Run) -> f64;

fn main() -> Result<()> {
    if std::env::args().nth(1).as_deref() != Some("publish") {
        in_browser()?;
    }
    published()
}

/// Time, memory and sizes of publishing this site and two grown ones, each once.
fn published() -> Result<()> {
    println!("| publishing with compressed copies | this site | grown national | grown local |");
    println!("|---|---:|---:|---:|");
    let contents = [Remade::new("shipped")?, grown::national()?, grown::local()?];
    let runs = contents.iter().map(publishing::measure);
    let runs: Vec<Run> = runs.collect::<Result<_>>()?;
    let rows: [(&str, RunMeasure); 4] = [
        ("time, s", |run| run.seconds),
        ("peak memory, MB", |run| run.peak_mb),
        ("largest page, kB of HTML", |run| run.largest_page_kb),
        ("data of the first page, kB with Brotli", |run| {
            run.first_data_kb
        }),
    ];
    for (name, value) in rows {
        let cells: Vec<String> = runs.iter().map(|run| short(value(run))).collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
    Ok(())
}

fn in_browser() -> Result<()> {
    let site = Site::serve()?;
    Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(async {
            println!("{}\n", machine().await?);
            for device in [DESKTOP, TABLET] {
                loads(&site, device).await?;
            }
            latencies(&site).await?;
            reports(&site).await?;
            grown(&site).await
        })
}

async fn loads(site: &Site, device: Device) -> Result<()> {
    let mut columns = Vec::new();
    for page in PAGES {
        let mut runs = Vec::new();
        for _ in 0..N_LOADS {
            runs.push(load(&site.at(page), device).await?);
        }
        columns.push(runs);
    }
    println!("| {} | `/{}` |", device.name, PAGES.join("` | `/"));
    println!("|---|{}", "---:|".repeat(PAGES.len()));
    for (at, sort) in SORTS.into_iter().enumerate() {
        let bytes = |load: &Load| load.bytes.get(at).copied().unwrap_or_default();
        row(&format!("{sort}, kB with Brotli"), &columns, |load| {
            bytes(load) / 1000.0
        })?;
    }
    row("all until it responds, kB", &columns, |load| {
        load.bytes.iter().sum::<f64>() / 1000.0
    })?;
    row("fetched ahead, kB", &columns, |load| {
        load.bytes_ahead / 1000.0
    })?;
    row("first chart on screen, ms", &columns, |load| {
        load.first_chart_ms
    })?;
    row("responds, ms", &columns, |load| load.ready_ms)?;
    row("main thread busy, ms", &columns, |load| load.busy_ms)?;
    row("script heap, MB", &columns, |load| load.heap / 1e6)?;
    row("program's memory, MB", &columns, |load| load.memory / 1e6)?;
    println!();
    Ok(())
}

/// A row of medians, one for each page.
fn row(name: &str, columns: &[Vec<Load>], value: impl Fn(&Load) -> f64) -> Result<()> {
    let medians = columns.iter().map(|runs| {
        let values: Vec<f64> = runs.iter().map(&value).collect();
        percentile(&values, 50).map(short)
    });
    println!(
        "| {name} | {} |",
        medians.collect::<Result<Vec<_>>>()?.join(" | ")
    );
    Ok(())
}

/// Three digits at least, no more than one after the point.
fn short(value: f64) -> String {
    if value < 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

async fn latencies(site: &Site) -> Result<()> {
    let browser = Browser::start().await?;
    let switched = switches(&browser, &site.at("indicators/"), N_SWITCHES).await;
    let compared = format!("compare/?areas={}", areas()?.join(","));
    let chosen = choices(&browser, &site.at(&compared), N_CHOICES).await;
    let moved = moves(&browser, &site.at("indicators/protection-plans/"), N_MOVES).await;
    browser.close().await?;
    let (indicators, areas) = chosen?;
    let (switched, frames) = switched?;
    println!("| from input to the frame that shows it, ms | median | 95th percentile |");
    println!("|---|---:|---:|");
    for (name, times) in [
        (
            format!("opening another indicator, {N_SWITCHES} times"),
            switched,
        ),
        (
            format!("comparing {N_AREAS} areas by another indicator, {N_CHOICES} times"),
            indicators,
        ),
        (
            format!("one of {N_AREAS} areas less or more, {} times", areas.len()),
            areas,
        ),
        (format!("pointing at the chart, {N_MOVES} moves"), moved?),
    ] {
        let (half, most) = (percentile(&times, 50)?, percentile(&times, 95)?);
        println!("| {name} | {} | {} |", short(half), short(most));
    }
    let (half, most) = (percentile(&frames, 50)?, percentile(&frames, 95)?);
    println!(
        "\nAnother indicator is shown by frame {half} after the click, at the 95th percentile by frame {most}.\n"
    );
    Ok(())
}

/// Ids of areas to compare: councils, then the region and the country.
fn areas() -> Result<Vec<String>> {
    let index = fs::read(place::dist()?.join("data/index.json"))?;
    let index: Value = serde_json::from_slice(&index)?;
    let areas = index.get("areas").and_then(Value::as_array);
    let areas = areas.context("the index names no areas")?;
    let text = |area: &Value, field: &str| area.get(field)?.as_str().map(str::to_owned);
    let of_kind = |kind: &'static str| {
        let own = areas
            .iter()
            .filter(move |area| text(area, "kind").as_deref() == Some(kind));
        own.filter_map(|area| text(area, "id"))
    };
    let others = of_kind("region").chain(of_kind("country"));
    Ok(of_kind("council").take(N_AREAS - 2).chain(others).collect())
}

/// How long a reader on a slow tablet waits for a report after a click on it.
async fn reports(site: &Site) -> Result<()> {
    println!("| tablet, from a click on a report to its text, ms | median of {N_LOADS} |");
    println!("|---|---:|");
    for name in REPORTS {
        let mut times = Vec::new();
        for _ in 0..N_LOADS {
            let browser = Browser::start().await?;
            become_device(&browser, TABLET).await?;
            times.push(report(&browser, &site.at("reports/"), name).await?);
            browser.close().await?;
        }
        println!("| {name} | {} |", short(percentile(&times, 50)?));
    }
    println!();
    Ok(())
}

/// The first page of a site with many more figures, beside the one that is published.
async fn grown(site: &Site) -> Result<()> {
    let (_content, folder) = grown::publish()?;
    let large = Site::serve_folder(&folder, &[])?;
    println!(
        "| first page | this site | {} indicators, {} areas | ratio |",
        grown::N_INDICATORS,
        grown::N_AREAS
    );
    println!("|---|---:|---:|---:|");
    for device in [DESKTOP, TABLET] {
        let (mut small, mut grown) = (Vec::new(), Vec::new());
        // In turn, so that what else the machine does weighs on both.
        for _ in 0..N_LOADS {
            small.push(load(&site.at(""), device).await?);
            grown.push(load(&large.at(""), device).await?);
        }
        let measures: [(&str, Measure); 3] = [
            ("all until it responds, kB", |load| {
                load.bytes.iter().sum::<f64>() / 1000.0
            }),
            ("first chart on screen, ms", |load| load.first_chart_ms),
            ("responds, ms", |load| load.ready_ms),
        ];
        for (name, value) in measures {
            let median = |runs: &[Load]| {
                let values: Vec<f64> = runs.iter().map(value).collect();
                percentile(&values, 50)
            };
            let (small, grown) = (median(&small)?, median(&grown)?);
            println!(
                "| {}: {name} | {} | {} | {:.2} |",
                device.name,
                short(small),
                short(grown),
                grown / small
            );
        }
    }
    Ok(())
}

/// What it was measured on.
async fn machine() -> Result<String> {
    let cores = available_parallelism()?;
    let about = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, model)| model);
    let browser = Browser::start().await?;
    let version: String = browser
        .get("navigator.userAgent.match(/Chrome\\/([0-9]+)/)[1]")
        .await?;
    browser.close().await?;
    Ok(format!(
        "Machine: {cores} cores of {model}, headless Chromium {version}, medians of {N_LOADS} fresh loads."
    ))
}
