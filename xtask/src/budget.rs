//! The size budget: kilobytes that each page loads until it answers input, as `budgets.toml` lists
//! them.
//!
//! A page loads itself and every script and file that its HTML names; each counts with its Brotli
//! copy, where it has one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

/// Room above the budget, as a share: compilers and content change a little all the time.
const TOLERANCE: f64 = 0.02;

/// Compares the pages of a published site with the budget and prints both.
///
/// # Errors
/// If a page is larger than its budget allows, or is not there.
pub(crate) fn check(budgets: &Path, site: &Path) -> Result<String> {
    let text = fs::read_to_string(budgets)?;
    let budgets: BTreeMap<String, f64> = toml::from_str(&text).context("budgets.toml")?;
    let mut over = Vec::new();
    for (page, budget) in &budgets {
        let loaded = kilobytes_of(site, page)?;
        println!("{page:36} {loaded:6.1} kB, budget {budget:6.1} kB");
        if loaded > budget * (1.0 + TOLERANCE) {
            over.push(format!(
                "{page} loads {loaded:.1} kB, budget {budget:.1} kB"
            ));
        }
    }
    if !over.is_empty() {
        bail!(
            "over the size budget: {}. Make it smaller, or raise budgets.toml and say why in the commit",
            over.join("; ")
        );
    }
    Ok(format!("{} pages", budgets.len()))
}

/// Kilobytes that a page and everything it names take with Brotli.
fn kilobytes_of(site: &Path, page: &str) -> Result<f64> {
    let path = page.trim_matches('/');
    let html = site.join(path).join("index.html");
    let text = fs::read_to_string(&html).with_context(|| format!("no page {page}"))?;
    let mut bytes = compressed_size(&html)?;
    for file in files_of(&text) {
        bytes += compressed_size(&site.join(file))?;
    }
    #[expect(clippy::cast_precision_loss, reason = "sizes of files are small")]
    let kilobytes = bytes as f64 / 1000.0;
    Ok(kilobytes)
}

fn compressed_size(file: &Path) -> Result<u64> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let copy = file.with_file_name(format!("{name}.br"));
    let about = copy.metadata().or_else(|_| file.metadata());
    Ok(about
        .with_context(|| format!("no file {}", file.display()))?
        .len())
}

/// The files that a page loads at once, as paths from the root of the site.
fn files_of(html: &str) -> impl Iterator<Item = &str> {
    let tags = html.split('<').filter(|tag| {
        tag.starts_with("script ")
            || tag.starts_with("link rel=\"preload\"")
            || tag.starts_with("link rel=\"modulepreload\"")
    });
    let addresses = tags.filter_map(|tag| {
        let (_, rest) = tag.split_once("src=\"").or(tag.split_once("href=\""))?;
        Some(rest.split_once('"')?.0)
    });
    addresses.map(|address| address.trim_start_matches("../").trim_start_matches("./"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of one page with a script of the size that is given.
    fn site(script_bytes: usize) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("about")).unwrap();
        let html = "<script src=\"../a.js\"></script><link rel=\"icon\" href=\"x.svg\">";
        fs::write(site.path().join("about/index.html"), html).unwrap();
        fs::write(site.path().join("a.js"), "long").unwrap();
        fs::write(site.path().join("a.js.br"), vec![0; script_bytes]).unwrap();
        fs::write(site.path().join("budgets.toml"), "\"/about/\" = 10.0\n").unwrap();
        site
    }

    #[test]
    fn pages_may_exceed_their_budget_by_two_per_cent() {
        for (script_bytes, is_allowed) in [(5_000, true), (10_100, true), (10_300, false)] {
            let site = site(script_bytes);
            let checked = check(&site.path().join("budgets.toml"), site.path());
            assert_eq!(checked.is_ok(), is_allowed, "{script_bytes}");
        }
    }

    #[test]
    fn a_page_over_its_budget_is_named_with_both_sizes() {
        let site = site(12_000);
        let error = check(&site.path().join("budgets.toml"), site.path()).unwrap_err();
        let expected = "/about/ loads 12.1 kB, budget 10.0 kB";
        assert!(error.to_string().contains(expected), "{error}");
    }
}
