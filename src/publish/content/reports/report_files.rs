//! The files in `reports/`: each is the text of a report, or is named as a problem.

use std::path::Path;

use crate::publish::table::{Problem, Problems};
use crate::publish::text_file::{Decoded, TextKind, read_text};

/// Reads the text of a report from `reports/<id>.md`; a report without that file has none.
pub(crate) fn text(dir: &Path, report: &str) -> Result<Option<String>, Box<Problem>> {
    optional_text(dir, &format!("reports/{report}.md"))
}

/// Reads a text in Markdown that need not be there.
pub(crate) fn optional_text(dir: &Path, file: &str) -> Result<Option<String>, Box<Problem>> {
    let path = dir.join(file);
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let problem = |row: usize, found: String, expected: String| {
        Box::new(Problem {
            file: file.to_owned(),
            row,
            found,
            expected,
            ..Problem::default()
        })
    };
    match read_text(&path, TextKind::Report) {
        Ok(Decoded {
            fault: Some(wrong), ..
        })
        | Err(wrong) => Err(problem(wrong.row, wrong.found, wrong.expected)),
        Ok(decoded) if decoded.text.trim().is_empty() => Err(problem(
            0,
            "no text".to_owned(),
            "a text, or no file where there is none".to_owned(),
        )),
        Ok(decoded) => Ok(Some(decoded.text)),
    }
}

/// Notes a problem for each file in `reports/` that is the text of no report.
pub(crate) fn check_names(dir: &Path, reports: &[&str], problems: &mut Problems) {
    let entries = std::fs::read_dir(dir.join("reports")).into_iter().flatten();
    let mut entries: Vec<(String, bool)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().to_string_lossy().into_owned();
            Some((name, entry.path().is_dir()))
        })
        .filter(|(name, _)| !is_left_by_an_editor(name))
        .collect();
    entries.sort();
    for (name, is_folder) in entries {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        let is_report = reports.contains(&stem);
        if is_report && ending == "md" {
            continue;
        }
        let file = format!("reports/{name}");
        if is_folder {
            let expected = "only files here, each named like its report: <id>.md";
            problems.whole(&file, "a folder", expected);
        } else if ending == "md" {
            let expected = "a name that is the id of a report";
            problems.whole(&file, format!("“{stem}”"), expected);
        } else {
            let id = if is_report { stem } else { "<id>" };
            let expected = format!(
                "a report in Markdown whose name is its id and “.md”: {}",
                how_to_rename(ending, id)
            );
            problems.whole(&file, format!("“{name}”, which is not read"), expected);
        }
    }
}

/// The step that makes a file of another ending the text of a report.
fn how_to_rename(ending: &str, id: &str) -> String {
    let is_plain = ["md", "markdown", "mdown", "txt", "text"]
        .iter()
        .any(|plain| ending.eq_ignore_ascii_case(plain));
    if is_plain {
        format!("rename it to {id}.md")
    } else {
        format!("save its text as {id}.md, and move the file elsewhere")
    }
}

/// Hidden files, lock files of an open document, and lists of pictures that a file manager keeps.
fn is_left_by_an_editor(name: &str) -> bool {
    let starts = name.starts_with('.') || name.starts_with("~$");
    starts || name.ends_with('~') || ["Thumbs.db", "desktop.ini"].contains(&name)
}
