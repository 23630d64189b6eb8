//! A reader without a mouse: every figure of a chart, its source and the controls by keys alone,
//! with the same words that a mouse gets.

use anyhow::{Context as _, Result, ensure};
use e2e::browser::Browser;
use e2e::chart;
use e2e::journey::journey;
use e2e::site::Site;
use fantoccini::key::Key;
use serde_json::json;

const PAGE: &str = "indicators/protection-plans/";
const ON_CHART: &str = "document.activeElement.matches('.plot [role=listbox]')";

async fn has_focus(browser: &Browser, css: &str) -> Result<bool> {
    browser
        .run(
            "return document.activeElement.matches(arguments[0])",
            &[json!(css)],
        )
        .await
}

/// Presses Tab until the focus is on what a selector finds.
async fn tab_to(browser: &Browser, css: &str) -> Result<()> {
    for _ in 0..60 {
        browser.press(Key::Tab).await?;
        if has_focus(browser, css).await? {
            return Ok(());
        }
    }
    anyhow::bail!("Tab does not lead to {css}")
}

#[test]
fn the_first_stop_skips_to_the_content() -> Result<()> {
    let site = Site::serve()?;
    journey("skip-link", async |browser| {
        browser.open(&site.at(PAGE)).await?;
        browser.press(Key::Tab).await?;
        ensure!(
            has_focus(browser, "a.skip-link").await?,
            "the skip link is the first stop"
        );
        let shown = "(box => box.top >= 0 && box.left >= 0 && box.height >= 24)\
            (document.activeElement.getBoundingClientRect())";
        browser.until("the skip link is shown", shown).await?;
        browser.press(Key::Enter).await?;
        browser
            .until(
                "the content has the focus",
                "document.activeElement.id === 'main'",
            )
            .await?;
        browser.press(Key::Tab).await?;
        ensure!(
            has_focus(browser, "main *").await?,
            "the next stop is in the content"
        );
        Ok(())
    })
}

#[test]
fn a_chart_is_one_stop_and_the_link_before_it_skips_it() -> Result<()> {
    let site = Site::serve()?;
    journey("chart-stop", async |browser| {
        browser.open(&site.at(PAGE)).await?;
        tab_to(browser, ".skip-inline").await?;
        browser.press(Key::Tab).await?;
        ensure!(
            browser.get::<bool>(ON_CHART).await?,
            "the chart comes after the link that skips it"
        );
        browser.press(Key::Tab).await?;
        ensure!(
            !has_focus(browser, ".plot *").await?,
            "the chart is one stop"
        );
        ensure!(
            chart::panel(browser).await?.is_none(),
            "its panel goes with the focus"
        );
        browser.press_back_tab().await?;
        ensure!(
            browser.get::<bool>(ON_CHART).await?,
            "it is one stop backwards, too"
        );
        browser.press_back_tab().await?;
        ensure!(has_focus(browser, ".skip-inline").await?);
        browser.press(Key::Enter).await?;
        browser
            .until(
                "the table's heading has the focus",
                "document.activeElement.id === 'figures'",
            )
            .await?;
        browser.press(Key::Tab).await?;
        ensure!(
            has_focus(browser, "#figures ~ *, #figures ~ * *").await?,
            "Tab goes on in the table"
        );
        Ok(())
    })
}

#[test]
fn arrows_say_what_the_mouse_is_told() -> Result<()> {
    let site = Site::serve()?;
    journey("chart-keys", async |browser| {
        browser.open(&site.at(PAGE)).await?;
        tab_to(browser, ".plot [role=listbox]").await?;
        let points = chart::points(browser).await?;
        let at = async || -> Result<usize> {
            let sentence = chart::active(browser)
                .await?
                .context("no point is active")?;
            let panel = chart::panel(browser).await?.context("there is no panel")?;
            ensure!(
                panel == sentence,
                "the panel says “{panel}”, the option “{sentence}”"
            );
            let at = points.iter().position(|point| point.sentence == sentence);
            at.with_context(|| format!("there is no point “{sentence}”"))
        };
        let series = |at: usize| {
            let sentence = points
                .get(at)
                .map(|point| point.sentence.as_str())
                .unwrap_or_default();
            sentence.split(',').next().unwrap_or_default().to_owned()
        };
        let n_first = (0..points.len())
            .take_while(|at| series(*at) == series(0))
            .count();
        ensure!(
            n_first > 2 && n_first < points.len(),
            "two councils, each with several figures"
        );

        ensure!(
            at().await? == n_first - 1,
            "the chart opens at the latest figure"
        );
        browser.press(Key::Home).await?;
        ensure!(at().await? == 0, "Home leads to the first figure");
        browser.press(Key::Left).await?;
        ensure!(at().await? == 0, "there is nothing before it");
        let mut visited = vec![0];
        while visited.len() < n_first {
            browser.press(Key::Right).await?;
            let now = at().await?;
            ensure!(
                now == visited.len(),
                "Right leads to the next figure, not from {visited:?} to {now}"
            );
            visited.push(now);
        }
        browser.press(Key::Right).await?;
        ensure!(at().await? == n_first - 1, "Right stays in its series");
        browser.press(Key::Home).await?;
        browser.press(Key::End).await?;
        ensure!(at().await? == n_first - 1, "End leads to the last figure");
        browser.press(Key::Down).await?;
        let below = at().await?;
        ensure!(
            below >= n_first,
            "Down leads to the next series, not to {below}"
        );
        visited.push(below);
        browser.press(Key::Up).await?;
        ensure!(at().await? < n_first, "Up leads back");

        browser.press(Key::Escape).await?;
        ensure!(chart::panel(browser).await?.is_none(), "Escape lets go");
        browser.press(Key::Tab).await?;
        let points = chart::points(browser).await?;
        for at in visited {
            let point = points.get(at).context("the points are the same")?;
            browser.point_at(point.x, point.y).await?;
            let shown = chart::panel(browser)
                .await?
                .context("hovering shows the panel")?;
            let same_place = points
                .iter()
                .filter(|other| (other.x - point.x).abs() < 1.0 && (other.y - point.y).abs() < 1.0);
            let words: Vec<&str> = same_place.map(|other| other.sentence.as_str()).collect();
            ensure!(
                words.contains(&shown.as_str()),
                "hover says “{shown}”, the keys {words:?}"
            );
        }
        browser.point_at(5.0, 5.0).await?;
        ensure!(
            chart::panel(browser).await?.is_none(),
            "the panel goes with the mouse"
        );
        Ok(())
    })
}

#[test]
fn enter_keeps_a_figure_and_leads_to_its_source() -> Result<()> {
    let site = Site::serve()?;
    journey("chart-pin", async |browser| {
        browser.open(&site.at(PAGE)).await?;
        tab_to(browser, ".plot [role=listbox]").await?;
        browser.press(Key::Enter).await?;
        browser.button("See its source").await?;
        browser.press(Key::Escape).await?;
        ensure!(chart::panel(browser).await?.is_none(), "Escape lets go");
        ensure!(
            browser.get::<bool>(ON_CHART).await?,
            "the chart keeps the focus"
        );
        browser.press(Key::Home).await?;
        browser.press(Key::Enter).await?;
        let sentence = chart::panel(browser)
            .await?
            .context("Enter keeps the panel")?;
        browser.press(Key::Tab).await?;
        ensure!(
            has_focus(browser, ".plot-tip button").await?,
            "the source is the next stop"
        );
        browser.press(Key::Enter).await?;
        browser
            .until(
                "the number has the focus and shows its source",
                "document.activeElement.matches('details.source[open]:has(.panel) summary')",
            )
            .await?;
        let panel: String = browser
            .get("document.activeElement.parentElement.innerText")
            .await?;
        let start = sentence.split(" (").next().unwrap_or_default();
        let start = start.trim_end_matches('.');
        ensure!(
            panel.contains(start),
            "the source of “{sentence}”, not {panel}"
        );
        browser.press(Key::Escape).await?;
        ensure!(
            !browser
                .get::<bool>("document.activeElement.parentElement.open")
                .await?,
            "Escape closes the source"
        );
        ensure!(
            has_focus(browser, "details.source summary").await?,
            "the number keeps the focus"
        );
        Ok(())
    })
}

#[test]
fn closing_a_kept_figure_returns_to_the_chart() -> Result<()> {
    let site = Site::serve()?;
    journey("chart-close", async |browser| {
        browser.open(&site.at(PAGE)).await?;
        for key in [Key::Enter, Key::Escape] {
            browser
                .run::<()>(
                    "document.querySelector('.plot [role=listbox]').focus()",
                    &[],
                )
                .await?;
            browser.press(Key::Enter).await?;
            browser.button("Close").await?;
            browser.press(Key::Tab).await?;
            browser.press(Key::Tab).await?;
            ensure!(
                browser
                    .get::<String>("document.activeElement.innerText")
                    .await?
                    == "Close"
            );
            browser.press(key).await?;
            ensure!(
                chart::panel(browser).await?.is_none(),
                "{key:?} on “Close” closes the panel"
            );
            ensure!(
                browser.get::<bool>(ON_CHART).await?,
                "the focus returns to the chart"
            );
        }
        Ok(())
    })
}

#[test]
fn a_source_opens_and_closes_by_keys() -> Result<()> {
    let site = Site::serve()?;
    journey("source-keys", async |browser| {
        browser.open(&site.at(PAGE)).await?;
        tab_to(browser, ".table-room").await?;
        browser.press(Key::Tab).await?;
        ensure!(
            has_focus(browser, "details.source summary").await?,
            "the first number is the next stop"
        );
        let number: String = browser.get("document.activeElement.innerText").await?;
        browser.press(Key::Enter).await?;
        browser
            .until(
                "the source is open",
                "document.activeElement.parentElement.open",
            )
            .await?;
        browser.press(Key::Tab).await?;
        ensure!(
            has_focus(browser, "details.source[open] .panel a").await?,
            "its link is the next stop"
        );
        browser.press(Key::Escape).await?;
        ensure!(
            has_focus(browser, "details.source:not([open]) summary").await?,
            "Escape closes it"
        );
        ensure!(
            browser
                .get::<String>("document.activeElement.innerText")
                .await?
                == number
        );
        Ok(())
    })
}

#[test]
fn a_control_that_was_used_keeps_the_focus() -> Result<()> {
    let site = Site::serve()?;
    journey("control-focus", async |browser| {
        for page in ["", PAGE, "indicators/caseload/"] {
            browser.open(&site.at(page)).await?;
            let count: usize = browser
                .get("document.querySelectorAll('main fieldset button').length")
                .await?;
            ensure!(count > 1, "{page} has controls");
            for at in 0..count {
                let focus = "const button = document.querySelectorAll('main fieldset button')[arguments[0]];
                    button.focus(); window.used = button; return button.innerText";
                let words: String = browser.run(focus, &[json!(at)]).await?;
                browser
                    .press(if at % 2 == 0 { Key::Enter } else { Key::Space })
                    .await?;
                browser
                    .run_async::<()>("requestAnimationFrame(() => arguments[0]())", &[])
                    .await?;
                let kept = "document.activeElement === window.used && window.used.isConnected";
                ensure!(
                    browser.get::<bool>(kept).await?,
                    "{page}: “{words}” lost the focus"
                );
                // Without its chart a page has fewer controls.
                let back = "const all = [...document.querySelectorAll('main fieldset button')];
                    all.find(button => button.innerText === 'Chart')?.click()";
                browser.run::<()>(back, &[]).await?;
            }
        }
        Ok(())
    })
}
