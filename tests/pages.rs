//! Every page as it is first written: its outline, its links, and every figure with its source.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use candour::data::dataset::{Dataset, Series};
use candour::data::figure::IndicatorIdx;
use candour::data::words::{ChartKind, ReportKind, Scope, Status};
use candour::format::citation;
use candour::publish::compile::compile;
use candour::publish::content;
use candour::publish::site::downloads;
use candour::publish::site::pages::{self, Assets};
use candour::view::page::registry;
use candour::view::report::diff;
use candour::view::selection::{SelectedEvent, select};
use candour::view::state::ViewState;
use candour::view::state::route::Route;
use sha2::{Digest as _, Sha256};

#[path = "fixtures/dataset.rs"]
mod fixture;

static DATASET: LazyLock<Arc<Dataset>> = LazyLock::new(fixture::dataset);

/// Every page by its path, without its frame.
static BODIES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let routes = pages::routes(&DATASET);
    let bodies = routes.iter().map(|route| {
        (
            route.path(),
            pages::body(&DATASET, route, &pages::root_of(route)),
        )
    });
    bodies.collect()
});

/// Every page by its path, in its frame.
static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let template = std::fs::read_to_string(repository().join("index.html")).unwrap();
    let assets = Assets {
        style: "p{margin:0}".to_owned(),
        boot: "boot.js".to_owned(),
        program: "program.js".to_owned(),
        wasm: "program.wasm".to_owned(),
        ..Assets::default()
    };
    let routes = pages::routes(&DATASET);
    let framed = routes.iter().map(|route| {
        let root = pages::root_of(route);
        (
            route.path(),
            pages::page(&template, &DATASET, route, &assets, &root),
        )
    });
    framed.collect()
});

#[test]
fn every_set_and_every_indicator_with_figures_has_a_small_page() {
    let embeds = pages::embeds(&DATASET, &Assets::default());
    let sets = &DATASET.catalog().sets;
    for set in sets {
        let path = format!("embed/compare/{}/", set.id);
        let (_, html) = embeds.iter().find(|(known, _)| *known == path).unwrap();
        assert!(html.contains("<svg") && html.contains("Source: "), "{path}");
        assert!(!html.contains("<script"), "{path}");
        assert!(html.contains("../../../compare/"), "{path} leads nowhere");
    }
    let drawn = DATASET.catalog().indicators.iter();
    let drawn = drawn.filter(|about| about.n_figures > 0).count();
    assert_eq!(embeds.len(), drawn + sets.len());
}

#[test]
fn the_first_page_tells_the_latest_step() {
    let pair = diff::pair(&DATASET, &ViewState::default()).unwrap();
    let step = diff::changes(&DATASET, pair.0, pair.1).unwrap().finding;
    assert_eq!(DATASET.catalog().latest_step, Some(step.clone()));
    assert!(BODIES[""].contains(&step), "{step}");
}

#[test]
fn an_indicator_s_page_tells_what_every_report_said_about_it() {
    for about in &DATASET.catalog().indicators {
        let body = &BODIES[&Route::Indicator(about.id.clone()).path()];
        for claim in DATASET.claims().iter() {
            if claim.indicator.as_ref() == Some(&about.id) {
                let address = format!("#{}\"", claim.id);
                assert!(
                    body.contains(&address),
                    "{} is not on {}",
                    claim.id,
                    about.id
                );
            }
        }
    }
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn not_found(path: &str) -> String {
    let route = Route::from_path(path);
    pages::body(&DATASET, &route, "/")
}

/// A start tag: its name and its attributes as they stand.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    /// What follows the tag.
    rest: &'a str,
}

impl<'a> Tag<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let start = self.attributes.find(&format!(" {name}=\""))? + name.len() + 3;
        self.attributes[start..].split('"').next()
    }
}

/// Every start tag of a page in order.
fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    html.match_indices('<').filter_map(|(at, _)| {
        let after = &html[at + 1..];
        if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let (tag, rest) = after.split_once('>')?;
        let end = tag.find([' ', '/']).unwrap_or(tag.len());
        Some(Tag {
            name: &tag[..end],
            attributes: &tag[end..],
            rest,
        })
    })
}

/// The text of some HTML as a reader sees it.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            _ if !is_tag => text.push(letter),
            _ => {}
        }
    }
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
    ];
    let text = named
        .into_iter()
        .fold(text, |text, (name, letter)| text.replace(name, letter));
    text.replace("&amp;", "&")
}

/// What stands between a start tag and the end tag of the same name, where none is nested.
fn inside<'a>(tag: &Tag<'a>) -> &'a str {
    tag.rest.split(&format!("</{}>", tag.name)).next().unwrap()
}

fn ids(html: &str) -> Vec<&str> {
    tags(html).filter_map(|tag| tag.attribute("id")).collect()
}

/// The indicators that have something to draw.
fn charted() -> Vec<String> {
    let indicators = DATASET.catalog().indicators.iter().enumerate();
    let charted = indicators.filter(|(at, _)| {
        let selection = select(&DATASET, IndicatorIdx(*at), &ViewState::default()).unwrap();
        selection.lines.iter().any(|line| !line.points.is_empty())
    });
    charted.map(|(_, indicator)| indicator.id.clone()).collect()
}

fn all_series() -> Vec<&'static Arc<Series>> {
    let indicators = 0..DATASET.catalog().indicators.len();
    indicators
        .flat_map(|at| DATASET.series_of(IndicatorIdx(at)))
        .collect()
}

fn is_national(series: &Series) -> bool {
    DATASET.indicator(series.indicator).unwrap().scope == Scope::National
}

/// Whether its area is shown unasked on its indicator's page.
fn is_shown(series: &Series) -> bool {
    let selection = select(&DATASET, series.indicator, &ViewState::default()).unwrap();
    selection
        .default_areas
        .contains(&DATASET.area(series.area).unwrap().id)
}

// Outline.

#[test]
fn there_is_a_page_for_every_indicator_report_and_council() {
    let catalog = DATASET.catalog();
    assert_eq!(
        BODIES.len(),
        12 + catalog.subjects.len()
            + catalog.indicators.len()
            + DATASET.reports().count()
            + catalog.site.home.len()
    );
    assert!(BODIES.contains_key(""));
    assert!(BODIES.contains_key("indicators/protection-plans/"));
    assert!(BODIES.contains_key("reports/reset-plan-2020/"));
    assert!(BODIES.contains_key("areas/peterborough/"));
}

#[test]
fn every_page_has_one_first_heading_that_can_take_focus() {
    for (path, html) in BODIES.iter() {
        let headings: Vec<Tag<'_>> = tags(html).filter(|tag| tag.name == "h1").collect();
        assert_eq!(headings.len(), 1, "/{path}");
        assert_eq!(headings[0].attribute("tabindex"), Some("-1"), "/{path}");
        assert!(!text(inside(&headings[0])).trim().is_empty(), "/{path}");
    }
}

#[test]
fn no_page_skips_a_level_of_headings() {
    let mut headings = 0;
    for (path, html) in BODIES.iter() {
        let mut before = 0;
        for tag in tags(html).filter(|tag| tag.name.len() == 2 && tag.name.starts_with('h')) {
            let Ok(level) = tag.name[1..].parse::<u32>() else {
                continue;
            };
            headings += 1;
            assert!(
                level <= before + 1,
                "/{path}: {} follows h{before}",
                text(inside(&tag))
            );
            before = level;
        }
    }
    assert!(headings > 300);
}

#[test]
fn no_heading_is_empty() {
    for (path, html) in BODIES.iter() {
        for tag in tags(html).filter(|tag| ["h1", "h2", "h3"].contains(&tag.name)) {
            assert!(
                !text(inside(&tag)).trim().is_empty(),
                "/{path}: an empty {}",
                tag.name
            );
        }
    }
}

#[test]
fn every_title_is_its_own() {
    let routes = pages::routes(&DATASET);
    let titles: BTreeSet<String> = routes
        .iter()
        .map(|route| registry::title(&DATASET, route))
        .collect();
    assert_eq!(titles.len(), routes.len());
}

#[test]
fn every_description_is_its_own_and_says_something() {
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for route in pages::routes(&DATASET) {
        let description = registry::description(&DATASET, &route);
        assert!(description.len() > 20, "/{}: “{description}”", route.path());
        by_text.entry(description).or_default().push(route.path());
    }
    let shared: Vec<_> = by_text
        .iter()
        .filter(|(_, paths)| paths.len() > 1)
        .collect();
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn every_page_has_one_of_each_landmark_and_a_skip_link_first() {
    for (path, html) in BODIES.iter() {
        for landmark in ["main", "header", "footer"] {
            let count = tags(html).filter(|tag| tag.name == landmark).count();
            assert_eq!(count, 1, "/{path}: {landmark}");
        }
        let navs = tags(html).filter(|tag| tag.name == "nav");
        let names: Vec<_> = navs
            .map(|nav| nav.attribute("aria-label").map(str::to_owned))
            .collect();
        let expected: &[&str] = if DATASET
            .reports()
            .any(|report| *path == format!("reports/{}/", report.id))
        {
            &["Main", "Contents"]
        } else {
            &["Main"]
        };
        assert_eq!(
            names.iter().flatten().collect::<Vec<_>>(),
            expected,
            "/{path}"
        );
        let first = tags(html).find(|tag| tag.name == "a").unwrap();
        assert_eq!(first.attribute("href"), Some("#main"), "/{path}");
    }
}

#[test]
fn the_page_in_use_is_marked_in_the_navigation() {
    let html = &BODIES["reports/"];
    let current: Vec<String> = tags(html)
        .filter(|tag| tag.attribute("aria-current") == Some("page"))
        .map(|tag| text(inside(&tag)))
        .collect();
    assert_eq!(current, ["Reports"]);
}

#[test]
fn no_id_stands_twice_on_a_page() {
    for (path, html) in BODIES.iter() {
        let ids = ids(html);
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        let twice: Vec<&&str> = unique
            .iter()
            .filter(|id| ids.iter().filter(|o| o == id).count() > 1)
            .collect();
        assert!(twice.is_empty(), "/{path}: {twice:?}");
    }
}

#[test]
fn what_names_or_describes_a_part_is_on_the_page() {
    let mut checked = 0;
    for (path, html) in BODIES.iter() {
        let ids = ids(html);
        for tag in tags(html) {
            let named =
                ["aria-labelledby", "aria-describedby", "for"].map(|name| tag.attribute(name));
            for id in named.into_iter().flatten().flat_map(str::split_whitespace) {
                checked += 1;
                assert!(ids.contains(&id), "/{path}: nothing is called {id}");
            }
        }
    }
    assert!(checked > 50);
}

// Charts.

#[test]
fn every_indicator_with_something_to_draw_shows_chart_summary_and_table() {
    let charted = charted();
    assert!(charted.len() >= 50, "only {} charts", charted.len());
    for id in charted {
        let html = &BODIES[&format!("indicators/{id}/")];
        for part in ["<svg", "class=\"summary\"", "<table", "<caption", "<figure"] {
            assert!(html.contains(part), "{id} has no {part}");
        }
        assert!(
            html.contains("href=\"#figures\""),
            "{id} has no way past its chart"
        );
    }
}

#[test]
fn every_drawing_is_hidden_from_screen_readers_beside_words() {
    for (path, html) in BODIES.iter() {
        for tag in tags(html).filter(|tag| tag.name == "svg") {
            assert_eq!(tag.attribute("aria-hidden"), Some("true"), "/{path}");
            assert_eq!(tag.attribute("focusable"), Some("false"), "/{path}");
        }
        for tag in tags(html).filter(|tag| tag.name == "figure") {
            let title = tag.attribute("aria-labelledby").unwrap();
            let heading = tags(html)
                .find(|tag| tag.attribute("id") == Some(title))
                .unwrap();
            assert!(text(inside(&heading)).len() > 10, "/{path}");
        }
    }
}

#[test]
fn a_cut_axis_is_told_on_the_page() {
    let html = text(&BODIES["indicators/protection-visits-in-time/"]);
    assert!(html.contains("The scale starts at 80%, not at zero."));
}

#[test]
fn every_table_has_a_caption_and_every_heading_cell_a_scope() {
    let mut tables = 0;
    for (path, html) in BODIES.iter() {
        for table in tags(html).filter(|tag| tag.name == "table") {
            tables += 1;
            let inner = inside(&table);
            let caption = tags(inner).find(|tag| tag.name == "caption");
            let caption = caption.unwrap_or_else(|| panic!("/{path}: a table without a caption"));
            assert!(!text(inside(&caption)).trim().is_empty(), "/{path}");
            for head in tags(inner).filter(|tag| tag.name == "th") {
                assert!(
                    head.attribute("scope").is_some(),
                    "/{path}: {}",
                    text(inside(&head))
                );
            }
        }
    }
    assert!(tables > 50);
}

#[test]
fn no_cell_of_a_table_of_figures_is_empty_or_merged() {
    let mut cells = 0;
    for id in charted() {
        let html = &BODIES[&format!("indicators/{id}/")];
        let table = tags(html).find(|tag| tag.name == "table").unwrap();
        for cell in tags(inside(&table)).filter(|tag| ["td", "th"].contains(&tag.name)) {
            cells += 1;
            assert!(
                !text(inside(&cell)).trim().is_empty(),
                "{id}: an empty cell"
            );
            let merged = cell.attribute("colspan").or(cell.attribute("rowspan"));
            assert_eq!(merged, None, "{id}: a merged cell");
        }
    }
    assert!(cells > 1_000);
}

// Links.

/// Where a link on the page at `path` leads, from the site's root, and the part of the page.
fn target(path: &str, href: &str) -> (String, String) {
    let (file, fragment) = href.split_once('#').unwrap_or((href, ""));
    if file.is_empty() {
        return (path.to_owned(), fragment.to_owned());
    }
    let mut steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
    let file = file.split('?').next().unwrap();
    for step in file.split('/') {
        match step {
            "" | "." => {}
            ".." => assert!(
                steps.pop().is_some(),
                "/{path}: {href} leads above the root"
            ),
            step => steps.push(step),
        }
    }
    let mut found = steps.join("/");
    if file.ends_with('/') && !found.is_empty() {
        found.push('/');
    }
    (found, fragment.to_owned())
}

/// Every file that a published site has beside its pages.
fn files() -> BTreeSet<String> {
    let content = content::read(&repository().join("content")).unwrap();
    let compiled = compile(&content).unwrap();
    let data = compiled.files.into_iter().map(|(name, _)| name);
    let data = data.chain(downloads::TABLES.map(|(name, _)| name.to_owned()));
    let data = data
        .chain(["schema.json".to_owned()])
        .map(|name| format!("data/{name}"));
    let public = std::fs::read_dir(repository().join("public")).unwrap();
    let public = public.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let built = ["boot.js", "program.js", "program.wasm"].map(str::to_owned);
    data.chain(public).chain(built).collect()
}

#[test]
fn a_link_is_followed_from_the_page_it_stands_on() {
    assert_eq!(
        target("reports/july-2019/", "../../indicators/x/#figure-F1"),
        ("indicators/x/".to_owned(), "figure-F1".to_owned())
    );
    assert_eq!(target("about/", "../"), (String::new(), String::new()));
    assert_eq!(target("", "./"), (String::new(), String::new()));
}

#[test]
fn every_link_leads_to_a_page_that_exists_and_to_a_part_that_is_there() {
    let files = files();
    let (mut links, mut broken) = (0, Vec::new());
    for (path, html) in PAGES.iter() {
        for tag in tags(html) {
            for href in [tag.attribute("href"), tag.attribute("src")]
                .into_iter()
                .flatten()
            {
                links += 1;
                assert!(!href.contains("://"), "/{path}: {href} leaves the site");
                let (to, fragment) = target(path, href);
                match PAGES.get(&to) {
                    Some(page) => {
                        if !fragment.is_empty() && !ids(page).contains(&fragment.as_str()) {
                            broken.push(format!("/{path}: {href} has no such part"));
                        }
                    }
                    None if files.contains(&to) => {}
                    None => broken.push(format!("/{path}: {href}")),
                }
            }
        }
    }
    broken.sort();
    broken.dedup();
    assert!(links > 2_000, "only {links} links");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_page_can_be_reached_from_the_first() {
    let mut reached = BTreeSet::from([String::new()]);
    let mut waiting = vec![String::new()];
    while let Some(path) = waiting.pop() {
        for tag in tags(&BODIES[&path]).filter(|tag| tag.name == "a") {
            let (to, _) = target(&path, tag.attribute("href").unwrap());
            if BODIES.contains_key(&to) && reached.insert(to.clone()) {
                waiting.push(to);
            }
        }
    }
    assert_eq!(reached.len(), BODIES.len());
}

#[test]
fn no_link_is_without_words() {
    for (path, html) in BODIES.iter() {
        for tag in tags(html).filter(|tag| ["a", "button", "summary"].contains(&tag.name)) {
            assert!(
                !text(inside(&tag)).trim().is_empty(),
                "/{path}: {}",
                tag.attributes
            );
        }
    }
}

// Figures.

#[test]
fn every_figure_stands_on_its_indicator_s_page_with_report_place_and_print() {
    let mut found = 0;
    for series in all_series() {
        let indicator = DATASET.indicator(series.indicator).unwrap();
        let html = &BODIES[&format!("indicators/{}/", indicator.id)];
        if !is_shown(series) {
            continue;
        }
        for o in &series.observations {
            let id = format!("figure-{}", o.id);
            let panel = tags(html).find(|tag| tag.attribute("id") == Some(&id));
            let panel = panel.unwrap_or_else(|| panic!("{} is not on {}", o.id, indicator.id));
            assert_eq!(panel.name, "details");
            let sentence = text(inside(&panel));
            let report = DATASET.report(o.source.report).unwrap();
            assert!(
                sentence.contains(&report.short_title),
                "{}: {sentence}",
                o.id
            );
            assert!(
                sentence.contains(&o.source.place.section)
                    || sentence.contains(&citation::place(&o.source.place)),
                "{}: {sentence}",
                o.id
            );
            assert!(
                sentence.contains(o.source.printed.as_deref().unwrap_or("")),
                "{}: {sentence}",
                o.id
            );
            let note = o.note.as_deref().unwrap_or("");
            assert!(sentence.contains(note), "{}: {sentence}", o.id);
            let href = match report.kind {
                ReportKind::Report if o.status == Status::Derived => {
                    format!("reports/{}/#place-{}\"", report.id, o.source.place.id)
                }
                ReportKind::Report => format!("reports/{}/#f-{}\"", report.id, o.id),
                ReportKind::Release => format!("data/#release-{}\"", report.id),
            };
            assert!(
                inside(&panel).contains(&href),
                "{} does not lead to its place",
                o.id
            );
            found += 1;
        }
    }
    assert!(found > 1_000, "only {found} figures");
}

#[test]
fn every_figure_stands_at_its_place_on_its_report_s_page() {
    let mut found = 0;
    for series in all_series()
        .into_iter()
        .filter(|series| !is_national(series))
    {
        let indicator = DATASET.indicator(series.indicator).unwrap();
        for o in &series.observations {
            let report = DATASET.report(o.source.report).unwrap();
            let html = &BODIES[&format!("reports/{}/", report.id)];
            let id = format!("place-{}", o.source.place.id);
            let place = tags(html).find(|tag| tag.attribute("id") == Some(&id));
            let place = inside(&place.unwrap_or_else(|| panic!("{id} is not on {}", report.id)));
            let href = format!("indicators/{}/#figure-{}\"", indicator.id, o.id);
            assert!(
                place.contains(&href),
                "{} is not at {id} of {}",
                o.id,
                report.id
            );
            found += 1;
        }
    }
    assert_eq!(found, 249);
}

#[test]
fn every_target_stands_on_its_indicator_s_page_with_its_print_and_place() {
    let mut found = 0;
    for series in all_series() {
        let indicator = DATASET.indicator(series.indicator).unwrap();
        let sentence = text(&BODIES[&format!("indicators/{}/", indicator.id)]);
        for target in &series.targets {
            found += 1;
            assert!(
                sentence.contains(target.source.printed.as_deref().unwrap_or("")),
                "{}",
                target.id
            );
            assert!(
                sentence.contains(&citation::short(&target.source, &DATASET)),
                "{}",
                target.id
            );
            let note = target.note.as_deref().unwrap_or("");
            assert!(sentence.contains(note), "{}", target.id);
        }
    }
    assert_eq!(found, 35);
}

#[test]
fn every_gap_is_told_on_its_indicator_s_page() {
    let mut found = 0;
    for series in all_series()
        .into_iter()
        .filter(|series| !is_national(series))
    {
        let indicator = DATASET.indicator(series.indicator).unwrap();
        let sentence = text(&BODIES[&format!("indicators/{}/", indicator.id)]);
        for gap in &series.gaps {
            found += 1;
            let note = gap.note.as_deref().unwrap_or("").trim();
            assert!(sentence.contains(note), "{}: {note}", indicator.id);
        }
    }
    assert_eq!(found, 37);
}

#[test]
fn every_event_of_a_chart_is_listed_beside_it() {
    let (mut found, mut of_one) = (0, 0);
    for (at, indicator) in DATASET.catalog().indicators.iter().enumerate() {
        let selection = select(&DATASET, IndicatorIdx(at), &ViewState::default()).unwrap();
        let drawn = selection.lines.iter().any(|line| !line.points.is_empty());
        if indicator.chart != ChartKind::Line || !drawn {
            continue;
        }
        let sentence = text(&BODIES[&format!("indicators/{}/", indicator.id)]);
        for SelectedEvent { event, only } in &selection.events {
            found += 1;
            assert!(
                sentence.contains(&event.label),
                "{}: {}",
                indicator.id,
                event.label
            );
            if let [council] = &only[..] {
                of_one += 1;
                assert!(
                    sentence.contains(&format!("in {council} only.")),
                    "{sentence}"
                );
            }
        }
    }
    assert!(
        found > 50 && of_one > 10,
        "{found}, {of_one} of one council"
    );
}

#[test]
fn a_report_without_figures_says_so() {
    let sentence = text(&BODIES["reports/november-2020/"]);
    assert!(sentence.contains("This report prints no figure."));
}

// Safety.

#[test]
fn no_page_has_styles_or_scripts_of_its_own() {
    let mut scripts = 0;
    for (path, html) in PAGES.iter() {
        assert!(!html.contains(" style=\""), "/{path}");
        assert!(!html.contains("javascript:"), "/{path}");
        for tag in tags(html) {
            for handler in [
                " onclick=",
                " onload=",
                " onerror=",
                " onchange=",
                " oninput=",
            ] {
                assert!(
                    !tag.attributes.contains(handler),
                    "/{path}: <{}{}>",
                    tag.name,
                    tag.attributes
                );
            }
            if tag.name == "script" {
                scripts += 1;
                assert!(tag.attribute("src").is_some(), "/{path}: an inline script");
                assert_eq!(inside(&tag), "", "/{path}: an inline script");
            }
        }
    }
    assert_eq!(scripts, PAGES.len());
}

#[test]
fn the_style_of_a_page_is_the_one_that_its_policy_allows() {
    for (path, html) in PAGES.iter() {
        let styles: Vec<Tag<'_>> = tags(html).filter(|tag| tag.name == "style").collect();
        assert_eq!(styles.len(), 1, "/{path}");
        let hash = BASE64_STANDARD.encode(Sha256::digest(inside(&styles[0])));
        let policy = tags(html).find_map(|tag| {
            let is_policy = tag.attribute("http-equiv") == Some("Content-Security-Policy");
            tag.attribute("content").filter(|_| is_policy)
        });
        let policy = policy.unwrap();
        assert!(
            policy.contains(&format!("style-src 'self' 'sha256-{hash}'")),
            "{policy}"
        );
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{policy}"
        );
    }
}

#[test]
fn no_page_shows_what_is_not_a_number_or_not_filled_in() {
    for (path, html) in PAGES.iter() {
        for odd in [
            "NaN",
            "not a number",
            "an unknown number",
            "Some(",
            "{title}",
            "{page}",
            "{root}",
        ] {
            assert!(!html.contains(odd), "/{path}: {odd}");
        }
        assert!(
            !html.contains("=\"inf") && !html.contains(",inf"),
            "/{path}"
        );
    }
}

/// HTML without the explanations of terms, which stand beside the text and not in it.
fn without_tips(html: &str) -> String {
    let mut bare = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("term-tip") {
        let start = rest[..at].rfind('<').unwrap();
        bare.push_str(&rest[..start]);
        rest = rest[at..].split_once("</span>").unwrap().1;
    }
    bare + rest
}

#[test]
fn no_sentence_ends_twice_or_is_left_open() {
    let mut odd = Vec::new();
    for (path, html) in BODIES.iter() {
        for tag in tags(html).filter(|tag| ["p", "li", "dd", "td", "h2"].contains(&tag.name)) {
            let sentence = text(&without_tips(inside(&tag)));
            let wrong = ["..", " .", " ,", "?.", "()", "“”", "  "];
            if let Some(wrong) = wrong.into_iter().find(|wrong| sentence.contains(wrong)) {
                odd.push(format!("/{path}: “{wrong}” in “{sentence}”"));
            }
        }
    }
    odd.sort();
    odd.dedup();
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}

#[test]
fn a_page_is_in_english_and_names_its_title_and_description() {
    for route in pages::routes(&DATASET) {
        let html = &PAGES[&route.path()];
        assert!(html.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
        let title = tags(html).find(|tag| tag.name == "title").unwrap();
        assert_eq!(text(inside(&title)), registry::title(&DATASET, &route));
        let about = tags(html)
            .find(|tag| tag.attribute("name") == Some("description"))
            .unwrap();
        let about = text(about.attribute("content").unwrap());
        assert_eq!(about, registry::description(&DATASET, &route));
    }
}

#[test]
fn a_page_asks_at_once_for_the_files_it_needs() {
    let html = &PAGES["indicators/contacts/"];
    let file = &DATASET.file("indicator/contacts").unwrap().path;
    let preload = tags(html).filter(|tag| tag.attribute("rel") == Some("preload"));
    let requested: Vec<&str> = preload.filter_map(|tag| tag.attribute("href")).collect();
    assert!(
        requested.contains(&format!("../../data/{file}").as_str()),
        "{requested:?}"
    );
    assert!(
        requested.contains(&"../../data/index.json"),
        "{requested:?}"
    );
}

#[test]
fn a_page_is_written_the_same_every_time() {
    let route = Route::Indicator("protection-plans".to_owned());
    assert_eq!(
        pages::body(&DATASET, &route, "../../"),
        BODIES["indicators/protection-plans/"]
    );
}

// Pages that do not exist.

#[test]
fn a_mistyped_indicator_leads_to_what_was_meant() {
    let html = not_found("indicators/protection-plan/");
    assert!(text(&html).contains("Indicator not found"));
    let links: Vec<&str> = tags(&html)
        .filter_map(|tag| tag.attribute("href"))
        .collect();
    assert!(
        links.contains(&"/indicators/protection-plans/"),
        "{links:?}"
    );
}

#[test]
fn a_page_that_is_nowhere_leads_on() {
    let html = not_found("no/such/page");
    assert!(text(&html).contains("Page not found"));
    assert_eq!(tags(&html).filter(|tag| tag.name == "h1").count(), 1);
    for path in ["/", "/indicators/", "/reports/", "/data/"] {
        assert!(html.contains(&format!("href=\"{path}\"")), "{path}");
    }
}

#[test]
fn a_report_that_does_not_exist_is_said_to_be_missing() {
    assert!(text(&not_found("reports/july-2018/")).contains("Report not found"));
}

#[test]
fn an_address_with_markup_in_it_is_shown_as_text_or_not_at_all() {
    let html = not_found("indicators/<img src=x onerror=alert(1)>/");
    assert!(!html.contains("<img"));
}
