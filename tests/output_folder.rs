//! The output folder: refused when it holds anything that Candour did not write, replaced in one
//! step otherwise, and written by one publish at a time.

#![cfg(test)]

#[path = "fixtures/tiny.rs"]
mod tiny;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

use candour::publish::output::manifest::{Contents, Manifest};
use tiny::{Workplace, errors};

/// Asserts that publishing into `out` ends with exit code 1 and the words, and that every file is
/// byte for byte as before.
fn assert_refused(folder: &Workplace, out: &str, words: &str) {
    let before = folder.files();
    assert!(before.len() > 25, "nothing is there to be lost");
    let output = folder.publish(out).output().unwrap();
    let errors = errors(&output);
    assert_eq!(output.status.code(), Some(1), "--out {out}: {errors}");
    assert!(errors.contains(words), "--out {out}: {errors}");
    assert!(errors.starts_with("Nothing was published: "), "{errors}");
    assert!(folder.files() == before, "--out {out} changed files");
}

/// Publishes into `out` and asserts that all of the site is there.
fn assert_published(folder: &Workplace, out: &str) {
    let output = folder.publish(out).output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    assert_complete(&folder.path(out));
}

/// Asserts that a site holds every file that its manifest lists.
fn assert_complete(site: &Path) {
    let manifest = Manifest::read(site).unwrap();
    let manifest = manifest.unwrap_or_else(|| panic!("{} has no manifest", site.display()));
    assert!(manifest.n_files() > 20, "{} files", manifest.n_files());
    assert_eq!(manifest.first_missing(site).unwrap(), None);
}

/// Waits until a publish into `dist` has written that many files of its new site, or has ended.
fn wait_until_written(folder: &Workplace, publish: &mut Child, n_files: usize) {
    let is_new = |name: &str| name.starts_with(".dist.new-");
    let before: BTreeSet<String> = folder
        .names()
        .into_iter()
        .filter(|name| is_new(name))
        .collect();
    let mut staging = None;
    while publish.try_wait().unwrap().is_none() {
        let mut names = folder.names().into_iter();
        staging = staging.or_else(|| names.find(|name| is_new(name) && !before.contains(name)));
        let contents = staging
            .as_ref()
            .map(|name| Contents::read(&folder.path(name)));
        let n_written = match &contents {
            Some(Ok(contents)) => contents.files.len(),
            _ => 0,
        };
        if n_written >= n_files {
            return;
        }
    }
}

/// Asserts that nothing lies beside the site but what was there before.
fn assert_no_leftovers(folder: &Workplace) {
    let names = folder.names().into_iter();
    let hidden: Vec<String> = names.filter(|name| name.starts_with('.')).collect();
    assert_eq!(hidden, Vec::<String>::new());
}

#[test]
fn a_path_without_a_name_is_refused() {
    let folder = Workplace::new();
    folder.write("sub/precious.txt", "mine");
    for out in [".", "..", "/", "sub/..", "sub/dist/..", "./."] {
        assert_refused(&folder, out, "names no folder of its own");
    }
}

#[test]
fn a_folder_that_shares_files_with_the_content_is_refused() {
    let folder = Workplace::new();
    let all = folder.path("").canonicalize().unwrap();
    assert_refused(&folder, "content", "is the content folder");
    assert_refused(&folder, "content/site", "lies within the content folder");
    assert_refused(
        &folder,
        all.to_str().unwrap(),
        "contains the content folder",
    );
    assert_refused(&folder, "style", "is the folder of style sheets");
    assert_refused(
        &folder,
        "public/new",
        "lies within the folder of public files",
    );
    assert_refused(&folder, "app", "is the folder of the program");
    assert_refused(&folder, "index.html", "not a folder");
}

#[test]
fn a_repository_is_refused() {
    let folder = Workplace::new();
    folder.write("repository/.git/HEAD", "ref: refs/heads/main");
    folder.write("repository/unsaved.rs", "fn main() {}");
    let path = folder.path("repository").canonicalize().unwrap();
    assert_refused(
        &folder,
        path.to_str().unwrap(),
        "2 files or folders that Candour did not write",
    );
}

#[test]
fn a_checkout_with_files_of_others_is_refused_even_over_an_older_site() {
    let folder = Workplace::new();
    assert_published(&folder, "gh");
    for (name, text) in [
        (".git/HEAD", "ref"),
        ("CNAME", "a.example"),
        ("other/report.pdf", "%PDF"),
    ] {
        folder.write(&format!("gh/{name}"), text);
    }
    assert_refused(&folder, "gh", "(first: .git/HEAD)");
    assert_refused(
        &folder,
        "gh",
        "3 files or folders that Candour did not write",
    );
}

#[test]
fn an_empty_folder_of_somebody_in_an_older_site_is_refused() {
    let folder = Workplace::new();
    assert_published(&folder, "dist");
    fs::create_dir(folder.path("dist/mine")).unwrap();
    assert_refused(&folder, "dist", "(first: mine/)");
    assert!(folder.path("dist/mine").is_dir());
}

#[test]
fn folders_with_names_alike_stay() {
    let folder = Workplace::new();
    folder.write("site.old/mine.txt", "old");
    folder.write("site.new/mine.txt", "new");
    let before = folder.files();
    assert_published(&folder, "site.v1");
    assert_published(&folder, "site.v1");
    let after = folder.files();
    for (path, bytes) in &before {
        assert_eq!(after.get(path), Some(bytes), "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_refused_and_its_target_named() {
    let folder = Workplace::new();
    folder.write("webroot/index.html", "the old site");
    std::os::unix::fs::symlink(folder.path("webroot"), folder.path("link")).unwrap();
    assert_refused(&folder, "link", "is a symbolic link");
    assert_refused(&folder, "link", "webroot");
}

#[test]
fn a_file_is_refused() {
    let folder = Workplace::new();
    folder.write("afile", "text");
    assert_refused(&folder, "afile", "afile is not a folder");
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_refused() {
    let folder = Workplace::new();
    assert_refused(&folder, "/proc", "/proc is a mount point");
}

#[test]
fn a_missing_an_empty_and_an_older_site_are_replaced() {
    let folder = Workplace::new();
    let before = folder.files();
    assert_published(&folder, "new/deeper/dist");
    fs::create_dir(folder.path("empty")).unwrap();
    assert_published(&folder, "empty");
    // What an operating system leaves in a folder stops nobody.
    folder.write("empty/.DS_Store", "");
    folder.write("empty/stale.html", "");
    assert_refused(
        &folder,
        "empty",
        "a file that Candour did not write or that changed since (first: stale.html)",
    );
    fs::remove_file(folder.path("empty/stale.html")).unwrap();
    assert_published(&folder, "empty");
    assert_no_leftovers(&folder);
    let after = folder.files();
    assert!(
        before
            .iter()
            .all(|(path, bytes)| after.get(path) == Some(bytes))
    );
}

#[test]
fn a_page_that_was_edited_by_hand_is_not_replaced() {
    let folder = Workplace::new();
    assert_published(&folder, "dist");
    folder.write("dist/index.html", "corrected by hand");
    assert_refused(&folder, "dist", "or that changed since (first: index.html)");
}

#[test]
fn a_manifest_that_somebody_else_wrote_allows_nothing() {
    let folder = Workplace::new();
    folder.write("dist/.candour", "my own notes");
    assert_refused(&folder, "dist", "(first: .candour)");
}

#[test]
fn a_path_back_out_of_a_missing_folder_is_refused() {
    let folder = Workplace::new();
    assert_refused(
        &folder,
        "nope/../content/site",
        "Give the path without “..”",
    );
    assert!(!folder.path("nope").exists());
}

#[cfg(unix)]
#[test]
fn a_file_of_somebody_in_the_place_of_the_lock_stays() {
    let folder = Workplace::new();
    folder.write("thesis.docx", "years of work");
    std::fs::hard_link(folder.path("thesis.docx"), folder.path(".dist.lock")).unwrap();
    assert_refused(&folder, "dist", "is in the place of the lock");
    fs::remove_file(folder.path(".dist.lock")).unwrap();
    std::os::unix::fs::symlink("thesis.docx", folder.path(".dist.lock")).unwrap();
    assert_refused(&folder, "dist", "is in the place of the lock");
}

#[test]
fn a_damaged_program_or_template_is_refused() {
    let folder = Workplace::new();
    folder.write("app/candour_bg.wasm", "");
    assert_refused(&folder, "dist", "candour_bg.wasm is missing or damaged");
    folder.write("app/candour_bg.wasm", "\0asm");
    folder.write("index.html", "");
    assert_refused(&folder, "dist", "has no {title}");
}

#[test]
fn a_public_file_with_a_hidden_character_in_its_name_is_refused() {
    let folder = Workplace::new();
    folder.write("public/a\nb.txt", "text");
    assert_refused(&folder, "dist", "hidden character in its name");
}

#[test]
fn a_dry_run_refuses_the_same_and_writes_nothing() {
    let folder = Workplace::new();
    folder.write("mine/notes.txt", "precious");
    let before = folder.files();
    for (out, is_good) in [("mine", false), ("content", false), ("dist", true)] {
        let output = folder.publish(out).arg("--dry-run").output().unwrap();
        assert_eq!(output.status.success(), is_good, "{}", errors(&output));
    }
    assert!(folder.files() == before);
}

#[test]
fn an_error_in_the_content_leaves_the_older_site_and_no_other_folder() {
    let folder = Workplace::new();
    assert_published(&folder, "dist");
    folder.write("content/sets.csv", "wrong");
    let before = folder.files();
    let output = folder.publish("dist").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(folder.files() == before);
    assert_no_leftovers(&folder);
}

#[test]
fn of_two_publishes_at_once_one_ends_with_words() {
    let folder = Workplace::new();
    assert_published(&folder, "dist");
    let n_files = Contents::read(&folder.path("dist")).unwrap().files.len();
    let mut n_refused = 0;
    for round in 0..25 {
        let start = || {
            let mut publish = folder.publish("dist");
            publish.stderr(Stdio::piped()).stdout(Stdio::null());
            publish.spawn().unwrap()
        };
        let mut first = start();
        wait_until_written(&folder, &mut first, n_files * round / 25);
        let second = start();
        let outputs = [first, second].map(|child| child.wait_with_output().unwrap());
        let refused = outputs.iter().filter(|output| !output.status.success());
        let refused: Vec<_> = refused.collect();
        assert!(refused.len() < 2, "round {round}: neither was published");
        for output in refused {
            let errors = errors(output);
            assert!(errors.contains("another publish into"), "{errors}");
            assert_eq!(output.status.code(), Some(1));
            n_refused += 1;
        }
        assert_complete(&folder.path("dist"));
        assert_no_leftovers(&folder);
    }
    assert!(n_refused > 0, "no two publishes ran at once");
}

#[test]
fn the_second_of_two_publishes_names_the_process_of_the_first() {
    let folder = Workplace::new();
    let mut first = folder
        .publish("dist")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let lock = folder.path(".dist.lock");
    while fs::read_to_string(&lock).is_ok_and(|text| text.is_empty()) || !lock.exists() {
        assert!(
            first.try_wait().unwrap().is_none(),
            "it ended without a lock"
        );
    }
    let second = folder.publish("dist").output().unwrap();
    let expected = format!("is running (process {}, since ", first.id());
    assert!(errors(&second).contains(&expected), "{}", errors(&second));
    assert!(first.wait().unwrap().success());
}

#[test]
fn a_publish_killed_at_any_moment_leaves_a_whole_site() {
    let folder = Workplace::new();
    assert_published(&folder, "dist");
    let n_files = Contents::read(&folder.path("dist")).unwrap().files.len();
    let mut n_killed = 0;
    for round in 0..50 {
        let mut publish = folder
            .publish("dist")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // The last rounds wait for more files than there are: those end while folders are exchanged.
        wait_until_written(&folder, &mut publish, n_files * round / 45);
        n_killed += usize::from(publish.try_wait().unwrap().is_none());
        publish.kill().unwrap();
        publish.wait().unwrap();
        assert_complete(&folder.path("dist"));
    }
    assert!(n_killed > 25, "only {n_killed} were killed in time");
    // The lock of a killed publish locks nothing.
    let last = folder.publish("dist").output().unwrap();
    let sentence = String::from_utf8_lossy(&last.stdout).into_owned();
    assert!(
        last.status.success() && sentence.contains(" is left from an earlier publish"),
        "{sentence}"
    );
}
