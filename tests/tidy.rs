//! What holds for the sources themselves: modules import one way, the web stays at the rim, files
//! stay short, and every path that is named exists.

#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order in which they may import: each only what stands before it.
const ORDER: [&str; 6] = ["stats", "data", "check", "view", "chart", "ui"];
/// What belongs to the browser.
const WEB: [&str; 6] = [
    "leptos",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "plotters_canvas",
];
const LONGEST: usize = 400;

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
fn files_stay_short() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{path} has {lines} lines");
    }
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for dir in ["src", "tests", "xtask/src", "precompress/src"] {
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
    for dir in ["src", "tests", "xtask/src", "precompress/src"] {
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
fn no_test_is_passed_over_and_none_waits_for_the_clock() {
    let forbidden = [["#[ign", "ore"].concat(), ["thread::sl", "eep("].concat()];
    for path in files("tests", "rs") {
        // Journeys in a browser wait for the browser.
        if path.starts_with("tests/e2e") {
            continue;
        }
        let text = read(&path);
        let found = forbidden
            .iter()
            .find(|forbidden| text.contains(forbidden.as_str()));
        assert_eq!(found, None, "{}", path.display());
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
    const ROOTS: [&str; 9] = [
        "src/",
        "tests/",
        "content/",
        "style/",
        "public/",
        "xtask/",
        "precompress/",
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
    let text = "See `src/data/parse.rs`, `cargo test`, `tests/e2e/` and `src/{a,b}.rs`.";
    assert_eq!(
        paths(text).collect::<Vec<_>>(),
        ["src/data/parse.rs", "tests/e2e/"]
    );
}

#[test]
fn every_path_named_in_the_documents_exists() {
    for document in ["README.md", "ARCHITECTURE.md"] {
        let Ok(text) = fs::read_to_string(repository().join(document)) else {
            continue;
        };
        for path in paths(&text) {
            assert!(repository().join(path).exists(), "{document} names {path}");
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
