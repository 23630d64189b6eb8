//! Pages without the program: with scripting off, every sort of page can be read in full.

use anyhow::{Result, ensure};
use e2e::journey::journey;
use e2e::site::Site;

#[test]
fn every_sort_of_page_can_be_read_without_scripts() -> Result<()> {
    let site = Site::serve()?;
    journey("without-scripts", async |browser| {
        browser.forgive("status of 404");
        browser.without_scripts().await?;
        for page in [
            "",
            "indicators/",
            "indicators/protection-plans/",
            "indicators/caseload/",
            "indicators/contacts/",
            "reports/",
            "reports/july-2019/",
            "data/",
            "about/",
            "nowhere/",
        ] {
            browser.load(&site.at(page)).await?;
            ensure!(
                !browser
                    .get::<bool>("document.documentElement.hasAttribute('data-ready')")
                    .await?
            );
            ensure!(
                !browser.text("h1").await?.is_empty(),
                "/{page} has a heading"
            );
            ensure!(
                browser.find("nav a").await?.is_displayed().await?,
                "/{page} has its navigation"
            );
            // Terms are explained by style alone.
            let controls: Vec<String> = browser
                .get(
                    "[...document.querySelectorAll('.needs-program, button, select')]
                    .filter(element => element.checkVisibility({ visibilityProperty: true }))
                    .filter(element => !element.closest('.term'))
                    .map(element => element.innerText)",
                )
                .await?;
            ensure!(
                controls.is_empty(),
                "/{page} shows what does nothing: {controls:?}"
            );
        }
        Ok(())
    })
}

#[test]
fn an_indicator_is_whole_without_scripts() -> Result<()> {
    let site = Site::serve()?;
    journey("indicator-without-scripts", async |browser| {
        browser.without_scripts().await?;
        for page in ["indicators/protection-plans/", "indicators/caseload/"] {
            browser.load(&site.at(page)).await?;
            let drawn: Vec<f64> = browser
                .get(
                    "[...document.querySelectorAll('.plot')].map(plot => [...plot.querySelectorAll('svg')]
                    .map(svg => svg.getBoundingClientRect().height).reduce((a, b) => a + b, 0))",
                )
                .await?;
            ensure!(
                !drawn.is_empty() && drawn.iter().all(|height| *height > 100.0),
                "{page}: {drawn:?}"
            );
            let shown: usize = browser
                .get("[...document.querySelectorAll('.plot svg')].filter(svg => svg.checkVisibility()).length")
                .await?;
            ensure!(shown == drawn.len(), "{page} shows each chart in one width");
            let rows: usize = browser
                .get("document.querySelectorAll('#figures ~ * tbody tr').length")
                .await?;
            ensure!(rows > 3, "{page} has {rows} rows");
            browser.click("details.source summary").await?;
            let panel = browser.find("details.source[open] .panel").await?;
            ensure!(
                panel.is_displayed().await?,
                "{page} shows the source of a number"
            );
            ensure!(panel.text().await?.contains("Printed as"));
        }
        browser.load(&site.at("")).await?;
        let sparks: usize = browser
            .get("document.querySelectorAll('.card .spark svg').length")
            .await?;
        ensure!(sparks > 3, "the overview has {sparks} small charts");
        Ok(())
    })
}
