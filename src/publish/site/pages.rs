//! Prerendering: every route as a page, with the same components as in the browser, rendered to
//! HTML.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use leptos::prelude::*;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use sha2::{Digest, Sha256};

use crate::data::dataset::Dataset;
use crate::data::decode::texts;
use crate::ui::chunk::Chunk;
use crate::ui::prerender::frame::Framed;
use crate::ui::prerender::{self, embed};
use crate::ui::requirements;
use crate::ui::site::{Location, Site};
use crate::view::export;
use crate::view::page::{availability, indicator, registry};
use crate::view::state::ViewState;
use crate::view::state::route::Route;

/// Names of the files that every page refers to, relative to the site's root.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style sheet itself: a file of its own would keep the first chart waiting for it.
    pub style: String,
    /// Script that starts the program.
    pub boot: String,
    /// Script of the program.
    pub program: String,
    /// Scripts that it needs at once.
    pub scripts: Vec<String>,
    /// Main WebAssembly chunk.
    pub wasm: String,
    /// Files of each lazy-loaded chunk, by its name.
    pub parts: BTreeMap<String, Vec<String>>,
    /// Script that loads the page again after a build; empty in a published site.
    pub reload: String,
}

/// Routes of every page that has content, without the not-found page.
pub fn routes(dataset: &Dataset) -> Vec<Route> {
    let catalog = dataset.catalog();
    let mut routes = Route::FIXED.to_vec();
    let subjects = catalog.subjects.iter();
    routes.extend(subjects.map(|subject| Route::Subject(subject.id.clone())));
    routes.extend(
        catalog
            .indicators
            .iter()
            .map(|i| Route::Indicator(i.id.clone())),
    );
    routes.extend(catalog.site.home.iter().map(|id| Route::Area(id.clone())));
    routes.extend(dataset.reports().map(|r| Route::Report(r.id.clone())));
    routes.retain(|route| availability::has_content(dataset, route));
    routes
}

/// Relative path from a page to the root of the site: `../../`.
pub fn root_of(route: &Route) -> String {
    "../".repeat(route.path().matches('/').count())
}

/// A page as HTML, given the template, the files it refers to and the way to the root.
pub fn page(
    template: &str,
    dataset: &Arc<Dataset>,
    route: &Route,
    assets: &Assets,
    root: &str,
) -> String {
    let end = match assets.reload.as_str() {
        "" => String::new(),
        reload => format!("<script src=\"{root}{reload}\"></script>"),
    };
    let parts = [
        ("{title}", escaped(&registry::title(dataset, route))),
        (
            "{description}",
            escaped(&registry::description(dataset, route)),
        ),
        ("{style-hash}", style_hash(&assets.style)),
        ("{style}", assets.style.clone()),
        ("{boot}", format!("{root}{}", assets.boot)),
        ("{program}", assets.program.clone()),
        ("{wasm}", assets.wasm.clone()),
        ("{root}", root.to_owned()),
        ("{preloads}", preloads(dataset, route, assets, root)),
        ("{end}", end),
        ("{page}", body(dataset, route, root)),
    ];
    filled(template, &parts)
}

/// The small pages to embed, of each indicator that has figures and of each comparison worth
/// having ready: their paths, and their HTML.
pub fn embeds(dataset: &Arc<Dataset>, assets: &Assets) -> Vec<(String, String)> {
    let catalog = dataset.catalog();
    let drawn = catalog
        .indicators
        .par_iter()
        .filter(|about| about.n_figures > 0);
    let of_indicators = drawn.filter_map(|about| {
        let at = dataset.indicator_idx(&about.id)?;
        let page = indicator::view(dataset, at, &ViewState::default())?;
        let path = export::embed_path(&about.id);
        let title = registry::title(dataset, &Route::Indicator(about.id.clone()));
        small(dataset, assets, path, &title, |site| {
            Some(embed::of_indicator(site, &page))
        })
    });
    let of_sets = catalog.sets.par_iter().filter_map(|set| {
        let path = export::set_path(&set.id);
        small(dataset, assets, path, &set.name, |site| {
            embed::of_set(site, &set.id)
        })
    });
    of_indicators.chain(of_sets).collect()
}

/// Embeddable page of a chart or a comparison set.
fn small(
    dataset: &Arc<Dataset>,
    assets: &Assets,
    path: String,
    title: &str,
    make: impl Fn(Site) -> Option<AnyView>,
) -> Option<(String, String)> {
    let root = "../".repeat(path.matches('/').count());
    let body = Owner::new().with(|| {
        let site = Site::new(Arc::clone(dataset), Location::default(), &root);
        prerender::provide(site);
        make(site).map(RenderHtml::to_html)
    })?;
    let parts = [
        ("{title}", escaped(title)),
        ("{style-hash}", style_hash(&assets.style)),
        ("{style}", assets.style.clone()),
        ("{page}", body),
    ];
    Some((path, filled(EMBED, &parts)))
}

/// The frame of the small pages: they run nothing.
const EMBED: &str = include_str!("embed.html");

/// The slots that every page template has.
pub const SLOTS: [&str; 11] = [
    "{title}",
    "{description}",
    "{style-hash}",
    "{style}",
    "{boot}",
    "{program}",
    "{wasm}",
    "{root}",
    "{preloads}",
    "{end}",
    "{page}",
];

/// A template with each of its slots filled once.
fn filled(template: &str, parts: &[(&str, String)]) -> String {
    parts
        .iter()
        .fold(template.to_owned(), |html, (slot, text)| {
            html.replacen(slot, text, 1)
        })
}

/// The hash by which the page's policy knows its own style sheet.
fn style_hash(style: &str) -> String {
    format!(
        "sha256-{}",
        BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()))
    )
}

/// The page itself, without its frame.
pub fn body(dataset: &Arc<Dataset>, route: &Route, root: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let location = Location {
            route: route.clone(),
            view: ViewState::default(),
            ..Location::default()
        };
        let site = Site::new(Arc::clone(dataset), location, root);
        prerender::provide(site);
        view! { <Framed/> }.to_html()
    })
}

/// Preload links for the files that the program requests first, so that the browser requests them
/// at once.
fn preloads(dataset: &Dataset, route: &Route, assets: &Assets, root: &str) -> String {
    let needed = requirements::required(dataset, route, &ViewState::default());
    // The chunk that reads texts would otherwise be requested only once they have arrived.
    let words = needed.iter().any(|key| texts::is_words(key));
    let words = words.then(|| assets.parts.get("words")).flatten();
    let data = needed.iter().filter_map(|key| dataset.file(key));
    let data = data.map(|file| format!("data/{}", file.path));
    let mut links = String::new();
    for script in std::iter::once(&assets.program).chain(&assets.scripts) {
        links.push_str(&format!(
            "<link rel=\"modulepreload\" href=\"{root}{script}\">\n"
        ));
    }
    let part = assets.parts.get(Chunk::of(route).name());
    let parts = part.into_iter().chain(words).flatten();
    let wasm = std::iter::once(&assets.wasm).chain(parts);
    let wasm = wasm.map(|path| (path.clone(), " type=\"application/wasm\""));
    let index = std::iter::once(("data/index.json".to_owned(), ""));
    for (path, kind) in wasm.chain(index).chain(data.map(|path| (path, ""))) {
        links.push_str(&format!(
            "<link rel=\"preload\" as=\"fetch\"{kind} crossorigin href=\"{root}{path}\">\n"
        ));
    }
    links
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
