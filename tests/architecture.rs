//! Rules for the sources: modules import one way and never in a circle, folders stay small, only
//! `ui::browser` touches the browser, and every path that a document names exists.

#![cfg(test)]

#[path = "fixtures/imports.rs"]
mod imports;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use imports::Imports;

/// The modules in the order in which they may import: each only what stands before it.
const ORDER: [&str; 8] = [
    "stats", "chart", "data", "format", "check", "view", "figure", "ui",
];
/// What belongs to the browser.
const WEB: [&str; 6] = [
    "leptos",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "plotters_canvas",
];
/// Files directly in one folder.
const MOST_FILES: usize = 14;
/// Folders of Rust sources.
const SOURCES: [&str; 9] = [
    "benches",
    "examples",
    "fuzz/fuzz_targets",
    "precompress/src",
    "report-markdown/src",
    "src",
    "tests",
    "wasm-bundle/src",
    "xtask/src",
];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with an ending, as a path from the root of the repository.
fn files(dir: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![repository().join(dir)];
    while let Some(dir) = waiting.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                found.push(path.strip_prefix(repository()).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

/// The sources of the program.
fn sources() -> Vec<(String, String)> {
    let sources = files("src", "rs");
    assert!(sources.len() > 60, "only {} sources", sources.len());
    sources
        .iter()
        .map(|path| (path.display().to_string(), read(path)))
        .collect()
}

/// The lines of a source without comments, each with its number.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The module of the program that a source belongs to.
fn module(path: &str) -> &str {
    let inner = path.strip_prefix("src/").unwrap();
    inner.split(['/', '.']).next().unwrap()
}

/// The modules of the program that a line names by `crate::`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
    line.split("crate::")
        .skip(1)
        .filter_map(move |rest| rest.split(ends).next())
}

#[test]
fn modules_import_only_what_stands_before_them() {
    let place = |module: &str| ORDER.iter().position(|known| *known == module);
    let mut imports = 0;
    for (path, text) in sources() {
        let Some(own) = place(module(&path)) else {
            continue;
        };
        for (number, line) in code(&text) {
            for module in named(line) {
                imports += 1;
                let allowed = place(module).is_some_and(|other| other <= own);
                assert!(allowed, "{path}:{number} uses {module}: {}", line.trim());
            }
        }
    }
    assert!(imports > 100, "only {imports} imports were looked at");
}

#[test]
fn statistics_use_nothing_of_the_program() {
    for (path, text) in sources().iter().filter(|(path, _)| module(path) == "stats") {
        for (number, line) in code(text) {
            assert_eq!(named(line).count(), 0, "{path}:{number}: {}", line.trim());
        }
    }
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let beside = ["lib", "main", "command", "publish"];
    for (path, _) in sources() {
        let module = module(&path);
        let known = ORDER.contains(&module) || beside.contains(&module);
        assert!(known, "{path}: {module} has no place");
    }
}

#[test]
fn the_web_stays_at_the_rim() {
    for (path, text) in sources() {
        let at_the_rim = module(&path) == "ui" || path == "src/main.rs";
        // The publisher writes pages with the same components.
        let writes_pages = path == "src/publish/site/pages.rs";
        for (number, line) in code(&text).filter(|_| !at_the_rim) {
            for web in WEB {
                let named = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
                let found = named.clone().any(|word| word.starts_with(web));
                let allowed = writes_pages && web == "leptos";
                assert!(!found || allowed, "{path}:{number}: {}", line.trim());
            }
        }
    }
}

#[test]
fn only_the_server_uses_the_crates_of_its_feature() {
    let crates = ["axum", "tokio", "tower_http"];
    let manifest = read(Path::new("Cargo.toml"));
    for name in crates.map(|name| name.replace('_', "-")) {
        let starts = format!("{name} = ");
        let line = manifest.lines().find(|line| line.starts_with(&starts));
        assert!(line.unwrap().contains("optional = true"), "{name}");
    }
    let mut found = 0;
    for (path, text) in sources() {
        // The command is not built without the feature.
        let is_server = path.starts_with("src/publish/serve") || path == "src/command.rs";
        for (number, line) in code(&text) {
            let names = |name: &&str| line.contains(&format!("{name}::"));
            if crates.iter().any(names) {
                found += 1;
                assert!(is_server, "{path}:{number}: {}", line.trim());
            }
        }
    }
    assert!(found > 5, "only {found} uses were looked at");
}

#[test]
fn only_the_browser_part_touches_the_window() {
    for (path, text) in sources() {
        if path.starts_with("src/ui/browser") || path == "src/main.rs" {
            continue;
        }
        for (number, line) in code(&text) {
            for touch in ["window()", "document()", "web_sys::"] {
                assert!(!line.contains(touch), "{path}:{number}: {}", line.trim());
            }
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let crates = [
        ("src", 900),
        ("report-markdown/src", 10),
        ("wasm-bundle/src", 5),
        ("xtask/src", 10),
    ];
    for (crate_, least) in crates {
        let imports = Imports::read(&repository().join(crate_));
        assert!(imports.count() >= least, "{crate_}: {}", imports.count());
        let circles = imports.circles();
        assert!(circles.is_empty(), "{crate_}: {circles:#?}");
    }
}

#[test]
fn no_folder_has_more_files_than_can_be_taken_in_at_once() {
    for crate_ in [
        "src",
        "precompress/src",
        "report-markdown/src",
        "wasm-bundle/src",
        "xtask/src",
    ] {
        let mut count: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for path in files(crate_, "rs") {
            *count.entry(path.parent().unwrap().to_owned()).or_default() += 1;
        }
        let crowded = count.into_iter().filter(|(_, count)| *count > MOST_FILES);
        let crowded: Vec<_> = crowded.collect();
        assert!(
            crowded.is_empty(),
            "at most {MOST_FILES} files in a folder; group related ones in a subfolder: {crowded:?}"
        );
    }
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for dir in SOURCES {
        for path in files(dir, "rs") {
            let text = read(&path);
            let first = text.lines().next().unwrap_or_default();
            assert!(
                first.starts_with("//! ") && first.len() > 15,
                "{}: {first}",
                path.display()
            );
        }
    }
}

#[test]
fn what_is_still_to_do_has_a_number() {
    let mark = ["TO", "DO"].concat();
    for dir in SOURCES {
        for path in files(dir, "rs") {
            for (at, line) in read(&path).lines().enumerate() {
                let numbered = line.contains(&format!("{mark}(#"));
                let free = !line.contains(&mark) || numbered;
                assert!(free, "{}:{}: {}", path.display(), at + 1, line.trim());
            }
        }
    }
}

#[test]
fn nothing_for_a_moment_is_left_behind() {
    let left = [
        "dbg!(",
        "todo!(",
        "unimplemented!(",
        "console::log",
        "println!(\"here",
    ];
    for (path, text) in sources() {
        for (number, line) in code(&text) {
            let found = left.iter().find(|left| line.contains(**left));
            assert_eq!(found, None, "{path}:{number}");
        }
    }
}

#[test]
fn only_tests_that_need_shared_files_are_ignored() {
    let ignore = ["#[ign", "ore"].concat();
    let allowed = format!("{ignore} = \"needs ../shared\"]");
    for dir in SOURCES {
        for path in files(dir, "rs") {
            for (at, line) in read(&path).lines().enumerate() {
                let line = line.trim();
                let is_allowed = !line.contains(&ignore) || line == allowed;
                assert!(is_allowed, "{}:{}: {line}", path.display(), at + 1);
            }
        }
    }
}

#[test]
fn no_test_waits_for_the_clock() {
    let sleep = ["thread::sl", "eep("].concat();
    // End-to-end tests wait for the browser.
    let native = files("tests", "rs");
    for path in native.iter().filter(|path| !path.starts_with("tests/e2e")) {
        assert!(!read(path).contains(&sleep), "{}", path.display());
    }
}

#[test]
fn no_source_switches_a_lint_off_without_a_reason() {
    let allow = ["#[al", "low("].concat();
    for (path, text) in sources() {
        for (number, line) in code(&text) {
            assert!(!line.contains(&allow), "{path}:{number}: {}", line.trim());
        }
    }
}

/// The paths that a text names between backticks.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    const ROOTS: [&str; 15] = [
        "benches/",
        "content/",
        "docs/",
        "examples/",
        "fuzz/",
        "precompress/",
        "public/",
        "report-markdown/",
        "src/",
        "style/",
        "tests/",
        "wasm-bundle/",
        "xtask/",
        ".ci/",
        ".cargo/",
    ];
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(|word| {
        let plain = word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
        plain && ROOTS.iter().any(|root| word.starts_with(root))
    })
}

#[test]
fn paths_are_found_between_backticks() {
    let text = "See `src/data/period.rs`, `cargo test`, `tests/e2e/` and `src/{a,b}.rs`.";
    assert_eq!(
        paths(text).collect::<Vec<_>>(),
        ["src/data/period.rs", "tests/e2e/"]
    );
}

#[test]
fn every_path_named_in_the_documents_exists() {
    let mut documents = files("docs", "md");
    documents.extend(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(PathBuf::from));
    for document in documents {
        let text = read(&document);
        for path in paths(&text) {
            let is_there = repository().join(path).exists();
            assert!(is_there, "{} names {path}", document.display());
        }
    }
}

#[test]
fn every_table_of_content_is_read_by_the_program() {
    let read: String = sources().into_iter().map(|(_, text)| text).collect();
    let tables = files("content", "csv");
    assert!(tables.len() >= 12);
    for path in tables {
        let name = path.file_name().unwrap().to_str().unwrap();
        let is_read = ["\"", "/"]
            .iter()
            .any(|before| read.contains(&format!("{before}{name}\"")));
        assert!(is_read, "nobody reads {name}");
    }
}

#[test]
fn every_style_sheet_is_published() {
    let published = read(Path::new("src/publish/site.rs"));
    for path in files("style", "css") {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            published.contains(&format!("\"{name}\"")),
            "{name} is never published"
        );
    }
}
