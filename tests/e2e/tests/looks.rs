//! Every page by the rules that a machine can check: axe-core, no sideways scrolling on the
//! smallest screen, targets large enough for a finger.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Result, ensure};
use e2e::browser::{Browser, Screen};
use e2e::faulty::{Fault, FaultySite};
use e2e::journey::journey;
use e2e::site::Site;
use e2e::{axe, place};
use fantoccini::key::Key;

/// One page of each sort; the last does not exist.
const SORTS: [&str; 18] = [
    "",
    "areas/cambridgeshire/",
    "changes/",
    "checks/",
    "compare/",
    "compare/?as=parts",
    "glossary/",
    "said-and-done/",
    "search/?q=helth+assesment",
    "indicators/",
    "indicators/protection-plans/",
    "indicators/caseload/",
    "indicators/net-zero-year/",
    "reports/",
    "reports/july-2019/",
    "data/",
    "about/",
    "nowhere/",
];

async fn no_sideways(browser: &Browser, what: &str) -> Result<()> {
    let wide: Vec<String> = browser
        .get(
            "document.documentElement.scrollWidth <= innerWidth ? [] :
            [...document.querySelectorAll('body *')]
            .filter(element => !element.closest('.table-room') || element.matches('.table-room'))
            .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5)
            .map(element => element.tagName + '.' + element.className)
            .concat('scrollWidth ' + document.documentElement.scrollWidth)",
        )
        .await?;
    ensure!(wide.is_empty(), "{what} scrolls sideways: {wide:?}");
    Ok(())
}

/// What can be pressed, other than links and terms in running text, is at least 24 pixels wide and `high`
/// pixels high.
async fn targets(browser: &Browser, what: &str, high: u32) -> Result<()> {
    let small: Vec<String> = browser
        .get(&format!(
            "[...document.querySelectorAll('button, select, summary, nav a')]
            .filter(element => element.checkVisibility({{ visibilityProperty: true }}))
            .filter(element => !element.closest('.term'))
            .map(element => [element, element.getBoundingClientRect()])
            .filter(([, box]) => box.width < 23.9 || box.height < {high} - 0.1)
            .map(([element, box]) => `${{element.innerText}} ${{box.width}} by ${{box.height}}`)"
        ))
        .await?;
    ensure!(small.is_empty(), "{what} has small targets: {small:?}");
    Ok(())
}

#[test]
fn every_page_is_accessible_and_has_a_title_of_its_own() -> Result<()> {
    let site = Site::serve()?;
    let routes = place::routes()?;
    ensure!(routes.len() >= 70, "the site has {} pages", routes.len());
    journey("axe-all", async |browser| {
        browser.open(&site.at("")).await?;
        let (mut titles, mut wrong) = (BTreeSet::new(), Vec::new());
        for route in &routes {
            match axe::visit(browser, &site.at(route)).await {
                Ok(title) => drop(titles.insert(title)),
                Err(error) => wrong.push(format!("{error:#}")),
            }
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        ensure!(
            titles.len() == routes.len(),
            "{} titles, {} pages",
            titles.len(),
            routes.len()
        );
        Ok(())
    })
}

#[test]
fn every_sort_is_accessible_in_the_dark_and_when_small() -> Result<()> {
    let site = Site::serve()?;
    journey("axe-dark", async |browser| {
        browser.forgive("status of 404");
        let mut wrong = Vec::new();
        browser.prefer(&[("prefers-color-scheme", "dark")]).await?;
        for page in SORTS {
            browser.resize(Screen::DESKTOP).await?;
            browser.open(&site.at(page)).await?;
            for screen in [Screen::DESKTOP, Screen::SMALLEST.touched()] {
                browser.resize(screen).await?;
                let what = format!("/{page} dark at {} px", screen.width);
                if let Err(error) = axe::check(browser, &what).await {
                    wrong.push(format!("{error:#}"));
                }
            }
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    })
}

#[test]
fn what_opens_and_what_fails_is_accessible() -> Result<()> {
    let site = FaultySite::serve()?;
    journey("axe-states", async |browser| {
        browser.forgive("Failed to load resource");
        let page = site.at("indicators/protection-plans/");
        browser.open(&page).await?;
        browser.click("details.source summary").await?;
        axe::check(browser, "an open source").await?;
        browser
            .run::<()>(
                "document.querySelector('.plot [role=listbox]').focus()",
                &[],
            )
            .await?;
        browser.press(Key::Enter).await?;
        browser.button("See its source").await?;
        axe::check(browser, "a kept figure").await?;
        browser
            .open(&format!("{page}?measure=banana&areas=atlantis"))
            .await?;
        axe::check(browser, "a notice").await?;

        browser.forget_files().await?;
        site.break_file("data/indicator-protection-plans.", Fault::Status(500));
        browser.open(&page).await?;
        browser.find(".fault").await?;
        axe::check(browser, "a file that failed").await?;
        site.mend();

        site.break_file("data/index.json", Fault::Status(500));
        browser.forget_files().await?;
        browser.load(&page).await?;
        browser.find(".notice").await?;
        axe::check(browser, "an index that failed").await?;
        site.mend();

        browser.forgive("preloaded using link preload");
        site.hold_program()?;
        for page in SORTS {
            browser.forget_files().await?;
            browser.load(&site.at(page)).await?;
            axe::check(browser, &format!("/{page} before the program runs")).await?;
        }
        site.mend();
        Ok(())
    })
}

#[test]
fn the_smallest_screen_never_scrolls_sideways() -> Result<()> {
    let site = Site::serve()?;
    journey("small", async |browser| {
        browser.forgive("status of 404");
        for page in SORTS {
            browser.resize(Screen::SMALLEST).await?;
            browser.load(&site.at(page)).await?;
            no_sideways(browser, &format!("/{page} as written")).await?;
            browser.ready().await?;
            no_sideways(browser, &format!("/{page}")).await?;
            browser
                .run::<()>(
                    "document.querySelectorAll('details').forEach(details => details.open = true)",
                    &[],
                )
                .await?;
            no_sideways(browser, &format!("/{page} with all sources open")).await?;
            targets(browser, &format!("/{page}"), 24).await?;
            browser
                .resize(Screen::new(768, 1024).sharp(2.0).touched())
                .await?;
            targets(browser, &format!("/{page} touched"), 44).await?;
        }
        Ok(())
    })
}

#[test]
fn every_form_of_device_shows_the_page() -> Result<()> {
    let site = Site::serve()?;
    journey("forms", async |browser| {
        for (name, screen) in [
            ("phone", Screen::new(390, 844).sharp(2.0).touched()),
            ("tablet", Screen::new(820, 1180).sharp(2.0).touched()),
            ("tablet-wide", Screen::new(1180, 820).sharp(2.0).touched()),
            ("desktop", Screen::new(1440, 900)),
        ] {
            browser.resize(screen).await?;
            for page in [
                "",
                "indicators/protection-plans/",
                "indicators/caseload/",
                "data/",
            ] {
                browser.open(&site.at(page)).await?;
                let what = format!("/{page} on a {name}");
                ensure!(
                    browser.get::<u32>("innerWidth").await? == screen.width,
                    "{what}"
                );
                let heading: f64 = browser
                    .get("document.querySelector('h1').getBoundingClientRect().bottom")
                    .await?;
                ensure!(
                    heading > 0.0 && heading < f64::from(screen.height),
                    "{what}: heading at {heading}"
                );
                no_sideways(browser, &what).await?;
                let widths: Vec<f64> = browser
                    .get("[...document.querySelectorAll('canvas')].map(canvas => canvas.getBoundingClientRect().right)")
                    .await?;
                ensure!(
                    widths.iter().all(|right| *right <= f64::from(screen.width)),
                    "{what}: {widths:?}"
                );
                ensure!(page == "data/" || !widths.is_empty(), "{what} has charts");
                let file = format!(
                    "{name}-{}.png",
                    page.trim_end_matches('/').replace('/', "-")
                );
                fs::write(
                    place::left_behind()?.join(file),
                    browser.client().screenshot().await?,
                )?;
            }
        }
        Ok(())
    })
}
