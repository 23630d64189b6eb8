//! A headless Chromium with a profile of its own, driven as a reader would drive it.
//!
//! Screen size, pixel ratio, touch, colours and scripting can be changed at any time. Nothing
//! here sleeps: what takes time is waited for by a condition, and a condition that does not come
//! names itself.

use std::cell::RefCell;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{Instant, interval};

use crate::cdp::Raw;
use crate::driver::Driver;

/// How long anything may take before it counts as not happening.
pub const PATIENCE: Duration = Duration::from_secs(15);

const ARGUMENTS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
];

/// A browser; its driver ends with it.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    forgiven: RefCell<Vec<String>>,
    console: RefCell<Vec<String>>,
    /// Last, so that it ends after all else.
    _driver: Driver,
}

impl Browser {
    /// Starts one, 1280 by 900 pixels.
    ///
    /// # Errors
    /// When chromedriver or Chromium do not start.
    pub async fn start() -> Result<Self> {
        let mut driver = Driver::start()?;
        let profile = format!("--user-data-dir={}", driver.profile.display());
        let arguments: Vec<&str> = ARGUMENTS
            .into_iter()
            .chain([profile.as_str(), "--window-size=1280,900"])
            .collect();
        let capabilities = json!({
            "browserName": "chrome",
            // Files that a journey holds back must not hold back the journey.
            "pageLoadStrategy": "eager",
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else {
            bail!("capabilities are an object")
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address)
            .await
            .context("Chromium did not start")?;
        let process = client
            .capabilities()
            .and_then(|all| all.get("goog:processID")?.as_u64());
        if let Some(process) = process {
            driver.adopt(u32::try_from(process)?);
        }
        let (forgiven, console) = (RefCell::default(), RefCell::default());
        let browser = Self {
            client,
            forgiven,
            console,
            _driver: driver,
        };
        browser.resize(Screen::DESKTOP).await?;
        Ok(browser)
    }

    /// What `WebDriver` offers beyond what is here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Ends the session.
    ///
    /// # Errors
    /// When the browser no longer answers; dropping it ends it all the same.
    pub async fn close(&self) -> Result<()> {
        Ok(self.client.clone().close().await?)
    }

    /// Opens an address and waits until the program runs.
    ///
    /// # Errors
    /// When it does not.
    pub async fn open(&self, address: &str) -> Result<()> {
        self.load(address).await?;
        self.ready().await.with_context(|| format!("at {address}"))
    }

    /// Opens an address and waits for its HTML only.
    ///
    /// # Errors
    /// When nothing answers.
    pub async fn load(&self, address: &str) -> Result<()> {
        self.client
            .goto(address)
            .await
            .with_context(|| format!("cannot open {address}"))
    }

    /// Waits until the program runs.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<()> {
        self.until(
            "the program runs",
            "document.documentElement.hasAttribute('data-ready')",
        )
        .await
    }

    /// Waits until an expression is true in the page.
    ///
    /// # Errors
    /// When it is not true in time; the message says what was waited for.
    pub async fn until(&self, what: &str, expression: &str) -> Result<()> {
        let script = format!("return Boolean({expression})");
        let end = Instant::now() + PATIENCE;
        let mut turn = interval(Duration::from_millis(15));
        let mut last = String::new();
        while Instant::now() < end {
            turn.tick().await;
            match self.client.execute(&script, Vec::new()).await {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(_) => last.clear(),
                // A page that is just being left answers so.
                Err(error) => last = error.to_string(),
            }
        }
        bail!("waited in vain until {what}: {expression} {last}")
    }

    /// Runs a script in the page; `arguments` holds what is handed over.
    ///
    /// # Errors
    /// When it throws, or gives something else than expected.
    pub async fn run<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Result<T> {
        let value = self.client.execute(script, arguments.to_vec()).await;
        let value = value.with_context(|| format!("this script failed: {script}"))?;
        let kept = value.clone();
        serde_json::from_value(value).with_context(|| format!("{script} gave {kept}"))
    }

    /// The value of an expression in the page.
    ///
    /// # Errors
    /// When it throws, or is something else than expected.
    pub async fn get<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(&format!("return {expression}"), &[]).await
    }

    /// Runs a script that hands its result to the last of `arguments`.
    ///
    /// # Errors
    /// When it throws, or gives something else than expected.
    pub async fn run_async<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[Value],
    ) -> Result<T> {
        let value = self.client.execute_async(script, arguments.to_vec()).await;
        let value = value.with_context(|| format!("this script failed: {script}"))?;
        Ok(serde_json::from_value(value)?)
    }

    /// The first element that a selector finds, waited for.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn find(&self, css: &str) -> Result<Element> {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await;
        found.map_err(|error| anyhow!("no {css} on the page: {error}"))
    }

    /// The button whose words are these.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn button(&self, words: &str) -> Result<Element> {
        let path = format!("//button[normalize-space()=\"{words}\"]");
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(&path))
            .await;
        found.map_err(|error| anyhow!("no button “{words}” on the page: {error}"))
    }

    /// Clicks the first element that a selector finds, as a mouse does.
    ///
    /// # Errors
    /// When it is not there, or something covers it.
    pub async fn click(&self, css: &str) -> Result<()> {
        let clicked = self.find(css).await?.click().await;
        clicked.with_context(|| format!("cannot click {css}"))
    }

    /// The words of the first element that a selector finds, as they are shown.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// Path, query and fragment in the address bar.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn address(&self) -> Result<String> {
        self.get("location.pathname + location.search + location.hash")
            .await
    }

    /// Sends a command of the `DevTools` protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, command: &str, params: &Value) -> Result<Value> {
        let answer = self.client.issue_cmd(Raw::devtools(command, params)).await;
        answer.with_context(|| format!("{command} failed"))
    }

    /// Gives the page another screen.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn resize(&self, screen: Screen) -> Result<()> {
        let metrics = json!({
            "width": screen.width,
            "height": screen.height,
            "deviceScaleFactor": screen.ratio,
            "mobile": screen.is_touch,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics)
            .await?;
        let touch = json!({ "enabled": screen.is_touch, "maxTouchPoints": 5 });
        self.devtools("Emulation.setTouchEmulationEnabled", &touch)
            .await?;
        Ok(())
    }

    /// Sets media features, such as `("prefers-color-scheme", "dark")`; all others go back to
    /// what they were.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn prefer(&self, features: &[(&str, &str)]) -> Result<()> {
        let features = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }));
        let media = json!({ "features": features.collect::<Vec<_>>() });
        self.devtools("Emulation.setEmulatedMedia", &media).await?;
        Ok(())
    }

    /// Switches scripting off for the pages to come.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn without_scripts(&self) -> Result<()> {
        let off = json!({ "value": true });
        self.devtools("Emulation.setScriptExecutionDisabled", &off)
            .await?;
        Ok(())
    }

    /// Forgets every file that it has kept.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn forget_files(&self) -> Result<()> {
        self.devtools("Network.clearBrowserCache", &json!({}))
            .await?;
        Ok(())
    }

    /// Expects console messages that hold these words, because the journey causes them.
    pub fn forgive(&self, words: &str) {
        self.forgiven.borrow_mut().push(words.to_owned());
    }

    /// All that the console has said so far, a line each, the level first.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console(&self) -> Result<Vec<String>> {
        let entries = self
            .client
            .issue_cmd(Raw::console())
            .await
            .context("no console")?;
        let text = |entry: &Value, name: &str| {
            entry
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let entries = entries.as_array().cloned().unwrap_or_default();
        let lines = entries
            .iter()
            .map(|entry| format!("{} {}", text(entry, "level"), text(entry, "message")));
        self.console.borrow_mut().extend(lines);
        Ok(self.console.borrow().clone())
    }

    /// Warnings and errors of the console that the journey did not cause.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let forgiven = self.forgiven.borrow().clone();
        let mut lines = self.console().await?;
        lines.retain(|line| {
            let is_bad = line.starts_with("SEVERE") || line.starts_with("WARNING");
            is_bad && !forgiven.iter().any(|words| line.contains(words))
        });
        Ok(lines)
    }
}

/// What a page is shown on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Device pixels to the CSS pixel.
    pub ratio: f64,
    /// Whether it is touched rather than pointed at.
    pub is_touch: bool,
}

impl Screen {
    /// A usual window.
    pub const DESKTOP: Self = Self::new(1280, 900);
    /// The smallest that guidelines ask for.
    pub const SMALLEST: Self = Self::new(320, 640);

    /// A screen that is pointed at, one device pixel to the CSS pixel.
    pub const fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            ratio: 1.0,
            is_touch: false,
        }
    }

    /// The same with another pixel ratio.
    #[must_use]
    pub const fn sharp(self, ratio: f64) -> Self {
        Self { ratio, ..self }
    }

    /// The same, touched.
    #[must_use]
    pub const fn touched(self) -> Self {
        Self {
            is_touch: true,
            ..self
        }
    }
}
