//! A reader with a mouse: from the overview to a number, to its place in a report, and back;
//! links that others sent; addresses that are wrong.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::journey::journey;
use e2e::site::Site;
use fantoccini::Locator;

const DEEP: &str = "indicators/protection-plans/\
    ?areas=cambridgeshire&measure=rate&period=2020-04..2021-03&view=table";

/// The words of every control that is on; the period's value last.
async fn chosen(browser: &Browser) -> Result<Vec<String>> {
    browser
        .run(
            "const on = document.querySelectorAll('.controls [aria-pressed=true]');
            return [...on].map(button => button.innerText.trim())
                .concat(document.querySelector('.controls select')?.value ?? 'no period')",
            &[],
        )
        .await
}

/// Waits until the number that was open when the page was left is open and has the focus.
async fn is_at_number(browser: &Browser) -> Result<()> {
    let is_there = "document.activeElement.matches('details.source[open] summary')";
    browser
        .until("the number is open as it was left", is_there)
        .await
}

async fn is_at_heading(browser: &Browser, what: &str) -> Result<()> {
    let on_heading = "document.activeElement === document.querySelector('h1')";
    browser
        .until(
            &format!("the focus is on the heading of {what}"),
            on_heading,
        )
        .await?;
    let starts = "document.title.startsWith(document.querySelector('h1').innerText)";
    browser
        .until(&format!("the title names {what}"), starts)
        .await
}

#[test]
fn a_number_leads_to_its_place_in_the_report() -> Result<()> {
    let site = Site::serve()?;
    journey("number-to-report", async |browser| {
        browser.open(&site.at("")).await?;
        browser.run::<()>("window.sameDocument = true", &[]).await?;
        browser
            .click(".card a[href$='subjects/protection-plans/']")
            .await?;
        browser
            .until(
                "the indicator is there",
                "location.pathname.endsWith('/protection-plans/')",
            )
            .await?;
        is_at_heading(browser, "the indicator").await?;
        ensure!(
            browser.get::<f64>("scrollY").await? == 0.0,
            "a new page starts at its top"
        );
        browser.click("#figures + * details.source summary").await?;
        ensure!(
            browser
                .get::<bool>("document.querySelector('details.source').open")
                .await?
        );
        browser
            .client()
            .find(Locator::LinkText("See where it comes from"))
            .await?
            .click()
            .await?;
        browser
            .until(
                "the report is there",
                "location.pathname.includes('/reports/')",
            )
            .await?;
        let place = "document.getElementById(decodeURIComponent(location.hash.slice(1)))";
        browser
            .until(
                "the place is in view",
                &format!(
                    "{place} && {place}.getBoundingClientRect().top >= -1
                && {place}.getBoundingClientRect().top < innerHeight / 2"
                ),
            )
            .await?;
        browser
            .until(
                "the focus is there",
                &format!("document.activeElement === {place}"),
            )
            .await?;
        ensure!(
            browser.get::<bool>("window.sameDocument").await?,
            "no page was loaded anew"
        );

        browser.client().back().await?;
        browser
            .until(
                "the indicator is back",
                "location.pathname.endsWith('/protection-plans/')",
            )
            .await?;
        is_at_number(browser).await?;
        browser.client().back().await?;
        browser
            .until("the overview is back", "location.pathname === '/'")
            .await?;
        browser
            .until(
                "the focus is on the link that was left",
                "document.activeElement.matches(\".card a[href$='subjects/protection-plans/']\")",
            )
            .await?;
        browser.client().forward().await?;
        browser
            .until(
                "the indicator is there again",
                "location.pathname.endsWith('/protection-plans/')",
            )
            .await?;
        is_at_number(browser).await?;
        ensure!(
            browser.get::<bool>("window.sameDocument").await?,
            "no page was loaded anew"
        );
        Ok(())
    })
}

#[test]
fn back_returns_to_the_place_on_the_page() -> Result<()> {
    let site = Site::serve()?;
    journey("back-keeps-place", async |browser| {
        browser.open(&site.at("indicators/")).await?;
        let link = browser.find("section:last-of-type tbody a").await?;
        browser
            .run::<()>(
                "arguments[0].scrollIntoView({ block: 'center' })",
                &[serde_json::to_value(&link)?],
            )
            .await?;
        let before: f64 = browser.get("scrollY").await?;
        ensure!(before > 500.0, "the link is far down, not at {before}");
        link.click().await?;
        browser
            .until(
                "the indicator is there",
                "!!document.querySelector('.crumbs')",
            )
            .await?;
        browser.client().back().await?;
        browser
            .until("the list is back", "location.pathname === '/indicators/'")
            .await?;
        browser
            .until(
                &format!("the list is scrolled to {before} again"),
                &format!("Math.abs(scrollY - {before}) < 100"),
            )
            .await
    })
}

#[test]
fn a_link_restores_what_was_chosen() -> Result<()> {
    let site = Site::serve()?;
    journey("deep-link", async |browser| {
        browser.open(&site.at(DEEP)).await?;
        for load in ["first load", "reload"] {
            let chosen = chosen(browser).await?;
            let expected = [
                "Cambridgeshire",
                "Rate per 10,000",
                "Table only",
                "2020-04..2021-03",
            ];
            ensure!(chosen == expected, "{load}: {chosen:?}");
            ensure!(browser.address().await? == format!("/{DEEP}"), "{load}");
            let areas: Vec<String> = browser
                .get("[...document.querySelectorAll('#figures + * tbody td:nth-of-type(1)')].map(cell => cell.innerText)")
                .await?;
            ensure!(
                !areas.is_empty() && areas.iter().all(|area| area == "Cambridgeshire"),
                "{areas:?}"
            );
            ensure!(
                browser
                    .get::<bool>("!document.querySelector('.plot')")
                    .await?,
                "table only"
            );
            if load == "first load" {
                browser.client().refresh().await?;
                browser.ready().await?;
            }
        }
        Ok(())
    })
}

#[test]
fn each_choice_is_an_address_and_back_undoes_it() -> Result<()> {
    let site = Site::serve()?;
    journey("choices", async |browser| {
        browser
            .open(&site.at("indicators/protection-plans/"))
            .await?;
        let mut history = vec![(browser.address().await?, chosen(browser).await?)];
        for words in [
            "Peterborough",
            "Rate per 10,000",
            "2020-04..2021-03",
            "Table only",
        ] {
            let before = browser.address().await?;
            if words.contains("..") {
                browser
                    .find(".controls select")
                    .await?
                    .select_by_value(words)
                    .await?;
            } else {
                browser.button(words).await?.click().await?;
            }
            browser
                .until(
                    &format!("{words} is in the address"),
                    &format!("location.pathname + location.search !== '{before}'"),
                )
                .await?;
            history.push((browser.address().await?, chosen(browser).await?));
        }
        let (address, _) = history.pop().unwrap_or_default();
        ensure!(address == format!("/{DEEP}"), "{address}");
        for (address, controls) in history.into_iter().rev() {
            browser.client().back().await?;
            browser
                .until(
                    &format!("Back leads to {address}"),
                    &format!("location.pathname + location.search === '{address}'"),
                )
                .await?;
            // The controls follow with the next frame.
            browser
                .run_async::<()>("requestAnimationFrame(() => arguments[0]())", &[])
                .await?;
            let now = chosen(browser).await?;
            ensure!(
                now == controls,
                "at {address} the controls show {now:?}, not {controls:?}"
            );
        }
        Ok(())
    })
}

#[test]
fn what_is_wrong_in_an_address_is_said() -> Result<()> {
    let site = Site::serve()?;
    journey("bad-parameters", async |browser| {
        for (query, words) in [
            ("measure=banana", "banana"),
            ("period=1999", "1999"),
            ("view=hologram", "hologram"),
            ("areas=atlantis", "atlantis"),
        ] {
            browser
                .open(&site.at(&format!("indicators/protection-plans/?{query}")))
                .await?;
            let notice = browser.text(".notice").await?;
            ensure!(notice.contains(words), "{query}: {notice}");
            browser.find(".plot canvas").await?;
            ensure!(
                browser.find(".notice").await?.is_displayed().await?,
                "{query}"
            );
        }
        browser
            .open(&site.at("indicators/protection-plans/?flavour=plum"))
            .await?;
        ensure!(
            browser
                .get::<bool>("!document.querySelector('.notice')")
                .await?,
            "unknown keys are ignored"
        );
        Ok(())
    })
}

#[test]
fn a_page_that_is_not_there_helps_on() -> Result<()> {
    let site = Site::serve()?;
    journey("not-found", async |browser| {
        browser.forgive("status of 404");
        browser
            .open(&site.at("indicators/protection-plan/"))
            .await?;
        let status: u16 = browser
            .get("performance.getEntriesByType('navigation')[0].responseStatus")
            .await?;
        ensure!(status == 404, "the host answered {status}");
        ensure!(browser.text("h1").await? == "Indicator not found");
        browser
            .find("main a[href$='indicators/protection-plans/']")
            .await?;
        browser.open(&site.at("nowhere/at/all/")).await?;
        ensure!(browser.text("h1").await? == "Page not found");
        ensure!(
            browser
                .client()
                .title()
                .await?
                .starts_with("Page not found")
        );
        Ok(())
    })
}

#[test]
fn a_wrong_link_inside_the_site_helps_on() -> Result<()> {
    let site = Site::serve()?;
    journey("not-found-inside", async |browser| {
        browser.open(&site.at("")).await?;
        browser
            .run::<()>(
                "const link = document.createElement('a');
                link.href = '/nowhere/';
                link.id = 'wrong';
                link.textContent = 'Wrong';
                document.querySelector('main').prepend(link)",
                &[],
            )
            .await?;
        browser.click("#wrong").await?;
        browser
            .until(
                "it is said",
                "document.querySelector('h1').innerText === 'Page not found'",
            )
            .await?;
        ensure!(
            browser
                .client()
                .title()
                .await?
                .starts_with("Page not found")
        );
        browser
            .until(
                "the address is the link's",
                "location.pathname === '/nowhere/'",
            )
            .await?;
        browser.click("main ul a").await?;
        browser
            .until("the overview is there", "location.pathname === '/'")
            .await?;
        is_at_heading(browser, "the overview").await
    })
}
