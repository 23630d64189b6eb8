//! Accessibility rules that a machine can check, by axe-core.

use std::fs;
use std::sync::LazyLock;

use anyhow::{Result, anyhow, ensure};
use serde_json::json;

use crate::browser::Browser;
use crate::place;

const TAGS: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

static SCRIPT: LazyLock<Result<String, String>> = LazyLock::new(|| {
    let read = place::axe().and_then(|path| Ok(fs::read_to_string(path)?));
    read.map_err(|error| format!("{error:#}"))
});

/// A function that hands over every element that breaks a rule.
const RUN: &str = "
    const run = (tags, done) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
        result => done(result.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id}: ${node.target.join(' ')} (${node.failureSummary.replace(/\\s+/g, ' ')})`))),
        error => done([`axe itself failed: ${error}`]));";

/// A function that moves to a page inside the running program, and hands over the title that it
/// has there and the one that was written into its file.
const VISIT: &str = "
    const visit = async (address, then, failed) => {
        const written = await (await fetch(address)).text();
        const title = new DOMParser().parseFromString(written, 'text/html').title;
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
        const end = performance.now() + 10000;
        const look = () => {
            if (document.title === title && !document.querySelector('.loading')) return then(title);
            if (performance.now() > end) return failed(`the title is ${document.title}, not ${title}`);
            requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    };";

/// Demands that the page as it is now breaks no rule.
///
/// # Errors
/// With every element that does, and the rule it breaks.
pub async fn check(browser: &Browser, what: &str) -> Result<()> {
    load(browser).await?;
    let script = format!("{RUN} run(...arguments)");
    let found: Vec<String> = browser.run_async(&script, &[json!(TAGS)]).await?;
    ensure!(found.is_empty(), "{what}: {}", found.join("\n  "));
    Ok(())
}

/// Moves to a page inside the running program and demands the same of it; gives its title.
///
/// # Errors
/// When it does not come, its title is not that of its file, or it breaks a rule.
pub async fn visit(browser: &Browser, address: &str) -> Result<String> {
    load(browser).await?;
    let script = format!(
        "{RUN} {VISIT}
        const [tags, address, done] = arguments;
        visit(address, title => run(tags, found => done([title, found])), error => done(['', [error]]))"
    );
    let (title, found): (String, Vec<String>) = browser
        .run_async(&script, &[json!(TAGS), json!(address)])
        .await?;
    ensure!(found.is_empty(), "{address}: {}", found.join("\n  "));
    Ok(title)
}

async fn load(browser: &Browser) -> Result<()> {
    if browser
        .get::<bool>("typeof window.axe === 'undefined'")
        .await?
    {
        let script = SCRIPT.as_ref().map_err(|error| anyhow!("{error}"))?;
        browser.client().execute(script, Vec::new()).await?;
    }
    Ok(())
}
