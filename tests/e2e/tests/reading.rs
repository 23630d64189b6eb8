//! A reader of a report: from a paragraph to a figure, to its chart, and back; links from
//! outside; terms; only the keyboard; paper.

use anyhow::{Context as _, Result, ensure};
use e2e::axe;
use e2e::browser::Screen;
use e2e::journey::journey;
use e2e::site::Site;
use fantoccini::key::Key;
use serde_json::json;

#[test]
fn a_figure_in_the_text_lights_its_point_and_leads_there_and_back() -> Result<()> {
    let site = Site::serve()?;
    journey("read", async |browser| {
        browser.resize(Screen::new(1440, 900)).await?;
        browser.open(&site.at("reports/")).await?;
        browser
            .click("main a[href$='reports/reset-plan-2020/']")
            .await?;
        browser.find("#f-F232").await?;
        browser
            .run::<()>("document.getElementById('f-F232').focus()", &[])
            .await?;
        browser.find(".pointed .plot-ring").await?;
        let told = browser.text(".pointed").await?;
        ensure!(
            told.contains("Cambridgeshire, June 2020: 345 children on a child protection plan"),
            "{told}"
        );
        browser.press(Key::Enter).await?;
        browser
            .until(
                "the indicator is there",
                "location.pathname.endsWith('/protection-plans/')",
            )
            .await?;
        browser
            .until(
                "its source is open",
                "document.querySelector('#figure-F232')?.open",
            )
            .await?;
        browser.click("#figure-F232 .panel a").await?;
        browser
            .until("the report is there again", "location.hash === '#f-F232'")
            .await?;
        browser
            .until("the words are in view", "(box => box && box.top >= 0 && box.bottom <= innerHeight)(document.getElementById('f-F232')?.getBoundingClientRect())")
            .await?;
        axe::check(browser, "a report").await?;
        Ok(())
    })
}

#[test]
fn a_link_from_outside_opens_at_its_paragraph() -> Result<()> {
    let site = Site::serve()?;
    journey("permalink", async |browser| {
        browser.open(&site.at("reports/july-2019/#p2.13")).await?;
        let place = "document.getElementById('p2.13').getBoundingClientRect()";
        browser
            .until(
                "the paragraph is in view",
                &format!("{place}.top >= -4 && {place}.top < innerHeight / 2"),
            )
            .await?;
        let text = browser.text("[id='p2.13']").await?;
        ensure!(text.contains("59") && text.contains("2.13"), "{text}");
        browser
            .run::<()>("document.getElementById('p2.40').scrollIntoView()", &[])
            .await?;
        browser
            .until("the contents follow", "document.querySelector('.contents [aria-current]')?.innerText.includes('Children in Care')")
            .await?;
        Ok(())
    })
}

#[test]
fn a_lost_chart_shows_the_nearest_national_statistic() -> Result<()> {
    let site = Site::serve()?;
    journey("lost-chart", async |browser| {
        browser.open(&site.at("reports/july-2019/")).await?;
        let place = browser.find("[aria-labelledby='chart-004-C5']").await?;
        ensure!(place.text().await?.contains("Department for Education"));
        browser
            .find("[aria-labelledby='chart-004-C5'] canvas")
            .await?;
        Ok(())
    })
}

#[test]
fn a_term_is_explained_in_place_and_in_the_glossary() -> Result<()> {
    let site = Site::serve()?;
    journey("terms", async |browser| {
        browser.resize(Screen::new(390, 844).touched()).await?;
        browser.open(&site.at("reports/october-2020/")).await?;
        browser.click(".term button").await?;
        browser
            .until(
                "the explanation is shown",
                "((term) => {
                    const tip = term.querySelector('.term-tip');
                    return tip.checkVisibility() && tip.innerText.length > 10
                        && tip.id === term.querySelector('button').getAttribute('aria-describedby');
                })(document.querySelector('.term'))",
            )
            .await?;
        ensure!(
            browser
                .get::<bool>("document.documentElement.scrollWidth <= innerWidth")
                .await?,
            "the page scrolls sideways"
        );
        browser.click("main a[href$='glossary/']").await?;
        browser.find(".glossary dt").await?;
        ensure!(
            browser
                .get::<usize>("document.querySelectorAll('.glossary dt').length")
                .await?
                >= 40
        );
        axe::check(browser, "the glossary").await?;
        Ok(())
    })
}

#[test]
fn a_report_is_read_with_the_keyboard_only() -> Result<()> {
    let site = Site::serve()?;
    journey("read-keys", async |browser| {
        browser.open(&site.at("reports/early-2021/")).await?;
        browser.find(".fact").await?;
        browser
            .run::<()>("document.querySelector('.contents a').focus()", &[])
            .await?;
        browser.press(Key::Enter).await?;
        browser
            .until(
                "the focus is on the heading",
                "document.activeElement.tagName === 'H2'",
            )
            .await?;
        let mut facts = 0;
        for _ in 0..60 {
            browser.press(Key::Tab).await?;
            if browser
                .get::<bool>("document.activeElement.classList.contains('fact')")
                .await?
            {
                facts += 1;
                let told = browser.text(".pointed h2").await?;
                ensure!(!told.is_empty(), "nothing is told of the figure");
            }
            if facts == 3 {
                return Ok(());
            }
        }
        ensure!(facts == 3, "{facts} figures were reached");
        Ok(())
    })
}

#[test]
fn a_report_goes_to_paper_uncut() -> Result<()> {
    let site = Site::serve()?;
    journey("read-print", async |browser| {
        browser.open(&site.at("reports/july-2019/")).await?;
        browser.find(".fact").await?;
        browser
            .devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }))
            .await?;
        let hidden: Vec<String> = browser
            .get(
                "[...document.querySelectorAll('.report-text p, .report-text li, .report-text tr, .chart-place .plot')]
                    .filter(part => !part.checkVisibility({ visibilityProperty: true }))
                    .map(part => part.innerText.slice(0, 60))",
            )
            .await?;
        ensure!(hidden.is_empty(), "not on paper: {hidden:?}");
        let count: usize = browser
            .get("document.querySelectorAll('.paragraph').length")
            .await?;
        ensure!(count > 80, "{count} paragraphs");
        let pdf = browser.devtools("Page.printToPDF", &json!({})).await?;
        let data = pdf
            .get("data")
            .and_then(|data| data.as_str())
            .context("no paper")?;
        ensure!(data.len() > 100_000, "the paper is nearly empty");
        Ok(())
    })
}

#[test]
fn a_report_reads_without_the_program() -> Result<()> {
    let site = Site::serve()?;
    journey("read-without", async |browser| {
        browser.without_scripts().await?;
        browser
            .load(&site.at("reports/reset-plan-2020/#p5.4"))
            .await?;
        let text = browser.text("[id='p5.4']").await?;
        ensure!(text.contains("[5.4]"), "{text}");
        let link = browser.find("#f-F232").await?.attr("href").await?;
        ensure!(
            link.as_deref() == Some("../../indicators/protection-plans/#figure-F232"),
            "{link:?}"
        );
        Ok(())
    })
}

#[test]
fn search_finds_as_the_reader_types_and_forgives_slips() -> Result<()> {
    let site = Site::serve()?;
    journey("search", async |browser| {
        browser.open(&site.at("")).await?;
        browser.click("header nav a[href$='search/']").await?;
        let input = browser.find("#search").await?;
        input.send_keys("helth assessment").await?;
        browser
            .until(
                "something is found",
                "document.querySelectorAll('.hits a').length > 3",
            )
            .await?;
        let first = browser.text(".hits a").await?;
        ensure!(
            first.to_lowercase().contains("health assessment"),
            "{first}"
        );
        let around = browser.text(".hits p").await?;
        ensure!(!around.is_empty());
        input.send_keys("\u{e007}").await?;
        browser
            .until(
                "the address keeps the words",
                "location.search.includes('q=helth')",
            )
            .await?;
        axe::check(browser, "search").await?;
        browser.run::<()>("[...document.querySelectorAll('.hits a')].find(a => a.hash.startsWith('#p')).click()", &[]).await?;
        browser
            .until(
                "the paragraph is in view",
                "/^#p/.test(location.hash) && document.getElementById(location.hash.slice(1))",
            )
            .await?;
        browser.client().back().await?;
        browser
            .until(
                "the results are there again",
                "document.querySelectorAll('.hits a').length > 3",
            )
            .await?;
        Ok(())
    })
}
