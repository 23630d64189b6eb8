//! Time and memory that publishing takes, and the sizes of what comes out.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::remade::Remade;

/// One run of the publisher.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Time from start to end.
    pub seconds: f64,
    /// Most memory held at once.
    pub peak_mb: f64,
    /// Size of the largest page.
    pub largest_page_kb: f64,
    /// Data that the first page preloads, with Brotli.
    pub first_data_kb: f64,
}

/// Publishes content with all compressed copies and measures it.
///
/// # Errors
/// When it is not published.
pub fn measure(content: &Remade) -> Result<Run> {
    let mut publisher = content.publisher()?;
    let start = Instant::now();
    let mut running = publisher.stdout(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", running.id());
    let mut peak_kib = 0.0_f64;
    let ended = loop {
        if let Some(ended) = running.try_wait()? {
            break ended;
        }
        peak_kib = peak_kib.max(peak(&fs::read_to_string(&status).unwrap_or_default()));
        sleep(Duration::from_millis(20));
    };
    let seconds = start.elapsed().as_secs_f64();
    ensure!(ended.success(), "the site was not published");
    let site = content.site();
    Ok(Run {
        seconds,
        peak_mb: peak_kib * 1.024 / 1000.0,
        largest_page_kb: largest_page(&site)? / 1000.0,
        first_data_kb: first_data(&site)? / 1000.0,
    })
}

/// The most memory that a process has held, in KiB, from its status.
fn peak(status: &str) -> f64 {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let count = line.and_then(|line| line.trim().strip_suffix(" kB"));
    count
        .and_then(|count| count.trim().parse().ok())
        .unwrap_or_default()
}

fn largest_page(folder: &Path) -> Result<f64> {
    let mut largest = 0.0_f64;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            largest = largest.max(largest_page(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            largest = largest.max(size(&path)?);
        }
    }
    Ok(largest)
}

/// The compressed size of all data files that the first page preloads.
fn first_data(site: &Path) -> Result<f64> {
    let page = fs::read_to_string(site.join("index.html"))?;
    let names = page.split("href=\"data/").skip(1);
    let names = names.filter_map(|rest| rest.split('"').next());
    // The menu links to the page `data/` itself.
    let names = names.filter(|name| !name.is_empty());
    let mut sum = 0.0;
    for name in names {
        let path = site.join("data").join(format!("{name}.br"));
        sum += size(&path).with_context(|| format!("no copy of {name}"))?;
    }
    Ok(sum)
}

fn size(path: &Path) -> Result<f64> {
    Ok(f64::from(u32::try_from(fs::metadata(path)?.len())?))
}
