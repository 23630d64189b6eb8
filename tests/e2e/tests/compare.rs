//! A reader who compares: with neighbours, on one scale, then and now; who sends the link on and
//! takes figures and pictures away.

use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context as _, Result, ensure};
use e2e::browser::{Browser, Screen};
use e2e::chart;
use e2e::journey::journey;
use e2e::site::Site;
use fantoccini::key::Key;
use serde_json::json;

/// Chooses an entry of a list by its label and its words.
async fn choose(browser: &Browser, list: &str, entry: &str) -> Result<()> {
    let chosen: bool = browser
        .run(
            "const [list, entry] = arguments;
            const label = [...document.querySelectorAll('label.choose')]
                .find(label => label.querySelector('span').innerText.trim() === list);
            const select = label.querySelector('select');
            const option = [...select.options].find(option => option.text.includes(entry));
            select.value = option.value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
            return true",
            &[json!(list), json!(entry)],
        )
        .await?;
    ensure!(chosen, "{list} has no {entry}");
    Ok(())
}

async fn until_query(browser: &Browser, part: &str) -> Result<()> {
    let has = format!("location.search.includes({})", json!(part));
    browser
        .until(&format!("the address has {part}"), &has)
        .await
}

/// The first labels of the vertical axis of each small chart, as far as sentences tell: how high
/// its first figure is drawn.
async fn heights(browser: &Browser) -> Result<Vec<f64>> {
    browser
        .get(
            "[...document.querySelectorAll('.panel-chart [role=option]:first-child')]
                .map(option => option.offsetTop)",
        )
        .await
}

/// A folder for what the reader keeps.
struct Kept(PathBuf);

impl Kept {
    async fn of(browser: &Browser, name: &str) -> Result<Self> {
        let folder = env::temp_dir().join(format!("candour-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder)?;
        let allow = json!({ "behavior": "allow", "downloadPath": folder });
        browser
            .devtools("Browser.setDownloadBehavior", &allow)
            .await?;
        Ok(Self(folder))
    }

    /// Presses a button and waits for the file that it says was saved.
    async fn file(&self, browser: &Browser, button: &str) -> Result<(String, Vec<u8>)> {
        browser.button(button).await?.click().await?;
        let said = "document.querySelector('.export [role=status]').innerText";
        let ending = button
            .split(['(', ')'])
            .nth(1)
            .unwrap_or_default()
            .to_lowercase();
        let saved = format!("{said}.startsWith('Saved as') && {said}.endsWith('.{ending}.')");
        browser.until(&format!("{button} is done"), &saved).await?;
        let said: String = browser.get(said).await?;
        let name = said
            .trim_start_matches("Saved as ")
            .trim_end_matches('.')
            .to_owned();
        for _ in 0..200 {
            if let Ok(bytes) = fs::read(self.0.join(&name))
                && !bytes.is_empty()
            {
                return Ok((name, bytes));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Err(anyhow::anyhow!("{name} was not saved"))
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn neighbours_one_scale_then_and_now_and_a_link_that_restores_it() -> Result<()> {
    let site = Site::serve()?;
    journey("compare", async |browser| {
        browser.resize(Screen::new(820, 1180).touched()).await?;
        browser.open(&site.at("")).await?;
        browser.click("header nav a[href$='compare/']").await?;
        browser.find(".plot canvas").await?;
        let lead = browser.text(".lead").await?;
        ensure!(lead.contains("the mean of its neighbours"), "{lead}");

        choose(browser, "Compare", "Peterborough and its neighbours").await?;
        until_query(browser, "areas=peterborough").await?;
        choose(browser, "Indicator", "Children in need on 31 March").await?;
        until_query(browser, "show=children-in-need-31-march").await?;
        browser.button("Over time").await?.click().await?;
        browser
            .until(
                "there are small charts",
                "document.querySelectorAll('.panel-chart canvas').length > 9",
            )
            .await?;
        let locked = heights(browser).await?;
        browser.button("Each its own").await?.click().await?;
        until_query(browser, "scales=own").await?;
        browser.until("scales are their own", &format!(
            "[...document.querySelectorAll('.panel-chart [role=option]:first-child')].some((o, at) => Math.abs(o.offsetTop - {}[at]) > 1)",
            json!(locked)
        )).await?;
        browser.button("All the same").await?.click().await?;
        browser.button("Then and now").await?.click().await?;
        until_query(browser, "as=then-and-now").await?;
        choose(browser, "Compared with", "2018").await?;
        until_query(browser, "period=2018").await?;
        browser.button("Median").await?.click().await?;
        until_query(browser, "average=median").await?;
        browser
            .until(
                "the title names both dates",
                "document.querySelector('#chart-title')?.innerText.includes('2018 (hollow)')",
            )
            .await?;
        let table = browser.text(".areas table").await?;
        ensure!(
            table.contains("Neighbours of Peterborough (median)"),
            "{table}"
        );
        ensure!(table.contains("Change"), "{table}");

        let title = browser.text("#chart-title").await?;
        let address = browser.address().await?;
        browser
            .open(&site.at(address.trim_start_matches('/')))
            .await?;
        browser
            .until(
                "the same is there",
                &format!(
                    "document.querySelector('#chart-title')?.innerText === {}",
                    json!(title)
                ),
            )
            .await?;
        ensure!(browser.text(".areas table").await? == table);
        browser.client().back().await?;
        Ok(())
    })
}

#[test]
fn one_cursor_runs_through_all_small_charts() -> Result<()> {
    let site = Site::serve()?;
    journey("cursor", async |browser| {
        browser.open(&site.at("compare/?as=trends")).await?;
        browser.find(".panel-chart canvas").await?;
        browser
            .find(".panel-chart [role=listbox]")
            .await?
            .click()
            .await?;
        browser
            .until(
                "the others are marked at the same time",
                "document.querySelectorAll('.plot-cross').length > 5",
            )
            .await?;
        let panels: usize = browser
            .get("document.querySelectorAll('.plot-tip').length")
            .await?;
        ensure!(panels == 1, "only one tells its sentence: {panels}");
        Ok(())
    })
}

#[test]
fn figures_and_pictures_can_be_taken_away() -> Result<()> {
    let site = Site::serve()?;
    journey("export", async |browser| {
        // What is taken away is for white paper, whatever the screen looks like.
        browser.prefer(&[("prefers-color-scheme", "dark")]).await?;
        browser.forgive("willReadFrequently");
        let kept = Kept::of(browser, "export").await?;
        browser
            .open(&site.at("indicators/looked-after/?areas=cambridgeshire,cambridgeshire-neighbours-2021,england"))
            .await?;
        browser.find(".plot canvas").await?;
        browser.click(".export summary").await?;

        let (name, csv) = kept.file(browser, "Download figures (CSV)").await?;
        ensure!(
            name.contains("looked-after") && name.contains("cambridgeshire"),
            "{name}"
        );
        let csv = String::from_utf8(csv)?;
        let heads = csv.lines().next().context("the file is empty")?;
        for head in [
            "value",
            "report",
            "place",
            "printed",
            "symbol",
            "interval_lower",
        ] {
            ensure!(
                heads.split(',').any(|found| found == head),
                "{head}: {heads}"
            );
        }
        for area in [
            "cambridgeshire",
            "cambridgeshire-neighbours-2021",
            "england",
        ] {
            ensure!(csv.contains(&format!(",{area},")), "no {area}");
        }

        let (_, about) = kept
            .file(browser, "Download what the columns mean (CSV)")
            .await?;
        let about = String::from_utf8(about)?;
        ensure!(
            about.contains("address,\"http://127.0.0.1") && about.contains("column value"),
            "{about}"
        );

        let (name, svg) = kept.file(browser, "Download chart (SVG)").await?;
        let svg = String::from_utf8(svg)?;
        let title = browser.text("#chart-title").await?;
        ensure!(
            svg.starts_with("<svg xmlns") && svg.ends_with("</svg>"),
            "{name}"
        );
        for words in [
            title.as_str(),
            "Source: DfE",
            "edition of",
            "127.0.0.1",
            "#FFFFFF",
        ] {
            ensure!(svg.contains(words), "“{words}” is not in {name}");
        }
        ensure!(!svg.contains("var(--"), "a colour of the page is in {name}");

        let (name, png) = kept.file(browser, "Download chart (PNG)").await?;
        ensure!(png.starts_with(b"\x89PNG"), "{name} is no picture");
        let corner: Vec<u8> = browser
            .run_async(
                "const [bytes, done] = arguments;
                createImageBitmap(new Blob([new Uint8Array(bytes)])).then(image => {
                    const canvas = new OffscreenCanvas(image.width, image.height);
                    const context = canvas.getContext('2d');
                    context.drawImage(image, 0, 0);
                    const corner = context.getImageData(2, 2, 1, 1).data;
                    const all = context.getImageData(0, 0, image.width, image.height).data;
                    const dark = all.filter((level, at) => at % 4 === 0 && level < 90).length;
                    done([...corner.slice(0, 3), dark > 1000 ? 1 : 0, image.width === 1920 ? 1 : 0]);
                }, error => done([]))",
                &[json!(png)],
            )
            .await?;
        ensure!(corner == [255, 255, 255, 1, 1], "{corner:?}");
        Ok(())
    })
}

#[test]
fn charts_go_to_paper_in_light_colours_and_tables_uncut() -> Result<()> {
    let site = Site::serve()?;
    journey("print", async |browser| {
        browser.prefer(&[("prefers-color-scheme", "dark")]).await?;
        browser
            .open(&site.at("indicators/referrals-yearly/?areas=cambridgeshire,peterborough,eastern-region,england,essex,hertfordshire,derby,bolton"))
            .await?;
        browser.find(".plot canvas").await?;
        let dark = chart::fingerprint(browser, ".plot canvas").await?;
        let printed: bool = browser
            .get("Boolean(document.querySelector('.many:not([open])'))")
            .await?;
        ensure!(printed, "the long table is closed on the screen");
        let pdf = browser.devtools("Page.printToPDF", &json!({})).await?;
        ensure!(pdf.get("data").is_some(), "there is a paper");
        browser
            .until(
                "the screen is as before",
                &format!("{} === {dark}", chart::fingerprint_of(".plot canvas")),
            )
            .await?;
        browser
            .run::<()>("dispatchEvent(new Event('beforeprint'))", &[])
            .await?;
        let light = chart::fingerprint(browser, ".plot canvas").await?;
        ensure!(light != dark, "the chart is painted again for paper");
        browser.prefer(&[]).await?;
        browser
            .devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }))
            .await?;
        // What was hidden is shown with the next frame.
        browser
            .until(
                "every row is printed",
                "[...document.querySelectorAll('#figures ~ * tbody tr')]
                    .every(row => row.checkVisibility({ contentVisibilityAuto: true }))",
            )
            .await?;
        let paper = chart::token(browser, "--paper").await?;
        ensure!(paper == [255, 255, 255], "{paper:?}");
        Ok(())
    })
}

#[test]
fn text_for_a_paper_is_copied() -> Result<()> {
    let site = Site::serve()?;
    journey("copy", async |browser| {
        browser.resize(Screen::new(390, 844)).await?;
        for name in ["clipboard-read", "clipboard-write"] {
            let grant = json!({ "permission": { "name": name }, "setting": "granted" });
            browser.devtools("Browser.setPermission", &grant).await?;
        }
        browser
            .open(&site.at("indicators/protection-plans/"))
            .await?;
        browser.find(".plot canvas").await?;
        browser.click(".export summary").await?;
        for (button, said, parts) in [
            (
                "Copy link to this view",
                "The link is copied.",
                vec!["/indicators/protection-plans/"],
            ),
            (
                "Copy as a sentence",
                "The sentence is copied.",
                vec![
                    "423 children",
                    "paragraph 2.22",
                    "/indicators/protection-plans/",
                ],
            ),
            (
                "Copy code to embed the chart",
                "The code is copied. It shows the chart as this page shows it first.",
                vec!["<iframe", "/embed/protection-plans/"],
            ),
        ] {
            browser.button(button).await?.click().await?;
            let is_said = format!(
                "document.querySelector('.export [role=status]').innerText === {}",
                json!(said)
            );
            browser.until(said, &is_said).await?;
            let copied: String = browser
                .run_async("navigator.clipboard.readText().then(arguments[0], error => arguments[0](String(error)))", &[])
                .await?;
            for part in parts {
                ensure!(copied.contains(part), "“{part}” is not in {copied}");
            }
        }
        Ok(())
    })
}

#[test]
fn the_small_page_of_a_chart_runs_nothing() -> Result<()> {
    let site = Site::serve()?;
    journey("embed", async |browser| {
        browser.resize(Screen::new(390, 844)).await?;
        browser.load(&site.at("embed/protection-plans/")).await?;
        ensure!(
            browser
                .text("h1")
                .await?
                .contains("to 423 at the end of January 2021")
        );
        ensure!(
            browser
                .find("svg.plot-narrow")
                .await?
                .is_displayed()
                .await?
        );
        ensure!(browser.get::<bool>("document.scripts.length === 0").await?);
        ensure!(
            browser
                .get::<bool>("document.documentElement.scrollWidth <= innerWidth")
                .await?
        );
        browser.click("main a").await?;
        browser.ready().await?;
        ensure!(browser.address().await? == "/indicators/protection-plans/");
        Ok(())
    })
}

#[test]
fn comparing_needs_no_mouse() -> Result<()> {
    let site = Site::serve()?;
    journey("compare-keys", async |browser| {
        browser.open(&site.at("compare/")).await?;
        browser.find(".plot canvas").await?;
        browser
            .run::<()>("document.querySelector('.choose select').focus()", &[])
            .await?;
        for _ in 0..3 {
            browser.press(Key::Tab).await?;
        }
        let on: String = browser.get("document.activeElement.innerText").await?;
        ensure!(on == "Ranked", "{on}");
        browser.press(Key::Tab).await?;
        browser.press(Key::Enter).await?;
        until_query(browser, "as=trends").await?;
        ensure!(
            browser
                .get::<String>("document.activeElement.innerText")
                .await?
                == "Over time",
            "the focus stays on what was pressed"
        );
        browser.press_back_tab().await?;
        browser.press(Key::Enter).await?;
        browser
            .until("it is ranked again", "!location.search.includes('as=')")
            .await?;
        browser.find("figure.chart [role=listbox]").await?;
        browser
            .run::<()>(
                "document.querySelector('figure.chart [role=listbox]').focus()",
                &[],
            )
            .await?;
        let last = chart::active(browser).await?.context("nothing is chosen")?;
        browser.press(Key::Down).await?;
        let other = chart::active(browser).await?.context("nothing is chosen")?;
        ensure!(last != other, "{last}");
        Ok(())
    })
}
