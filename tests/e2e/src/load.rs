//! What one fresh load of a page costs.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::browser::{Browser, Screen};

/// A device and the network it is on.
#[derive(Debug, Clone, Copy)]
pub struct Device {
    /// What it is called in the results.
    pub name: &'static str,
    screen: Screen,
    /// Bytes a second and milliseconds to an answer; none for what this machine can do.
    network: Option<(u32, u32)>,
    /// How many times slower than this machine.
    slowdown: u32,
}

/// This machine as it is.
pub const DESKTOP: Device = Device {
    name: "this machine",
    screen: Screen::DESKTOP,
    network: None,
    slowdown: 1,
};

/// A tablet with 1.6 Mbit/s, 150 ms to an answer, and a quarter of this machine's speed.
pub const TABLET: Device = Device {
    name: "tablet",
    screen: Screen::new(820, 1180).sharp(2.0).touched(),
    network: Some((200_000, 150)),
    slowdown: 4,
};

/// Sorts of files, by ending, in the order in which they are shown.
pub const SORTS: [&str; 4] = ["html", "js", "wasm", "json"];

/// What a load cost.
#[derive(Debug, Clone, Default)]
pub struct Load {
    /// Compressed bytes of each of [`SORTS`] until the program ran.
    pub bytes: [f64; SORTS.len()],
    /// Compressed bytes that were fetched ahead after that.
    pub bytes_ahead: f64,
    /// Milliseconds until the first chart was on screen.
    pub first_chart_ms: f64,
    /// Milliseconds until the program ran.
    pub ready_ms: f64,
    /// Milliseconds for which the main thread was busy, in all.
    pub busy_ms: f64,
    /// Bytes of the script heap that were in use.
    pub heap: f64,
    /// Bytes of the program's own memory.
    pub memory: f64,
}

/// Waits until nothing has been fetched for half a second, then tells what has been: for each
/// file its ending, its compressed bytes and when it was there.
const FETCHED: &str = "
    const done = arguments[0];
    let [count, quiet] = [0, 0];
    const look = () => {
        const files = performance.getEntriesByType('resource');
        quiet = files.length === count ? quiet + 1 : 0;
        count = files.length;
        if (quiet < 10) return setTimeout(look, 50);
        const page = performance.getEntriesByType('navigation')[0];
        done([['html', page.encodedBodySize, 0]].concat(files.map(file =>
            [file.name.split('.').pop(), file.encodedBodySize, file.responseEnd])));
    };
    look();";

/// The module is the one that runs; asking it to start again gives what it exports.
const MEMORY: &str = "
    const done = arguments[0];
    const script = document.querySelector('script[data-wasm]');
    import(new URL(script.dataset.program, script.src))
        .then(program => program.default())
        .then(wasm => done(wasm.memory.buffer.byteLength), error => done(0));";

/// When the browser painted the text of the first chart; none where the program drew it first.
const FIRST_CHART: &str = "
    const done = arguments[0];
    const first = list => done(list.getEntries()[0].renderTime);
    new PerformanceObserver(first).observe({ type: 'element', buffered: true });
    setTimeout(() => done(null), 200);";

/// Loads a page in a new browser.
///
/// # Errors
/// When it does not load, or a measure is missing.
pub async fn load(address: &str, device: Device) -> Result<Load> {
    let browser = Browser::start().await?;
    let load = measure(&browser, address, device).await;
    browser.close().await?;
    load
}

/// Makes a browser as slow as a device, on its network.
///
/// # Errors
/// When the browser refuses it.
pub async fn become_device(browser: &Browser, device: Device) -> Result<()> {
    browser.resize(device.screen).await?;
    browser.devtools("Performance.enable", &json!({})).await?;
    browser.devtools("Network.enable", &json!({})).await?;
    if let Some((throughput, latency)) = device.network {
        let network = json!({
            "offline": false,
            "latency": latency,
            "downloadThroughput": throughput,
            "uploadThroughput": throughput / 2,
        });
        browser
            .devtools("Network.emulateNetworkConditions", &network)
            .await?;
    }
    let slowdown = json!({ "rate": device.slowdown });
    browser
        .devtools("Emulation.setCPUThrottlingRate", &slowdown)
        .await?;
    Ok(())
}

async fn measure(browser: &Browser, address: &str, device: Device) -> Result<Load> {
    become_device(browser, device).await?;
    browser.open(address).await?;
    let fetched: Vec<(String, f64, f64)> = browser.run_async(FETCHED, &[]).await?;
    let mark = async |name: &str| -> Result<f64> {
        let start = format!("performance.getEntriesByName('{name}')[0].startTime");
        browser
            .get(&start)
            .await
            .with_context(|| format!("there is no mark {name}"))
    };
    let metrics = browser
        .devtools("Performance.getMetrics", &json!({}))
        .await?;
    let ready_ms = mark("ready").await?;
    let early = fetched.iter().filter(|(_, _, end)| *end <= ready_ms);
    let bytes = SORTS.map(|sort| {
        let files = early.clone().filter(|(ending, _, _)| ending == sort);
        files.fold(0.0, |sum, (_, bytes, _)| sum + bytes)
    });
    Ok(Load {
        bytes,
        bytes_ahead: fetched
            .iter()
            .filter(|file| file.2 > ready_ms)
            .map(|file| file.1)
            .sum(),
        first_chart_ms: browser
            .run_async::<Option<f64>>(FIRST_CHART, &[])
            .await?
            .unwrap_or(ready_ms),
        ready_ms,
        busy_ms: metric(&metrics, "TaskDuration")? * 1000.0,
        heap: metric(&metrics, "JSHeapUsedSize")?,
        memory: browser.run_async(MEMORY, &[]).await?,
    })
}

fn metric(metrics: &Value, name: &str) -> Result<f64> {
    let all = metrics
        .get("metrics")
        .and_then(Value::as_array)
        .context("no metrics")?;
    let found = all
        .iter()
        .find(|metric| metric.get("name").is_some_and(|found| found == name));
    let value = found.and_then(|metric| metric.get("value")?.as_f64());
    value.with_context(|| format!("there is no metric {name}"))
}
