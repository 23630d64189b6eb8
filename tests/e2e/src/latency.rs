//! How long a reader waits for an answer on the screen, once the program runs.
//!
//! A frame counts as shown when the first task after it runs: closer than a second animation
//! frame, which would add a whole frame to everything.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Browser, PATIENCE};
use crate::chart;

/// Functions that call another: when the frame that begins has been shown, and the next one.
const AFTER_FRAME: &str = "const whenShown = then => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
};
const afterFrame = then => requestAnimationFrame(() => whenShown(then));";

/// Milliseconds from a click on an indicator in the list until its page, chart included, is
/// shown; one for each of so many indicators.
///
/// # Errors
/// When a page does not come.
pub async fn switches(browser: &Browser, list: &str, count: usize) -> Result<Vec<f64>> {
    browser.open(list).await?;
    let script = format!(
        "{AFTER_FRAME}
        const [count, patience, done] = arguments;
        const heading = () => document.querySelector('h1').innerText;
        const home = heading();
        const times = [];
        const until = (condition, then) => condition() ? then()
            : performance.now() - started > patience ? done(times)
            : requestAnimationFrame(() => until(condition, then));
        let started = 0;
        const next = () => {{
            if (times.length === count) return done(times);
            const link = document.querySelectorAll('main tbody th a')[times.length];
            started = performance.now();
            link.click();
            const isDrawn = () => [...document.querySelectorAll('.plot canvas')]
                .every(canvas => canvas.hasAttribute('width'));
            const isThere = () => heading() !== home && isDrawn()
                && !document.querySelector('.loading');
            // What is there when a frame begins is shown with that frame.
            const look = () => requestAnimationFrame(() => isThere() ? whenShown(() => {{
                times.push(performance.now() - started);
                history.back();
                until(() => heading() === home, () => afterFrame(next));
            }}) : performance.now() - started > patience ? done(times) : look());
            look();
        }};
        afterFrame(next);"
    );
    let patience = u64::try_from(PATIENCE.as_millis())?;
    let times: Vec<f64> = browser
        .run_async(&script, &[json!(count), json!(patience)])
        .await?;
    ensure!(
        times.len() == count,
        "only {} of {count} indicators were shown",
        times.len()
    );
    Ok(times)
}

/// Milliseconds from so many moves of the mouse over a chart until each was shown.
///
/// # Errors
/// When the page has no chart.
pub async fn moves(browser: &Browser, page: &str, count: u32) -> Result<Vec<f64>> {
    browser.open(page).await?;
    chart::points(browser).await?;
    let (left, top, width, height): (f64, f64, f64, f64) = browser
        .get("(box => [box.left, box.top, box.width, box.height])(document.querySelector('.plot').getBoundingClientRect())")
        .await?;
    let record = format!(
        "{AFTER_FRAME}
        window.moves = [];
        addEventListener('pointermove', event => afterFrame(() =>
            window.moves.push(performance.now() - event.timeStamp)), true);"
    );
    browser.run::<Value>(&record, &[]).await?;
    for step in 0..count {
        let across = f64::from(step * 37 % count) / f64::from(count);
        let down = f64::from(step * 13 % count) / f64::from(count);
        let mouse = json!({
            "type": "mouseMoved",
            "x": left + width * across,
            "y": top + height * down,
        });
        browser.devtools("Input.dispatchMouseEvent", &mouse).await?;
        browser
            .until("the move was shown", &format!("moves.length > {step}"))
            .await?;
    }
    browser.get("window.moves").await
}

/// The value below which so many hundredths of all values are.
///
/// # Errors
/// When there are none.
pub fn percentile(values: &[f64], hundredths: usize) -> Result<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let at = (values.len() * hundredths).div_ceil(100).saturating_sub(1);
    values.get(at).copied().context("nothing was measured")
}
