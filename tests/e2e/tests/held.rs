//! What stays with a reader who moves on: the focus on a control that was used, the number that was
//! open, the words that the focus is on.

use anyhow::{Result, ensure};
use e2e::browser::Screen;
use e2e::journey::journey;
use e2e::site::Site;
use fantoccini::key::Key;
use serde_json::json;

#[test]
fn a_choice_on_the_page_of_comparisons_keeps_the_focus() -> Result<()> {
    let site = Site::serve()?;
    journey("kept-focus", async |browser| {
        browser.open(&site.at("compare/")).await?;
        let heading = browser.text("figure h2").await?;
        // The figures of the other indicator are not loaded yet, so the page goes through waiting.
        browser
            .run::<()>(
                "const list = [...document.querySelectorAll('.choose')] \
                 .find(it => it.textContent.startsWith('Indicator')).querySelector('select'); \
                 list.focus(); list.value = 'protection-plans-31-march'; \
                 list.dispatchEvent(new Event('change', { bubbles: true }))",
                &[],
            )
            .await?;
        let shown = format!(
            "![null, undefined, {}].includes(document.querySelector('figure h2')?.textContent)",
            json!(heading)
        );
        browser
            .until("the other indicator is shown", &shown)
            .await?;
        let on_list =
            "document.activeElement.closest('.choose')?.textContent.startsWith('Indicator')";
        browser.until("the list keeps the focus", on_list).await?;
        let over_time = browser.button("Over time").await?;
        over_time.click().await?;
        browser
            .until(
                "small charts are shown",
                "document.querySelectorAll('main .plot').length > 1",
            )
            .await?;
        let on_button = "document.activeElement.textContent === 'Over time'";
        browser.until("the button keeps the focus", on_button).await
    })
}

#[test]
fn a_number_that_was_open_is_open_again_after_back() -> Result<()> {
    let site = Site::serve()?;
    journey("open-again", async |browser| {
        browser.resize(Screen::new(1440, 900)).await?;
        browser
            .open(&site.at("indicators/contact-conversion/"))
            .await?;
        browser
            .run::<()>(
                "document.querySelector('#figure-F217 summary').click()",
                &[],
            )
            .await?;
        browser
            .until(
                "the whole panel is within the window",
                "(box => box && box.top >= 0 && box.bottom <= innerHeight + 1)\
                 (document.querySelector('#figure-F217 .panel')?.getBoundingClientRect())",
            )
            .await?;
        browser
            .click("#figure-F217 .panel a[href*='checks/']")
            .await?;
        browser
            .until(
                "the check is there",
                "location.pathname.endsWith('/checks/')",
            )
            .await?;
        browser.client().back().await?;
        browser
            .until(
                "the number is open and has the focus",
                "document.querySelector('#figure-F217')?.open && \
                 document.activeElement.matches('#figure-F217 summary')",
            )
            .await
    })
}

#[test]
fn the_meaning_of_a_term_closes_by_escape_and_is_never_cut() -> Result<()> {
    let site = Site::serve()?;
    for width in [390, 820, 1440] {
        journey(&format!("tips-{width}"), async |browser| {
            browser.resize(Screen::new(width, 900)).await?;
            browser.open(&site.at("reports/early-2021/")).await?;
            // A window without a screen has no focus of its own, so that `:focus` fits nothing.
            browser
                .devtools(
                    "Emulation.setFocusEmulationEnabled",
                    &json!({ "enabled": true }),
                )
                .await?;
            let cut: Vec<String> = browser
                .get(
                    "[...document.querySelectorAll('.term button')].filter(term => { term.focus(); \
                     const tip = term.nextElementSibling.getBoundingClientRect(); \
                     return tip.width < 100 || tip.left < 0 || tip.right > innerWidth; }) \
                     .map(term => { const tip = term.nextElementSibling.getBoundingClientRect(); \
                     return `${term.textContent}: ${tip.left} to ${tip.right} of ${innerWidth}`; })",
                )
                .await?;
            ensure!(cut.is_empty(), "cut: {cut:?}");
            browser
                .run::<()>("document.querySelector('.term button').focus()", &[])
                .await?;
            let tip = "getComputedStyle(document.activeElement.nextElementSibling).display";
            ensure!(browser.get::<String>(tip).await? == "block", "it opens");
            browser.press(Key::Escape).await?;
            ensure!(
                browser.get::<String>(tip).await? == "none",
                "Escape closes it"
            );
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn what_has_the_focus_is_not_under_the_figure_at_the_lower_edge() -> Result<()> {
    let site = Site::serve()?;
    journey("not-covered", async |browser| {
        browser.resize(Screen::new(820, 1180)).await?;
        browser.open(&site.at("reports/early-2021/")).await?;
        browser
            .run::<()>("document.querySelector('.report-text a').focus()", &[])
            .await?;
        for _ in 0..40 {
            browser.press(Key::Tab).await?;
            let covered = "(it => { const box = it.getClientRects()[0]; const top = \
                document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); \
                return it.closest('.report-text') && !!top?.closest('aside') \
                ? it.textContent : ''; })(document.activeElement)";
            let covered: String = browser.get(covered).await?;
            ensure!(covered.is_empty(), "“{covered}” is covered");
        }
        Ok(())
    })
}

#[test]
fn back_leads_to_the_link_within_the_page_that_was_followed() -> Result<()> {
    let site = Site::serve()?;
    journey("back-within", async |browser| {
        browser.resize(Screen::new(1440, 900)).await?;
        browser.open(&site.at("checks/")).await?;
        let link = "main a[href$='#group-4']";
        browser.click(link).await?;
        browser
            .until("the part is shown", "location.hash && scrollY > 2000")
            .await?;
        browser.client().back().await?;
        browser
            .until(
                "the page is at its start again",
                "!location.hash && scrollY < 200",
            )
            .await?;
        let is_there = format!("document.activeElement === document.querySelector(\"{link}\")");
        browser.until("the link has the focus", &is_there).await
    })
}

#[test]
fn a_control_stays_in_view_when_a_chart_comes_above_it() -> Result<()> {
    let site = Site::serve()?;
    journey("in-view", async |browser| {
        browser.resize(Screen::new(1280, 600)).await?;
        browser
            .open(&site.at("indicators/protection-plans/?view=table"))
            .await?;
        let chart = browser.button("Chart").await?;
        let words = [json!(chart)];
        browser
            .run::<()>("arguments[0].focus(); arguments[0].click()", &words)
            .await?;
        browser
            .until(
                "the chart is there, and the button in the window",
                "document.querySelector('.plot canvas') \
                 && document.activeElement.textContent === 'Chart' \
                 && (box => box.top >= 0 && box.bottom <= innerHeight + 1)\
                 (document.activeElement.getBoundingClientRect())",
            )
            .await
    })
}

#[test]
fn a_control_keeps_its_place_when_what_is_above_it_grows_or_shrinks() -> Result<()> {
    let site = Site::serve()?;
    journey("in-place", async |browser| {
        for (width, height) in [(390, 844), (1440, 900)] {
            browser.resize(Screen::new(width, height)).await?;
            for (page, label) in [
                ("indicators/looked-after/", "Number"),
                ("indicators/children-in-care/", "Rate per 10,000"),
                ("compare/", "Median"),
            ] {
                browser.open(&site.at(page)).await?;
                let words = [json!(browser.button(label).await?)];
                let use_it = "const control = arguments[0];
                    control.scrollIntoView({block: 'center'});
                    const top = control.getBoundingClientRect().top;
                    control.focus(); control.click();
                    window.control = control; return top";
                let before: f64 = browser.run(use_it, &words).await?;
                let frames = "requestAnimationFrame(() => requestAnimationFrame(() =>
                    requestAnimationFrame(() => arguments[0]())))";
                browser.run_async::<()>(frames, &[]).await?;
                let now = "window.control.getBoundingClientRect().top";
                let after: f64 = browser.get(now).await?;
                ensure!(
                    (after - before).abs() < 2.0,
                    "{page}: “{label}” moved from {before} to {after}"
                );
            }
        }
        Ok(())
    })
}
