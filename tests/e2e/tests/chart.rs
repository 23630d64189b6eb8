//! The chart as pixels: sharp on every screen, where its points say, in the page's colours, and
//! in the place of the written one without a shift.

use anyhow::{Context as _, Result, ensure};
use e2e::browser::{Browser, Screen};
use e2e::chart;
use e2e::faulty::FaultySite;
use e2e::journey::journey;
use e2e::site::Site;

const PAGE: &str = "indicators/protection-plans/";

/// Every canvas has as many pixels as the screen has in its place.
async fn is_sharp(browser: &Browser, screen: Screen) -> Result<()> {
    let all_sharp = "(canvases => canvases.length > 0 && canvases.every(canvas => {
        const box = canvas.getBoundingClientRect();
        return Math.abs(canvas.width - box.width * devicePixelRatio) <= 1
            && Math.abs(canvas.height - box.height * devicePixelRatio) <= 1;
    }))([...document.querySelectorAll('canvas')])";
    browser
        .until(&format!("every canvas is sharp on {screen:?}"), all_sharp)
        .await
}

#[test]
fn it_is_sharp_on_every_screen() -> Result<()> {
    let site = Site::serve()?;
    journey("chart-sharp", async |browser| {
        for page in [PAGE, "indicators/caseload/", ""] {
            let start = Screen::new(1000, 800);
            browser.resize(start).await?;
            browser.open(&site.at(page)).await?;
            let fast = "document.querySelectorAll('canvas:not([aria-hidden=true])').length === 0";
            browser
                .until("every canvas is hidden from screen readers", fast)
                .await?;
            for ratio in [1.0, 2.0, 3.0] {
                for screen in [start.sharp(ratio), Screen::new(600, 800).sharp(ratio)] {
                    browser.resize(screen).await?;
                    is_sharp(browser, screen)
                        .await
                        .with_context(|| format!("/{page}"))?;
                }
            }
        }
        Ok(())
    })
}

#[test]
fn its_points_are_where_they_say() -> Result<()> {
    let site = Site::serve()?;
    journey("chart-points", async |browser| {
        for screen in [Screen::DESKTOP, Screen::new(390, 844).sharp(3.0)] {
            browser.resize(screen).await?;
            browser.open(&site.at(PAGE)).await?;
            let points = chart::points(browser).await?;
            ensure!(points.len() > 5, "{points:?}");
            let key: Vec<(String, String)> = browser
                .get(
                    "[...document.querySelectorAll('.key [class*=series-]')].map(shape => [
                        shape.parentElement.textContent.replace(shape.textContent, '').trim(),
                        shape.className.match(/series-[0-9]+/)[0]])",
                )
                .await?;
            for point in points {
                let series = key
                    .iter()
                    .find(|(name, _)| point.sentence.starts_with(name.as_str()));
                let (_, series) =
                    series.with_context(|| format!("whose is “{}”?", point.sentence))?;
                let color = chart::token(browser, &format!("--{series}")).await?;
                let pixel = chart::pixel(browser, point.x, point.y).await?;
                let is_near = pixel.iter().zip(color).all(|(a, b)| a.abs_diff(b) <= 3);
                ensure!(
                    is_near,
                    "{screen:?}: “{}” is {pixel:?}, not {color:?}",
                    point.sentence
                );
                browser.point_at(point.x, point.y).await?;
                let (x, y) = chart::ring(browser).await?;
                let distance = (x - point.x).hypot(y - point.y);
                ensure!(
                    distance < 2.0,
                    "the ring of “{}” is {distance} px away",
                    point.sentence
                );
            }
        }
        Ok(())
    })
}

#[test]
fn a_touch_keeps_a_figure_open() -> Result<()> {
    let site = Site::serve()?;
    journey("chart-touch", async |browser| {
        browser
            .resize(Screen::new(390, 844).sharp(2.0).touched())
            .await?;
        browser.open(&site.at(PAGE)).await?;
        let points = chart::points(browser).await?;
        let (first, last) = points.first().zip(points.last()).context("no points")?;
        for point in [first, last] {
            browser.tap(point.x, point.y).await?;
            browser.button("See its source").await?;
            let panel = chart::panel(browser).await?.context("no panel")?;
            ensure!(
                panel == point.sentence,
                "a touch says “{panel}”, not “{}”",
                point.sentence
            );
            browser.button("Close").await?.click().await?;
            ensure!(
                chart::panel(browser).await?.is_none(),
                "“Close” closes the panel"
            );
        }
        Ok(())
    })
}

#[test]
fn it_follows_the_colours_of_the_page() -> Result<()> {
    const DARK: (&str, &str) = ("prefers-color-scheme", "dark");
    const FORCED: (&str, &str) = ("forced-colors", "active");
    let site = Site::serve()?;
    journey("chart-colours", async |browser| {
        browser.open(&site.at(PAGE)).await?;
        browser.find(".plot canvas").await?;
        let mut prints = vec![chart::fingerprint(browser, ".plot canvas").await?];
        for features in [&[DARK][..], &[FORCED], &[DARK, FORCED], &[]] {
            browser.prefer(features).await?;
            let before = prints.last().copied().unwrap_or_default();
            let changed = format!("{} !== {before}", chart::fingerprint_of(".plot canvas"));
            browser
                .until(&format!("it is painted again for {features:?}"), &changed)
                .await?;
            prints.push(chart::fingerprint(browser, ".plot canvas").await?);
            let point = chart::points(browser)
                .await?
                .into_iter()
                .next()
                .context("no points")?;
            let color = chart::token(browser, "--series-1").await?;
            let pixel = chart::pixel(browser, point.x, point.y).await?;
            let is_near = pixel.iter().zip(color).all(|(a, b)| a.abs_diff(b) <= 3);
            ensure!(is_near, "{features:?}: a point is {pixel:?}, not {color:?}");
        }
        ensure!(
            prints.first() == prints.last(),
            "light again is light as before"
        );
        Ok(())
    })
}

#[test]
fn it_takes_the_place_of_the_written_one() -> Result<()> {
    // Tops and heights of all that stands on a page, and what each is.
    const LAYOUT: &str =
        "[...document.querySelectorAll('h1, h2, figure.chart, .plot, .spark, table, footer')]
        .map(element => [element.tagName + '.' + element.className, element])
        .map(([name, element]) => [name, element.getBoundingClientRect()])
        .map(([name, box]) => [name, Math.round(box.top + scrollY), Math.round(box.height)])";
    let site = FaultySite::serve()?;
    journey("chart-shift", async |browser| {
        for screen in [
            Screen::DESKTOP,
            Screen::new(390, 844),
            Screen::new(820, 1180),
        ] {
            browser.resize(screen).await?;
            for page in [
                "",
                PAGE,
                "indicators/caseload/",
                "indicators/",
                "reports/july-2019/",
                "data/",
            ] {
                browser.forget_files().await?;
                site.hold_program()?;
                browser.load(&site.at(page)).await?;
                browser
                    .until(
                        "the page is drawn",
                        "performance.getEntriesByType('paint').length > 0",
                    )
                    .await?;
                let written: Vec<(String, f64, f64)> = browser.get(LAYOUT).await?;
                site.mend();
                browser.ready().await?;
                let running: Vec<(String, f64, f64)> = browser.get(LAYOUT).await?;
                let what = format!("/{page} at {} px", screen.width);
                for (was, is) in written.iter().zip(&running) {
                    let moved = (was.1 - is.1).abs() + (was.2 - is.2).abs();
                    ensure!(
                        was.0 == is.0 && moved <= 1.0,
                        "{what}: was {was:?}, is {is:?}"
                    );
                }
                ensure!(
                    written.len() == running.len(),
                    "{what}: something came or went"
                );
                let shift: f64 = browser
                    .run_async(
                        "const done = arguments[0];
                        let sum = 0;
                        new PerformanceObserver(list => {
                            for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
                        }).observe({ type: 'layout-shift', buffered: true });
                        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));",
                        &[],
                    )
                    .await?;
                ensure!(shift < 0.02, "{what}: shifted by {shift}");
            }
        }
        Ok(())
    })
}
