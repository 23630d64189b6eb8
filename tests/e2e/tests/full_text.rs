//! Whole reports, as a council would publish them: the files of ../shared/seeds turned into the
//! content format, made into a site outside the repository and read.
//!
//! Ignored by default, since it needs the reports themselves in `../shared/seeds`.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, Result, ensure};
use e2e::browser::{Browser, Screen};
use e2e::journey::journey;
use e2e::place;
use e2e::remade::Remade;
use e2e::site::Site;
use report_markdown::{Fact, markdown};
use serde_json::json;

#[expect(dead_code, reason = "its folders are those of another package")]
#[path = "../../fixtures/reports.rs"]
mod original;

/// Words that no paragraph ends with.
const NEVER_LAST: [&str; 9] = ["the", "a", "an", "and", "of", "to", "in", "for", "with"];

/// What a script sees of a report: its own words, an element each.
const SHOWN: &str = "((text) => {
    text.querySelectorAll('.chart-place, .paragraph-claims, [role=tooltip], .sic button, caption')
        .forEach(part => part.remove());
    return [...text.querySelectorAll('p, li, h2, h3, th, td')]
        .map(part => [part.localName, part.textContent.trim()]);
})(document.querySelector('.report-text').cloneNode(true))";

/// Replaces the summary of a report with the whole report.
fn fill(content: &Remade, report: &str, file: &str, seed: &str) -> Result<()> {
    let mut table = csv::Reader::from_path(place::repository().join("tests/facts.csv"))?;
    let rows = table.records().collect::<Result<Vec<_>, _>>()?;
    let own = rows.iter().filter(|row| row.get(1) == Some(file));
    let facts = own.map(|row| Fact {
        id: row.get(0).unwrap_or_default().to_owned(),
        printed: row.get(11).unwrap_or_default().to_owned(),
    });
    let facts: Vec<Fact> = facts.collect();
    content.change(&format!("reports/{report}.md"), |summary| {
        markdown(seed, &summary, &facts)
    })
}

/// The number that a line of a report starts with, and the rest of the line.
fn numbered(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches("- ").trim_start();
    let (number, rest) = line.split_once([' ', '\t'])?;
    let number = number.trim_end_matches('.');
    let (whole, part) = number.split_once('.')?;
    let is_number = whole.len() == 1 && (1..=2).contains(&part.len());
    (is_number && format!("{whole}{part}").parse::<u32>().is_ok()).then_some((number, rest))
}

/// Words in small letters, without marks and without the numbers of paragraphs.
fn words(text: &str) -> Vec<String> {
    let lines = text.lines();
    let lines = lines.map(|line| numbered(line).map_or(line, |(_, rest)| rest));
    let text = lines.collect::<Vec<_>>().join(" ").replace(['’', '\''], "");
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[test]
#[ignore = "needs ../shared"]
fn whole_reports_are_read_as_they_were_published() -> Result<()> {
    let seeds = place::repository().join("../shared/seeds");
    let seed = |file: &str| fs::read_to_string(seeds.join(file));
    let content = Remade::new("full-text")?;
    for (report, file) in original::REPORTS {
        fill(&content, report, file, &seed(file)?)?;
    }
    content.change("reports.csv", |table| table.replace(",told\n", ",whole\n"))?;
    let site = Site::serve_folder(&content.publish()?, &[])?;
    journey("full-text", async |browser| {
        for (report, file) in original::REPORTS {
            browser.resize(Screen::DESKTOP).await?;
            let page = site.at(&format!("reports/{report}/"));
            browser.open(&page).await?;
            let manner = browser.text("main").await?;
            // A report whose charts are drawn again is not as it was published.
            let kinds = [
                "The report as it was published.",
                "The words of the report;",
            ];
            ensure!(
                kinds.iter().any(|kind| manner.contains(kind)),
                "{report}: {manner}"
            );
            is_complete(browser, &seed(file)?).await.context(report)?;
            charts_are_in_place(browser, report).await.context(report)?;
            a_misprint_is_corrected_on_demand(browser)
                .await
                .context(report)?;
            fits_a_phone(browser).await.context(report)?;
        }
        Ok(())
    })
}

async fn is_complete(browser: &Browser, seed: &str) -> Result<()> {
    let numbers: BTreeSet<&str> = seed.lines().filter_map(numbered).map(|(n, _)| n).collect();
    let script = "return arguments[0].filter(number => !document.getElementById('p' + number))";
    let missing: Vec<String> = browser.run(script, &[json!(numbers)]).await?;
    ensure!(missing.is_empty(), "no paragraphs {missing:?}");
    let shown: Vec<(String, String)> = browser.get(SHOWN).await?;
    for (_, text) in shown.iter().filter(|(element, _)| element == "p") {
        let last = text.rsplit(' ').next().unwrap_or_default();
        let is_cut = text.ends_with(',') || NEVER_LAST.contains(&last);
        let is_rest = text.starts_with(char::is_lowercase);
        ensure!(!is_cut && !is_rest, "broken: {text}");
    }
    let shown: Vec<&str> = shown.iter().map(|(_, text)| text.as_str()).collect();
    let (shown, seed) = (words(&shown.join("\n")), words(seed));
    let runs: BTreeSet<&[String]> = shown.windows(4).collect();
    let kept = seed.windows(4).filter(|run| runs.contains(run)).count();
    // Contact details, and words about the cells of a table that was broken into lines.
    let share = 100 * kept / seed.len().max(1);
    ensure!(share >= 97, "only {share}% of the words stand as they did");
    Ok(())
}

/// Every chart stands between the paragraph that `figures.csv` names and the next.
async fn charts_are_in_place(browser: &Browser, report: &str) -> Result<()> {
    let mut table = csv::Reader::from_path(place::repository().join("content/figures.csv"))?;
    for row in table.records() {
        let row = row?;
        let [id, of, after] = [0, 1, 2].map(|at| row.get(at).unwrap_or_default());
        if of != report {
            continue;
        }
        let script = "const chart = document.getElementById('chart-' + arguments[0]);
            const follows = part => part.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING;
            return [...document.querySelectorAll('.report-text > .paragraph')].filter(follows).pop().id";
        let before: String = browser.run(script, &[json!(id)]).await?;
        let part = after
            .strip_prefix("section ")
            .map(|part| format!("p{part}."));
        let is_there = match part {
            Some(part) => before.starts_with(&part),
            None => before == format!("p{after}"),
        };
        ensure!(is_there, "the chart {id} stands after {before}");
    }
    Ok(())
}

async fn a_misprint_is_corrected_on_demand(browser: &Browser) -> Result<()> {
    let mark = browser.text(".sic button").await?;
    ensure!(mark.contains("sic"), "{mark}");
    let tip = "document.querySelector('.sic [role=tooltip]').checkVisibility()";
    ensure!(
        !browser.get::<bool>(tip).await?,
        "a correction is in the way"
    );
    browser.click(".sic button").await?;
    browser.until("the correction is shown", tip).await
}

async fn fits_a_phone(browser: &Browser) -> Result<()> {
    browser.resize(Screen::new(390, 844).touched()).await?;
    let script =
        "[...document.querySelectorAll('html, .report-text > *, .report-text p, .report-text li')]
        .filter(part => part.getBoundingClientRect().right > innerWidth)
        .map(part => part.innerText.slice(0, 60))";
    let wide: Vec<String> = browser.get(script).await?;
    ensure!(wide.is_empty(), "wider than the screen: {wide:?}");
    let is_still = "document.documentElement.scrollWidth <= innerWidth";
    ensure!(
        browser.get::<bool>(is_still).await?,
        "the page scrolls sideways"
    );
    Ok(())
}
