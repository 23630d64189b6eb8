//! Publishes a whole site: data, pages, WebAssembly, styles.
//!
//! Nothing is written until all content is known to be valid; then the new site replaces the old
//! one in one step (see [`output`](super::output)).

pub mod downloads;
pub mod pages;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::data::dataset::Dataset;
use crate::data::wire::{IndexFile, PartFile};
use crate::view::state::route::Route;

use super::check::{Checked, check};
use super::compile::{Compiled, hash};
use super::content;
use super::error::PublishError;
use super::output::{BUILD_ID, Input, OutputFolder, Replaced, Staging};
use super::progress::Progress;
use pages::Assets;

/// Inputs, output folder and switches of a publishing run.
#[derive(Debug, Clone)]
pub struct PublishOptions {
    /// Folder of content tables.
    pub content: PathBuf,
    /// Folder of files that are copied as they are.
    pub public: PathBuf,
    /// Folder of style sheets.
    pub style: PathBuf,
    /// The frame of every page.
    pub template: PathBuf,
    /// Folder of the compiled program.
    pub app: PathBuf,
    /// Folder to write.
    pub out: PathBuf,
    /// Path at which the site will be hosted, for the not-found page alone.
    pub base: String,
    /// True if to write compressed copies.
    pub compress: bool,
    /// True if pages load themselves again after a build.
    pub reload: bool,
}

/// Summary of a published site.
#[derive(Debug)]
pub struct Published {
    /// The folder that holds it, and what lies beside it.
    pub replaced: Replaced,
    /// Number of pages.
    pub n_pages: usize,
    /// Number of figures.
    pub n_figures: usize,
    /// Sizes by file type, where copies were compressed.
    pub totals: Option<precompress::Totals>,
}

/// The script that starts the program. Published under a name with its hash.
const BOOT: &str = "boot.js";
/// Script that reloads pages after a build. Published only on request.
const RELOAD: &str = "reload.js";
/// The main module of the program.
const MAIN_MODULE: &str = "candour_bg.wasm";
/// The JSON Schema of the data files.
const SCHEMA: &str = "data/schema.json";
/// The list of the files of each lazy-loaded chunk of the program.
const CHUNKS: &str = "chunks.json";

/// The order in which style sheets follow each other.
const STYLES: [&str; 6] = [
    "tokens.css",
    "base.css",
    "components.css",
    "chart.css",
    "report.css",
    "print.css",
];

impl PublishOptions {
    /// All inputs of the site, which the output folder must not overlap.
    fn inputs(&self) -> [Input<'_>; 5] {
        [
            ("the content folder", self.content.as_path()),
            ("the folder of public files", &self.public),
            ("the folder of style sheets", &self.style),
            ("the page template", &self.template),
            ("the folder of the program", &self.app),
        ]
        .map(|(name, path)| Input { name, path })
    }
}

/// Publishes a site.
///
/// # Errors
/// [`PublishError`]; the old site is then left as it was.
pub fn publish(options: &PublishOptions) -> Result<Published, PublishError> {
    publish_with(options, &Progress::hidden())
}

/// Publishes a site and reports progress.
///
/// # Errors
/// [`PublishError`]; the old site is then left as it was.
pub fn publish_with(
    options: &PublishOptions,
    progress: &Progress,
) -> Result<Published, PublishError> {
    let output = OutputFolder::open(&options.out, &options.inputs())?;
    let Checked {
        counts,
        compiled,
        dataset,
    } = check(&options.content, progress)?;
    check_public(options)?;
    let staging = output.stage()?;
    progress.step("Copying files", 0);
    copy(&options.public, &staging, "")?;
    let assets = assets(options, &staging)?;
    let (data, n_pages) = rayon::join(
        || data(&staging, &compiled, &dataset),
        || write_pages(options, &staging, &dataset, &assets, progress),
    );
    data?;
    let n_pages = n_pages?;
    progress.step("Compressing files", 0);
    let totals = options
        .compress
        .then(|| precompress::precompress(staging.path()))
        .transpose()
        .map_err(|error| PublishError::File(staging.path().to_owned(), error))?;
    staging.write(BUILD_ID, compiled.index.edition.build.as_bytes())?;
    progress.finish();
    Ok(Published {
        replaced: staging.commit()?,
        n_pages,
        n_figures: counts.figures,
        totals,
    })
}

/// Checks the content and the output folder as [`publish`] does, and writes nothing.
///
/// # Errors
/// [`PublishError`], the one that [`publish`] would return.
pub fn dry_run(options: &PublishOptions, progress: &Progress) -> Result<(), PublishError> {
    OutputFolder::check(&options.out, &options.inputs())?;
    check(&options.content, progress)?;
    check_public(options)
}

/// Stops public files that give away few people or personal data.
fn check_public(options: &PublishOptions) -> Result<(), PublishError> {
    let problems = content::public_problems(&options.content, &options.public);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(PublishError::Content(problems))
    }
}

fn assets(options: &PublishOptions, staging: &Staging) -> Result<Assets, PublishError> {
    let mut style = String::new();
    for name in STYLES {
        style.push_str(&read_text(&options.style.join(name))?);
    }
    let hashed = |stem: &str, ending: &str, bytes: &[u8]| -> Result<String, PublishError> {
        let name = format!("{stem}.{}.{ending}", hash(bytes));
        staging.write(&name, bytes)?;
        Ok(name)
    };
    let boot_bytes = read(&options.public.join(BOOT))?;
    if options.reload {
        staging.write(RELOAD, &read(&options.public.join(RELOAD))?)?;
    }
    Ok(Assets {
        style: lean(&style),
        boot: hashed("boot", "js", &boot_bytes)?,
        reload: if options.reload {
            RELOAD.to_owned()
        } else {
            String::new()
        },
        ..program(&options.app, staging)?
    })
}

/// Copies the program. Its files name each other, so what is hashed is the name of their folder.
fn program(app: &Path, staging: &Staging) -> Result<Assets, PublishError> {
    let failed = |error| PublishError::File(app.to_owned(), error);
    let mut names = Vec::new();
    for entry in fs::read_dir(app).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        names.extend(name.into_string());
    }
    names.retain(|name| name != CHUNKS);
    names.sort();
    let mut files = Vec::new();
    for name in &names {
        let path = app.join(name);
        let bytes = read(&path)?;
        if name == MAIN_MODULE && !bytes.starts_with(b"\0asm") {
            return Err(PublishError::NoProgram(path));
        }
        files.push((name, bytes));
    }
    let all: Vec<u8> = files.iter().flat_map(|(_, bytes)| bytes).copied().collect();
    let folder = format!("program.{}", hash(&all));
    for (name, bytes) in &files {
        staging.write(&format!("{folder}/{name}"), bytes)?;
    }
    let within = |name: &str| format!("{folder}/{name}");
    let known = |name: &str| match names.iter().find(|known| *known == name) {
        Some(name) => Ok(within(name)),
        None => Err(PublishError::NoProgram(app.join(name))),
    };
    let parts: BTreeMap<String, Vec<String>> = match read(&app.join(CHUNKS)) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).map_err(|error| PublishError::Json(CHUNKS, error))?
        }
        // A program without chunks.
        Err(_) => BTreeMap::new(),
    };
    let files = |names: Vec<String>| names.iter().map(|name| within(name)).collect();
    Ok(Assets {
        program: known("candour.js")?,
        wasm: known(MAIN_MODULE)?,
        scripts: known("link.js").into_iter().collect(),
        parts: parts
            .into_iter()
            .map(|(part, names)| (part, files(names)))
            .collect(),
        ..Assets::default()
    })
}

/// A style sheet without comments and indentation.
fn lean(style: &str) -> String {
    let mut lean = String::new();
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        lean.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    lean.push_str(rest);
    let lines = lean.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn data(staging: &Staging, compiled: &Compiled, dataset: &Dataset) -> Result<(), PublishError> {
    for (name, bytes) in &compiled.files {
        staging.write(&format!("data/{name}"), bytes)?;
    }
    for (name, write_table) in downloads::TABLES {
        staging.write_with(&format!("data/{name}"), |out| write_table(dataset, out))?;
    }
    let schema = schema().map_err(|error| PublishError::Json(SCHEMA, error))?;
    Ok(staging.write(SCHEMA, &schema)?)
}

/// JSON Schema of both kinds of file, as pretty JSON.
///
/// # Errors
/// Only if JSON cannot be serialised.
pub fn schema() -> serde_json::Result<Vec<u8>> {
    let mut generator = schemars::SchemaGenerator::default();
    let index = generator.subschema_for::<IndexFile>();
    let part = generator.subschema_for::<PartFile>();
    let definitions = generator.take_definitions(true);
    serde_json::to_vec_pretty(&serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Candour data files",
        "description": "index.json is an IndexFile; every other file is a PartFile.",
        "anyOf": [index, part],
        "$defs": definitions,
    }))
}

fn write_pages(
    options: &PublishOptions,
    staging: &Staging,
    dataset: &Arc<Dataset>,
    assets: &Assets,
    progress: &Progress,
) -> Result<usize, PublishError> {
    let template = read_text(&options.template)?;
    if let Some(slot) = pages::SLOTS.iter().find(|slot| !template.contains(**slot)) {
        let path = options.template.clone();
        return Err(PublishError::Template(path, slot));
    }
    let routes = pages::routes(dataset);
    progress.step("Writing pages", routes.len());
    let write = |path: &str, html: String| {
        progress.advance();
        staging.write(&format!("{path}index.html"), html.as_bytes())
    };
    routes.par_iter().try_for_each(|route| {
        let root = pages::root_of(route);
        let html = pages::page(&template, dataset, route, assets, &root);
        write(&route.path(), html)
    })?;
    let missing = Route::NotFound(String::new());
    let html = pages::page(&template, dataset, &missing, assets, &options.base);
    staging.write("404.html", html.as_bytes())?;
    let embeds = pages::embeds(dataset, assets);
    let n_embeds = embeds.len();
    for (path, html) in embeds {
        write(&path, html)?;
    }
    Ok(routes.len() + 1 + n_embeds)
}

fn read(path: &Path) -> Result<Vec<u8>, PublishError> {
    fs::read(path).map_err(|error| PublishError::File(path.to_owned(), error))
}

fn read_text(path: &Path) -> Result<String, PublishError> {
    fs::read_to_string(path).map_err(|error| PublishError::File(path.to_owned(), error))
}

/// Copies a folder of files into the site, those apart that are published in another way.
fn copy(from: &Path, staging: &Staging, prefix: &str) -> Result<(), PublishError> {
    let failed = |error| PublishError::File(from.to_owned(), error);
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if name.chars().any(char::is_control) {
            return Err(PublishError::PublicFile(entry.path()));
        }
        if entry.path().is_dir() {
            copy(&entry.path(), staging, &format!("{name}/"))?;
        } else if !entry.path().is_file() {
            return Err(PublishError::PublicFile(entry.path()));
        } else if name != BOOT && name != RELOAD {
            staging.write(&name, &read(&entry.path())?)?;
        }
    }
    Ok(())
}
