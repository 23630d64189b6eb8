//! Hosts that fail: whatever happens to one file, the page says which, what was found and what
//! was expected, offers to try again, and the rest of the site goes on.

use anyhow::{Context as _, Result, ensure};
use e2e::browser::Browser;
use e2e::faulty::{Fault, FaultySite};
use e2e::journey::journey;
use serde_json::json;

const PAGE: &str = "indicators/protection-plans/";
const INDICATOR: &str = "data/indicator-protection-plans.";

/// Every fault, with the words that must be said of it.
fn faults(deep: &'static str) -> Vec<(Fault, &'static [&'static str])> {
    vec![
        (Fault::Status(404), &["could not be loaded", "404"]),
        (Fault::Status(500), &["could not be loaded", "500"]),
        (Fault::Cut, &["cut short"]),
        (Fault::BreaksOff, &["could not be loaded", "broke off"]),
        (Fault::WebPage, &["found a web page", "expected JSON"]),
        (
            Fault::Changed("/schema/major", json!(9)),
            &["version 9", "version 1"],
        ),
        (
            Fault::Changed(deep, json!("many")),
            &["found", "many", "expected"],
        ),
    ]
}

/// Breaks a file of a page in one way, reads what is said, mends it and tries again.
async fn break_and_mend(
    browser: &Browser,
    site: &FaultySite,
    (page, file, shown): (&str, &str, &str),
    (fault, words): (Fault, &[&str]),
) -> Result<()> {
    browser.forget_files().await?;
    site.break_file(file, fault);
    let address = site.at(&format!("{page}?areas=cambridgeshire"));
    browser.open(&address).await?;
    let message = browser.text(".fault-message").await?;
    ensure!(message.contains(file), "no file is named: {message}");
    for word in words {
        ensure!(message.contains(word), "“{word}” is missing: {message}");
    }
    ensure!(
        !browser.text("h1").await?.is_empty(),
        "the page keeps its heading"
    );
    browser.click("header nav a[href$='reports/']").await?;
    browser
        .until(
            "the rest of the site works",
            "document.querySelector('h1').innerText === 'The reports'",
        )
        .await?;
    let gone: bool = browser.get("!document.querySelector('.fault')").await?;
    ensure!(gone, "a page that does not need the file does not complain");
    browser.client().back().await?;
    browser.find(".fault").await?;
    ensure!(
        browser.address().await? == format!("/{page}?areas=cambridgeshire"),
        "the address is kept"
    );

    browser.button("Try again").await?.click().await?;
    browser
        .until(
            "the fault is said again",
            "document.querySelector('.fault button')",
        )
        .await?;
    site.mend();
    browser.button("Try again").await?.click().await?;
    browser
        .until(
            "the figures are there",
            &format!("document.querySelectorAll('{shown}').length > 1"),
        )
        .await?;
    browser
        .until("the fault is gone", "!document.querySelector('.fault')")
        .await?;
    Ok(())
}

fn each_fault(name: &str, page: &str, file: &str, shown: &str, deep: &'static str) -> Result<()> {
    let site = FaultySite::serve()?;
    journey(name, async |browser| {
        browser.forgive("Failed to load resource");
        let mut wrong = Vec::new();
        for (fault, words) in faults(deep) {
            let what = format!("{fault:?}");
            let walked = break_and_mend(browser, &site, (page, file, shown), (fault, words)).await;
            if let Err(error) = walked.context(what) {
                wrong.push(format!("{error:#}"));
            }
            site.mend();
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    })
}

#[test]
fn a_broken_indicator_is_named_and_mended() -> Result<()> {
    each_fault(
        "broken-indicator",
        PAGE,
        INDICATOR,
        "#figures ~ * tbody tr",
        "/observations/value/2",
    )
}

#[test]
fn a_broken_area_is_named_and_mended() -> Result<()> {
    let file = "data/area-cambridgeshire.";
    each_fault("broken-area", "", file, ".card", "/observations/value/40")
}

#[test]
fn an_area_that_is_not_needed_yet_breaks_nothing() -> Result<()> {
    let site = FaultySite::serve()?;
    journey("broken-prefetch", async |browser| {
        browser.forgive("Failed to load resource");
        site.break_file("data/area-", Fault::Status(500));
        browser.open(&site.at(PAGE)).await?;
        browser.find(".plot canvas").await?;
        browser
            .until(
                "the areas were asked for",
                "performance.getEntriesByType('resource').filter(
                entry => entry.name.includes('/area-') && entry.responseEnd > 0).length >= 4",
            )
            .await?;
        ensure!(
            browser
                .get::<bool>("!document.querySelector('.fault')")
                .await?,
            "nothing is said"
        );
        browser.click("header nav li:nth-child(1) a").await?;
        browser.find(".fault").await?;
        Ok(())
    })
}

#[test]
fn without_the_index_the_written_page_stays() -> Result<()> {
    let site = FaultySite::serve()?;
    journey("broken-index", async |browser| {
        browser.forgive("Failed to load resource");
        for (fault, word) in [
            (Fault::Status(500), "500"),
            (Fault::Cut, "cut short"),
            (Fault::WebPage, "web page"),
            (Fault::Changed("/schema/major", json!(9)), "version 9"),
            (Fault::Changed("/areas/3/name", json!(7)), "expected"),
        ] {
            site.break_file("data/index.json", fault.clone());
            browser.forget_files().await?;
            browser.load(&site.at(PAGE)).await?;
            let said = browser.text(".notice").await?;
            ensure!(
                said.contains("data/index.json") && said.contains(word),
                "{fault:?}: {said}"
            );
            ensure!(
                browser
                    .find(".plot svg.plot-wide")
                    .await?
                    .is_displayed()
                    .await?
            );
            browser.click("details.source summary").await?;
            ensure!(
                browser
                    .find("details.source[open] .panel")
                    .await?
                    .is_displayed()
                    .await?
            );
            browser.click("header nav a[href$='reports/']").await?;
            browser
                .until("links work", "location.pathname === '/reports/'")
                .await?;
            browser.client().back().await?;
            browser.find(".notice").await?;
            site.mend();
            browser.button("Try again").await?.click().await?;
            browser.ready().await?;
            browser.find(".plot canvas").await?;
        }
        Ok(())
    })
}

#[test]
fn what_is_missing_leaves_the_rest_of_a_page_of_many_files() -> Result<()> {
    let site = FaultySite::serve()?;
    journey("broken-some", async |browser| {
        browser.forgive("Failed to load resource");
        browser.forgive("preloaded using link preload");
        for file in ["data/indicator-started-care", "data/indicator-ceased-care"] {
            site.break_file(file, Fault::Status(404));
        }
        browser.open(&site.at("areas/cambridgeshire/")).await?;
        browser.find(".panel-chart canvas").await?;
        let (notices, messages): (usize, usize) = browser
            .get("[document.querySelectorAll('.fault').length, document.querySelectorAll('.fault-message').length]")
            .await?;
        ensure!(
            (notices, messages) == (1, 2),
            "{notices} notices, {messages} files"
        );
        let panels = "document.querySelectorAll('.panel-chart').length";
        let before: usize = browser.get(panels).await?;
        site.mend();
        browser.button("Try again").await?.click().await?;
        browser
            .until(
                "both measures are there",
                &format!("{panels} === {before} + 2"),
            )
            .await?;
        browser
            .until(
                "nothing is said any more",
                "!document.querySelector('.fault')",
            )
            .await?;
        for file in ["data/report-early-2021", "data/claims"] {
            site.break_file(file, Fault::Cut);
        }
        for page in ["changes/", "checks/", "said-and-done/"] {
            browser.forget_files().await?;
            browser.open(&site.at(page)).await?;
            let said = browser.text(".fault-message").await?;
            ensure!(said.contains("cut short"), "{page}: {said}");
            let is_waiting: bool = browser
                .get("Boolean(document.querySelector('.loading'))")
                .await?;
            ensure!(!is_waiting, "{page} still waits");
        }
        Ok(())
    })
}

#[test]
fn without_the_program_the_written_page_stays() -> Result<()> {
    let site = FaultySite::serve()?;
    journey("broken-program", async |browser| {
        browser.forgive("Failed to load resource");
        browser.forgive("failed to fetch Wasm");
        browser.forgive("Failed to fetch");
        browser.forgive("WebAssembly");
        browser.forgive("module script");
        browser.forgive("preloaded using link preload");
        let wasm: String = {
            browser.load(&site.at(PAGE)).await?;
            browser
                .get("document.querySelector('script[data-wasm]').dataset.wasm")
                .await?
        };
        let script: String = browser
            .get("document.querySelector('script[data-wasm]').dataset.program")
            .await?;
        for (file, fault) in [
            (&wasm, Fault::Status(404)),
            (&wasm, Fault::BreaksOff),
            (&wasm, Fault::WebPage),
            (&script, Fault::Status(404)),
        ] {
            browser.forget_files().await?;
            site.break_file(file, fault.clone());
            browser.load(&site.at(PAGE)).await?;
            let said = browser.text(".notice").await?;
            ensure!(said.contains("do not respond"), "{file} {fault:?}: {said}");
            ensure!(
                browser
                    .find(".plot svg.plot-wide")
                    .await?
                    .is_displayed()
                    .await?
            );
            browser.click("details.source summary").await?;
            ensure!(
                browser
                    .find("details.source[open] .panel")
                    .await?
                    .is_displayed()
                    .await?
            );
            let controls: bool = browser
                .get("[...document.querySelectorAll('.controls')].some(c => c.checkVisibility({ visibilityProperty: true }))")
                .await?;
            ensure!(!controls, "controls that do nothing are not shown");
            site.mend();
            browser.client().refresh().await?;
            browser.ready().await?;
        }
        Ok(())
    })
}

#[test]
fn what_could_be_read_stays_and_says_nothing_false() -> Result<()> {
    let site = FaultySite::serve()?;
    journey("broken-kept", async |browser| {
        browser.forgive("Failed to load resource");
        browser.forgive("preloaded using link preload");
        browser.forgive("failed to fetch Wasm");
        browser.forgive("WebAssembly");
        // What can be read, without the choices that do nothing for want of a file.
        let length = "(main => {
            main.querySelectorAll('.controls, .needs-program, .notice').forEach(part => part.remove());
            return main.textContent.length;
        })(document.querySelector('main').cloneNode(true))";
        browser.open(&site.at(PAGE)).await?;
        let part: String = browser
            .get(
                "new URL(performance.getEntriesByType('resource')\
                 .find(entry => entry.name.includes('split_indicator')).name).pathname.slice(1)",
            )
            .await?;
        let of_words = part.replace("split_indicator", "split_words");
        let of_councils = part.replace("split_indicator", "split_compare");
        for (page, file) in [
            ("", "data/area-cambridgeshire"),
            ("checks/", "data/claims"),
            ("checks/", of_words.as_str()),
            ("reports/july-2019/", of_words.as_str()),
            ("areas/peterborough/", of_councils.as_str()),
            ("reports/july-2019/", "data/text-july-2019"),
            ("compare/", "data/indicator-looked-after"),
            (PAGE, part.as_str()),
        ] {
            browser.forget_files().await?;
            browser.open(&site.at(page)).await?;
            let lead = browser.text(".lead").await?;
            let before: usize = browser.get(length).await?;
            browser.forget_files().await?;
            site.break_file(file, Fault::Status(404));
            browser.open(&site.at(page)).await?;
            browser.find(".fault").await?;
            ensure!(
                browser.text(".lead").await? == lead,
                "{page} says something else"
            );
            let kept: usize = browser.get(length).await?;
            ensure!(
                kept * 10 > before * 8,
                "{page} kept {kept} of {before} letters"
            );
            site.mend();
            browser.button("Try again").await?.click().await?;
            browser
                .until(
                    "the running page is there",
                    "!document.querySelector('.kept')",
                )
                .await?;
            browser
                .until(
                    "the focus is on the page",
                    "document.activeElement.closest('main')",
                )
                .await?;
        }
        Ok(())
    })
}

/// A panic stops the program, which the browser reports as an error of that kind.
#[test]
fn a_program_that_stops_says_so_once_and_other_errors_are_not_its_own() -> Result<()> {
    let site = FaultySite::serve()?;
    journey("stopped", async |browser| {
        browser.open(&site.at(PAGE)).await?;
        let report = |error: &str| {
            format!(
                "(dispatchEvent(new ErrorEvent('error', {{ error: {error} }})), document.querySelectorAll('body > .fault').length)"
            )
        };
        let told: usize = browser.get(&report("new TypeError('other')")).await?;
        ensure!(told == 0, "another error is told as the program's");
        for _ in 0..2 {
            let trap = report("new WebAssembly.RuntimeError('unreachable')");
            let told: usize = browser.get(&trap).await?;
            ensure!(told == 1, "told {told} times");
        }
        let said = browser.text("body > .fault").await?;
        ensure!(said.contains("Something went wrong"), "{said}");
        Ok(())
    })
}

/// Words of the written page for what stands below a chart, which is made by a part of the program that
/// comes once the page responds.
const WORDS: &str = "document.querySelectorAll('#summary > .as-written .summary li, \
                     #details > .as-written #figures').length";

/// Whether that part has come.
const IS_ALIVE: &str = "!document.querySelector('.as-written') && \
                        document.querySelector('#figures') !== null";

/// The open number that has the focus.
const OPEN: &str = "document.activeElement.closest('details.source[open]')?.id ?? ''";

/// The number that a page opens with its source first.
const NUMBER: &str = "document.querySelector('details.source').id";

/// Opens a page in a browser that has no file yet, while the part has a fault.
async fn without_end(browser: &Browser, site: &FaultySite, page: &str, fault: Fault) -> Result<()> {
    for known in [
        "Failed to load resource",
        "failed to fetch Wasm",
        "WebAssembly",
    ] {
        browser.forgive(known);
    }
    browser.open(&site.at(PAGE)).await?;
    let file = "performance.getEntriesByType('resource').map(entry => entry.name)\
                .find(name => name.includes('split_indicator'))";
    let file: String = browser
        .get(&format!("new URL({file}).pathname.slice(1)"))
        .await?;
    site.break_file(&file.replace("split_indicator", "split_details"), fault);
    // Where only the fragment differs, a browser would stay on the page.
    browser.client().goto("about:blank").await?;
    browser.forget_files().await?;
    browser.open(&site.at(page)).await
}

#[test]
fn what_stands_below_comes_later_and_keeps_the_readers_place() -> Result<()> {
    let site = FaultySite::serve()?;
    journey("details", async |browser| {
        // Until it comes, what was written can be read and opened; that stays open when it comes.
        without_end(browser, &site, PAGE, Fault::Held).await?;
        ensure!(browser.get::<usize>(WORDS).await? > 2, "nothing to read");
        let dead: usize = browser
            .get("[...document.querySelectorAll('.as-written .needs-program')].filter(part => part.checkVisibility({ visibilityProperty: true })).length")
            .await?;
        ensure!(dead == 0, "{dead} controls that do nothing yet are shown");
        browser.click("details.source summary").await?;
        let number: String = browser.get(NUMBER).await?;
        let is_open = format!("({OPEN}) === '{number}'");
        ensure!(browser.get::<bool>(&is_open).await?, "it does not open");
        site.mend();
        browser.until("the end comes", IS_ALIVE).await?;
        let has_panel = format!("{is_open} && document.querySelector('#{number} .panel') !== null");
        browser
            .until("the number is still open", &has_panel)
            .await?;

        // A number that the address names opens at once, and stays open whatever else arrives.
        let named = format!("{PAGE}#{number}");
        without_end(browser, &site, &named, Fault::Held).await?;
        browser.until("its number opens", &is_open).await?;
        let arrived = "performance.getEntriesByType('resource').some(file => file.name.includes('split_more'))";
        browser.until("all else has arrived", arrived).await?;
        ensure!(browser.get::<bool>(&is_open).await?, "the number closed");
        site.mend();
        browser.until("the end comes", IS_ALIVE).await?;
        browser.until("its number is open", &is_open).await
    })
}

#[test]
fn what_stands_below_tells_of_what_is_asked() -> Result<()> {
    let site = FaultySite::serve()?;
    journey("details-requested", async |browser| {
        // Words that another choice makes untrue go.
        without_end(browser, &site, PAGE, Fault::Held).await?;
        browser.click(".controls button[aria-pressed=true]").await?;
        let gone = "!document.querySelector('.as-written') && !document.querySelector('#figures')";
        browser.until("no words of before", gone).await?;
        site.mend();
        browser.until("the end comes", IS_ALIVE).await?;

        // Where it does not come, that is said, and it can be asked for again.
        without_end(browser, &site, PAGE, Fault::Status(404)).await?;
        let said = browser.text(".fault-message").await?;
        ensure!(said.contains("program/details"), "{said}");
        ensure!(browser.get::<usize>(WORDS).await? > 2, "nothing to read");
        let number: String = browser.get(NUMBER).await?;
        site.mend();
        browser.click(".fault button").await?;
        browser.until("the end comes", IS_ALIVE).await?;

        // An address that asks for something else has none of these words.
        let asked = format!("{PAGE}?areas=cambridgeshire#{number}");
        without_end(browser, &site, &asked, Fault::Status(404)).await?;
        let untrue: usize = browser.get(WORDS).await?;
        ensure!(untrue == 0, "words of another choice");
        site.mend();
        browser.click(".fault button").await?;
        browser.until("the end comes", IS_ALIVE).await?;
        let is_open = format!("({OPEN}) === '{number}'");
        browser.until("its number opens", &is_open).await
    })
}
