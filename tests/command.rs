//! The `candour` command as its user meets it: exit codes, and output that nobody reads to its end.

#![cfg(test)]

use std::path::Path;
use std::process::{Command, Stdio};

fn candour(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
    command.args(arguments).arg("--content").arg(fixture);
    command
}

#[test]
fn output_that_nobody_reads_ends_the_command_quietly() {
    for task in ["check", "claims"] {
        let mut command = candour(&[task]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // As `head -1` does, the reader goes before all is written.
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{task}");
        assert_eq!(output.status.code(), Some(141), "{task}");
    }
}

#[test]
fn messages_that_nobody_reads_end_the_command_quietly() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    command.args(["check", "--content", "no-such-folder"]);
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(141));
}

#[test]
fn a_check_tells_by_its_exit_code_if_the_content_is_in_order() {
    let output = candour(&["check"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.ends_with("are in order.\n"), "{text}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
    let output = command
        .args(["check", "--content", "no-such-folder"])
        .output();
    assert_eq!(output.unwrap().status.code(), Some(1));
}
