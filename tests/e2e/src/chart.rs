//! The first chart of a page: its points, what it says of one, its pixels.

use anyhow::Result;
use serde_json::{Value, json};

use crate::browser::Browser;

/// A figure on the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// What it says.
    pub sentence: String,
    /// Its place in the window.
    pub x: f64,
    /// Its place in the window.
    pub y: f64,
}

/// The points of the first chart, in their order; the chart is brought into the window.
///
/// # Errors
/// When there is no chart.
pub async fn points(browser: &Browser) -> Result<Vec<Point>> {
    browser.find(".plot [role=option]").await?;
    let script = "
        document.querySelector('.plot').scrollIntoView({ block: 'center' });
        return [...document.querySelector('.plot').querySelectorAll('[role=option]')].map(option => {
            const box = option.getBoundingClientRect();
            return [option.ariaLabel, box.x + box.width / 2, box.y + box.height / 2];
        });";
    let points: Vec<(String, f64, f64)> = browser.run(script, &[]).await?;
    Ok(points
        .into_iter()
        .map(|(sentence, x, y)| Point { sentence, x, y })
        .collect())
}

/// The sentence of the point that the keyboard is on.
///
/// # Errors
/// When the page does not answer.
pub async fn active(browser: &Browser) -> Result<Option<String>> {
    browser
        .run(
            "const list = document.querySelector('.plot [role=listbox]');
            const option = document.getElementById(list.getAttribute('aria-activedescendant'));
            return option && option.ariaLabel",
            &[],
        )
        .await
}

/// The sentence in the panel, if it is shown.
///
/// # Errors
/// When the page does not answer.
pub async fn panel(browser: &Browser) -> Result<Option<String>> {
    browser
        .run(
            "const line = document.querySelector('.plot-tip p'); return line && line.innerText",
            &[],
        )
        .await
}

/// The centre of the first ring in the window: that of the point itself, not of its companions.
///
/// # Errors
/// When there is none.
pub async fn ring(browser: &Browser) -> Result<(f64, f64)> {
    browser
        .run(
            "const box = document.querySelector('.plot-ring').getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]",
            &[],
        )
        .await
}

/// The colour of the canvas at a place in the window.
///
/// # Errors
/// When there is no chart.
pub async fn pixel(browser: &Browser, x: f64, y: f64) -> Result<[u8; 3]> {
    browser
        .run(
            &format!(
                "const [x, y] = arguments;
                const canvas = document.querySelector('.plot canvas');
                const box = canvas.getBoundingClientRect();
                const ratio = canvas.width / box.width;
                const at = [(x - box.x) * ratio, (y - box.y) * ratio].map(Math.floor);
                return [...{COPY}(canvas).getImageData(...at, 1, 1).data].slice(0, 3)"
            ),
            &[json!(x), json!(y)],
        )
        .await
}

/// The colour of a style token such as `--series-1`, as the page has it now.
///
/// # Errors
/// When the page does not answer.
pub async fn token(browser: &Browser, name: &str) -> Result<[u8; 3]> {
    browser
        .run(
            "const probe = document.body.appendChild(document.createElement('span'));
            probe.style.color = `var(${arguments[0]})`;
            const color = getComputedStyle(probe).color;
            probe.remove();
            return color.match(/\\d+/g).slice(0, 3).map(Number)",
            &[Value::from(name)],
        )
        .await
}

/// A copy of a canvas that may be read often.
const COPY: &str = "(canvas => {
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    return context;
})";

/// An expression for a number that changes when the pixels of the first canvas that a selector finds change.
pub fn fingerprint_of(selector: &str) -> String {
    format!(
        "(canvas => {COPY}(canvas).getImageData(0, 0, canvas.width, canvas.height).data
            .reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 7)
        )(document.querySelector('{selector}'))"
    )
}

/// The fingerprint of the first canvas that a selector finds.
///
/// # Errors
/// When the page does not answer.
pub async fn fingerprint(browser: &Browser, selector: &str) -> Result<i64> {
    browser.get(&fingerprint_of(selector)).await
}
