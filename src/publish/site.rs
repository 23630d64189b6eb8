//! Writes a whole site: data, pages, program, styles. Nothing is touched until all content is
//! known to be good; then the new site takes the old one's place in one step.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use thiserror::Error;

use crate::data::dataset::Dataset;
use crate::data::error::DataError;
use crate::data::wire::{IndexFile, PartFile};
use crate::data::{parse, parse_words};
use crate::view::state::Route;

use super::compile::{Compiled, compile, hash};
use super::content;
use super::downloads;
use super::pages::{self, Assets};
use super::table::Problem;

/// What to publish, and where.
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
    /// The path at which the site will stand, for the not-found page alone.
    pub base: String,
    /// Whether to write compressed copies.
    pub compress: bool,
    /// Whether pages load themselves again after a build.
    pub reload: bool,
}

/// Why nothing was published.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PublishError {
    /// The content is not good; every mistake.
    #[error("{} in the content", match .0.len() { 1 => "one mistake".to_owned(), n => format!("{n} mistakes") })]
    Content(Vec<Problem>),
    /// What was compiled cannot be read back.
    #[error("the compiled data cannot be read back: {0}")]
    Data(#[from] DataError),
    /// A file could not be read or written.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    /// A table or file could not be put into words.
    #[error("{0}")]
    Format(String),
}

/// What was written.
#[derive(Debug)]
pub struct Published {
    /// Number of pages.
    pub n_pages: usize,
    /// Number of figures.
    pub n_figures: usize,
    /// Sizes by file type, where copies were compressed.
    pub totals: Option<precompress::Totals>,
}

/// Names the files of each later part of the program.
const PARTS: &str = "parts.json";

/// The order in which style sheets follow each other.
const STYLES: [&str; 6] = [
    "tokens.css",
    "base.css",
    "parts.css",
    "chart.css",
    "report.css",
    "print.css",
];

/// Publishes a site.
///
/// # Errors
/// [`PublishError`]; the old site is then left as it was.
pub fn publish(options: &PublishOptions) -> Result<Published, PublishError> {
    let content = content::read(&options.content).map_err(PublishError::Content)?;
    let compiled = compile(&content).map_err(|error| PublishError::Format(error.to_string()))?;
    // The rows of a large site are some hundred megabytes, and nothing below needs them.
    let n_figures = content.figures.observations.len();
    drop(content);
    let dataset = Arc::new(read_back(&compiled)?);
    let staging = options.out.with_extension("new");
    let _ = fs::remove_dir_all(&staging);
    copy(&options.public, &staging)?;
    let assets = assets(options, &staging)?;
    let (data, n_pages) = rayon::join(
        || data(&staging.join("data"), &compiled, &dataset),
        || write_pages(options, &staging, &dataset, &assets),
    );
    data?;
    let n_pages = n_pages?;
    let totals = options
        .compress
        .then(|| precompress::precompress(&staging))
        .transpose();
    let totals = totals.map_err(|error| PublishError::File(staging.clone(), error))?;
    write(
        &staging.join(".build-id"),
        compiled.index.edition.build.as_bytes(),
    )?;
    take_place(&staging, &options.out)?;
    Ok(Published {
        n_pages,
        n_figures,
        totals,
    })
}

/// Puts a finished site in the place of the old one, which is only removed afterwards.
fn take_place(staging: &Path, out: &Path) -> Result<(), PublishError> {
    let failed = |error| PublishError::File(out.to_owned(), error);
    let old = out.with_extension("old");
    let _ = fs::remove_dir_all(&old);
    if out.exists() {
        fs::rename(out, &old).map_err(failed)?;
    }
    fs::rename(staging, out).map_err(failed)?;
    let _ = fs::remove_dir_all(&old);
    Ok(())
}

/// The dataset of compiled content, with every part, read as the browser will read it.
///
/// # Errors
/// [`DataError`] where a file cannot be read back.
pub fn read_back(compiled: &Compiled) -> Result<Dataset, DataError> {
    let bytes = |name: &str| {
        let file = compiled.files.iter().find(|(file, _)| file == name);
        file.map(|(_, bytes)| bytes.as_slice()).unwrap_or_default()
    };
    let mut dataset = parse::index("index.json", bytes("index.json"))?;
    for file in &compiled.index.files {
        let read = if parse_words::is_words(&file.key) {
            parse_words::words
        } else {
            parse::part
        };
        let part = read(&file.path, bytes(&file.path), &dataset)?;
        dataset = dataset.with_part(&part);
    }
    Ok(dataset)
}

fn assets(options: &PublishOptions, staging: &Path) -> Result<Assets, PublishError> {
    let mut style = String::new();
    for name in STYLES {
        style.push_str(&read_text(&options.style.join(name))?);
    }
    let hashed = |stem: &str, ending: &str, bytes: &[u8]| -> Result<String, PublishError> {
        let name = format!("{stem}.{}.{ending}", hash(bytes));
        write(&staging.join(&name), bytes)?;
        Ok(name)
    };
    let boot = staging.join("boot.js");
    let boot_bytes = read(&boot)?;
    fs::remove_file(&boot).map_err(|error| PublishError::File(boot.clone(), error))?;
    if !options.reload {
        let reload = staging.join("reload.js");
        fs::remove_file(&reload).map_err(|error| PublishError::File(reload, error))?;
    }
    Ok(Assets {
        style: lean(&style),
        boot: hashed("boot", "js", &boot_bytes)?,
        reload: if options.reload {
            "reload.js".to_owned()
        } else {
            String::new()
        },
        ..program(&options.app, staging)?
    })
}

/// Copies the program. Its files name each other, so what is hashed is the name of their folder.
fn program(app: &Path, staging: &Path) -> Result<Assets, PublishError> {
    let failed = |error| PublishError::File(app.to_owned(), error);
    let mut names = Vec::new();
    for entry in fs::read_dir(app).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        names.extend(name.into_string());
    }
    names.retain(|name| name != PARTS);
    names.sort();
    let mut files = Vec::new();
    for name in &names {
        files.push((name, read(&app.join(name))?));
    }
    let all: Vec<u8> = files.iter().flat_map(|(_, bytes)| bytes).copied().collect();
    let folder = format!("program.{}", hash(&all));
    for (name, bytes) in &files {
        write(&staging.join(&folder).join(name), bytes)?;
    }
    let within = |name: &str| format!("{folder}/{name}");
    let known = |name: &str| match names.iter().find(|known| *known == name) {
        Some(name) => Ok(within(name)),
        None => Err(PublishError::File(
            app.join(name),
            io::ErrorKind::NotFound.into(),
        )),
    };
    let parts: BTreeMap<String, Vec<String>> = match read(&app.join(PARTS)) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map_err(|error| PublishError::Format(format!("{PARTS}: {error}")))?,
        // A program in one piece.
        Err(_) => BTreeMap::new(),
    };
    let files = |names: Vec<String>| names.iter().map(|name| within(name)).collect();
    Ok(Assets {
        program: known("candour.js")?,
        wasm: known("candour_bg.wasm")?,
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

fn data(dir: &Path, compiled: &Compiled, dataset: &Dataset) -> Result<(), PublishError> {
    for (name, bytes) in &compiled.files {
        write(&dir.join(name), bytes)?;
    }
    for (name, write_table) in downloads::TABLES {
        let path = dir.join(name);
        let file = fs::File::create(&path).map(io::BufWriter::new);
        file.and_then(|mut file| {
            write_table(dataset, &mut file)?;
            file.flush()
        })
        .map_err(|error| PublishError::File(path, error))?;
    }
    let schema = schema().map_err(|error| PublishError::Format(error.to_string()))?;
    write(&dir.join("schema.json"), &schema)
}

/// The JSON Schema of both sorts of file, as pretty JSON.
///
/// # Errors
/// Only where JSON cannot be written.
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
    staging: &Path,
    dataset: &Arc<Dataset>,
    assets: &Assets,
) -> Result<usize, PublishError> {
    let template = read_text(&options.template)?;
    let routes = pages::routes(dataset);
    routes.par_iter().try_for_each(|route| {
        let html = pages::page(&template, dataset, route, assets, &pages::root_of(route));
        let path = staging.join(route.path()).join("index.html");
        write(&path, html.as_bytes())
    })?;
    let missing = Route::NotFound(String::new());
    let html = pages::page(&template, dataset, &missing, assets, &options.base);
    write(&staging.join("404.html"), html.as_bytes())?;
    let embeds = pages::embeds(dataset, assets);
    for (path, html) in &embeds {
        write(&staging.join(path).join("index.html"), html.as_bytes())?;
    }
    Ok(routes.len() + 1 + embeds.len())
}

fn read(path: &Path) -> Result<Vec<u8>, PublishError> {
    fs::read(path).map_err(|error| PublishError::File(path.to_owned(), error))
}

fn read_text(path: &Path) -> Result<String, PublishError> {
    fs::read_to_string(path).map_err(|error| PublishError::File(path.to_owned(), error))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    let written = made.and_then(|()| fs::write(path, bytes));
    written.map_err(|error| PublishError::File(path.to_owned(), error))
}

fn copy(from: &Path, to: &Path) -> Result<(), PublishError> {
    let failed = |error| PublishError::File(from.to_owned(), error);
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).map_err(failed)?;
        }
    }
    Ok(())
}
