//! The site on other hosts: below a path, with Brotli, gzip or no compression.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::journey::journey;
use e2e::site::Site;
use serde_json::json;

#[test]
fn it_works_below_a_path() -> Result<()> {
    let site = Site::serve_with(&["--prefix", "/a/b/"])?;
    journey("below-a-path", async |browser| {
        browser.forgive("status of 404");
        ensure!(site.at("").ends_with("/a/b/"), "{}", site.at(""));
        browser
            .open(&site.at("indicators/protection-plans/?areas=cambridgeshire&view=table"))
            .await?;
        ensure!(
            browser
                .get::<usize>("document.querySelectorAll('tbody tr').length")
                .await?
                > 3
        );
        ensure!(
            browser.address().await?
                == "/a/b/indicators/protection-plans/?areas=cambridgeshire&view=table"
        );
        browser.run::<()>("window.sameDocument = true", &[]).await?;
        for (link, path, heading) in [
            (
                "header nav a[href$='reports/']",
                "/a/b/reports/",
                "The reports",
            ),
            ("header nav li:nth-child(1) a", "/a/b/", "At a glance"),
            (
                ".card a[href$='/caseloads/']",
                "/a/b/subjects/caseloads/",
                "Caseloads",
            ),
        ] {
            browser.click(link).await?;
            browser
                .until(
                    &format!("{path} is there"),
                    &format!("location.pathname === '{path}'"),
                )
                .await?;
            ensure!(
                browser.text("h1").await? == heading,
                "{path}: {}",
                browser.text("h1").await?
            );
        }
        browser.find(".plot canvas").await?;
        ensure!(
            browser.get::<bool>("window.sameDocument").await?,
            "no page was loaded anew"
        );
        browser.client().refresh().await?;
        browser.ready().await?;
        ensure!(browser.text("h1").await? == "Caseloads");

        // The not-found page is built for the root; below a path it has no style, and no program.
        browser.forgive("net::ERR_ABORTED");
        browser.forgive("MIME type");
        browser.load(&site.at("nowhere/at/all/")).await?;
        ensure!(browser.text("h1").await? == "Page not found");
        Ok(())
    })
}

async fn encoding(browser: &Browser, site: &Site) -> Result<Vec<String>> {
    browser.open(&site.at("indicators/contacts/")).await?;
    browser.find(".plot canvas").await?;
    browser
        .run_async(
            "const done = arguments[0];
            const wasm = document.querySelector('script[data-wasm]').dataset.wasm;
            const files = ['./', '../../' + wasm, '../../data/index.json'];
            const coding = file => fetch(file, { cache: 'reload' })
                .then(answer => answer.headers.get('content-encoding') ?? 'identity');
            Promise.all(files.map(coding)).then(done, error => done([String(error)]))",
            &[],
        )
        .await
}

#[test]
fn it_works_with_every_compression() -> Result<()> {
    let site = Site::serve()?;
    let plain = Site::serve_with(&["--identity"])?;
    journey("compression", async |browser| {
        let codings = encoding(browser, &site).await?;
        ensure!(codings == ["br"; 3], "{codings:?}");
        browser.forget_files().await?;
        browser.devtools("Network.enable", &json!({})).await?;
        let only_gzip = json!({ "headers": { "Accept-Encoding": "gzip" } });
        browser
            .devtools("Network.setExtraHTTPHeaders", &only_gzip)
            .await?;
        let codings = encoding(browser, &site).await?;
        ensure!(codings == ["gzip"; 3], "{codings:?}");
        browser.forget_files().await?;
        browser
            .devtools("Network.setExtraHTTPHeaders", &json!({ "headers": {} }))
            .await?;
        let codings = encoding(browser, &plain).await?;
        ensure!(codings == ["identity"; 3], "{codings:?}");
        Ok(())
    })
}
