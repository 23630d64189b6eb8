//! A reader who checks: from a contradiction to both places; from what was said to what followed.

use anyhow::{Result, ensure};
use e2e::axe;
use e2e::journey::journey;
use e2e::site::Site;

#[test]
fn a_check_leads_to_both_of_its_places() -> Result<()> {
    let site = Site::serve()?;
    journey("checks", async |browser| {
        browser.open(&site.at("")).await?;
        browser.click("header nav a[href$='checks/']").await?;
        browser.find(".claim").await?;
        let lead = browser.text(".lead").await?;
        ensure!(lead.contains("at odds with the figures"), "{lead}");
        let first = browser.text("main section h2").await?;
        ensure!(first.starts_with("Does not agree"), "{first}");
        let sum: String = browser
            .get("[...document.querySelectorAll('.claim')].find(claim => claim.innerText.includes('23.26')).innerText")
            .await?;
        ensure!(
            sum.contains("278 of 1,195 is 23.26%; the report says 23.6%."),
            "{sum}"
        );
        axe::check(browser, "the checks").await?;
        browser
            .run::<()>("[...document.querySelectorAll('.claim')].find(claim => claim.innerText.includes('23.26')).querySelector('.evidence a').click()", &[])
            .await?;
        browser
            .until(
                "the figure is in view",
                "/^#f-F/.test(location.hash) && document.getElementById(location.hash.slice(1))",
            )
            .await?;
        browser.client().back().await?;
        browser.find(".claim").await?;
        browser
            .run::<()>("[...document.querySelectorAll('.claim')].find(claim => claim.innerText.includes('23.26')).querySelector('p a').click()", &[])
            .await?;
        browser
            .until(
                "the paragraph is in view",
                "/^#p5/.test(location.hash) && document.getElementById(location.hash.slice(1))",
            )
            .await?;
        Ok(())
    })
}

#[test]
fn what_was_said_leads_to_what_followed_and_to_the_report() -> Result<()> {
    let site = Site::serve()?;
    journey("said-and-done", async |browser| {
        browser
            .open(&site.at("said-and-done/?outcome=missed&areas=cambridgeshire"))
            .await?;
        browser.find(".claim").await?;
        let plans: String = browser
            .get("[...document.querySelectorAll('.claim')].find(claim => claim.innerText.includes('320 to 340')).innerText")
            .await?;
        ensure!(
            plans.contains("Missed by 83.")
                && plans.contains("January 2021\n\nCambridgeshire: 423"),
            "{plans}"
        );
        ensure!(browser.get::<bool>("[...document.querySelectorAll('.claim-verdict')].every(v => v.innerText.includes('Missed'))").await?);
        browser
            .run::<()>("[...document.querySelectorAll('.claim')].find(claim => claim.innerText.includes('320 to 340')).querySelector('p a').click()", &[])
            .await?;
        browser
            .until(
                "the paragraph tells it too",
                "document.getElementById('p2.30')?.innerText.includes('Missed by 83.')",
            )
            .await?;
        browser.click("[id='p2.30'] .paragraph-claims a").await?;
        browser.until("it leads back to the claim", "location.pathname.endsWith('/said-and-done/') && document.getElementById(location.hash.slice(1))").await?;
        Ok(())
    })
}
