//! How long a reader waits for an answer on the screen, once the program runs.
//!
//! A frame counts as shown when the first task after it runs: closer than a second animation
//! frame, which would add a whole frame to everything.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Browser, PATIENCE};
use crate::chart;

/// Functions that call another: when the frame that begins has been shown; when the next one has,
/// with when it began; when the first frame has that a condition holds for, with the milliseconds
/// since a start and with when it began, or with nothing where the condition does not hold in
/// time. What is there when a frame begins is shown with it.
const AFTER_FRAME: &str = "const whenShown = then => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
};
const afterFrame = then => requestAnimationFrame(at => whenShown(() => then(at)));
const since = (started, patience, holds, then) => requestAnimationFrame(at => holds()
    ? whenShown(() => then(performance.now() - started, at))
    : performance.now() - started > patience ? then() : since(started, patience, holds, then));";

/// Milliseconds between two frames of a headless browser.
const FRAME_MS: f64 = 1000.0 / 60.0;

/// From a click on an indicator in the list until its page, chart included, is shown, one for each
/// of so many indicators: milliseconds, and in which frame after the click.
///
/// # Errors
/// When a page does not come.
pub async fn switches(browser: &Browser, list: &str, count: usize) -> Result<(Vec<f64>, Vec<f64>)> {
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
        const next = lastFrame => {{
            if (times.length === count) return done(times);
            const link = document.querySelectorAll('main tbody th a')[times.length];
            started = performance.now();
            link.click();
            const isDrawn = () => [...document.querySelectorAll('.plot canvas')]
                .every(canvas => canvas.hasAttribute('width'));
            const isThere = () => heading() !== home && isDrawn()
                && !document.querySelector('.loading');
            since(started, patience, isThere, (time, frame) => {{
                if (time === undefined) return done(times);
                times.push([time, frame - lastFrame]);
                history.back();
                until(() => heading() === home, () => afterFrame(next));
            }});
        }};
        afterFrame(next);"
    );
    let patience = u64::try_from(PATIENCE.as_millis())?;
    let times: Vec<(f64, f64)> = browser
        .run_async(&script, &[json!(count), json!(patience)])
        .await?;
    ensure!(
        times.len() == count,
        "only {} of {count} indicators were shown",
        times.len()
    );
    let frames = |(ms, later): (f64, f64)| (ms, (later / FRAME_MS).round());
    Ok(times.into_iter().map(frames).unzip())
}

/// Milliseconds from a choice on the page of comparisons until its chart is shown: of each of so
/// many national indicators, once all are loaded; then of each area less, and more again.
///
/// # Errors
/// When a choice is not shown.
pub async fn choices(
    browser: &Browser,
    page: &str,
    n_indicators: usize,
) -> Result<(Vec<f64>, Vec<f64>)> {
    browser.open(page).await?;
    let script = format!(
        "{AFTER_FRAME}
        const [count, patience, done] = arguments;
        const named = (list, name) => [...document.querySelectorAll(list)]
            .find(part => part.firstElementChild.innerText === name);
        const list = name => named('label.choose', name).querySelector('select');
        const choose = (name, value) => {{
            const one = list(name);
            one.value = value;
            one.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }};
        const state = () => document.querySelector('#chart-title')?.innerText
            + document.querySelectorAll('.plot-points [role=option]').length;
        const isDrawn = () => document.querySelector('.plot canvas')?.hasAttribute('width')
            && !document.querySelector('.loading');
        const timed = act => new Promise((shown, failed) => afterFrame(() => {{
            const before = state();
            const started = performance.now();
            act();
            const isThere = () => state() !== before && isDrawn();
            since(started, patience, isThere, time => time === undefined ? failed() : shown(time));
        }}));
        const inTurn = async acts => {{
            const times = [];
            for (const act of acts) times.push(await timed(act));
            return times;
        }};
        const options = [...list('Indicator').options];
        // National ones, which all councils have, stand last.
        const first = options.findIndex(option => option.text.endsWith(', yearly'));
        const national = options.slice(first);
        const isShown = option => option.selected;
        const others = national.filter(option => !isShown(option));
        const indicators = others.concat(national.filter(isShown)).slice(0, count)
            .map(option => () => choose('Indicator', option.value));
        const buttons = () => [...named('fieldset.switch', 'Shown').querySelectorAll('button')];
        const shown = () => buttons().filter(button => button.ariaPressed === 'true');
        const areas = () => shown().slice(2).map(button => button.innerText);
        const away = name => () => shown().find(button => button.innerText === name).click();
        const back = name => () => {{
            const known = buttons().find(button => button.innerText === name);
            if (known) return known.click();
            const option = [...list('Add').options].find(option => option.text === name);
            choose('Add', option.value);
        }};
        (async () => {{
            await inTurn(indicators);
            const ofIndicators = await inTurn(indicators);
            const ofAreas = await inTurn(areas().flatMap(name => [away(name), back(name)]));
            done([ofIndicators, ofAreas]);
        }})().catch(() => done([[], []]));"
    );
    let patience = u64::try_from(PATIENCE.as_millis())?;
    let (indicators, areas): (Vec<f64>, Vec<f64>) = browser
        .run_async(&script, &[json!(n_indicators), json!(patience)])
        .await?;
    ensure!(
        indicators.len() == n_indicators && !areas.is_empty(),
        "a choice was not shown"
    );
    Ok((indicators, areas))
}

/// Milliseconds from a click on a report in the list until its text is shown.
///
/// # Errors
/// When it is not.
pub async fn report(browser: &Browser, list: &str, report: &str) -> Result<f64> {
    browser.open(list).await?;
    let script = format!(
        "{AFTER_FRAME}
        const [report, patience, done] = arguments;
        const link = document.querySelector(`main a[href$='reports/${{report}}/']`);
        const started = performance.now();
        link.click();
        const isThere = () => document.querySelector('.report-text');
        since(started, patience, isThere, time => done(time ?? 0));"
    );
    let patience = u64::try_from(PATIENCE.as_millis())?;
    let time: f64 = browser
        .run_async(&script, &[json!(report), json!(patience)])
        .await?;
    ensure!(time > 0.0, "the report was not shown");
    Ok(time)
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
