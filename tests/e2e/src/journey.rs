//! Runs one journey from a fresh browser to its end, whatever happens on the way.
//!
//! A journey fails by an error, a panic, or by a console message that it did not expect. Then a
//! screenshot and the console are left in `target/e2e/` under its name.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::{Context as _, Result, anyhow, bail};
use tokio::runtime::Builder;

use crate::browser::Browser;
use crate::{group, place};

/// Runs a journey.
///
/// # Errors
/// When it fails.
pub fn journey(name: &str, walk: impl AsyncFnOnce(&Browser) -> Result<()>) -> Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let _context = runtime.enter();
    let browser = runtime.block_on(Browser::start())?;
    let walked = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            tokio::select! {
                walked = walk(&browser) => Some(walked),
                _ = tokio::signal::ctrl_c() => None,
            }
        })
    }));
    if matches!(walked, Ok(None)) {
        group::end_all();
        drop(browser);
        std::process::exit(130);
    }
    let outcome = runtime.block_on(async {
        let complaints = browser.complaints().await;
        let outcome = match walked {
            Err(panic) => Err(anyhow!("panicked: {}", words(panic.as_ref()))),
            Ok(None) => Ok(()),
            Ok(Some(walked)) => walked.and_then(|()| quiet(&complaints?)),
        };
        if outcome.is_err() {
            let left = leave_behind(name, &browser).await;
            left.unwrap_or_else(|error| say(&error));
        }
        // Without this the browser would end too, but not as gently.
        let _ = browser.close().await;
        outcome
    });
    outcome.with_context(|| format!("the journey “{name}” failed; see target/e2e/{name}.png"))
}

fn quiet(complaints: &[String]) -> Result<()> {
    if complaints.is_empty() {
        return Ok(());
    }
    bail!("the console complained:\n{}", complaints.join("\n"))
}

fn words(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no words")
}

async fn leave_behind(name: &str, browser: &Browser) -> Result<()> {
    let dir = place::left_behind()?;
    let console = browser.console().await.unwrap_or_default();
    let address = browser
        .client()
        .current_url()
        .await
        .map(String::from)
        .unwrap_or_default();
    fs::write(
        dir.join(format!("{name}.log")),
        format!("{address}\n{}\n", console.join("\n")),
    )?;
    fs::write(
        dir.join(format!("{name}.png")),
        browser.client().screenshot().await?,
    )?;
    Ok(())
}

/// What a failed test says goes to the terminal.
#[expect(clippy::print_stderr, reason = "there is no other place for it")]
fn say(error: &anyhow::Error) {
    eprintln!("nothing was left behind: {error:#}");
}
